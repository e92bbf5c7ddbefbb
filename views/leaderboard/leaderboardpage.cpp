// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/leaderboardpage.h"

#include <algorithm>
#include <array>

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QToolTip>

#include "views/common/demomark.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/compare/comparecommand.h"
#include "views/contests/contestcommand.h"
#include "views/insight/insightcommand.h"
#include "views/leaderboard/posterdialog.h"
#include "views/leaderboard/rankingpane.h"
#include "views/leaderboard/rankingstate.h"
#include "views/leaderboard/rankingtexts.h"
#include "views/targets/targetscommand.h"

namespace qunce {

namespace {

constexpr std::array kLevels {Level::Guide, Level::Store, Level::City, Level::Region};
constexpr std::array<uint64_t, 5> kSamples {0, 5, 10, 20, 50};
constexpr int kFormulaMs = 30'000; ///< long enough to be read
constexpr qsizetype kMostNotIn = 3; ///< regions by name
constexpr int kDetailFrom = 1000; ///< narrower pages have no room for the pane

} // namespace

LeaderboardPage::LeaderboardPage(PageTools &tools, QWidget *parent)
    : Page(PageId::Leaderboard, QUNCE_TEXT("Leaderboard"), tools, parent)
    , m_place(this)
    , m_detailPlace(this)
    , m_weeksPlace(this)
    , m_posters(tools, this)
{
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    all->setSpacing(metrics::kGap);
    m_boardCard = new Card(tools.theme, this);
    makeBoard(m_boardCard);
    makeDetail();
    all->addWidget(m_boardCard, 1);
    all->addWidget(m_detail);
    m_query.level = levelOf(m_query.preset);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (m_isFilling)
            return;
        choosePreset(kRankingPresets[tab], true);
        m_savedViews->noteArranged();
    });
    connect(m_level, &QComboBox::activated, this, [this](int index) {
        m_query.level = static_cast<Level>(m_level->itemData(index).toInt());
        m_query.minN = minNOf(m_query.preset, m_query.level);
        m_query.peers = {};
        refresh();
        m_savedViews->noteArranged();
    });
    connect(m_peers, &QComboBox::activated, this, [this](int index) {
        m_query.peers =
            index == 0 || !m_board ? PeerGroup() : m_board->peerGroups[static_cast<size_t>(index) - 1];
        refresh();
        m_savedViews->noteArranged();
    });
    connect(m_sample, &QComboBox::activated, this, [this](int index) {
        m_query.minN = kSamples[static_cast<size_t>(index)];
        refresh();
        m_savedViews->noteArranged();
    });
    connect(&tools.theme, &Theme::changed, this, &LeaderboardPage::restyle);
    restyle();
}

void LeaderboardPage::makeBoard(QWidget *card)
{
    Theme &theme = tools().theme;
    QVBoxLayout *rows = m_boardCard->body();
    m_tabs = new QTabBar(card);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideNone);
    for (const RankingPreset preset : kRankingPresets) {
        m_tabs->addTab(QString());
        m_tabs->setTabData(m_tabs->count() - 1, QLatin1String(idOf(preset)));
    }
    rows->addWidget(m_tabs);
    auto *bar = new QWidget(card);
    keepHeight(theme, bar, metrics::kToolbar);
    auto *tool = new QHBoxLayout(bar);
    tool->setContentsMargins(metrics::kOuterCellPadding, 0, 12, 0);
    tool->setSpacing(6);
    m_savedViews = makeSavedViews();
    tool->addWidget(m_savedViews);
    const auto add = [&](ThemedLabel *&label, QComboBox *&box) {
        label = new ThemedLabel(theme, TextRole::Secondary, Token::TextSecondary, bar);
        box = new QComboBox(bar);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        label->setBuddy(box);
        tool->addWidget(label);
        tool->addWidget(box);
    };
    add(m_levelLabel, m_level);
    add(m_peersLabel, m_peers);
    add(m_sampleLabel, m_sample);
    tool->addStretch(1);
    m_summary = new ThemedLabel(theme, TextRole::Secondary, Token::TextSecondary, bar);
    m_summary->setMinimumWidth(1); // the first to be cut where the pane takes the room
    tool->addWidget(m_summary);
    m_formula = new QToolButton(bar);
    connect(m_formula, &QToolButton::clicked, this, [this] {
        QToolTip::showText(m_formula->mapToGlobal(QPoint(0, m_formula->height())), formulaOf(m_query.preset),
            m_formula, {}, kFormulaMs);
    });
    tool->addWidget(m_formula);
    addTargetsCommand(tools(), "leaderboard", this);
    addInsightCommand(tools(), "leaderboard", this);
    m_targets = makeTargetsTool(tools(), bar);
    m_targets->setToolButtonStyle(Qt::ToolButtonIconOnly);
    tool->addWidget(m_targets);
    addCompareCommand(tools(), "leaderboard", this);
    m_compare = makeCompareTool(tools(), bar);
    tool->addWidget(m_compare);
    addContestsCommand(tools(), "leaderboard", this);
    m_contests = makeContestsTool(tools(), bar);
    tool->addWidget(m_contests);
    m_poster = makePosterTool(bar);
    tool->addWidget(m_poster);
    m_copy = makeCopyTool(bar);
    tool->addWidget(m_copy);
    rows->addWidget(bar);
    m_stack = new QStackedWidget(card);
    m_table = new CellTable(theme, metrics::kRowCompact, m_stack);
    m_table->setObjectName(QStringLiteral("ranking"));
    m_problem = new EmptyState(theme, m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_problem);
    rows->addWidget(m_stack, 1);
    m_tooFew = new Fold(theme, card);
    m_empty = new Fold(theme, card);
    rows->addWidget(m_tooFew);
    rows->addWidget(m_empty);
    auto *status = new QWidget(card);
    keepHeight(theme, status, metrics::kStatusBar);
    auto *line = new QHBoxLayout(status);
    line->setContentsMargins(metrics::kOuterCellPadding, 0, metrics::kOuterCellPadding, 0);
    m_statusLeft = new ThemedLabel(theme, TextRole::Secondary, Token::TextSecondary, status);
    m_statusLeft->setMinimumWidth(1); // names of regions are cut before the page is pushed apart
    m_statusRight = new ThemedLabel(theme, TextRole::Secondary, Token::TextSecondary, status);
    line->addWidget(m_statusLeft);
    line->addStretch(1);
    m_months = new MonthsTool(tools(), status);
    line->addWidget(m_months);
    line->addWidget(m_statusRight);
    rows->addWidget(status);
    connect(m_table, &CellTable::currentRowChanged, this, &LeaderboardPage::showDetail);
    connect(m_table, &CellTable::scrolled, this, &LeaderboardPage::sayStatus);
}

ViewPicker *LeaderboardPage::makeSavedViews()
{
    const RankingQuery first = rankingQueryFrom({});
    ViewParts parts;
    parts.page = "leaderboard";
    parts.state = [this]() -> std::optional<QJsonObject> { return rankingState(m_query); };
    parts.apply = [this](const QJsonObject &state) { arrange(rankingQueryFrom(state)); };
    parts.standard = [first] { return rankingState(first); };
    parts.understood = [](const QJsonObject &state) { return rankingState(rankingQueryFrom(state)); };
    auto *picker = new ViewPicker(tools(), std::move(parts), this);
    connect(picker, &ViewPicker::readingBegan, this, &LeaderboardPage::readingBegins);
    connect(picker, &ViewPicker::readingEnded, this, &LeaderboardPage::readingEnds);
    return picker;
}

/// All but unit and period, which are the header's.
void LeaderboardPage::arrange(const RankingQuery &query)
{
    m_query.preset = query.preset;
    m_query.level = query.level;
    m_query.peers = query.peers;
    m_query.minN = query.minN;
    m_isFilling = true;
    m_tabs->setCurrentIndex(static_cast<int>(query.preset));
    m_isFilling = false;
    if (isVisible())
        refresh();
}

void LeaderboardPage::makeDetail()
{
    m_detail = new DetailPane(tools().theme, this);
    m_detail->setFixedWidth(metrics::kDetailPane);
    m_openRow = m_detail->addAction([this] { openRow(); });
    m_copyRow = m_detail->addAction([this] {
        QApplication::clipboard()->setText(
            m_detail->title() + QLatin1Char('\n') + detailTexts().join(QLatin1Char('\n')));
        tools().toast({QUNCE_TEXT("Copied.")});
    });
    connect(m_detail, &DetailPane::closed, m_table, [this] {
        m_chosen = {};
        m_table->select(-1);
        showDetail(-1);
        m_table->setFocus();
    });
    m_detail->hide();
}

QToolButton *LeaderboardPage::makePosterTool(QWidget *parent)
{
    CommandInfo info;
    info.id = "leaderboard.poster";
    info.text = {QUNCE_TEXT("Poster")};
    info.help = {QUNCE_TEXT("Picture and text of the boards, for a chat")};
    info.icon = "picture";
    info.shortcut = QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P);
    info.isOfPage = true;
    tools().commands.add(std::move(info), this, [this] { openPoster(); });
    auto *button = new QToolButton(parent);
    connect(button, &QToolButton::clicked, this, &LeaderboardPage::openPoster);
    return button;
}

void LeaderboardPage::openPoster()
{
    const PosterBoard shown {m_query.preset, m_query.level, m_query.peers, m_query.minN};
    auto *dialog = new PosterDialog(tools(), m_posters, m_query.query, shown, showsDemo(*this), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QToolButton *LeaderboardPage::makeCopyTool(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        fillCopyMenu(*menu, tools(), *m_boardCard, [this] {
            const Format format = tools().format();
            ChartSource source;
            source.title = titleOf(m_query.preset, m_query.query.choice);
            if (m_board) {
                source.period = format.period(m_board->period);
                source.asOf = format.dateTime(m_board->asOf);
            }
            const ExportData about = m_query.level == Level::Guide ? ExportData::Guides
                : m_query.level == Level::Koc                      ? ExportData::Koc
                : m_query.level == Level::Group                    ? ExportData::Groups
                                                                   : ExportData::Numbers;
            return CopySource {m_table->table(), source, about};
        });
    });
    return button;
}

void LeaderboardPage::open(const Destination &destination)
{
    if (const std::optional<RankingPreset> preset = rankingPresetNamed(destination.filter)) {
        choosePreset(*preset, !destination.query);
        m_savedViews->noteArranged();
    }
    if (!destination.subject.isNil())
        m_chosen = destination.subject;
}

void LeaderboardPage::choosePreset(RankingPreset preset, bool withPeriod)
{
    m_query.preset = preset;
    m_query.level = levelOf(preset);
    m_query.minN = minNOf(preset, m_query.level);
    m_query.peers = {};
    m_isFilling = true;
    m_tabs->setCurrentIndex(static_cast<int>(preset));
    m_isFilling = false;
    BoardQuery query = tools().selection.query();
    const PeriodChoice choice = periodOf(preset);
    if (withPeriod && choice != query.choice) {
        // The name of the board promises this period; the header's picker says it too.
        query.choice = choice;
        query.period = qunce::periodOf(choice, tools().reader.now().day(), query.period);
        tools().selection.set(query); // reads anew
        return;
    }
    if (isVisible())
        refresh();
}

void LeaderboardPage::refresh()
{
    if (!m_place.isWaiting())
        readingBegins();
    m_query.query = tools().selection.query();
    m_months->read(m_query.query);
    tools().reader.read<std::shared_ptr<const RankingBoard>>(
        m_place,
        [query = m_query](BoardContext &context) -> Result<std::shared_ptr<const RankingBoard>> {
            QUNCE_ASSIGN(RankingBoard board, readRanking(context, query));
            return std::shared_ptr<const RankingBoard>(std::make_shared<RankingBoard>(std::move(board)));
        },
        [this](Result<std::shared_ptr<const RankingBoard>> read) {
            show(std::move(read));
            readingEnds();
        });
}

void LeaderboardPage::show(Result<std::shared_ptr<const RankingBoard>> read)
{
    if (!read.ok()) {
        if (read.error().code != ErrorCode::Cancelled)
            showProblem(read.error());
        return;
    }
    m_board = std::move(*read);
    m_weeks.reset();
    if (m_weeksPlace.isWaiting()) {
        m_weeksPlace.cancel();
        readingEnds();
    }
    showBoard();
}

void LeaderboardPage::showProblem(const Error &error)
{
    BoardQuery whole = tools().selection.query();
    const bool hasUnit = !whole.unit.isNil();
    whole.unit = {};
    if (hasUnit)
        m_problem->say(
            error.code == ErrorCode::PermissionDenied ? QStringLiteral("lock") : QStringLiteral("info"),
            text(error.userText), {}, text(QUNCE_TEXT("Show everything")),
            [this, whole] { tools().selection.set(whole); });
    else
        m_problem->say(QStringLiteral("warning"), text(error.userText), {}, text(QUNCE_TEXT("Read again")),
            [this] { refresh(); });
    m_stack->setCurrentWidget(m_problem);
}

void LeaderboardPage::showBoard()
{
    fillLevels();
    fillPeers();
    fillSamples();
    if (!m_board)
        return;
    const Format format = tools().format();
    const RankingBoard &board = *m_board;
    m_table->setColumns(rankingColumns(board));
    m_table->setRows(
        static_cast<int>(board.ranked.size()), rankingCells(m_board, RankingPart::Ranked, format));
    nameTabs();
    m_formula->setToolTip(formulaOf(board.query.preset));
    m_formula->setAccessibleDescription(m_formula->toolTip());
    m_table->setAccessibleName(m_tabs->tabText(m_tabs->currentIndex()));
    const auto count = [&](const std::vector<RankedRow> &rows) {
        return format.integer(static_cast<int64_t>(rows.size()));
    };
    m_tooFew->say(text(QUNCE_TEXT("Small sample")),
        board.query.minN == 0 ? text(QUNCE_TEXT("no least sample is set"))
                              : text(QUNCE_TEXT("denominator below %1, not ranked"),
                                  {format.integer(static_cast<int64_t>(board.query.minN))}),
        count(board.tooFew));
    m_empty->say(text(QUNCE_TEXT("No data")),
        text(QUNCE_TEXT("nothing recorded in this period, which is not 0")), count(board.empty));
    m_tooFew->setRows(rankingColumns(board), static_cast<int>(board.tooFew.size()),
        rankingCells(m_board, RankingPart::TooFew, format));
    m_empty->setRows(rankingColumns(board), static_cast<int>(board.empty.size()),
        rankingCells(m_board, RankingPart::Empty, format));
    if (board.ranked.empty()) {
        m_problem->say(QStringLiteral("leaderboard"), text(QUNCE_TEXT("Nobody is ranked in this period.")),
            board.tooFew.empty() ? text(QUNCE_TEXT("There are no numbers for it."))
                                 : text(QUNCE_TEXT("All have too few cases.")));
        m_stack->setCurrentWidget(m_problem);
    } else {
        m_stack->setCurrentWidget(m_table);
    }
    QString summary = text(QUNCE_TEXT("%1 ranked"), {count(board.ranked)});
    if (board.median)
        summary += QStringLiteral("   ")
            + text(QUNCE_TEXT("median %1"), {valueText(board.query.preset, board.median, format)});
    m_summary->setText(summary);
    sayStatus();
    const auto chosen = std::find_if(board.ranked.begin(), board.ranked.end(),
        [this](const RankedRow &row) { return row.row.subject == m_chosen; });
    const int row = chosen == board.ranked.end() ? -1 : static_cast<int>(chosen - board.ranked.begin());
    m_table->select(row);
    showDetail(row);
}

void LeaderboardPage::showDetail(int row)
{
    if (m_detailPlace.isWaiting()) { // nobody will say that it has ended
        m_detailPlace.cancel();
        readingEnds();
    }
    m_row.reset();
    m_read.reset();
    if (m_board && row >= 0 && row < m_table->rowCount())
        m_row = m_board->ranked[static_cast<size_t>(row)];
    placeDetail();
    if (!m_row)
        return;
    m_chosen = m_row->row.subject;
    fillDetail();
    readDays();
    if (!m_weeks && !m_weeksPlace.isWaiting())
        readWeeks();
}

void LeaderboardPage::readDays()
{
    readingBegins();
    tools().reader.read<RankingDetail>(
        m_detailPlace,
        [query = m_board->query, subject = m_chosen](
            BoardContext &context) { return readRankingDays(context, query, subject); },
        [this](Result<RankingDetail> read) {
            if (read.ok() && m_row && m_row->row.subject == read->subject) {
                m_read = std::move(*read);
                if (m_weeks)
                    addWeeks(*m_weeks, *m_read);
                fillDetail();
            }
            readingEnds();
        });
}

/// Once for a board, whatever rows are looked at.
void LeaderboardPage::readWeeks()
{
    readingBegins();
    tools().reader.read<RankingWeeks>(
        m_weeksPlace,
        [query = m_board->query](BoardContext &context) { return readRankingWeeks(context, query); },
        [this](Result<RankingWeeks> read) {
            if (read.ok()) {
                m_weeks = std::move(*read);
                if (m_read) {
                    addWeeks(*m_weeks, *m_read);
                    fillDetail();
                }
            }
            readingEnds();
        });
}

void LeaderboardPage::fillDetail()
{
    fillRankingPane(*m_detail, *m_board, *m_row, m_read ? &*m_read : nullptr, tools());
    m_openRow->setText(m_board->query.level == Level::Guide ? text(QUNCE_TEXT("Show this guide"))
                                                            : text(QUNCE_TEXT("Show its guides")));
    m_copyRow->setText(text(QUNCE_TEXT("Copy as text")));
    m_detail->setCloseText(text(QUNCE_TEXT("Close the pane")));
}

void LeaderboardPage::placeDetail()
{
    m_detail->setVisible(m_row && width() >= kDetailFrom);
}

QStringList LeaderboardPage::detailTexts() const
{
    return m_row ? rankingTexts(*m_board, *m_row, m_read ? &*m_read : nullptr, tools().format())
                 : QStringList();
}

void LeaderboardPage::openRow()
{
    BoardQuery query = m_query.query;
    if (m_query.level == Level::Guide) {
        tools().go({PageId::Guides, m_chosen, {}, query});
        return;
    }
    query.unit = m_chosen;
    tools().go({PageId::Guides, {}, {}, query});
}

void LeaderboardPage::fillLevels()
{
    m_level->clear();
    for (const Level level : kLevels) {
        if (!measureOf(m_query.preset).existsOn(level))
            continue;
        m_level->addItem(levelText(level), static_cast<int>(level));
        if (level == m_query.level)
            m_level->setCurrentIndex(m_level->count() - 1);
    }
}

void LeaderboardPage::fillPeers()
{
    m_peers->clear();
    m_peers->addItem(text(QUNCE_TEXT("All")));
    if (m_board) {
        for (const PeerGroup &group : m_board->peerGroups) {
            m_peers->addItem(peersText(group));
            if (group == m_query.peers)
                m_peers->setCurrentIndex(m_peers->count() - 1);
        }
    }
    m_peers->setEnabled(m_query.level == Level::Guide || m_query.level == Level::Store);
}

void LeaderboardPage::fillSamples()
{
    m_sample->clear();
    for (const uint64_t sample : kSamples) {
        m_sample->addItem(tools().format().integer(static_cast<int64_t>(sample)));
        if (sample == m_query.minN)
            m_sample->setCurrentIndex(m_sample->count() - 1);
    }
    m_sample->setEnabled(m_query.preset == RankingPreset::Completion);
}

void LeaderboardPage::sayStatus()
{
    if (!m_board)
        return;
    const Format format = tools().format();
    const auto [first, last] = m_table->visibleRows();
    QString left = text(QUNCE_TEXT("%1 ranked"), {format.integer(m_table->rowCount())});
    if (last > 0)
        left += QStringLiteral("   ")
            + text(QUNCE_TEXT("showing %1–%2"), {format.integer(first), format.integer(last)});
    if (!m_board->notIn.empty()) {
        QStringList names;
        for (const std::string &name : m_board->notIn) {
            if (names.size() == kMostNotIn) {
                names << QStringLiteral("…");
                break;
            }
            names << QString::fromStdString(name);
        }
        left += QStringLiteral("   ")
            + text(QUNCE_TEXT("not in yet: %1"),
                {names.join(format.isChinese() ? QStringLiteral("、") : QStringLiteral(", "))});
    }
    m_statusLeft->setText(left);
    m_statusRight->setText(text(QUNCE_TEXT("as of %1"), {format.dateTime(m_board->asOf)})
        + QStringLiteral("   ") + text(QUNCE_TEXT("before: %1"), {format.period(m_board->compared)}));
}

QString LeaderboardPage::statusText() const
{
    return m_statusLeft->text() + QLatin1Char(' ') + m_statusRight->text();
}

/// The others say the period that they bring; the chosen one must not promise what is not shown.
void LeaderboardPage::nameTabs()
{
    for (const RankingPreset preset : kRankingPresets) {
        const bool isShown = m_board && preset == m_board->query.preset;
        m_tabs->setTabText(static_cast<int>(preset),
            titleOf(preset, isShown ? m_board->query.query.choice : periodOf(preset)));
    }
}

void LeaderboardPage::retranslate()
{
    nameTabs();
    m_tabs->setAccessibleName(text(QUNCE_TEXT("Leaderboard")));
    const std::array<std::pair<ThemedLabel *, QComboBox *>, 3> pairs {
        std::pair(m_levelLabel, m_level), {m_peersLabel, m_peers}, {m_sampleLabel, m_sample}};
    const std::array<QString, 3> names {
        text(QUNCE_TEXT("Level")), text(QUNCE_TEXT("Peers")), text(QUNCE_TEXT("Least sample"))};
    for (size_t i = 0; i < pairs.size(); ++i) {
        pairs[i].first->setText(names[i]);
        pairs[i].second->setAccessibleName(names[i]);
    }
    m_formula->setAccessibleName(text(QUNCE_TEXT("How it is counted")));
    m_poster->setToolTip(text(QUNCE_TEXT("Poster")));
    m_poster->setAccessibleName(text(QUNCE_TEXT("Poster")));
    m_months->say();
    retranslateTargetsTool(tools(), *m_targets);
    retranslateCompareTool(tools(), *m_compare);
    retranslateContestsTool(tools(), *m_contests);
    m_copy->setToolTip(text(QUNCE_TEXT("Copy")));
    m_copy->setAccessibleName(text(QUNCE_TEXT("Copy")));
    showBoard();
}

void LeaderboardPage::restyle()
{
    const auto name = [this](Token token) { return tools().theme.color(token).name(); };
    m_poster->setIcon(icon(QStringLiteral("picture"), tools().theme.color(Token::TextSecondary)));
    m_copy->setIcon(icon(QStringLiteral("copy"), tools().theme.color(Token::TextSecondary)));
    m_formula->setIcon(icon(QStringLiteral("info"), tools().theme.color(Token::TextSecondary)));
    m_tabs->setStyleSheet(QStringLiteral(
        "QTabBar { border: 0; } QTabBar::tab { height: %4px; padding: 0 4px; margin: 0 6px 0 12px; "
        "border: 0; border-bottom: 2px solid transparent; background: transparent; color: %1; } "
        "QTabBar::tab:selected { color: %2; border-bottom-color: %3; font-weight: bold; } "
        "QTabBar::tab:focus { color: %3; } QTabBar QToolButton { border: 0; padding: 0; }")
                              .arg(name(Token::TextSecondary), name(Token::Text), name(Token::Accent),
                                  QString::number(zoomed(tools().theme, metrics::kTabBar - 2))));
}

void LeaderboardPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeDetail();
}

} // namespace qunce
