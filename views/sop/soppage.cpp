// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/soppage.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "models/protocol/bucketnames.h"
#include "models/sop/shippedsop.h"
#include "views/common/texts.h"
#include "views/sop/placesopdialog.h"
#include "views/sop/sopruns.h"
#include "views/sop/soptexts.h"

namespace qunce {

namespace {

constexpr int kListWidth = 300;
constexpr int kRowHeight = 32;

} // namespace

SopPage::SopPage(PageTools &pageTools, QWidget *parent)
    : Page(PageId::Sop, {QUNCE_TEXT("SOP")}, pageTools, parent)
    , m_place(this)
    , m_runsPlace(this)
    , m_plan(std::make_shared<PlanMemory>())
    , m_listCard(new Card(pageTools.theme))
    , m_stepsCard(new Card(pageTools.theme))
    , m_list(new CellTable(pageTools.theme, kRowHeight))
    , m_steps(new CellTable(pageTools.theme, kRowHeight))
    , m_about(new ThemedLabel(pageTools.theme, TextRole::Secondary, Token::TextSecondary))
    , m_notice(new ThemedLabel(pageTools.theme, TextRole::Secondary, Token::Warn))
    , m_runs(new SopRuns(pageTools))
    , m_put(new QPushButton)
    , m_copy(new QPushButton)
    , m_retire(new QPushButton)
    , m_new(new QPushButton)
    , m_edit(new QPushButton)
    , m_newStep(new QPushButton)
    , m_stack(new QStackedWidget)
    , m_problem(new EmptyState(pageTools.theme))
{
    build();
    addCommands();
    connect(m_list, &CellTable::currentRowChanged, this, [this](int row) {
        if (!m_board || row < 0 || row >= static_cast<int>(m_board->lines.size()))
            return;
        m_shown = m_board->lines[static_cast<size_t>(row)].sop.id;
        showLine();
    });
    connect(m_list, &CellTable::opened, this, [this] { place(); });
    connect(m_put, &QPushButton::clicked, this, &SopPage::place);
    connect(m_copy, &QPushButton::clicked, this, &SopPage::copy);
    connect(m_retire, &QPushButton::clicked, this, &SopPage::toggleRetired);
    connect(m_new, &QPushButton::clicked, this, &SopPage::makeNew);
    connect(m_edit, &QPushButton::clicked, this, &SopPage::editHead);
    connect(m_runs, &SopRuns::openAsked, this, [this](const Uuid &entry) {
        tools().go({PageId::Calendar, entry, {}, {}});
    });
    connect(m_newStep, &QPushButton::clicked, this, [this] { openStep(newStep()); });
    connect(m_steps, &CellTable::opened, this, qOverload<int>(&SopPage::openStep));
    connect(&pageTools.edits, &EditDesk::rightsChanged, this, &SopPage::showLine);
}

void SopPage::build()
{
    m_list->setObjectName(QStringLiteral("sopList"));
    m_steps->setObjectName(QStringLiteral("sopSteps"));
    m_put->setObjectName(QStringLiteral("placeSop"));
    m_put->setProperty("kind", QStringLiteral("primary"));
    m_copy->setObjectName(QStringLiteral("copySop"));
    m_retire->setObjectName(QStringLiteral("retireSop"));
    m_new->setObjectName(QStringLiteral("newSop"));
    m_edit->setObjectName(QStringLiteral("editSop"));
    m_newStep->setObjectName(QStringLiteral("newStep"));
    for (ThemedLabel *label : {m_about, m_notice}) {
        label->setWordWrap(true);
        label->setContentsMargins(metrics::kMargin, 0, metrics::kMargin, 8);
    }
    m_notice->setObjectName(QStringLiteral("sopNotice"));
    m_listCard->setFixedWidth(kListWidth);
    m_listCard->body()->addWidget(m_list, 1);
    m_listCard->addTool(m_new);
    for (QPushButton *button : {m_newStep, m_edit, m_retire, m_copy, m_put})
        m_stepsCard->addTool(button);
    m_stepsCard->body()->addWidget(m_about);
    m_stepsCard->body()->addWidget(m_notice);
    m_stepsCard->body()->addWidget(m_runs);
    m_stepsCard->body()->addWidget(m_steps, 1);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGap);
    row->addWidget(m_listCard);
    row->addWidget(m_stepsCard, 1);
    m_stack->addWidget(content);
    m_stack->addWidget(m_problem);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    column->addWidget(m_stack);
}

void SopPage::addCommands()
{
    const auto add = [this](const char *id, const char *words, const char *icon, const QKeySequence &keys,
                         std::function<void()> run, const QPushButton *button) {
        CommandInfo info;
        info.id = id;
        info.text = words;
        info.icon = icon;
        info.shortcut = keys;
        info.isOfPage = true;
        tools().commands.add(std::move(info), this, std::move(run), [this, button]() -> Message {
            if (button->isEnabled())
                return {};
            const Message why = whyNotPlanned();
            return why.empty() ? Message(QUNCE_TEXT("Not with this template")) : why;
        });
    };
    add(
        "sop.place", QUNCE_TEXT("Put the template on a date"), "calendar",
        QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { place(); }, m_put);
    add(
        "sop.copy", QUNCE_TEXT("Copy the template as one of the brand"), "copy",
        QKeySequence(Qt::CTRL | Qt::Key_D), [this] { copy(); }, m_copy);
    add(
        "sop.newStep", QUNCE_TEXT("New step"), "plus", QKeySequence(Qt::CTRL | Qt::Key_N),
        [this] { openStep(newStep()); }, m_newStep);
    add(
        "sop.edit", QUNCE_TEXT("Change the template"), "edit", QKeySequence(Qt::CTRL | Qt::Key_E),
        [this] { editHead(); }, m_edit);
    add(
        "sop.new", QUNCE_TEXT("New template"), "plus", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
        [this] { makeNew(); }, m_new);
    m_steps->installEventFilter(this);
}

void SopPage::open(const Destination &destination)
{
    if (destination.subject.isNil())
        return;
    m_shown = destination.subject;
    if (m_board)
        show(SopBoard(*m_board));
}

int SopPage::rowsShown() const
{
    return m_list->rowCount();
}

const SopLine *SopPage::shownLine() const
{
    if (!m_board)
        return nullptr;
    const auto found = std::find_if(m_board->lines.begin(), m_board->lines.end(),
        [this](const SopLine &line) { return line.sop.id == m_shown; });
    return found == m_board->lines.end() ? nullptr : &*found;
}

void SopPage::refresh()
{
    if (!m_place.isWaiting())
        readingBegins();
    tools().reader.read<SopBoard>(
        m_place, [](BoardContext &context) { return readSopBoard(context); },
        [this](Result<SopBoard> board) {
            show(std::move(board));
            readingEnds();
        });
    readRuns();
}

/// What runs comes after the templates themselves: it is counted.
void SopPage::readRuns()
{
    if (!m_runsPlace.isWaiting())
        readingBegins();
    tools().reader.read<std::vector<SopRun>>(
        m_runsPlace, [plan = m_plan](BoardContext &context) { return readSopRuns(context, *plan); },
        [this](Result<std::vector<SopRun>> runs) {
            if (runs.ok())
                m_allRuns = std::move(*runs);
            showLine();
            readingEnds();
        });
}

/// Of any version of the template.
std::vector<SopRun> SopPage::runsOf(const SopLine &line) const
{
    const auto familyOf = [](const SopTemplate &sop) { return sop.family.isNil() ? sop.id : sop.family; };
    std::vector<SopRun> runs;
    for (const SopRun &run : m_allRuns) {
        const auto made = std::find_if(m_board->lines.begin(), m_board->lines.end(),
            [&run](const SopLine &each) { return each.sop.id == run.sop; });
        if (made != m_board->lines.end() && familyOf(made->sop) == familyOf(line.sop))
            runs.push_back(run);
    }
    return runs;
}

void SopPage::show(Result<SopBoard> board)
{
    if (!board.ok()) {
        m_problem->say(QStringLiteral("warning"), text(board.error().userText), {},
            text(QUNCE_TEXT("Try again")), [this] { refresh(); });
        m_stack->setCurrentWidget(m_problem);
        return;
    }
    m_stack->setCurrentIndex(0);
    m_board = std::make_shared<const SopBoard>(std::move(board).value());
    if (!m_awaited.isNil()) {
        const Uuid before = std::exchange(m_shown, m_awaited);
        if (shownLine())
            m_awaited = {};
        else
            m_shown = before;
    }
    if (!shownLine())
        m_shown = m_board->lines.empty() ? Uuid {} : m_board->lines.front().sop.id;
    const Uuid shown = m_shown;
    m_list->setRows(static_cast<int>(m_board->lines.size()), [this, kept = m_board](int row, int column) {
        return sopListCell(kept->lines[static_cast<size_t>(row)], column, tools().format());
    });
    m_shown = shown;
    for (size_t i = 0; i < m_board->lines.size(); ++i) {
        if (m_board->lines[i].sop.id == shown)
            m_list->select(static_cast<int>(i));
    }
    showLine();
}

Message SopPage::whyNotPlanned() const
{
    Record sop;
    sop.kind = Kind::SopTemplate;
    sop.bucket = bucket::planHq();
    return tools().edits.whyNotCreate(sop);
}

QString SopPage::whyNotPlaced() const
{
    const SopLine *line = shownLine();
    if (!line)
        return {};
    const std::vector<SopProblem> problems = problemsOf(line->sop);
    if (!problems.empty()) {
        const SopProblem &first = problems.front();
        const QString where = first.step
            ? QString::fromStdString(line->sop.steps[*first.step].title) + text(QUNCE_TEXT(": "))
            : QString();
        return where + text(first.words);
    }
    if (line->sop.status == "retired")
        return text(QUNCE_TEXT("This template is retired: it stays with what was made of it."));
    return {};
}

void SopPage::showLine()
{
    const SopLine *line = shownLine();
    m_stepsCard->setVisible(line != nullptr);
    if (!line)
        return;
    const Format format = tools().format();
    m_stepsCard->setTitle(QString::fromStdString(line->sop.name),
        text(QUNCE_TEXT("%1 days from: %2 · %3 steps · used by %4 campaigns"),
            {format.integer(line->sop.days), anchorText(line->sop.anchor),
                format.integer(static_cast<int64_t>(line->sop.steps.size())),
                format.integer(static_cast<int64_t>(line->campaigns))}));
    m_about->setText(QString::fromStdString(line->sop.description));
    m_about->setVisible(!line->sop.description.empty());
    const QString why = whyNotPlaced();
    m_notice->setText(why);
    m_notice->setVisible(!why.isEmpty());
    const QString right = text(whyNotPlanned());
    m_put->setEnabled(why.isEmpty() && right.isEmpty());
    m_put->setToolTip(right.isEmpty() ? why : right);
    m_copy->setEnabled(right.isEmpty());
    m_copy->setToolTip(right);
    m_retire->setVisible(!line->isShipped);
    m_retire->setEnabled(right.isEmpty());
    m_retire->setToolTip(right);
    m_put->setText(text(
        line->sop.anchor == SopAnchor::Campaign ? QUNCE_TEXT("Put on a date…") : QUNCE_TEXT("Let it run…")));
    m_runs->show(runsOf(*line), right);
    const Message fixed = whyFixed();
    m_new->setEnabled(right.isEmpty());
    m_new->setToolTip(right);
    for (QPushButton *button : {m_edit, m_newStep}) {
        button->setVisible(!line->isShipped);
        button->setEnabled(fixed.empty());
        button->setToolTip(text(fixed));
    }
    m_retire->setText(text(line->sop.status == "retired" ? QUNCE_TEXT("Use again") : QUNCE_TEXT("Retire")));
    m_steps->setRows(
        static_cast<int>(line->sop.steps.size()), [steps = line->sop.steps](int row, int column) {
            return sopStepCell(steps[static_cast<size_t>(row)], column);
        });
}

void SopPage::place()
{
    const SopLine *line = shownLine();
    if (!line || !m_put->isEnabled())
        return;
    auto *dialog = new PlaceSopDialog(tools(), *line, *m_board, tools().reader.now().day() + 1, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        tools().go({PageId::Calendar, dialog->made(), {}, {}});
    });
    dialog->open();
}

void SopPage::copy()
{
    const SopLine *line = shownLine();
    if (!line)
        return;
    RandomIdSource ids(tools().clock);
    SopTemplate own = ownCopyOf(line->sop, ids);
    own.name += text(QUNCE_TEXT(" (copy)")).toStdString();
    own.status = "active";
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Copy template “%1”"), {line->sop.name});
    request.changes.push_back(MakeRecord {Kind::SopTemplate, own.id, fieldsOf(own)});
    for (const SopStep &step : own.steps)
        request.changes.push_back(MakeRecord {Kind::SopStep, step.id, fieldsOf(step, own.id)});
    tools().edits.commit(std::move(request), this, [this, id = own.id](const Result<EditDone> &outcome) {
        if (outcome.ok()) {
            m_awaited = id;
            refresh();
        }
    });
}

void SopPage::toggleRetired()
{
    const SopLine *line = shownLine();
    if (!line || line->isShipped)
        return;
    const bool isRetired = line->sop.status == "retired";
    EditRequest request;
    request.title = isRetired ? Message(QUNCE_TEXT("Use template “%1” again"), {line->sop.name})
                              : Message(QUNCE_TEXT("Retire template “%1”"), {line->sop.name});
    request.changes.push_back(ChangeFields {
        Kind::SopTemplate, line->sop.id, {{"status", std::string(isRetired ? "active" : "retired")}}, {}});
    tools().edits.commit(std::move(request), this, {});
}

void SopPage::retranslate()
{
    m_listCard->setTitle(text(QUNCE_TEXT("Templates")));
    m_list->setColumns(sopListColumns());
    m_steps->setColumns(sopStepColumns());
    m_list->setAccessibleName(text(QUNCE_TEXT("Templates")));
    m_steps->setAccessibleName(text(QUNCE_TEXT("Steps of the template")));
    m_copy->setText(text(QUNCE_TEXT("Copy as own")));
    m_new->setText(text(QUNCE_TEXT("New")));
    m_edit->setText(text(QUNCE_TEXT("Template…")));
    m_newStep->setText(text(QUNCE_TEXT("New step")));
    if (m_board)
        show(SopBoard(*m_board));
}

} // namespace qunce
