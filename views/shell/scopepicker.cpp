// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/scopepicker.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeWidget>

#include "models/items/textsearch.h"
#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/shell/popover.h"

namespace qunce {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kWordsRole = Qt::UserRole + 1;
constexpr QSize kTreeSize {340, 380};

QString plain(const QString &typed)
{
    return typed.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

/// The search field hands its arrows and Enter on to the tree.
class SearchField : public QLineEdit
{
public:
    SearchField(QTreeWidget *tree, QWidget *parent) : QLineEdit(parent), m_tree(tree) { }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            m_tree->setFocus();
            QCoreApplication::sendEvent(m_tree, event);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (QTreeWidgetItem *item = m_tree->currentItem())
                emit m_tree->itemActivated(item, 0);
            return;
        default:
            QLineEdit::keyPressEvent(event);
        }
    }

private:
    QTreeWidget *m_tree;
};

/// True if the item or one below it matches.
bool filterItem(QTreeWidgetItem &item, const TextSearch &words, int &matches, QTreeWidgetItem *&first)
{
    const bool isMatch = words.matches(item.data(0, kWordsRole).toString().toStdString());
    if (isMatch) {
        ++matches;
        if (!first)
            first = &item;
    }
    bool isBelow = false;
    for (int i = 0; i < item.childCount(); ++i)
        isBelow = filterItem(*item.child(i), words, matches, first) || isBelow;
    item.setHidden(!isMatch && !isBelow);
    if (!words.isEmpty())
        item.setExpanded(isBelow);
    return isMatch || isBelow;
}

} // namespace

int filterUnits(QTreeWidget &tree, const QString &typed)
{
    const TextSearch words(plain(typed).toStdString());
    int matches = 0;
    QTreeWidgetItem *first = nullptr;
    tree.setUpdatesEnabled(false);
    for (int i = 0; i < tree.topLevelItemCount(); ++i)
        filterItem(*tree.topLevelItem(i), words, matches, first);
    tree.setUpdatesEnabled(true);
    if (first && !words.isEmpty()) {
        tree.setCurrentItem(first);
        tree.scrollToItem(first);
    }
    return matches;
}

ScopePicker::ScopePicker(PageTools &tools, QWidget *parent)
    : PickButton(tools.theme, Look::Picker, parent), m_tools(tools)
{
    setObjectName(QStringLiteral("header.scope"));
    setArrow(true);
    setMaximumWords(200);
    connect(this, &QAbstractButton::clicked, this, &ScopePicker::openPopover);
    connect(&tools.selection, &Selection::changed, this, &ScopePicker::refresh);
}

void ScopePicker::setChoices(OrgChoices choices)
{
    m_choices = std::move(choices);
    refresh();
}

QString ScopePicker::rootName() const
{
    if (m_choices.wholeBrand)
        return qunce::text(QUNCE_TEXT("Whole brand"));
    int regions = 0;
    QString only;
    for (const OrgChoice &unit : m_choices.units) {
        if (unit.kind != OrgKind::Region)
            continue;
        ++regions;
        only = QString::fromStdString(unit.name);
    }
    return regions == 1 ? only : qunce::text(QUNCE_TEXT("My regions"));
}

void ScopePicker::refresh()
{
    const int index = m_choices.indexOf(m_tools.selection.query().unit);
    const QString name = index < 0 ? rootName() : QString::fromStdString(m_choices.pathOf(index));
    setParts(QStringLiteral("store"), {{name}}, qunce::text(QUNCE_TEXT("Unit")));
}

void ScopePicker::choose(const Uuid &unit)
{
    BoardQuery query = m_tools.selection.query();
    query.unit = unit;
    m_tools.selection.set(query);
}

QTreeWidget *ScopePicker::makeTree(QWidget *parent) const
{
    auto *tree = new QTreeWidget(parent);
    tree->setColumnCount(2);
    tree->setHeaderHidden(true);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->setUniformRowHeights(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->setIndentation(16);
    tree->setAccessibleName(qunce::text(QUNCE_TEXT("Unit")));
    const auto fill = [](QTreeWidgetItem *item, const Uuid &id, const QString &name, const QString &words) {
        item->setText(0, name);
        item->setToolTip(0, name);
        item->setData(0, kIdRole, QString::fromStdString(id.toString()));
        item->setData(0, kWordsRole, plain(words));
    };
    const Format format = m_tools.format();
    auto *root = new QTreeWidgetItem(tree);
    fill(root, Uuid {}, rootName(), rootName());
    std::vector<QTreeWidgetItem *> items;
    items.reserve(m_choices.units.size());
    for (size_t i = 0; i < m_choices.units.size(); ++i) {
        const OrgChoice &unit = m_choices.units[i];
        auto *item = unit.parent < 0 ? new QTreeWidgetItem(tree)
                                     : new QTreeWidgetItem(items[static_cast<size_t>(unit.parent)]);
        const QString name = QString::fromStdString(unit.name);
        const QString above = unit.parent < 0
            ? QString()
            : items[static_cast<size_t>(unit.parent)]->data(0, kWordsRole).toString();
        fill(item, unit.id, name,
            name + QLatin1Char(' ') + QString::fromStdString(unit.code) + QLatin1Char(' ') + above);
        if (unit.kind != OrgKind::Store)
            item->setText(1, qunce::text(QUNCE_TEXT("%1 stores"), {format.integer(unit.stores)}));
        item->setForeground(1, m_tools.theme.color(Token::TextSecondary));
        items.push_back(item);
        if (unit.id == m_tools.selection.query().unit)
            tree->setCurrentItem(item);
    }
    if (!tree->currentItem())
        tree->setCurrentItem(root);
    // Small organisations open as far as their regions; the way to the present unit is open anyway.
    for (size_t i = 0; i < items.size(); ++i) {
        if (m_choices.units[i].kind == OrgKind::Zone)
            items[i]->setExpanded(true);
    }
    return tree;
}

void ScopePicker::openPopover()
{
    auto *popover = new Popover(m_tools.theme, this);
    popover->setObjectName(QStringLiteral("scope.popover"));
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->setAccessibleName(qunce::text(QUNCE_TEXT("Unit")));
    QTreeWidget *const tree = makeTree(popover);
    tree->setObjectName(QStringLiteral("scope.tree"));
    tree->setFixedSize(kTreeSize);
    auto *field = new SearchField(tree, popover);
    field->setObjectName(QStringLiteral("scope.search"));
    field->setPlaceholderText(qunce::text(QUNCE_TEXT("Name, code or pinyin")));
    field->setAccessibleName(field->placeholderText());
    field->setClearButtonEnabled(true);
    auto *nothing = new ThemedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary, popover);
    nothing->setText(qunce::text(QUNCE_TEXT("No unit has all of these words.")));
    nothing->setContentsMargins(8, 4, 8, 4);
    nothing->hide();
    popover->body()->setSpacing(8);
    popover->body()->addWidget(field);
    popover->body()->addWidget(nothing);
    popover->body()->addWidget(tree);
    connect(field, &QLineEdit::textChanged, popover,
        [tree, nothing](const QString &typed) { nothing->setVisible(filterUnits(*tree, typed) == 0); });
    const auto take = [this, popover](QTreeWidgetItem *item) {
        const Uuid unit = Uuid::parse(item->data(0, kIdRole).toString().toStdString()).value_or(Uuid {});
        popover->close();
        choose(unit);
    };
    connect(tree, &QTreeWidget::itemClicked, popover, take);
    connect(tree, &QTreeWidget::itemActivated, popover, take);
    popover->open();
    field->setFocus();
}

} // namespace qunce
