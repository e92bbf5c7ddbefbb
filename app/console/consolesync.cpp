// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/consolesync.h"

#include <QMetaObject>

#include "app/profilechoice.h"
#include "models/base/commandline.h"
#include "models/store/cachestore.h"
#include "models/store/editlog.h"
#include "models/store/outbox.h"
#include "models/store/profile.h"
#include "models/store/sessionfile.h"
#include "models/sync/qnamtransport.h"

namespace qunce::app {

/// What the opening thread brings back.
struct ConsoleSync::Opened {
    std::unique_ptr<CacheStore> store; ///< null: another process has the profile
    Result<void> outcome;
};

namespace {

/// Given up when the disk is full, so that what people type can still be saved.
constexpr uint64_t kBallastBytes = 16 << 20;

std::optional<Session> keptSession(const std::string &directory)
{
    Result<std::optional<Session>> session = SessionFile(directory + "/session.json").readWithoutVault();
    return session.ok() ? *session : std::nullopt; // a damaged one is replaced by signing in
}

Result<std::unique_ptr<CacheStore>> openStore(const std::string &directory, IdSource &ids)
{
    QUNCE_ASSIGN(Profile profile, Profile::open(directory, Profile::Access::ReadWrite));
    StoreOptions options;
    options.bootId = machineBootId();
    options.ballastBytes = kBallastBytes;
    return CacheStore::open(std::move(profile), ids, std::move(options));
}

Error stillOpening()
{
    return {ErrorCode::Io, QUNCE_TEXT("The data on this computer are being opened."), {}};
}

/// Between them the session is another one, or none.
bool mayChangeSession(SyncPhase phase)
{
    return phase == SyncPhase::Loading || phase == SyncPhase::SignedOut || phase == SyncPhase::SignInNeeded;
}

} // namespace

/// Brings an answer into the thread of the window, which is there as long as the link.
template <typename Answer>
std::function<void(Result<Answer>)> ConsoleSync::inTheWindow(std::function<void(Result<Answer>)> heard)
{
    return [to = &m_link, heard = std::move(heard)](Result<Answer> answer) {
        QMetaObject::invokeMethod(
            to, [heard, answer = std::move(answer)] { heard(answer); }, Qt::QueuedConnection);
    };
}

ConsoleSync::ConsoleSync(std::string directory, const Clock &clock, SyncLink &link, EditDesk &edits,
    ImageDesk &images, ImportDesk &imports, std::shared_ptr<KeychainVault> vault)
    : m_directory(std::move(directory))
    , m_clock(clock)
    , m_link(link)
    , m_edits(edits)
    , m_images(images)
    , m_imports(imports)
    , m_vault(std::move(vault))
    , m_session(keptSession(m_directory))
    , m_ids(clock)
    , m_uploadIds(clock)
    , m_editIds(clock)
{
    readClockOffset();
    m_edits.setUser(m_session ? std::optional(m_session->user) : std::nullopt);
    link.checkServer = serverUrl;
    link.syncNow = [this] {
        if (m_driver)
            m_driver->syncNow();
    };
    link.signIn = [this](SignIn who) {
        if (m_driver)
            m_driver->signIn(std::move(who));
        else // the profile is still being opened
            m_firstSignIn = std::move(who);
    };
    link.askHistory = [this](const std::string &kind, const Uuid &id, SyncLink::HistoryHeard heard) {
        const auto tell = inTheWindow<HistoryReply>(std::move(heard));
        m_sideCalls ? m_sideCalls->askHistory(kind, id, tell) : tell(stillOpening());
    };
    link.askDevices = [this](SyncLink::DevicesHeard heard) {
        const auto tell = inTheWindow<DevicesReply>(std::move(heard));
        m_sideCalls ? m_sideCalls->askDevices(tell) : tell(stillOpening());
    };
    link.revokeDevice = [this](const Uuid &device, SyncLink::Revoked done) {
        const auto tell = inTheWindow<void>(std::move(done));
        m_sideCalls ? m_sideCalls->revokeDevice(device, tell) : tell(stillOpening());
    };
    link.signOut = [this] {
        if (m_driver)
            m_driver->signOut();
    };
}

ConsoleSync::~ConsoleSync()
{
    m_opener = {};
    m_images.close();
    m_courier.reset();
    m_imports = {};
    m_importCourier.reset();
    m_edits.setBook(nullptr, QUNCE_TEXT("The window is being closed."));
    m_book.reset(); // what was asked for is still saved
    if (m_vault)
        m_vault->close();
    if (m_driver)
        m_driver->stop();
    m_rows.reset();
}

void ConsoleSync::start(std::optional<SignIn> signIn)
{
    m_firstSignIn = std::move(signIn);
    m_opener = std::jthread([this] {
        auto what = std::make_shared<Opened>();
        Result<std::unique_ptr<CacheStore>> store = openStore(m_directory, m_ids);
        if (store.ok())
            what->store = std::move(*store);
        else if (store.error().code != ErrorCode::Locked)
            what->outcome = store.error();
        QMetaObject::invokeMethod(
            this, [this, what] { opened(what); }, Qt::QueuedConnection);
    });
}

void ConsoleSync::opened(std::shared_ptr<Opened> what)
{
    if (!what->outcome.ok()) {
        emit failed(what->outcome.error());
        return;
    }
    const bool isLocked = !what->store;
    SyncDriverOptions options;
    options.engine.app = versionLine("qunce");
    options.engine.seed = static_cast<uint64_t>(m_clock.nowMs());
    if (what->store)
        options.edits = what->store->edits();
    options.statusChanged = [this](const SyncStatus &status) { noteStatus(status); };
    m_rows = std::make_unique<RowWatch>(m_directory, [this](std::vector<ChangedRow> rows) {
        QMetaObject::invokeMethod(
            &m_link, [link = &m_link, rows = std::move(rows)] { link->tellRows(rows); },
            Qt::QueuedConnection);
    });
    options.dataChanged = [this](const std::vector<std::string> &) {
        emit dataChanged();
        m_rows->look();
    };
    const std::shared_ptr<EditLog> edits = what->store ? what->store->edits() : nullptr;
    m_transport = std::make_unique<QnamTransport>();
    m_sideCalls = std::make_unique<SideCalls>(*m_transport);
    m_courier = std::make_unique<BlobCourier>(
        m_directory, *m_sideCalls, [link = &m_link](const std::string &, const Error &why) {
            QMetaObject::invokeMethod(
                link, [link, why] { link->tellRefusedImage(why); }, Qt::QueuedConnection);
        });
    m_images.fetch = [courier = m_courier.get()](const std::string &name, ImageDesk::Heard heard) {
        courier->fetch(name, std::move(heard));
    };
    openImports();
    if (!isLocked) {
        m_images.keep = [courier = m_courier.get()](std::string bytes, ImageDesk::Heard heard) {
            courier->add(std::move(bytes), std::move(heard));
        };
    }
    m_driver = std::make_unique<SyncDriver>(std::move(what->store),
        SessionFile(m_directory + "/session.json", m_vault), *m_sideCalls, m_clock, std::move(options));
    SyncStart how;
    how.signIn = std::move(m_firstSignIn);
    if (isLocked) { // says why it only reads
        m_edits.setBook(nullptr, m_driver->status().problem);
        noteStatus(m_driver->status());
        return;
    }
    openBook(edits);
    m_driver->start(std::move(how));
}

/// Why nothing can be imported now.
Message ConsoleSync::whyNoImport() const
{
    if (!m_session)
        return QUNCE_TEXT("Sign in first.");
    const std::optional<Role> role = roleNamedAs(m_session->user.role);
    if (!role || !mayImport(*role))
        return QUNCE_TEXT("Only HQ content and administrators import data.");
    switch (m_link.status().phase) {
    case SyncPhase::Pulling:
    case SyncPhase::Verifying:
    case SyncPhase::Synced:
        return {};
    default:
        return QUNCE_TEXT("This needs a connection to the server.");
    }
}

void ConsoleSync::openImports()
{
    m_importCourier = std::make_unique<ImportCourier>(*m_sideCalls, m_uploadIds);
    m_imports.whyNot = [this] { return whyNoImport(); };
    m_imports.cancel = [this] { m_importCourier->cancel(); };
    m_imports.start = [this](const std::string &path, const ImportAsk &ask, ImportDesk::Progress progress,
                          ImportDesk::Done done) {
        const auto moved = [to = &m_link, progress = std::move(progress)](uint64_t sent, uint64_t total) {
            QMetaObject::invokeMethod(
                to, [progress, sent, total] { progress(sent, total); }, Qt::QueuedConnection);
        };
        m_importCourier->start(path, ask, moved, inTheWindow<ImportReply>(std::move(done)));
    };
    m_imports.ask = [this](ImportDesk::Listed listed) {
        m_sideCalls->askImports(inTheWindow<ImportsReply>(std::move(listed)));
    };
    m_imports.undo = [this](const UndoAsk &ask, ImportDesk::Undone done) {
        m_sideCalls->undoImport(ask, inTheWindow<UndoReply>(std::move(done)));
    };
}

void ConsoleSync::openBook(std::shared_ptr<EditLog> edits)
{
    EditBookOptions options = m_edits.bookOptions();
    options.changed = [driver = m_driver.get(), tell = std::move(options.changed)](
                          const std::vector<std::string> &kinds) {
        tell(kinds);
        driver->editsChanged();
    };
    m_book =
        std::make_unique<EditBook>(std::move(edits), m_directory, m_clock, m_editIds, std::move(options));
    m_edits.setBook(m_book.get());
}

void ConsoleSync::noteStatus(const SyncStatus &status)
{
    std::optional<Session> session;
    const bool reads = !mayChangeSession(status.phase) && !m_knowsSession;
    if (reads) {
        session = keptSession(m_directory);
        m_knowsSession = session && (session->tokensElsewhere || !session->tokens.refresh.empty());
    } else if (mayChangeSession(status.phase)) {
        m_knowsSession = false;
    }
    if (status.phase == SyncPhase::Synced)
        readClockOffset();
    const std::lock_guard lock(m_mutex);
    m_newest = status;
    if (session) {
        m_newestSession = std::move(session);
        m_hasNewSession = true;
    }
    if (!std::exchange(m_isTold, false))
        return;
    QMetaObject::invokeMethod(
        this, [this] { takeStatus(); }, Qt::QueuedConnection);
}

void ConsoleSync::takeStatus()
{
    SyncStatus status;
    bool hasOther = false;
    {
        const std::lock_guard lock(m_mutex);
        m_isTold = true;
        status = m_newest;
        if (std::exchange(m_hasNewSession, false)) {
            hasOther = !m_session || !m_newestSession || m_session->user.id != m_newestSession->user.id;
            m_session = m_newestSession;
            m_edits.setUser(m_session ? std::optional(m_session->user) : std::nullopt);
        }
    }
    m_link.setLeaseUntil(m_leaseUntilMs == 0 ? 0 : m_leaseUntilMs - *m_clockOffsetMs);
    const bool isConnected = status.phase == SyncPhase::Synced;
    if (isConnected && m_courier) {
        m_courier->sendWaiting();
        if (!m_wasConnected)
            m_images.askAgain();
    }
    m_wasConnected = isConnected;
    m_link.setStatus(status);
    if (hasOther)
        emit sessionChanged();
}

void ConsoleSync::readClockOffset()
{
    const auto outbox = Outbox::openReadOnly(outboxPath(m_directory));
    if (!outbox.ok())
        return;
    if (const Result<OutboxMeta> meta = (*outbox)->meta(); meta.ok()) {
        *m_clockOffsetMs = meta->clockOffsetMs;
        m_leaseUntilMs = meta->leaseUntilMs;
    }
}

} // namespace qunce::app
