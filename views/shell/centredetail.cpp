// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/centredetail.h"

#include <algorithm>

#include <QFrame>
#include <QHBoxLayout>

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/shell/centretexts.h"
#include "views/shell/synctexts.h"
#include "views/shell/valueeditor.h"

namespace qunce {

namespace {

using State = CentreItem::State;

bool hasPage(Kind kind)
{
    return kind == Kind::Guide || kind == Kind::Group || kind == Kind::Koc || kind == Kind::Entry;
}

constexpr int kNothingHeight = 96;
constexpr int kRowsShown = 8;

enum ColumnId : int { Field, Base, Mine, Theirs, Result };

} // namespace

CentreDetail::CentreDetail(PageTools &tools, QWidget *parent)
    : Card(tools.theme, parent)
    , m_tools(tools)
    , m_open(new QPushButton(this))
    , m_story(new QFrame(this))
    , m_storyIcon(new QLabel(m_story))
    , m_storyWords(new ThemedLabel(tools.theme, TextRole::Body, Token::Text, m_story))
    , m_table(new CellTable(tools.theme, metrics::kRow, this))
    , m_nothing(new ThemedLabel(tools.theme, TextRole::Body, Token::TextSecondary, this))
    , m_note(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_deeds(new QWidget(this))
{
    setObjectName(QStringLiteral("centre.detail"));
    m_open->setObjectName(QStringLiteral("centre.open"));
    m_open->setProperty("kind", QStringLiteral("link"));
    addTool(m_open);
    connect(m_open, &QPushButton::clicked, this, &CentreDetail::openAsked);
    m_story->setObjectName(QStringLiteral("story"));
    auto *story = new QHBoxLayout(m_story);
    story->setContentsMargins(12, 8, 12, 8);
    story->setSpacing(8);
    story->addWidget(m_storyIcon, 0, Qt::AlignTop);
    story->addWidget(m_storyWords, 1);
    m_storyWords->setObjectName(QStringLiteral("centre.story"));
    m_storyWords->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("centre.differences"));
    m_nothing->setObjectName(QStringLiteral("centre.nothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMinimumHeight(kNothingHeight);
    connect(&tools.theme, &Theme::changed, this, &CentreDetail::showStory);
    connect(&tools.theme, &Theme::changed, this, &CentreDetail::fitTable);
    m_note->setObjectName(QStringLiteral("centre.note"));
    m_note->setWordWrap(true);
    auto *deeds = new QHBoxLayout(m_deeds);
    deeds->setContentsMargins(metrics::kMargin, 8, metrics::kMargin, 12);
    deeds->setSpacing(8);
    deeds->addWidget(m_note, 1);
    auto *around = new QHBoxLayout;
    around->setContentsMargins(metrics::kMargin, 0, metrics::kMargin, 4);
    around->addWidget(m_story);
    body()->addLayout(around);
    body()->addWidget(m_table);
    body()->addWidget(m_nothing, 1);
    body()->addWidget(m_deeds);
    addButton(Deed::Undo, "undo");
    addButton(Deed::TakeBack, "takeback");
    addButton(Deed::Discard, "discard");
    addButton(Deed::Change, "change");
    addButton(Deed::Retry, "retry");
    addButton(Deed::TakeMine, "mine");
    addButton(Deed::KeepTheirs, "theirs");
    for (const Deed primary : {Deed::Retry, Deed::KeepTheirs})
        m_buttons[primary]->setProperty("kind", QStringLiteral("primary"));
}

void CentreDetail::addButton(Deed deed, const char *name)
{
    auto *button = new QPushButton(m_deeds);
    button->setObjectName(QStringLiteral("centre.") + QLatin1String(name));
    m_deeds->layout()->addWidget(button);
    m_buttons[deed] = button;
    connect(button, &QPushButton::clicked, this, [this, deed] { emit asked(deed); });
}

void CentreDetail::show(std::vector<CentreItem> items, const QString &nothing, const Message &whyNot)
{
    m_items = std::move(items);
    const bool isOne = m_items.size() == 1;
    m_nothing->setText(nothing);
    m_nothing->setVisible(m_items.empty());
    m_table->setVisible(isOne);
    m_deeds->setVisible(!m_items.empty());
    m_open->setText(text(QUNCE_TEXT("Open it")));
    m_open->setVisible(isOne && hasPage(m_items.front().subject.aboutKind));
    const Format format = m_tools.format();
    if (isOne)
        setTitle(itemTitle(m_items.front(), format), text(m_items.front().title.asMessage()));
    else
        setTitle(m_items.empty()
                ? text(QUNCE_TEXT("Changes"))
                : text(QUNCE_TEXT("%1 chosen"), {format.integer(static_cast<int64_t>(m_items.size()))}));
    if (m_items.size() > 1) {
        m_nothing->setText(text(QUNCE_TEXT("What is done here is done to all that are chosen.")));
        m_nothing->setVisible(true);
    }
    showStory();
    if (isOne)
        showDifferences();
    showDeeds(whyNot);
}

void CentreDetail::showStory()
{
    const QString words = m_items.size() == 1 ? itemStory(m_items.front(), m_tools.format()) : QString();
    m_story->setVisible(!words.isEmpty());
    m_storyWords->setText(words);
    m_story->setStyleSheet(QStringLiteral("#story { background: %1; border-radius: 6px; }")
                               .arg(m_tools.theme.color(Token::BadSoft).name()));
    m_storyIcon->setPixmap(
        iconPixmap(QStringLiteral("warning"), m_tools.theme.color(Token::Bad), 16, devicePixelRatioF()));
}

BoardCell CentreDetail::cellOf(const FieldDifference &difference, int column) const
{
    const Format format = m_tools.format();
    const CentreItem &item = m_items.front();
    const bool isUndecided = difference.outcome == FieldDifference::Outcome::Undecided;
    BoardCell cell;
    switch (column) {
    case Field:
        cell.text = difference.record.empty() ? text(difference.label)
                                              : QString(QString::fromStdString(difference.record)
                                                  + QStringLiteral(" · ") + text(difference.label));
        cell.color = Token::TextSecondary;
        break;
    case Base:
        cell.text = saidWords(difference.base, format);
        cell.color = Token::TextSecondary;
        break;
    case Mine:
        cell.text = saidWords(difference.mine, format);
        cell.bold = isUndecided;
        break;
    case Theirs:
        cell.text = saidWords(difference.theirs, format);
        cell.bold = isUndecided;
        break;
    default:
        cell.text = outcomeWords(difference, item);
        cell.color = outcomeColor(difference.outcome);
    }
    return cell;
}

void CentreDetail::showDifferences()
{
    const CentreItem &item = m_items.front();
    const Format format = m_tools.format();
    const auto when = [&](int64_t atMs) {
        return atMs == 0 ? QString()
                         : QString(QLatin1Char(' ') + syncTime(atMs, format, m_tools.clock.now()));
    };
    const bool isOthers = item.state == State::Conflict && !item.isMine;
    const QString mine = isOthers ? QString::fromStdString(item.mineBy) : text(QUNCE_TEXT("Mine"));
    QString theirs = text(QUNCE_TEXT("Theirs"));
    if (!item.theirsBy.empty())
        theirs += QStringLiteral(" · ") + QString::fromStdString(item.theirsBy);
    m_table->setAccessibleName(text(QUNCE_TEXT("Differences by field")));
    m_table->setColumns(
        {{text(QUNCE_TEXT("Field")), {}, false, 96, 1, 0}, {text(QUNCE_TEXT("Before")), {}, false, 110, 2, 0},
            {mine + when(item.state == State::Conflict ? item.mineAtMs : item.atMs), {}, false, 120, 2, 0},
            {theirs, {}, false, 120, 2, 0}, {text(QUNCE_TEXT("Result")), {}, false, 110, 1, 0}});
    m_table->setRows(static_cast<int>(item.differences.size()), [this](int row, int column) {
        const auto place = static_cast<size_t>(row);
        if (m_items.size() != 1 || place >= m_items.front().differences.size())
            return BoardCell();
        return cellOf(m_items.front().differences[place], column);
    });
    fitTable();
}

void CentreDetail::fitTable()
{
    m_table->setFixedHeight(m_table->heightOfRows(std::min(kRowsShown, m_table->rowCount())) + 1);
}

const FieldDifference *CentreDetail::toChange() const
{
    if (m_items.size() != 1)
        return nullptr;
    const CentreItem &item = m_items.front();
    const auto row = static_cast<size_t>(std::max(0, m_table->currentRow()));
    const auto fits = [&item](const FieldDifference &difference) {
        const bool isOpen =
            item.state != State::Conflict || difference.outcome == FieldDifference::Outcome::Undecided;
        return isOpen && difference.mine.form != SaidValue::Form::Change
            && canType(difference.kind, difference.field);
    };
    if (row < item.differences.size() && fits(item.differences[row]))
        return &item.differences[row];
    const auto found = std::find_if(item.differences.begin(), item.differences.end(), fits);
    return found == item.differences.end() ? nullptr : &*found;
}

void CentreDetail::showDeeds(const Message &whyNot)
{
    const auto all = [this](auto fits) {
        return !m_items.empty() && std::all_of(m_items.begin(), m_items.end(), fits);
    };
    const bool conflicts = all([](const CentreItem &item) { return item.state == State::Conflict; });
    const bool refused = all([](const CentreItem &item) {
        return item.state == State::Rejected || item.state == State::SetAside;
    });
    const bool discarded = all([](const CentreItem &item) { return item.state == State::Discarded; });
    const bool inEffect = all([](const CentreItem &item) {
        const auto isIn = [](const FieldDifference &difference) {
            return difference.outcome == FieldDifference::Outcome::Mine
                || difference.outcome == FieldDifference::Outcome::Merged;
        };
        const bool isPartlyIn = item.meeting == CentreItem::Meeting::None
            || std::any_of(item.differences.begin(), item.differences.end(), isIn);
        return item.state == State::Waiting || (item.state == State::Sent && isPartlyIn);
    });
    const auto set = [this](Deed deed, bool shown, const QString &words) {
        m_buttons[deed]->setVisible(shown);
        m_buttons[deed]->setText(words);
    };
    set(Deed::TakeMine, conflicts, text(QUNCE_TEXT("Take mine")));
    set(Deed::KeepTheirs, conflicts, text(QUNCE_TEXT("Keep theirs")));
    set(Deed::Change, (conflicts || refused) && toChange() != nullptr, text(QUNCE_TEXT("Another value…")));
    set(Deed::Retry, refused, text(QUNCE_TEXT("Send again")));
    set(Deed::Discard, refused, text(QUNCE_TEXT("Discard")));
    set(Deed::TakeBack, discarded, text(QUNCE_TEXT("Take the discard back")));
    set(Deed::Undo, inEffect && m_items.size() == 1, text(QUNCE_TEXT("Undo this change")));
    const bool isTheirTurn = conflicts
        && std::any_of(m_items.begin(), m_items.end(),
            [](const CentreItem &item) { return !item.whyNot.words.empty(); });
    for (const auto &[deed, button] : m_buttons)
        button->setEnabled(whyNot.empty() && !isTheirTurn);
    QString note = text(whyNot);
    if (m_items.size() == 1 && m_items.front().moreDifferences > 0)
        note = text(QUNCE_TEXT("and %1 more"),
            {m_tools.format().integer(static_cast<int64_t>(m_items.front().moreDifferences))});
    m_note->setText(note);
}

} // namespace qunce
