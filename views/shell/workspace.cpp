// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/workspace.h"

#include <algorithm>
#include <climits>

#include <QHBoxLayout>

#include "models/boards/overviewtodos.h"
#include "views/common/demomark.h"
#include "views/common/texts.h"
#include "views/shell/banner.h"
#include "views/shell/header.h"
#include "views/shell/notifications.h"
#include "views/shell/sidebar.h"
#include "views/shell/toast.h"

namespace qunce {

namespace {

constexpr int kClockMs = 20'000;

} // namespace

Workspace::Workspace(
    ShellTools &shell, std::unique_ptr<BoardReader> reader, std::vector<PageEntry> pages, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_reader(std::move(reader))
    , m_entries(std::move(pages))
    , m_tools {shell.theme, shell.language, m_selection, shell.commands, shell.settings, *m_reader,
          shell.clock, [this](const Destination &destination) { go(destination); },
          [this](const Message &message) {
              m_toast->say(text(message));
              m_shell.notes.note(message);
          },
          shell.edits, shell.images}
    , m_sidebar(new Sidebar(shell.theme, this))
    , m_badgesPlace(this)
    , m_today(m_reader->now().day())
{
    BoardQuery query;
    query.period = periodOf(query.choice, m_today, {});
    m_selection.set(query);
    markAsDemo(*this, shell.isDemo);
    m_header = new Header(m_tools, shell.sync, shell.isDemo, this);
    m_banner = new Banner(shell.theme, this);
    m_banner->setObjectName(QStringLiteral("banner"));
    m_stack = new QStackedWidget(this);
    m_toast = new Toast(shell.theme, m_stack);

    auto *main = new QVBoxLayout;
    main->setSpacing(0);
    main->addWidget(m_header);
    main->addWidget(m_banner);
    main->addWidget(m_stack, 1);
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_sidebar);
    all->addLayout(main, 1);

    for (const PageEntry &entry : m_entries)
        m_sidebar->addPage(entry.id, QLatin1String(entry.icon), entry.atBottom);
    m_sidebar->setFolded(shell.settings.value(QStringLiteral("sidebar_folded"), false).toBool());
    connect(m_sidebar, &Sidebar::chosen, this, [this](PageId id) { go({id, {}, {}, {}}); });
    connect(m_sidebar, &Sidebar::menuAsked, this, &Workspace::menuAsked);
    connect(m_header, &Header::signInAsked, this, &Workspace::signInAsked);
    connect(m_header, &Header::searchAsked, this, &Workspace::searchAsked);
    connect(&shell.sync, &SyncLink::changed, this, &Workspace::showTrouble);
    connect(m_reader.get(), &BoardReader::dataChanged, this, &Workspace::readBadges);
    connect(&m_clock, &QTimer::timeout, this, &Workspace::followClock);
    followEdits();
    m_clock.start(kClockMs);
    retranslate();
    showTrouble();
}

Workspace::~Workspace()
{
    // Before what they were given.
    for (const auto &[id, page] : m_pages)
        delete page;
    delete m_header;
}

const PageEntry *Workspace::entryOf(PageId id) const
{
    const auto found = std::find_if(
        m_entries.begin(), m_entries.end(), [id](const PageEntry &entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

void Workspace::go(const Destination &destination)
{
    const PageEntry *entry = entryOf(destination.page);
    if (!entry)
        return;
    if (destination.query)
        m_selection.set(*destination.query);
    Page *&page = m_pages[entry->id];
    if (!page) {
        if (m_pages.size() == 1) // what was asked for comes first
            QTimer::singleShot(0, this, &Workspace::readBadges);
        page = entry->make(m_tools, m_stack);
        m_stack->addWidget(page);
    }
    m_stack->setCurrentWidget(page);
    m_sidebar->setCurrent(entry->id);
    page->firstControl()->setFocus(); // keys are the page's, not the button's that was clicked
    m_header->showPage(*page);
    showTrouble();
    m_shell.settings.set(QStringLiteral("page"), static_cast<int>(entry->id));
    if (!destination.subject.isNil() || !destination.filter.empty())
        page->open(destination);
}

Page *Workspace::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

bool Workspace::isSettled() const
{
    return currentPage() && currentPage()->isSettled() && m_header->isSettled();
}

void Workspace::retranslate()
{
    for (const PageEntry &entry : m_entries) {
        const CommandRegistry::Entry *command =
            m_shell.commands.find("go." + std::to_string(static_cast<int>(entry.id)));
        m_sidebar->setTitle(entry.id, text(entry.title),
            command ? command->action->shortcut().toString(QKeySequence::NativeText) : QString());
    }
    m_sidebar->setBrand(text(QUNCE_TEXT("Qunce")), QString::fromStdString(m_reader->user().name));
    m_header->retranslate();
    showTrouble();
}

void Workspace::followClock()
{
    const Day today = m_reader->now().day();
    if (today == m_today)
        return;
    m_today = today;
    BoardQuery query = m_selection.query();
    query.period = periodOf(query.choice, today, query.period);
    m_selection.set(query);
}

/// What became of what people changed here.
void Workspace::followEdits()
{
    const auto say = [this](const Message &what, const EditTitle &title) {
        const QString done = text(title.asMessage());
        m_shell.notes.note({what.source(), {done.toStdString()}});
        return text(what.source(), {done});
    };
    connect(&m_shell.edits, &EditDesk::saved, this, [this, say](const Uuid &aid, const EditTitle &title) {
        m_toast->say(say(QUNCE_TEXT("Saved: %1"), title), text(QUNCE_TEXT("Undo")),
            [this, aid, title] { m_shell.edits.takeBack(aid, title); });
    });
    connect(&m_shell.edits, &EditDesk::undone, this, [this, say](const EditTitle &title, bool again) {
        m_toast->say(say(again ? QUNCE_TEXT("Done again: %1") : QUNCE_TEXT("Undone: %1"), title));
    });
    connect(&m_shell.edits, &EditDesk::failed, this, [this](const Error &error) {
        m_toast->say(text(QUNCE_TEXT("Not saved: %1"), {text(error.userText)}));
        m_shell.notes.note(error.userText);
    });
    connect(&m_shell.edits, &EditDesk::undoChanged, this, [this] { m_shell.commands.refresh(); });
}

void Workspace::readBadges()
{
    m_reader->read<std::vector<OverviewTodo>>(
        m_badgesPlace, readUrgentTodos, [this](Result<std::vector<OverviewTodo>> todos) {
            if (!todos.ok())
                return; // the pages say why
            m_calendarBadge = m_groupsBadge = 0;
            for (const OverviewTodo &todo : *todos)
                (todo.kind == OverviewTodo::Kind::FlashToClose ? m_groupsBadge : m_calendarBadge) +=
                    static_cast<int>(todo.count);
            showBadges();
        });
}

void Workspace::showBadges()
{
    const SyncStatus &status = m_shell.sync.status();
    const bool needsUser = status.phase == SyncPhase::SignInNeeded || status.phase == SyncPhase::SignedOut
        || status.phase == SyncPhase::Error;
    m_sidebar->setBadge(PageId::Calendar, m_calendarBadge);
    m_sidebar->setBadge(PageId::Groups, m_groupsBadge);
    const EditCounts &edits = status.edits;
    const uint64_t choices = edits.conflicts + edits.rejected + edits.setAside;
    m_sidebar->setBadge(
        PageId::Sync, static_cast<int>(std::min<uint64_t>(choices, INT_MAX - 1)) + (needsUser ? 1 : 0));
}

void Workspace::showTrouble()
{
    showBadges();
    const SyncStatus &status = m_shell.sync.status();
    switch (status.phase) {
    case SyncPhase::SignInNeeded:
    case SyncPhase::SignedOut:
        m_banner->say(QStringLiteral("user"), text(status.problem), text(QUNCE_TEXT("Sign in")),
            [this] { emit signInAsked(); });
        break;
    case SyncPhase::ReadOnly:
        m_banner->say(QStringLiteral("lock"), text(status.problem), {}, {});
        break;
    case SyncPhase::Error:
        m_banner->say(QStringLiteral("warning"), text(status.problem), text(QUNCE_TEXT("Try again")), [this] {
            if (m_shell.sync.syncNow)
                m_shell.sync.syncNow();
        });
        break;
    default:
        m_banner->hide();
        return;
    }
    // The page of the sync says it itself.
    m_banner->setVisible(!status.problem.empty() && !(currentPage() && currentPage()->id() == PageId::Sync));
}

} // namespace qunce
