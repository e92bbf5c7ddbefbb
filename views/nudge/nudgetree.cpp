// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/nudge/nudgetree.h"

#include <functional>

#include <QHeaderView>

#include "views/common/clippedline.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kPlaceRole = Qt::UserRole; ///< of a guide's row: its place in the board
constexpr int kKeyRole = Qt::UserRole + 1; ///< by which the row is found again
constexpr size_t kAllOpen = 400; ///< guides up to which every level is open at first

void eachItem(QTreeWidgetItem *item, const std::function<void(QTreeWidgetItem &)> &visit)
{
    visit(*item);
    for (int i = 0; i < item->childCount(); ++i)
        eachItem(item->child(i), visit);
}

QString shownName(const std::string &name)
{
    return QString::fromStdString(name).simplified();
}

} // namespace

NudgeTree::NudgeTree(Theme &theme, QWidget *parent) : QTreeWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("nudgeTree"));
    setColumnCount(Columns);
    setUniformRowHeights(true);
    setProperty("kind", QStringLiteral("field"));
    setAlternatingRowColors(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setAllColumnsShowFocus(true);
    setTabKeyNavigation(false);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    connect(&theme, &Theme::changed, this, &NudgeTree::restyle);
    setMouseTracking(true);
    connect(this, &QTreeWidget::itemEntered, this, [this](QTreeWidgetItem *item) { sayOpen(*item); });
    restyle();
}

void NudgeTree::restyle()
{
    static constexpr std::array<int, Columns> kWidths {0, 112, 100, 170, 190, 92};
    for (int column = Done; column < Columns; ++column)
        header()->resizeSection(column, zoomed(m_theme, kWidths[static_cast<size_t>(column)]));
    setStyleSheet(QStringLiteral("QTreeWidget::item { height: %1px; }").arg(zoomed(m_theme, 26)));
}

void NudgeTree::retranslate()
{
    setHeaderLabels({text(QUNCE_TEXT("Region › supervisor › store › guide")), text(QUNCE_TEXT("Done/due")),
        text(QUNCE_TEXT("Not done")), text(QUNCE_TEXT("Last reminded")), text(QUNCE_TEXT("Reminders left")),
        text(QUNCE_TEXT("Helped"))});
    headerItem()->setToolTip(
        Done, text(QUNCE_TEXT("Tasks done ÷ tasks of the guide that are not excluded, least done first")));
    for (const int column : {Done, Open})
        headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    setAccessibleName(text(QUNCE_TEXT("Who has not done it")));
}

void NudgeTree::addGuide(QTreeWidgetItem *parent, size_t place, const Format &format)
{
    const NudgeGuide &guide = m_board->guides[place];
    auto *item = new QTreeWidgetItem(parent);
    const QString bar = barWords(guide.bar);
    item->setText(Name, shownName(guide.name));
    item->setText(Done, donePair(guide.done, guide.eligible, format));
    item->setText(Open, format.integer(static_cast<int64_t>(guide.open.size())));
    item->setText(Reminded, remindedWords(guide, format));
    const bool isAway = guide.bar == NudgeBar::Left || guide.bar == NudgeBar::OnLeave;
    item->setText(Left, isAway ? bar : budgetWords(guide, m_board->policy, format));
    item->setText(Effect, effectWords(guide.effect));
    item->setToolTip(Name, shownName(guide.code));
    item->setData(Name, kPlaceRole, static_cast<qulonglong>(place));
    item->setData(Name, kKeyRole, QString::fromStdString(guide.id.toString()));
    for (const int column : {Done, Open})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    const QColor grey = m_theme.color(Token::TextSecondary);
    if (guide.bar != NudgeBar::None) {
        for (int column = 0; column < Columns; ++column)
            item->setForeground(column, grey);
    } else {
        if (guide.done == 0)
            item->setForeground(Done, m_theme.color(Token::Bad));
        if (guide.effect == NudgeEffect::Helped)
            item->setForeground(Effect, m_theme.color(Token::Good));
    }
}

/// Which tasks are open; said when the mouse comes, for there are many guides.
void NudgeTree::sayOpen(QTreeWidgetItem &item) const
{
    const QVariant at = item.data(Name, kPlaceRole);
    if (!at.isValid() || !item.toolTip(Open).isEmpty())
        return;
    QStringList open;
    for (const uint32_t task : m_board->guides[static_cast<size_t>(at.toULongLong())].open)
        open << shownName(m_board->tasks[task].title) + QStringLiteral(" · ")
                + m_format.dateTime(m_board->tasks[task].due);
    item.setToolTip(Open, plainTip(open.join(QLatin1Char('\n'))));
}

void NudgeTree::show(std::shared_ptr<const NudgeBoard> board, const NudgeChoice &shown, const Format &format)
{
    const QString wanted = chosenItem() ? chosenItem()->data(Name, kKeyRole).toString() : QString();
    m_board = std::move(board);
    m_shown = shown;
    m_format = format;
    clear();
    std::array<QTreeWidgetItem *, 3> groups {};
    std::array<QString, 3> keys;
    for (const size_t place : shown) {
        const NudgeGuide &guide = m_board->guides[place];
        const std::array<QString, 3> parts {QString::fromStdString(guide.region.toString()),
            QString::fromStdString(guide.supervisor),
            QString::fromStdString(guide.store + '\n' + guide.manager)};
        const std::array<QString, 3> names {
            guide.regionName.empty() ? text(QUNCE_TEXT("No region")) : shownName(guide.regionName),
            guide.supervisor.empty() ? text(QUNCE_TEXT("No supervisor"))
                                     : text(QUNCE_TEXT("Supervisor %1"), {shownName(guide.supervisor)}),
            guide.store.empty() ? text(QUNCE_TEXT("No store"))
                : guide.manager.empty()
                ? shownName(guide.store)
                : text(QUNCE_TEXT("%1 (manager %2)"), {shownName(guide.store), shownName(guide.manager)})};
        QString key;
        for (size_t level = 0; level < groups.size(); ++level) {
            key += QLatin1Char('/') + parts[level];
            if (groups[level] && keys[level] == key)
                continue;
            for (size_t below = level; below < groups.size(); ++below)
                groups[below] = nullptr;
            keys[level] = key;
            groups[level] = level == 0 ? new QTreeWidgetItem(this) : new QTreeWidgetItem(groups[level - 1]);
            groups[level]->setText(Name, names[level]);
            groups[level]->setData(Name, kKeyRole, key);
        }
        addGuide(groups.back(), place, format);
    }
    // How many there are below each group, and what they have done.
    QTreeWidgetItem *found = nullptr;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        eachItem(topLevelItem(i), [&](QTreeWidgetItem &item) {
            if (!wanted.isEmpty() && item.data(Name, kKeyRole).toString() == wanted)
                found = &item;
            if (item.data(Name, kPlaceRole).isValid())
                return;
            int64_t people = 0;
            uint64_t done = 0;
            uint64_t eligible = 0;
            eachItem(&item, [&](QTreeWidgetItem &below) {
                const QVariant at = below.data(Name, kPlaceRole);
                if (!at.isValid())
                    return;
                const NudgeGuide &guide = m_board->guides[static_cast<size_t>(at.toULongLong())];
                ++people;
                done += guide.done;
                eligible += guide.eligible;
            });
            item.setText(Done, donePair(done, eligible, format));
            item.setText(Open, text(QUNCE_TEXT("%1 people"), {format.integer(people)}));
            for (const int column : {Done, Open})
                item.setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
            item.setFont(Name, fontOf(TextRole::Bold));
        });
    }
    if (shown.size() <= kAllOpen)
        expandAll();
    else
        expandToDepth(0);
    if (found) {
        setCurrentItem(found);
        scrollToItem(found);
    }
}

QTreeWidgetItem *NudgeTree::chosenItem() const
{
    const QList<QTreeWidgetItem *> items = selectedItems();
    return items.isEmpty() ? nullptr : items.front();
}

NudgeChoice NudgeTree::chosen() const
{
    QTreeWidgetItem *const item = chosenItem();
    if (!item)
        return m_shown;
    NudgeChoice places;
    eachItem(item, [&places](QTreeWidgetItem &below) {
        if (const QVariant at = below.data(Name, kPlaceRole); at.isValid())
            places.push_back(static_cast<size_t>(at.toULongLong()));
    });
    return places;
}

QString NudgeTree::chosenName() const
{
    QStringList path;
    for (const QTreeWidgetItem *item = chosenItem(); item; item = item->parent())
        path.prepend(item->text(Name));
    return path.join(QStringLiteral(" › "));
}

QStringList NudgeTree::textsOf(const QTreeWidgetItem &item)
{
    QStringList texts;
    for (int column = 0; column < Columns; ++column)
        texts << item.text(column);
    return texts;
}

} // namespace qunce
