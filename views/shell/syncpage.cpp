// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/syncpage.h"

#include <QFileDialog>
#include <QHBoxLayout>

#include "views/common/icons.h"
#include "views/common/savedialog.h"
#include "views/common/texts.h"
#include "views/shell/centretexts.h"
#include "views/shell/synctexts.h"

namespace qunce {

namespace {

enum FigureId : size_t { Connection, Waiting, UpTo, Rows, Conflicts, Rejected };
constexpr std::array kFigureOrder {Connection, Waiting, Conflicts, Rejected, UpTo, Rows};
constexpr int kListWidth = 360;

QString partName(const SyncPart &part)
{
    static constexpr std::array kNames {QUNCE_TEXT("Reference data"), QUNCE_TEXT("Plan"),
        QUNCE_TEXT("Drafts of the plan"), QUNCE_TEXT("People and groups"), QUNCE_TEXT("My own settings"),
        QUNCE_TEXT("Numbers"), QUNCE_TEXT("Other")};
    QString name = text(kNames[static_cast<size_t>(part.kind)]);
    if (part.kind == SyncPart::Kind::Reference || part.kind == SyncPart::Kind::Own)
        return name;
    name += QStringLiteral(" · ")
        + (part.region.empty() ? text(QUNCE_TEXT("Whole brand")) : QString::fromStdString(part.region));
    return part.year == 0 ? name : QString(name + QLatin1Char(' ') + QString::number(part.year));
}

BoardCell plain(const QString &words, Token color = Token::Text)
{
    BoardCell cell;
    cell.text = words;
    cell.color = color;
    return cell;
}

} // namespace

SyncPage::SyncPage(PageTools &tools, SyncLink &link, Notifications &notes, QWidget *parent)
    : Page(PageId::Sync, QUNCE_TEXT("Sync"), tools, parent), m_link(link), m_notes(notes), m_place(this)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    column->setSpacing(metrics::kGap);
    addFigures(column);
    addTrouble(column);
    addCentre(column);
    connect(&link, &SyncLink::changed, this, &SyncPage::showStatus);
    connect(&notes, &Notifications::changed, this, &SyncPage::showNotes);
    connect(&m_centre->list(), &CentreList::chosenChanged, this, [this] {
        if (!m_centre->isLoading())
            m_past.reset();
        showPast();
    });
    connect(m_centre, &CentreCard::loaded, this, [this] {
        showEdits();
        showPast();
        readingEnds();
    });
    connect(&tools.edits, &EditDesk::changed, this, [this](const std::vector<std::string> &) {
        if (isVisible())
            loadEdits();
    });
}

QWidget *SyncPage::firstControl()
{
    return &m_centre->list();
}

void SyncPage::addFigures(QVBoxLayout *column)
{
    auto *card = new Card(tools().theme, this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::kMargin, 8, metrics::kMargin, 10);
    row->setSpacing(24);
    card->body()->addLayout(row);
    for (const size_t i : kFigureOrder) {
        auto *one = new QVBoxLayout;
        one->setSpacing(1);
        const auto label = [&](TextRole role, Token color) {
            auto *made = new ThemedLabel(tools().theme, role, color, card);
            one->addWidget(made);
            return made;
        };
        m_figures[i].title = label(TextRole::Secondary, Token::TextSecondary);
        m_figures[i].value = label(TextRole::PageTitle, Token::Text);
        m_figures[i].detail = label(TextRole::Secondary, Token::TextSecondary);
        m_figures[i].value->setObjectName(QStringLiteral("sync.value.%1").arg(i));
        m_figures[i].detail->setObjectName(QStringLiteral("sync.detail.%1").arg(i));
        row->addLayout(one, 1);
    }
    column->addWidget(card);
}

void SyncPage::addTrouble(QVBoxLayout *column)
{
    m_trouble = new Card(tools().theme, this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::kMargin, 8, metrics::kMargin, 8);
    row->setSpacing(8);
    m_troubleIcon = new QLabel(m_trouble);
    m_troubleWords = new ThemedLabel(tools().theme, TextRole::Body, Token::Bad, m_trouble);
    m_troubleWords->setObjectName(QStringLiteral("sync.problem"));
    m_troubleWords->setWordWrap(true);
    m_action = new QPushButton(m_trouble);
    m_action->setObjectName(QStringLiteral("sync.mend"));
    m_action->setProperty("kind", QStringLiteral("primary"));
    row->addWidget(m_troubleIcon);
    row->addWidget(m_troubleWords, 1);
    row->addWidget(m_action);
    m_trouble->body()->addLayout(row);
    m_trouble->hide();
    column->addWidget(m_trouble);
    connect(m_action, &QPushButton::clicked, this, &SyncPage::act);
}

void SyncPage::addCentre(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    m_detail = new CentreDetail(tools(), this);
    m_centre = new CentreCard(tools(), *m_detail, this);
    m_centre->setFixedWidth(kListWidth);
    addFooter();
    auto *right = new QVBoxLayout;
    right->setSpacing(metrics::kGap);
    right->addWidget(m_detail);
    addTables(right);
    row->addWidget(m_centre);
    row->addLayout(right, 1);
    column->addLayout(row, 1);
}

void SyncPage::addFooter()
{
    const auto button = [this](const char *name) {
        auto *made = new QPushButton(m_centre);
        made->setObjectName(QLatin1String(name));
        m_centre->footer()->addWidget(made);
        return made;
    };
    m_syncNow = button("sync.now");
    m_export = button("sync.export");
    m_import = button("sync.import");
    connect(m_syncNow, &QPushButton::clicked, this, [this] {
        if (m_link.syncNow)
            m_link.syncNow();
    });
    connect(m_export, &QPushButton::clicked, this, &SyncPage::exportEdits);
    connect(m_import, &QPushButton::clicked, this, &SyncPage::importEdits);
}

void SyncPage::addTables(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    m_notesCard = new Card(tools().theme, this);
    m_noteTable = new CellTable(tools().theme, metrics::kRow, m_notesCard);
    m_noteTable->setObjectName(QStringLiteral("sync.notes"));
    m_history = new RowHistoryView(tools(), m_link, m_notesCard);
    m_history->setObjectName(QStringLiteral("sync.history"));
    m_history->hide();
    m_notesCard->body()->addWidget(m_noteTable);
    m_notesCard->body()->addWidget(m_history);
    m_partsCard = new Card(tools().theme, this);
    m_parts = new CellTable(tools().theme, metrics::kRow, m_partsCard);
    m_parts->setObjectName(QStringLiteral("sync.parts"));
    m_partsCard->body()->addWidget(m_parts);
    row->addWidget(m_notesCard, 1);
    row->addWidget(m_partsCard, 1);
    column->addLayout(row, 1);
}

/// Of the record that is chosen, else of the sync.
void SyncPage::showPast()
{
    const std::vector<CentreItem> &items = m_detail->items();
    std::optional<std::pair<Kind, Uuid>> record = m_past;
    if (!record && items.size() == 1)
        record = {items.front().subject.kind, items.front().subject.id};
    m_history->setVisible(record.has_value());
    m_noteTable->setVisible(!record);
    const bool isChosen = record && items.size() == 1 && !m_past;
    m_notesCard->setTitle(record ? text(QUNCE_TEXT("Who changed what")) : text(QUNCE_TEXT("What happened")),
        isChosen ? itemTitle(items.front(), tools().format()) : QString());
    if (record)
        m_history->showRecord(record->first, record->second, m_centre->actions());
}

void SyncPage::open(const Destination &destination)
{
    constexpr std::string_view kPast = "history.";
    if (destination.filter.starts_with(kPast)) {
        const std::optional<Kind> kind = kindNamed(std::string_view(destination.filter).substr(kPast.size()));
        if (kind)
            m_past = {*kind, destination.subject};
        return showPast();
    }
    m_centre->show(CentreCard::Part::ToDo);
    const std::vector<CentreItem> &items = m_centre->list().items();
    for (size_t i = 0; i < items.size(); ++i) {
        if (items[i].subject.id == destination.subject || items[i].subject.about == destination.subject)
            m_centre->list().choose(i);
    }
}

void SyncPage::exportEdits()
{
    const QString name = text(QUNCE_TEXT("unsent changes")) + QLatin1Char(' ')
        + QString::fromStdString(tools().clock.today().toString()) + QStringLiteral(".json");
    askWhereToSave(
        this, tools(), text(QUNCE_TEXT("Export unsent changes")), name, [this](const QString &path) {
            tools().edits.exportTo(path.toStdString(), this, [this, path](const Result<EditDone> &outcome) {
                if (outcome.ok())
                    saySaved(tools(), path, {});
            });
        });
}

void SyncPage::importEdits()
{
    auto *dialog =
        new QFileDialog(this, text(QUNCE_TEXT("Import changes")), {}, QStringLiteral("JSON (*.json)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        tools().edits.importFrom(path.toStdString(), this, [this](const Result<EditDone> &outcome) {
            if (outcome.ok())
                tools().toast(QUNCE_TEXT("The changes of the file are here and will be sent."));
        });
    });
    dialog->open();
}

void SyncPage::say(size_t figure, const QString &value, const QString &detail, Token color)
{
    m_figures[figure].value->setText(value);
    m_figures[figure].value->setColor(color);
    m_figures[figure].detail->setText(detail);
}

bool SyncPage::needsSignIn() const
{
    const SyncPhase phase = m_link.status().phase;
    return phase == SyncPhase::SignInNeeded || phase == SyncPhase::SignedOut;
}

void SyncPage::act()
{
    if (!needsSignIn()) {
        if (m_link.syncNow)
            m_link.syncNow();
        return;
    }
    tools().commands.refresh(); // what could not be done a moment ago
    if (const CommandRegistry::Entry *signIn = tools().commands.find("file.signin"))
        signIn->action->trigger();
}

void SyncPage::showStatus()
{
    const SyncStatus &status = m_link.status();
    const Format format = tools().format();
    const Instant now = tools().clock.now();
    SyncStatus bare = status;
    bare.lastCompleteMs = 0;
    bare.edits = {};
    const SyncWords words = syncWords(bare, format, now);
    QString detail;
    if (status.nextAttemptMs > 0) {
        const int64_t seconds =
            std::max<int64_t>(1, (status.nextAttemptMs - tools().clock.nowMs() + 999) / 1000);
        detail = text(QUNCE_TEXT("Next attempt in %1 s"), {format.integer(seconds)});
    }
    const bool isSynced = status.phase == SyncPhase::Synced;
    say(Connection,
        isSynced ? text(QUNCE_TEXT("Connected")) : words.words.section(QStringLiteral(" · "), 0, 0), detail,
        words.tone);
    showEdits();
    const int64_t lastMs = status.lastCompleteMs != 0 ? status.lastCompleteMs : m_board.lastCompleteMs;
    say(UpTo,
        lastMs == 0 ? text(QUNCE_TEXT("Never"))
                    : text(QUNCE_TEXT("Until %1"), {syncTime(lastMs, format, now)}),
        m_hasBoard ? text(QUNCE_TEXT("Numbers from %1 on"), {QString::number(m_board.factFrom.year())})
                   : QString());
    say(Rows,
        m_hasBoard ? text(QUNCE_TEXT("%1 rows"), {format.integer(static_cast<int64_t>(m_board.rows))})
                   : Format::missing(),
        m_board.missing == 0 ? QString()
                             : text(QUNCE_TEXT("%1 parts are on their way"),
                                 {format.integer(static_cast<int64_t>(m_board.missing))}));
    const Message &problem = status.problem.empty() ? status.pushProblem : status.problem;
    m_trouble->setVisible(!problem.empty());
    if (!problem.empty()) {
        m_troubleWords->setText(text(problem));
        m_troubleWords->setColor(words.tone == Token::Bad ? Token::Bad : Token::Warn);
        m_troubleIcon->setPixmap(
            iconPixmap(words.icon == QLatin1String("check") ? QStringLiteral("warning") : words.icon,
                tools().theme.color(words.tone == Token::Bad ? Token::Bad : Token::Warn), 16,
                devicePixelRatioF()));
        m_action->setText(needsSignIn() ? text(QUNCE_TEXT("Sign in")) : text(QUNCE_TEXT("Try again")));
        m_action->setVisible(status.phase != SyncPhase::ReadOnly);
    }
    m_syncNow->setEnabled(!needsSignIn() && status.phase != SyncPhase::ReadOnly);
}

void SyncPage::showEdits()
{
    const SyncStatus &status = m_link.status();
    const EditCounts &edits = status.edits;
    const Format format = tools().format();
    const auto items = [&](uint64_t count) {
        return text(QUNCE_TEXT("%1 items"), {format.integer(static_cast<int64_t>(count))});
    };
    QString detail = text(QUNCE_TEXT("Nothing waits to be sent."));
    int64_t oldest = 0;
    for (const CentreItem &item : m_centre->board().items) {
        if (item.state == CentreItem::State::Waiting)
            oldest = item.atMs; // the last one is the first that was made
    }
    if (edits.pending > 0 && status.sending)
        detail = text(QUNCE_TEXT("Being sent"));
    else if (edits.pending > 0 && oldest != 0)
        detail = text(QUNCE_TEXT("Since %1"), {syncTime(oldest, format, tools().clock.now())});
    else if (edits.pending > 0)
        detail.clear();
    say(Waiting, items(edits.pending), detail, status.pushProblem.empty() ? Token::Text : Token::Warn);
    say(Conflicts, format.integer(static_cast<int64_t>(edits.conflicts)),
        edits.conflicts == 0 ? text(QUNCE_TEXT("None")) : text(QUNCE_TEXT("Wait for your choice")),
        edits.conflicts == 0 ? Token::Text : Token::Bad);
    const uint64_t rejected = edits.rejected + edits.setAside;
    say(Rejected, format.integer(static_cast<int64_t>(rejected)),
        rejected == 0 ? text(QUNCE_TEXT("None")) : text(QUNCE_TEXT("Kept as typed")),
        rejected == 0 ? Token::Text : Token::Bad);
}

void SyncPage::loadEdits()
{
    if (!m_centre->isLoading())
        readingBegins();
    m_centre->load();
}

void SyncPage::showNotes()
{
    m_noteTable->setRows(static_cast<int>(m_notes.all().size()), [this](int row, int column) {
        const auto place = static_cast<size_t>(row);
        if (place >= m_notes.all().size())
            return BoardCell();
        const Notification &note = m_notes.all()[place];
        const Instant now = tools().clock.now();
        switch (column) {
        case 0:
            return plain(syncTime(note.atMs, tools().format(), now), Token::TextSecondary);
        case 1:
            return plain(
                note.from == Notification::From::User ? text(QUNCE_TEXT("You")) : text(QUNCE_TEXT("Sync")));
        default:
            return plain(text(note.words), note.isTrouble ? Token::Warn : Token::Text);
        }
    });
}

void SyncPage::showParts()
{
    m_parts->setRows(static_cast<int>(m_board.parts.size()), [this](int row, int column) {
        const auto place = static_cast<size_t>(row);
        if (place >= m_board.parts.size())
            return BoardCell();
        const SyncPart &part = m_board.parts[place];
        if (column == 0)
            return plain(partName(part));
        if (column == 1)
            return plain(tools().format().integer(static_cast<int64_t>(part.rows)));
        return part.complete ? plain(text(QUNCE_TEXT("Complete")), Token::TextSecondary)
                             : plain(text(QUNCE_TEXT("Being fetched")), Token::AccentInk);
    });
}

void SyncPage::refresh()
{
    if (!m_place.isWaiting())
        readingBegins();
    tools().reader.read<SyncBoard>(m_place, readSyncBoard, [this](Result<SyncBoard> board) {
        if (board.ok()) {
            m_board = std::move(*board);
            m_hasBoard = true;
        }
        showStatus();
        showParts();
        readingEnds();
    });
    loadEdits();
    showStatus();
    showNotes();
}

void SyncPage::retranslate()
{
    static constexpr std::array kTitles {QUNCE_TEXT("Connection"), QUNCE_TEXT("Waiting to be sent"),
        QUNCE_TEXT("Data here"), QUNCE_TEXT("Kept here"), QUNCE_TEXT("Conflicts"), QUNCE_TEXT("Rejected")};
    for (size_t i = 0; i < m_figures.size(); ++i)
        m_figures[i].title->setText(text(kTitles[i]));
    m_syncNow->setText(text(QUNCE_TEXT("Sync now")));
    m_export->setText(text(QUNCE_TEXT("Export unsent…")));
    m_import->setText(text(QUNCE_TEXT("Import…")));
    m_centre->retranslate();
    m_history->retranslate();
    showPast();
    m_partsCard->setTitle(text(QUNCE_TEXT("Parts of the data")));
    m_noteTable->setAccessibleName(text(QUNCE_TEXT("What happened")));
    m_parts->setAccessibleName(text(QUNCE_TEXT("Parts of the data")));
    m_noteTable->setColumns({{text(QUNCE_TEXT("Time")), {}, false, 96, 0, 0},
        {text(QUNCE_TEXT("From")), {}, false, 64, 0, 0}, {text(QUNCE_TEXT("What")), {}, false, 160, 1, 0}});
    m_parts->setColumns({{text(QUNCE_TEXT("Part")), {}, false, 140, 1, 0},
        {text(QUNCE_TEXT("Rows")), {}, true, 72, 0, 0}, {text(QUNCE_TEXT("State")), {}, false, 80, 0, 0}});
    showStatus();
    showNotes();
    showParts();
}

} // namespace qunce
