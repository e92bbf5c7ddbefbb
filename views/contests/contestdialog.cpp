// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/contests/contestdialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>

#include "models/protocol/bucketnames.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/contests/contesteditdialog.h"
#include "views/contests/contesttexts.h"

namespace qunce {

namespace {

constexpr QSize kContestsSize {1180, 760};
constexpr QSize kAroundContests {60, 60}; ///< of the window it is opened over
constexpr int kRaceHeight = 230;
constexpr int kListWidth = 330;
constexpr int kLateHeight = 130;

/// Why the user may hold no contest at all; empty if they may.
Message whyNoContest(const EditDesk &desk)
{
    Record held;
    held.kind = Kind::Contest;
    const std::optional<Actor> &actor = desk.actor();
    held.bucket = actor && !actor->wholeBrand && !actor->regions.empty()
        ? bucket::planOf(actor->regions.front())
        : bucket::planHq();
    return desk.whyNotCreate(held);
}

} // namespace

ContestDialog::ContestDialog(PageTools &tools, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_place(this)
    , m_make(new QPushButton(text(QUNCE_TEXT("New contest…")), this))
    , m_change(new QPushButton(text(QUNCE_TEXT("Change…")), this))
    , m_remove(new QPushButton(text(QUNCE_TEXT("Delete")), this))
    , m_stack(new QStackedWidget(this))
    , m_list(new CellTable(tools.theme, metrics::kRowCompact))
    , m_title(new ThemedLabel(tools.theme, TextRole::PageTitle, Token::Text))
    , m_line(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary))
    , m_stand(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary))
    , m_chart(new LineChart(tools))
    , m_chartCard(new ChartCard(tools, m_chart, this))
    , m_standings(new CellTable(tools.theme, metrics::kRowCompact))
    , m_tie(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary))
    , m_lateSays(new ThemedLabel(tools.theme, TextRole::Body, Token::Warn))
    , m_late(new CellTable(tools.theme, metrics::kRowCompact))
    , m_empty(new EmptyState(tools.theme, m_stack))
{
    setObjectName(QStringLiteral("contestDialog"));
    setWindowTitle(text(QUNCE_TEXT("PK contests")));
    const QSize wanted(
        zoomed(tools.theme, kContestsSize.width()), zoomed(tools.theme, kContestsSize.height()));
    resize(parent ? wanted.boundedTo(parent->window()->size() - kAroundContests) : wanted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(makeBar());
    auto *both = new QWidget(m_stack);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGap);
    m_list->setObjectName(QStringLiteral("contests"));
    m_list->setAccessibleName(text(QUNCE_TEXT("PK contests")));
    m_list->setColumns(contestListColumns());
    m_list->setFixedWidth(zoomed(tools.theme, kListWidth));
    row->addWidget(m_list);
    m_shown = makeShown();
    row->addWidget(m_shown, 1);
    m_stack->addWidget(both);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(text(QUNCE_TEXT("Close")), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &CellTable::currentRowChanged, this, [this](int at) {
        if (m_isFilling || !m_board || at < 0 || at >= static_cast<int>(m_board->contests.size()))
            return;
        read(m_board->contests[static_cast<size_t>(at)].record.id);
    });
    connect(&tools.reader, &BoardReader::dataChanged, this, [this] { read(m_chosen); });
    connect(&tools.edits, &EditDesk::rightsChanged, this, &ContestDialog::sayRights);
    m_empty->say(QStringLiteral("info"), text(QUNCE_TEXT("Reading…")));
    m_stack->setCurrentWidget(m_empty);
    sayRights();
    read({});
}

QWidget *ContestDialog::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_make->setProperty("kind", QStringLiteral("primary"));
    for (QPushButton *const button : {m_make, m_change, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_make, &QPushButton::clicked, this, [this] { edit(true); });
    connect(m_change, &QPushButton::clicked, this, [this] { edit(false); });
    connect(m_remove, &QPushButton::clicked, this, &ContestDialog::removeChosen);
    const auto keys = [this](const QKeySequence &sequence, QPushButton *button) {
        auto *shortcut = new QShortcut(sequence, this);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    };
    keys(QKeySequence::New, m_make);
    keys(Qt::Key_F2, m_change);
    keys(QKeySequence::Delete, m_remove);
    row->addStretch(1);
    m_copy = makeCopy(bar);
    row->addWidget(m_copy);
    return bar;
}

QToolButton *ContestDialog::makeCopy(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("contestCopy"));
    button->setIcon(icon(QStringLiteral("copy"), m_tools.theme.color(Token::TextSecondary)));
    button->setToolTip(text(QUNCE_TEXT("Copy")));
    button->setAccessibleName(text(QUNCE_TEXT("Copy")));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this,
        [this, menu] { fillCopyMenu(*menu, m_tools, *m_shown, [this] { return source(); }); });
    return button;
}

QWidget *ContestDialog::makeShown()
{
    auto *shown = new QWidget(this);
    auto *column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_stand->setObjectName(QStringLiteral("contestStand"));
    for (ThemedLabel *const label : {m_title, m_line, m_stand}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    keepHeight(m_tools.theme, m_chartCard, kRaceHeight);
    column->addWidget(m_chartCard);
    m_standings->setObjectName(QStringLiteral("standings"));
    m_standings->setAccessibleName(text(QUNCE_TEXT("Standings")));
    m_standings->setColumns(standingColumns());
    column->addWidget(m_standings, 1);
    m_tie->setWordWrap(true);
    m_lateSays->setWordWrap(true);
    m_lateSays->setObjectName(QStringLiteral("contestLate"));
    column->addWidget(m_tie);
    column->addWidget(m_lateSays);
    m_late->setObjectName(QStringLiteral("contestLateDays"));
    m_late->setAccessibleName(text(QUNCE_TEXT("After the freeze")));
    m_late->setColumns(contestLateColumns());
    keepHeight(m_tools.theme, m_late, kLateHeight);
    column->addWidget(m_late);
    return shown;
}

void ContestDialog::read(const Uuid &chosen)
{
    m_chosen = chosen;
    m_tools.reader.read<ContestBoard>(
        m_place, [chosen](BoardContext &context) { return readContests(context, chosen); },
        [this](Result<ContestBoard> read) { take(std::move(read)); });
}

void ContestDialog::take(Result<ContestBoard> read)
{
    if (!read.ok()) {
        if (read.error().code == ErrorCode::Cancelled)
            return;
        m_empty->say(QStringLiteral("warning"), text(read.error().userText), {},
            text(QUNCE_TEXT("Read again")), [this] { this->read(m_chosen); });
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_board = std::make_shared<const ContestBoard>(std::move(*read));
    m_chosen = m_board->line() ? m_board->line()->record.id : Uuid();
    fill();
}

void ContestDialog::fill()
{
    sayRights();
    m_copy->setEnabled(m_board->line() != nullptr);
    if (!m_board->line()) {
        const bool may = whyNoContest(m_tools.edits).empty();
        m_empty->say(QStringLiteral("leaderboard"), text(QUNCE_TEXT("There is no contest yet.")),
            text(QUNCE_TEXT("Teams of units or guides against each other, with a day on which it ends.")),
            may ? text(QUNCE_TEXT("New contest…")) : QString(), [this] { edit(true); });
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    const Format format = m_tools.format();
    m_isFilling = true;
    m_list->setRows(
        static_cast<int>(m_board->contests.size()), [board = m_board, format](int row, int column) {
            return contestListCell(board->contests[static_cast<size_t>(row)], column, format);
        });
    m_list->select(static_cast<int>(*m_board->chosen));
    m_isFilling = false;
    fillChosen();
    m_stack->setCurrentIndex(0);
}

void ContestDialog::fillChosen()
{
    const Format format = m_tools.format();
    const ContestLine &line = *m_board->line();
    m_title->setText(QString::fromStdString(line.contest.name));
    m_line->setText(contestLineText(line, format));
    m_stand->setText(contestStandText(*m_board, format));
    const ChartData lines = contestLines(*m_board, format);
    m_chartCard->setVisible(!lines.series.empty());
    m_chart->setData(lines);
    ChartSource of = source().source;
    m_chartCard->setSource(of, text(QUNCE_TEXT("day by day, the first places")));
    m_chartCard->retranslate();
    m_standings->setRows(static_cast<int>(m_board->standings.size()),
        [board = m_board, format](int row, int column) { return standingCell(*board, row, column, format); });
    m_tie->setText(contestTieText(*m_board, format));
    m_tie->setVisible(!m_tie->text().isEmpty());
    m_lateSays->setText(contestLateText(*m_board, format));
    m_lateSays->setVisible(!m_lateSays->text().isEmpty());
    m_late->setVisible(!m_board->late.empty());
    m_late->setRows(static_cast<int>(m_board->late.size()), [board = m_board, format](int row, int column) {
        return contestLateCell(*board, row, column, format);
    });
}

/// What may not be done says why where the pointer stands.
void ContestDialog::sayRights()
{
    const auto say = [](QPushButton *button, const Message &why, const QString &keys) {
        button->setEnabled(why.empty());
        button->setToolTip(why.empty() ? keys : text(why));
    };
    say(m_make, whyNoContest(m_tools.edits),
        QKeySequence(QKeySequence::New).toString(QKeySequence::NativeText));
    const ContestLine *const line = m_board ? m_board->line() : nullptr;
    const Message none {QUNCE_TEXT("Choose a contest first.")};
    const Message frozen {QUNCE_TEXT("The contest is frozen: it and its standings stay as they were.")};
    const auto whyNot = [&](const Message &rights) {
        return !line ? none : line->frozenAt ? frozen : rights;
    };
    say(m_change, whyNot(line ? m_tools.edits.whyNot(line->record, "name") : none), QStringLiteral("F2"));
    say(m_remove, whyNot(line ? m_tools.edits.whyNotDelete(line->record) : none),
        QKeySequence(QKeySequence::Delete).toString(QKeySequence::NativeText));
}

void ContestDialog::edit(bool isNew)
{
    const ContestLine *const line = m_board ? m_board->line() : nullptr;
    if (!isNew && !line)
        return;
    auto *dialog = new ContestEditDialog(m_tools, isNew ? std::nullopt : std::optional(line->record), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ContestEditDialog::saved, this, [this](const Uuid &contest) { read(contest); });
    dialog->open();
}

void ContestDialog::removeChosen()
{
    const ContestLine *const line = m_board ? m_board->line() : nullptr;
    if (!line || !m_remove->isEnabled())
        return;
    EditRequest request;
    request.title = {QUNCE_TEXT("Delete contest %1"), {line->contest.name}};
    request.changes.push_back(DeleteRecord {Kind::Contest, line->record.id});
    m_tools.edits.commit(std::move(request), this, [this](const Result<EditDone> &) { read({}); });
}

QStringList ContestDialog::says() const
{
    QStringList lines;
    for (const ThemedLabel *const label : {m_title, m_line, m_stand, m_tie, m_lateSays}) {
        if (!label->text().isEmpty())
            lines << label->text();
    }
    return lines;
}

CopySource ContestDialog::source() const
{
    CopySource source;
    const ContestLine *const line = m_board ? m_board->line() : nullptr;
    if (!line)
        return source;
    const Format format = m_tools.format();
    source.table = m_standings->table();
    source.source.title = QString::fromStdString(line->contest.name);
    source.source.period = format.period(line->contest.days);
    source.source.asOf = format.dateTime(line->frozenAt.value_or(m_board->now));
    source.source.filters << contestMeasureText(line->contest.measure) << contestStateText(line->state);
    for (const QString &more : {m_stand->text(), m_tie->text(), m_lateSays->text()}) {
        if (!more.isEmpty())
            source.source.filters << more;
    }
    return source;
}

void ContestDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        reject(); // its words are those of the window that opened it
}

} // namespace qunce
