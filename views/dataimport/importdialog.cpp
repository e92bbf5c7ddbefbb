// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/dataimport/importdialog.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPointer>
#include <QTabBar>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include "models/base/filewriter.h"
#include "views/common/clippedline.h"
#include "views/common/savedialog.h"
#include "views/common/texts.h"
#include "views/dataimport/importtexts.h"

namespace qunce {

namespace {

constexpr QSize kImportSize {960, 660};
constexpr int kRoomAroundImport = 40;
constexpr size_t kPreviewRows = 10;
constexpr int kNoKind = -1;
constexpr std::chrono::seconds kLookAtConnection {1};

/// Does it elsewhere, and tells it here if `whom` is still there.
template <typename Answer>
void elsewhere(QWidget *whom, std::function<Answer()> work, std::function<void(Answer)> done)
{
    QThreadPool::globalInstance()->start(
        [here = QPointer<QWidget>(whom), work = std::move(work), done = std::move(done)] {
            auto answer = std::make_shared<Answer>(work());
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [here, answer, done] {
                    if (here)
                        done(std::move(*answer));
                },
                Qt::QueuedConnection);
        });
}

QString importKey(ImportKind kind, const std::vector<std::string> &header)
{
    return QStringLiteral("import/") + QString::fromStdString(sourceKey(kind, header));
}

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

/// Only facts can be complete for a day.
bool hasFed(ImportKind kind)
{
    switch (kind) {
    case ImportKind::GuideDays:
    case ImportKind::GroupDays:
    case ImportKind::KocDays:
    case ImportKind::GroupHours:
    case ImportKind::Orders:
        return true;
    default:
        return false;
    }
}

} // namespace

ImportDialog::ImportDialog(PageTools &tools, ImportDesk &desk, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_desk(desk)
    , m_choose(new QPushButton(this))
    , m_file(new ThemedLabel(tools.theme, TextRole::Body, Token::Text, this))
    , m_kind(new QComboBox(this))
    , m_template(new QPushButton(this))
    , m_fed(new QCheckBox(this))
    , m_tabs(new QTabWidget(this))
    , m_columns(new ImportColumns(this))
    , m_firstRows(makeTable("importRows"))
    , m_problems(makeTable("importProblems"))
    , m_history(makeTable("importHistory"))
    , m_undo(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_said(new ThemedLabel(tools.theme, TextRole::Body, Token::Text, this))
    , m_errors(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_dryRun(new QPushButton(this))
    , m_import(new QPushButton(this))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(text(QUNCE_TEXT("Import data")));
    setAcceptDrops(true);
    resize(parent
            ? kImportSize.boundedTo(parent->window()->size() - QSize(kRoomAroundImport, kRoomAroundImport))
            : kImportSize);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(makeFileRow());
    column->addWidget(makeKindRow());
    column->addWidget(makeTabs(), 1);
    m_said->setObjectName(QStringLiteral("importSaid"));
    m_said->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setAccessibleName(text(QUNCE_TEXT("Progress of the import")));
    m_progress->setTextVisible(false);
    column->addWidget(m_said);
    column->addWidget(m_progress);
    column->addWidget(makeButtons());
    connect(m_columns, &ImportColumns::planChanged, this, [this] {
        rememberPlan();
        note({});
        arrange();
    });
    // The connection comes and goes without asking anybody here.
    auto *watch = new QTimer(this);
    connect(watch, &QTimer::timeout, this, [this] { arrange(); });
    watch->start(kLookAtConnection);
    fillTable(*m_problems, {}, {});
    arrange();
    readHistory();
}

ImportDialog::~ImportDialog()
{
    if (m_isRunning && m_desk.cancel)
        m_desk.cancel();
}

QTableWidget *ImportDialog::makeTable(const char *name)
{
    auto *table = new QTableWidget(this);
    table->setObjectName(QLatin1String(name));
    table->setProperty("kind", QStringLiteral("field"));
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setTabKeyNavigation(false);
    return table;
}

QWidget *ImportDialog::makeFileRow()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_choose->setObjectName(QStringLiteral("importChoose"));
    m_choose->setText(text(QUNCE_TEXT("Choose a file…")));
    m_file->setObjectName(QStringLiteral("importFile"));
    m_file->setText(text(QUNCE_TEXT("CSV or XLSX; it can also be dropped here.")));
    connect(m_choose, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, text(QUNCE_TEXT("Choose a file…")),
            m_tools.settings.value(QStringLiteral("import/folder")).toString(),
            text(QUNCE_TEXT("Tables (*.csv *.tsv *.txt *.xlsx)")));
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { openFile(path); });
        dialog->open();
    });
    row->addWidget(m_choose);
    row->addWidget(m_file, 1);
    return bar;
}

QWidget *ImportDialog::makeKindRow()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_kind->setObjectName(QStringLiteral("importKind"));
    m_kind->setAccessibleName(text(QUNCE_TEXT("What the file holds")));
    m_kind->addItem(text(QUNCE_TEXT("What the file holds")), kNoKind);
    for (const ImportDescriptor &known : allImportKinds())
        m_kind->addItem(kindText(known.kind, inChinese()), static_cast<int>(known.kind));
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { showPlan(); });
    m_template->setObjectName(QStringLiteral("importTemplate"));
    m_template->setText(text(QUNCE_TEXT("Save its template…")));
    connect(m_template, &QPushButton::clicked, this, [this] {
        const QString name = kindText(*kind(), inChinese()) + QStringLiteral(".csv");
        askWhereToSave(this, m_tools, text(QUNCE_TEXT("Save its template…")), name,
            [this](const QString &path) { saveTemplateTo(path); });
    });
    m_fed->setObjectName(QStringLiteral("importFed"));
    m_fed->setText(text(QUNCE_TEXT("The file is complete for its days and regions")));
    m_fed->setToolTip(text(QUNCE_TEXT(
        "Who is in post and has no row then counts 0 and not as unknown, for every metric, day and region "
        "in the file.")));
    row->addWidget(m_kind);
    row->addWidget(m_template);
    row->addWidget(m_fed);
    row->addStretch(1);
    return bar;
}

QWidget *ImportDialog::makeTabs()
{
    m_tabs->setObjectName(QStringLiteral("importTabs"));
    m_tabs->setDocumentMode(true); // room for the tabs of the whole width
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->addTab(m_columns, text(QUNCE_TEXT("Columns")));
    m_tabs->addTab(m_firstRows, text(QUNCE_TEXT("First rows")));
    m_tabs->addTab(m_problems, text(QUNCE_TEXT("Refused rows")));
    m_tabs->addTab(makeHistory(), text(QUNCE_TEXT("Imported before")));
    return m_tabs;
}

QWidget *ImportDialog::makeHistory()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    m_undo->setObjectName(QStringLiteral("importUndo"));
    m_undo->setText(text(QUNCE_TEXT("Undo this import…")));
    m_undo->setToolTip(text(QUNCE_TEXT(
        "Says what would change before anything does. What was changed again since then stays as it is.")));
    m_undo->setAutoDefault(false);
    connect(m_undo, &QPushButton::clicked, this, [this] { askUndo(); });
    m_history->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_history, &QTableWidget::itemSelectionChanged, this, [this] { arrange(); });
    row->addStretch(1);
    row->addWidget(m_undo);
    column->addWidget(m_history, 1);
    column->addLayout(row);
    return page;
}

const PastImport *ImportDialog::chosenPast() const
{
    const int row = m_history->selectedItems().isEmpty() ? -1 : m_history->currentRow();
    if (row < 0 || static_cast<size_t>(row) >= m_past.size())
        return nullptr;
    const PastImport &past = m_past[static_cast<size_t>(row)];
    return past.canUndo ? &past : nullptr;
}

ImportUndoDialog *ImportDialog::askUndo()
{
    const PastImport *past = chosenPast();
    if (!past || !m_undo->isEnabled())
        return nullptr;
    auto *dialog = new ImportUndoDialog(m_tools, m_desk, *past, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportUndoDialog::undone, this, [this] { readHistory(); });
    dialog->open();
    return dialog;
}

QWidget *ImportDialog::makeButtons()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [row](QPushButton *button, const char *name, const QString &words) {
        button->setObjectName(QLatin1String(name));
        button->setText(words);
        button->setAutoDefault(false);
        row->addWidget(button);
    };
    add(m_errors, "importErrors", text(QUNCE_TEXT("Save the error file…")));
    row->addStretch(1);
    add(m_stop, "importStop", text(QUNCE_TEXT("Stop")));
    add(m_dryRun, "importDryRun", text(QUNCE_TEXT("Dry run")));
    m_dryRun->setToolTip(
        text(QUNCE_TEXT("Everything but the change: what would come of it, and what is refused")));
    add(m_import, "importRun", text(QUNCE_TEXT("Import")));
    m_import->setProperty("kind", QStringLiteral("primary"));
    auto *close = new QPushButton;
    add(close, "importClose", text(QUNCE_TEXT("Close")));
    connect(m_errors, &QPushButton::clicked, this, [this] {
        const QString name = QFileInfo(QString::fromStdString(m_preview->path)).completeBaseName()
            + QStringLiteral("_errors.csv");
        askWhereToSave(this, m_tools, text(QUNCE_TEXT("Save the error file…")), name,
            [this](const QString &path) { saveErrorsTo(path); });
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_desk.cancel)
            m_desk.cancel();
    });
    connect(m_dryRun, &QPushButton::clicked, this, [this] { runImport(true); });
    connect(m_import, &QPushButton::clicked, this, [this] { runImport(false); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return bar;
}

void ImportDialog::fillTable(
    QTableWidget &table, const QStringList &header, const std::vector<QStringList> &rows)
{
    table.clear();
    table.setColumnCount(static_cast<int>(header.size()));
    table.setHorizontalHeaderLabels(header);
    table.setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < table.rowCount(); ++row) {
        const QStringList &cells = rows[static_cast<size_t>(row)];
        for (int place = 0; place < table.columnCount(); ++place) {
            auto *item = new QTableWidgetItem(cells.value(place));
            item->setToolTip(plainTip(cells.value(place)));
            table.setItem(row, place, item);
        }
    }
    table.resizeColumnsToContents();
    // Qt does not count what the style puts around the words of a header.
    const int around = 2 * table.fontMetrics().averageCharWidth();
    for (int place = 0; place < table.columnCount(); ++place)
        table.setColumnWidth(place, table.columnWidth(place) + around);
}

std::optional<ImportKind> ImportDialog::kind() const
{
    const int chosen = m_kind->currentData().toInt();
    return chosen == kNoKind ? std::nullopt : std::optional(static_cast<ImportKind>(chosen));
}

void ImportDialog::chooseKind(ImportKind kind)
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(kind)));
}

void ImportDialog::openFile(const QString &path)
{
    if (m_isRunning)
        return;
    m_tools.settings.set(QStringLiteral("import/folder"), QFileInfo(path).absolutePath());
    m_isReading = true;
    m_preview.reset();
    m_reply.reset();
    m_file->setText(QFileInfo(path).fileName());
    note({});
    arrange();
    elsewhere<Result<ImportPreview>>(
        this, [name = path.toStdString()] { return readImportPreview(name, kPreviewRows); },
        [this, generation = ++m_generation](Result<ImportPreview> preview) {
            if (generation == m_generation)
                takePreview(std::move(preview));
        });
}

void ImportDialog::takePreview(Result<ImportPreview> preview)
{
    m_isReading = false;
    if (!preview.ok()) {
        note(text(preview.error().userText), true);
        return arrange();
    }
    m_preview = std::move(*preview);
    const std::string name = QFileInfo(QString::fromStdString(m_preview->path)).fileName().toStdString();
    const std::optional<ImportKind> guessed = guessKind(name, m_preview->header);
    {
        const QSignalBlocker quiet(m_kind);
        m_kind->setCurrentIndex(m_kind->findData(guessed ? static_cast<int>(*guessed) : kNoKind));
    }
    showFirstRows();
    showPlan();
    m_tabs->setCurrentWidget(m_columns);
}

void ImportDialog::showPlan()
{
    m_reply.reset();
    if (m_preview)
        note({});
    const std::optional<ImportKind> chosen = kind();
    if (m_preview && chosen) {
        const ColumnRenames said = renamesFromText(
            m_tools.settings.value(importKey(*chosen, m_preview->header)).toString().toStdString());
        m_columns->showPlan(*chosen, *m_preview, planColumns(*chosen, m_preview->header, said), inChinese());
    } else {
        m_columns->setRowCount(0);
    }
    if (!chosen || !hasFed(*chosen))
        m_fed->setChecked(false); // it is for one file, not a habit
    arrange();
}

void ImportDialog::showFirstRows()
{
    QStringList header;
    for (const std::string &name : m_preview->header)
        header.push_back(QString::fromStdString(name));
    std::vector<QStringList> rows;
    for (const std::vector<std::string> &row : m_preview->rows) {
        QStringList &cells = rows.emplace_back();
        for (const std::string &cell : row)
            cells.push_back(QString::fromStdString(cell));
    }
    fillTable(*m_firstRows, header, rows);
}

void ImportDialog::rememberPlan()
{
    const ColumnRenames renames = renamesOf(*kind(), m_columns->plan());
    const QString key = importKey(*kind(), m_preview->header);
    if (renames.empty())
        m_tools.settings.remove(key);
    else
        m_tools.settings.set(key, QString::fromStdString(textOfRenames(renames)));
}

void ImportDialog::runImport(bool dryRun)
{
    if (!whyNot().empty() || m_isRunning)
        return;
    ImportAsk ask;
    ask.kind = descriptor(*kind()).name;
    ask.file = QFileInfo(QString::fromStdString(m_preview->path)).fileName().toStdString();
    ask.dryRun = dryRun;
    ask.fed = m_fed->isEnabled() && m_fed->isChecked();
    ask.language = inChinese() ? "zh_CN" : "en";
    ask.renames = renamesOf(*kind(), m_columns->plan());
    m_isRunning = true;
    m_reply.reset();
    noteProgress(0, std::max<uint64_t>(m_preview->bytes, 1), dryRun);
    arrange();
    const QPointer<ImportDialog> here(this);
    m_desk.start(
        m_preview->path, ask,
        [here, dryRun](uint64_t sent, uint64_t total) {
            if (here && here->m_isRunning)
                here->noteProgress(sent, total, dryRun);
        },
        [here](const Result<ImportReply> &outcome) {
            if (here)
                here->takeOutcome(outcome);
        });
}

void ImportDialog::noteProgress(uint64_t sent, uint64_t total, bool dryRun)
{
    // In KiB, so that it fits; once all is there nobody knows how long the server takes.
    m_progress->setRange(0, sent < total ? static_cast<int>(total / 1024) + 1 : 0);
    m_progress->setValue(static_cast<int>(sent / 1024));
    say(progressText(sent, total, dryRun));
}

void ImportDialog::takeOutcome(const Result<ImportReply> &outcome)
{
    m_isRunning = false;
    if (!outcome.ok()) {
        // An answer that is lost may be that of an import that went in: the list says.
        note(text(outcome.error().userText), outcome.error().code != ErrorCode::Cancelled);
        readHistory();
        return arrange();
    }
    m_reply = *outcome;
    std::vector<QStringList> rows;
    for (const ImportProblem &problem : m_reply->problems)
        rows.push_back({QString::number(problem.line), QString::fromStdString(problem.column),
            QString::fromStdString(problem.value), QString::fromStdString(problem.reason)});
    fillTable(*m_problems,
        {text(QUNCE_TEXT("Line")), text(QUNCE_TEXT("Column")), text(QUNCE_TEXT("Value")),
            text(QUNCE_TEXT("Reason"))},
        rows);
    const QString remark = remarkText(*m_reply);
    note(remark.isEmpty() ? outcomeText(*m_reply) : outcomeText(*m_reply) + QLatin1Char(' ') + remark,
        m_reply->rejected > 0);
    if (m_reply->rejected > 0)
        m_tabs->setCurrentWidget(m_problems);
    if (!m_reply->dryRun)
        readHistory();
    arrange();
}

void ImportDialog::readHistory()
{
    if (!m_desk.ask)
        return;
    const QPointer<ImportDialog> here(this);
    m_desk.ask([here](const Result<ImportsReply> &imports) {
        if (here)
            here->takeHistory(imports);
    });
}

void ImportDialog::takeHistory(const Result<ImportsReply> &imports)
{
    m_past.clear();
    if (!imports.ok()) {
        fillTable(*m_history, {text(QUNCE_TEXT("Imported before"))}, {{text(imports.error().userText)}});
        return;
    }
    const Format format = m_tools.format();
    std::vector<QStringList> rows;
    m_past = imports->imports;
    for (const PastImport &past : imports->imports) {
        const std::optional<ImportKind> what = importKindNamed(past.kind);
        const QString kind = what ? kindText(*what, inChinese()) : QString::fromStdString(past.kind);
        rows.push_back({format.dateTime(Instant {past.atMs / 1000}), whoText(past.who),
            past.undoes.empty() ? kind : text(QUNCE_TEXT("undo: %1"), {kind}),
            QString::fromStdString(past.file), QString::number(past.rows), QString::number(past.created),
            QString::number(past.updated), QString::number(past.rejected),
            past.fed ? text(QUNCE_TEXT("complete")) : QString(),
            undoStateText(past, format.dateTime(Instant {past.undoneMs / 1000}))});
    }
    fillTable(*m_history,
        {text(QUNCE_TEXT("When")), text(QUNCE_TEXT("Who")), text(QUNCE_TEXT("Kind")),
            text(QUNCE_TEXT("File")), text(QUNCE_TEXT("Rows")), text(QUNCE_TEXT("New")),
            text(QUNCE_TEXT("Changed")), text(QUNCE_TEXT("Refused")), text(QUNCE_TEXT("Days")),
            text(QUNCE_TEXT("Undo"))},
        rows);
    arrange();
}

void ImportDialog::saveTemplateTo(const QString &path)
{
    if (const std::optional<ImportKind> chosen = kind())
        save(path, templateCsv(*chosen, inChinese()));
}

void ImportDialog::saveErrorsTo(const QString &path)
{
    if (m_reply)
        save(path, m_reply->errorsFile);
}

void ImportDialog::save(const QString &path, std::string bytes)
{
    elsewhere<Result<void>>(
        this, [name = path.toStdString(), bytes = std::move(bytes)] { return writeFileWhole(name, bytes); },
        [this, path](const Result<void> &saved) { saySaved(m_tools, path, saved); });
}

Message ImportDialog::whyNot() const
{
    if (!m_desk.start)
        return QUNCE_TEXT("Sign in first.");
    if (const Message why = m_desk.whyNot ? m_desk.whyNot() : Message(); !why.empty())
        return why;
    if (m_isReading)
        return QUNCE_TEXT("Reading the file…");
    if (!m_preview)
        return QUNCE_TEXT("Choose a file first.");
    if (!kind())
        return QUNCE_TEXT("Say what the file holds.");
    return planProblem(*kind(), m_columns->plan());
}

void ImportDialog::arrange()
{
    const Message why = whyNot();
    const bool mayRun = why.empty() && !m_isRunning;
    m_dryRun->setEnabled(mayRun);
    m_import->setEnabled(mayRun);
    m_undo->setEnabled(
        !m_isRunning && m_desk.undo && chosenPast() && (!m_desk.whyNot || m_desk.whyNot().empty()));
    m_stop->setVisible(m_isRunning);
    m_progress->setVisible(m_isRunning);
    m_choose->setEnabled(!m_isRunning);
    m_kind->setEnabled(!m_isRunning);
    m_columns->setEnabled(!m_isRunning);
    m_template->setEnabled(kind().has_value());
    m_fed->setEnabled(!m_isRunning && kind() && hasFed(*kind()));
    m_errors->setEnabled(m_reply && !m_reply->errorsFile.empty());
    if (m_isRunning)
        return; // noteProgress() says
    if (m_isReading)
        say(text(QUNCE_TEXT("Reading the file…")));
    else if (!m_outcome.isEmpty())
        say(m_outcome, m_isTrouble);
    else if (m_preview)
        say(text(why.empty() ? Message(QUNCE_TEXT("Ready. A dry run shows what would come of it.")) : why),
            !why.empty());
    else
        say(text(why));
}

/// What stays said until something else is done.
void ImportDialog::note(const QString &words, bool isTrouble)
{
    m_outcome = words;
    m_isTrouble = isTrouble;
}

void ImportDialog::say(const QString &words, bool isTrouble)
{
    m_said->setColor(isTrouble ? Token::Bad : Token::Text);
    m_said->setText(words);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_isRunning && !droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    openFile(droppedFile(event->mimeData()));
    event->acceptProposedAction();
}

void ImportDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Open)) // the keyboard's way to what can be dropped
        m_choose->click();
    else
        QDialog::keyPressEvent(event);
}

ImportDialog *openImport(PageTools &tools, ImportDesk &desk, QWidget *over)
{
    auto *dialog = new ImportDialog(tools, desk, over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace qunce
