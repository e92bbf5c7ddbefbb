// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/nudge/nudgedialog.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>

#include "models/base/filewriter.h"
#include "views/common/exportgate.h"
#include "views/common/savedialog.h"
#include "views/common/tablefile.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/nudge/nudgerulesdialog.h"

namespace qunce {

namespace {

constexpr QSize kNudgeSize {1060, 660};
const QString kMarksKey = QStringLiteral("nudge/marks");

struct TextFile {
    std::string path;
    std::string words;
};

/// All of them or none.
Result<void> writeAll(const std::vector<TextFile> &files)
{
    for (size_t i = 0; i < files.size(); ++i) {
        const Result<void> written = writeFileWhole(files[i].path, files[i].words);
        if (written.ok())
            continue;
        std::error_code ignored; // what cannot be removed is whole, and says whose it is
        for (size_t before = 0; before < i; ++before)
            std::filesystem::remove(files[before].path, ignored);
        return written.error();
    }
    return {};
}

} // namespace

NudgeDialog::NudgeDialog(PageTools &tools, NudgeQuery query, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_query(std::move(query))
    , m_place(this)
    , m_logPlace(this)
    , m_headline(new ThemedLabel(tools.theme, TextRole::Bold, Token::Text, this))
    , m_numbers(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_views(new QButtonGroup(this))
    , m_all(new QPushButton(this))
    , m_stack(new QStackedWidget(this))
    , m_tree(new NudgeTree(tools.theme, m_stack))
    , m_empty(new EmptyState(tools.theme, m_stack))
    , m_summary(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_leftOut(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Warn, this))
    , m_marks(new QCheckBox(this))
    , m_overLimit(new QCheckBox(this))
    , m_undo(new QPushButton(this))
    , m_log(new QToolButton(this))
    , m_rules(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("nudgeDialog"));
    build();
    connect(&tools.reader, &BoardReader::dataChanged, this, &NudgeDialog::read);
    connect(&tools.edits, &EditDesk::rightsChanged, this, &NudgeDialog::fill);
    read();
}

void NudgeDialog::build()
{
    setWindowTitle(text(QUNCE_TEXT("Remind")));
    resize(zoomed(m_tools.theme, kNudgeSize.width()), zoomed(m_tools.theme, kNudgeSize.height()));
    m_headline->setObjectName(QStringLiteral("nudgeHeadline"));
    for (ThemedLabel *label : {m_headline, m_numbers, m_summary, m_leftOut})
        label->setWordWrap(true);
    const std::array<QString, kViews> names {
        text(QUNCE_TEXT("Not done")), text(QUNCE_TEXT("Nothing done")), text(QUNCE_TEXT("Can be reminded"))};
    auto *views = new QHBoxLayout;
    views->setSpacing(4);
    for (size_t i = 0; i < kViews; ++i) {
        auto *button = new QToolButton(this);
        button->setText(names[i]);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        m_views->addButton(button, static_cast<int>(i));
        views->addWidget(button);
    }
    views->addStretch(1);
    m_all->setProperty("kind", QStringLiteral("link"));
    m_all->setAutoDefault(false);
    m_all->setText(text(QUNCE_TEXT("All that are shown")));
    m_all->setToolTip(text(QUNCE_TEXT("The words for all instead of the chosen row (%1)"),
        {QKeySequence(QKeySequence::SelectAll).toString(QKeySequence::NativeText)}));
    m_all->hide();
    connect(m_all, &QPushButton::clicked, m_tree, &QAbstractItemView::clearSelection);
    views->addWidget(m_all);
    m_views->setExclusive(true);
    m_views->button(m_query.nothingDone ? 1 : 0)->setChecked(true);
    connect(m_views, &QButtonGroup::idClicked, this, &NudgeDialog::fill);

    m_tree->retranslate();
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &NudgeDialog::sayChoice);
    connect(new QShortcut(QKeySequence::SelectAll, this), &QShortcut::activated, m_tree,
        &QAbstractItemView::clearSelection);

    m_marks->setText(text(QUNCE_TEXT("Note as reminded when copied or saved")));
    m_marks->setChecked(m_tools.settings.value(kMarksKey, true).toBool());
    m_overLimit->setText(text(QUNCE_TEXT("Also those over the limit")));
    connect(m_marks, &QCheckBox::toggled, this, [this](bool on) { m_tools.settings.set(kMarksKey, on); });
    connect(m_overLimit, &QCheckBox::toggled, this, &NudgeDialog::sayChoice);
    auto *options = new QHBoxLayout;
    options->addWidget(m_marks);
    options->addSpacing(16);
    options->addWidget(m_overLimit);
    options->addStretch(1);
    m_undo->setProperty("kind", QStringLiteral("link"));
    m_undo->setAutoDefault(false);
    m_undo->hide();
    options->addWidget(m_undo);

    m_log->setText(text(QUNCE_TEXT("Execution log…")));
    m_log->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_log->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_log);
    menu->addAction(text(QUNCE_TEXT("Workbook (XLSX)…")), this, [this] { askLog(true); });
    menu->addAction(text(QUNCE_TEXT("CSV…")), this, [this] { askLog(false); });
    m_log->setMenu(menu);
    m_log->setToolTip(
        text(QUNCE_TEXT("Every assignment behind this number, with its times and reminders, as a file")));
    m_rules->setText(text(QUNCE_TEXT("Words and limit…")));
    m_save->setText(text(QUNCE_TEXT("A file for each region…")));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
    m_save->setToolTip(text(QUNCE_TEXT("The words of all regions that are shown, each in a file (%1)"),
        {m_save->shortcut().toString(QKeySequence::NativeText)}));
    m_copy->setObjectName(QStringLiteral("nudgeCopy"));
    m_copy->setProperty("kind", QStringLiteral("primary"));
    m_copy->setDefault(true);
    m_close->setText(text(QUNCE_TEXT("Close")));
    m_close->setAutoDefault(false);
    for (QPushButton *button : {m_rules, m_save})
        button->setAutoDefault(false);
    connect(m_rules, &QPushButton::clicked, this, &NudgeDialog::editRules);
    connect(m_save, &QPushButton::clicked, this, &NudgeDialog::askFolder);
    connect(m_copy, &QPushButton::clicked, this, &NudgeDialog::copyWords);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(new QShortcut(QKeySequence::Copy, this), &QShortcut::activated, this, &NudgeDialog::copyWords);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_log);
    buttons->addWidget(m_rules);
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_close);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(10);
    all->addWidget(m_headline);
    all->addWidget(m_numbers);
    all->addLayout(views);
    all->addWidget(m_stack, 1);
    all->addWidget(m_summary);
    all->addWidget(m_leftOut);
    all->addLayout(options);
    all->addLayout(buttons);
    m_headline->setText(text(QUNCE_TEXT("Looking up who has not done it…")));
    for (QWidget *part : {static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_save),
             static_cast<QWidget *>(m_log), static_cast<QWidget *>(m_rules)})
        part->setEnabled(false);
    m_copy->setText(text(QUNCE_TEXT("Copy the words")));
    m_tree->setFocus();
}

void NudgeDialog::read()
{
    m_tools.reader.read<NudgeBoard>(
        m_place, [query = m_query](BoardContext &context) { return readNudgeBoard(context, query); },
        [this](Result<NudgeBoard> read) { showRead(std::move(read)); });
}

void NudgeDialog::showRead(Result<NudgeBoard> read)
{
    if (!read.ok()) {
        if (read.error().code == ErrorCode::Cancelled)
            return;
        m_headline->setText(text(QUNCE_TEXT("Remind")));
        m_empty->say(QStringLiteral("warning"), text(read.error().userText), {},
            text(QUNCE_TEXT("Read again")), [this] { this->read(); });
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_board = std::make_shared<const NudgeBoard>(std::move(*read));
    fill();
}

NudgeDialog::View NudgeDialog::view() const
{
    return static_cast<View>(m_views->checkedId());
}

void NudgeDialog::setView(View view)
{
    m_views->button(static_cast<int>(view))->setChecked(true);
    fill();
}

void NudgeDialog::fill()
{
    if (!m_board)
        return;
    const NudgeBoard &board = *m_board;
    const Format format = m_tools.format();
    const auto number = [&format](uint64_t value) { return format.integer(static_cast<int64_t>(value)); };
    NudgeChoice shown;
    for (size_t i = 0; i < board.guides.size(); ++i) {
        const NudgeGuide &guide = board.guides[i];
        if (view() == View::NotDone || (view() == View::NothingDone && guide.hasNothingDone())
            || (view() == View::CanBeReminded && guide.bar == NudgeBar::None))
            shown.push_back(i);
    }
    m_headline->setText(nudgeScope(board) + QStringLiteral(" · ") + format.period(board.period));
    m_numbers->setText(
        text(QUNCE_TEXT("%1 guides have something to do, %2 of them have done nothing of what is due · "
                        "due by now %3 · all of these days %4"),
            {number(board.guides.size()), number(board.nothingDone),
                donePair(board.dueDone, board.due, format), donePair(board.done, board.eligible, format)}));
    const auto effects = [&](NudgeEffect effect) {
        return number(board.effects[static_cast<size_t>(effect)]);
    };
    uint64_t reminded = 0;
    for (const size_t one : board.effects)
        reminded += one;
    m_summary->setText(reminded == 0
            ? text(QUNCE_TEXT("Nobody was reminded in the last %1 hours."),
                {QString::number(board.policy.hours)})
            : text(QUNCE_TEXT(
                       "Reminded in the last %1 hours: %2. Within %3 minutes %4 did something of it, %5 did "
                       "not, %6 have time yet, of %7 it is unknown."),
                {QString::number(board.policy.hours), number(reminded),
                    QString::number(board.policy.helpMinutes), effects(NudgeEffect::Helped),
                    effects(NudgeEffect::NotHelped), effects(NudgeEffect::Waiting),
                    effects(NudgeEffect::Unknown)}));
    m_tree->show(m_board, shown, format);
    m_stack->setCurrentWidget(shown.empty() ? static_cast<QWidget *>(m_empty) : m_tree);
    if (shown.empty()) {
        if (view() == View::NotDone)
            m_empty->say(
                QStringLiteral("check"), text(QUNCE_TEXT("Everybody has done what there is to do.")));
        else
            m_empty->say(QStringLiteral("check"), text(QUNCE_TEXT("Nobody is of this kind.")), {},
                text(QUNCE_TEXT("Show all who have not done it")), [this] { setView(View::NotDone); });
    }
    const Message whyNot = m_tools.edits.whyNot();
    const bool isViewer = m_tools.edits.actor() && m_tools.edits.actor()->role == Role::Viewer;
    const bool mayMark = whyNot.empty() && !isViewer;
    m_marks->setEnabled(mayMark);
    m_marks->setToolTip(mayMark
            ? text(QUNCE_TEXT("Kept with your name and the time, for all; one undo takes it back"))
            : isViewer ? text(QUNCE_TEXT("Your role may not change this."))
                       : text(whyNot));
    for (QWidget *part : {static_cast<QWidget *>(m_log), static_cast<QWidget *>(m_rules)})
        part->setEnabled(true);
    sayChoice();
}

NudgeChoice NudgeDialog::addressed(const NudgeChoice &choice) const
{
    NudgeChoice guides;
    for (const size_t place : choice) {
        const NudgeBar bar = m_board->guides[place].bar;
        if (bar == NudgeBar::None || (bar == NudgeBar::Limit && m_overLimit->isChecked()))
            guides.push_back(place);
    }
    return guides;
}

/// What the button copies, and who is left out of it.
void NudgeDialog::sayChoice()
{
    if (!m_board)
        return;
    const NudgeChoice choice = m_tree->chosen();
    const NudgeChoice guides = addressed(choice);
    const QTreeWidgetItem *current = m_tree->chosenItem();
    const QString name = current ? current->text(NudgeTree::Name)
                                 : text(QUNCE_TEXT("all %1"), {QString::number(guides.size())});
    m_copy->setText(text(QUNCE_TEXT("Copy the words: %1"),
        {m_copy->fontMetrics().elidedText(name, Qt::ElideRight, zoomed(m_tools.theme, 160))}));
    m_copy->setToolTip(text(QUNCE_TEXT("For %1 guides (%2)"),
        {QString::number(guides.size()),
            QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)}));
    m_copy->setEnabled(!guides.empty());
    m_all->setVisible(current != nullptr);
    m_save->setEnabled(!addressed(m_tree->shown()).empty());
    std::array<int64_t, 4> barred {};
    for (const size_t place : choice)
        ++barred[static_cast<size_t>(m_board->guides[place].bar)];
    if (m_overLimit->isChecked())
        barred[static_cast<size_t>(NudgeBar::Limit)] = 0;
    QStringList out;
    for (const NudgeBar bar : {NudgeBar::Limit, NudgeBar::OnLeave, NudgeBar::Left}) {
        if (const int64_t people = barred[static_cast<size_t>(bar)]; people > 0)
            out << text(QUNCE_TEXT("%1 people: %2"), {m_tools.format().integer(people), barWords(bar)});
    }
    m_leftOut->setText(out.isEmpty()
            ? QString()
            : text(QUNCE_TEXT("Left out of the words: %1"), {out.join(text(QUNCE_TEXT(", ")))}));
    m_leftOut->setVisible(!out.isEmpty());
}

void NudgeDialog::copyWords()
{
    if (!m_board)
        return;
    const NudgeChoice guides = addressed(m_tree->chosen());
    if (guides.empty())
        return m_tools.toast({QUNCE_TEXT("Nobody here can be reminded now.")});
    const Format format = m_tools.format();
    const QString name = m_tree->chosenName();
    QGuiApplication::clipboard()->setText(
        nudgeText(*m_board, guides, name.isEmpty() ? nudgeScope(*m_board) : name, format));
    m_tools.toast(
        {QUNCE_TEXT("The words for %1 guides are in the clipboard."), {std::to_string(guides.size())}});
    mark(*m_board, guides);
}

void NudgeDialog::askFolder()
{
    auto *folder = new QFileDialog(this, text(QUNCE_TEXT("Folder for the words")));
    folder->setAttribute(Qt::WA_DeleteOnClose);
    folder->setFileMode(QFileDialog::Directory);
    folder->setOption(QFileDialog::ShowDirsOnly);
    connect(folder, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (!m_board)
            return;
        TextSource source;
        source.title = text(QUNCE_TEXT("Words of reminders"));
        source.scope = nudgeScope(*m_board);
        source.period = m_tools.format().period(m_board->period);
        noteExport(this, m_tools,
            {m_save->text(), source, QStringLiteral("txt"), ExportData::Guides,
                addressed(m_tree->shown()).size()},
            path, [this](const QString &into, const TextSource &) { saveWords(into); });
    });
    folder->open();
}

void NudgeDialog::saveWords(const QString &folder)
{
    if (!m_board)
        return;
    const NudgeChoice guides = addressed(m_tree->shown());
    std::map<std::pair<std::string, Uuid>, NudgeChoice> regions;
    for (const size_t place : guides) {
        const NudgeGuide &guide = m_board->guides[place];
        regions[{guide.regionName, guide.region}].push_back(place);
    }
    const Format format = m_tools.format();
    const QString day = QString::fromStdString(m_board->asOf.day().toString());
    std::vector<TextFile> files;
    for (const auto &[region, choice] : regions) {
        const QString name =
            region.first.empty() ? text(QUNCE_TEXT("No region")) : QString::fromStdString(region.first);
        const QString base = folder + QLatin1Char('/') + text(QUNCE_TEXT("Remind")) + QLatin1Char('_')
            + fileNamePart(name) + QLatin1Char('_') + day;
        QString path = base + QStringLiteral(".txt");
        const auto isTaken = [&files](const QString &wanted) {
            return std::any_of(files.begin(), files.end(),
                [&wanted](const TextFile &file) { return file.path == wanted.toStdString(); });
        };
        for (int number = 2; isTaken(path); ++number) // regions of one name
            path = base + QLatin1Char('_') + QString::number(number) + QStringLiteral(".txt");
        files.push_back({path.toStdString(), nudgeText(*m_board, choice, name, format).toStdString() + "\n"});
    }
    if (files.empty())
        return m_tools.toast({QUNCE_TEXT("Nobody here can be reminded now.")});
    const size_t count = files.size();
    write([files = std::move(files)] { return writeAll(files); },
        [this, board = m_board, guides, count, folder] {
            m_tools.toast({QUNCE_TEXT("Saved: the words of %1 regions in %2"),
                {std::to_string(count), folder.toStdString()}});
            mark(*board, guides);
        });
}

/// One step of undo. Guides whose record is not on this computer, for they have moved away, cannot be noted here.
void NudgeDialog::mark(const NudgeBoard &board, const NudgeChoice &guides)
{
    const std::optional<Actor> &actor = m_tools.edits.actor();
    if (!m_marks->isChecked() || !m_marks->isEnabled() || !actor)
        return;
    const Instant now = m_tools.reader.now();
    EditRequest request;
    for (const size_t place : guides) {
        const NudgeGuide &guide = board.guides[place];
        if (!guide.isHere)
            continue;
        request.changes.push_back(MakeRecord {Kind::Reminder, {},
            {{"guide", toValue(guide.id)}, {"author", toValue(actor->user)},
                {"reminded_on", toValue(std::optional<Day>(now.day()))},
                {"reminded_at", toValue(std::optional<Instant>(now))}, {"task", toValue(m_query.of.task)},
                {"from_day", toValue(std::optional<Day>(board.period.from))},
                {"to_day", toValue(std::optional<Day>(board.period.to))},
                {"open", FieldValue(static_cast<int64_t>(guide.open.size()))}}});
    }
    if (request.changes.empty())
        return;
    const std::string people = std::to_string(request.changes.size());
    request.title = Message(QUNCE_TEXT("Reminder of %1 guides"), {people});
    m_undo->hide();
    const EditTitle title = request.title;
    m_tools.edits.commit(std::move(request), this, [this, people, title](const Result<EditDone> &outcome) {
        if (!outcome.ok() || outcome->aid.isNil())
            return; // why not is said by the window
        m_undo->setText(text(QUNCE_TEXT("%1 noted as reminded: undo"), {QString::fromStdString(people)}));
        m_undo->disconnect();
        connect(m_undo, &QPushButton::clicked, this, [this, aid = outcome->aid, title] {
            m_undo->hide();
            m_tools.edits.takeBack(aid, title);
        });
        m_undo->show();
    });
}

void NudgeDialog::editRules()
{
    if (!m_board)
        return;
    auto *dialog = new NudgeRulesDialog(m_tools, m_board->setting, m_board->policy, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void NudgeDialog::askLog(bool isWorkbook)
{
    if (!m_board)
        return;
    TextSource source;
    source.title = text(QUNCE_TEXT("Execution log"));
    source.scope = nudgeScope(*m_board);
    source.period = m_tools.format().period(m_board->period);
    uint64_t rows = 0;
    for (const NudgeGuide &guide : m_board->guides)
        rows += guide.eligible;
    askToExport(this, m_tools,
        {source.title, source, suffixOf(isWorkbook ? TableFile::Workbook : TableFile::Csv),
            ExportData::Guides, static_cast<size_t>(rows)},
        [this](const QString &path, const TextSource &) { saveLog(path); });
}

void NudgeDialog::saveLog(const QString &path)
{
    using Log = std::shared_ptr<const ExecutionLog>;
    m_tools.reader.read<Log>(
        m_logPlace,
        [query = m_query](BoardContext &context) -> Result<Log> {
            QUNCE_ASSIGN(ExecutionLog log, readExecutionLog(context, query));
            return Log(std::make_shared<ExecutionLog>(std::move(log)));
        },
        [this, path](const Result<Log> &read) {
            if (!read.ok()) {
                m_tools.toast(read.error().userText);
                emit written(false);
                return;
            }
            const Format format = m_tools.format();
            const TextRows rows = executionRows(*read, format);
            const TextSource source = executionSource(**read, format);
            write([rows, source, path] { return saveTable(rows, source, path); },
                [this, path] { saySaved(m_tools, path, {}); });
        });
}

/// One at a time: the next waits for the one before.
void NudgeDialog::write(std::function<Result<void>()> work, std::function<void()> done)
{
    for (QWidget *part : {static_cast<QWidget *>(m_save), static_cast<QWidget *>(m_log)})
        part->setEnabled(false);
    m_writer = std::jthread([this, work = std::move(work), done = std::move(done)] {
        // Told in the GUI thread, as long as the dialog is there: it waits for this thread before it goes.
        auto outcome = std::make_shared<Result<void>>(work());
        QMetaObject::invokeMethod(
            this,
            [this, done, outcome] {
                m_log->setEnabled(true);
                sayChoice();
                if (outcome->ok())
                    done();
                else
                    m_tools.toast(outcome->error().userText);
                emit written(outcome->ok());
            },
            Qt::QueuedConnection);
    });
}

} // namespace qunce
