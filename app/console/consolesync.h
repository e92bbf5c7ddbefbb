// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include <QObject>

#include "app/console/rowwatch.h"
#include "app/keychain/keychainvault.h"
#include "models/base/clock.h"
#include "models/base/uuid.h"
#include "models/edits/editbook.h"
#include "models/store/session.h"
#include "models/sync/blobcourier.h"
#include "models/sync/engine.h"
#include "models/sync/importcourier.h"
#include "models/sync/sidecalls.h"
#include "models/sync/syncdriver.h"
#include "views/common/editdesk.h"
#include "views/common/imagedesk.h"
#include "views/dataimport/importdesk.h"
#include "views/shell/synclink.h"

namespace qunce::app {

/// The profile of this run of the console, kept in step with its server, and what the window is told of that. The
/// profile is opened in a thread of its own, since that runs SQL. Functions and signals: GUI thread.
class ConsoleSync : public QObject
{
    Q_OBJECT

public:
    /// `clock`, `link`, `edits`, `images` and `imports` outlive it and are filled. `vault` keeps the tokens of those who sign in here; null: the
    /// profile's file does.
    ConsoleSync(std::string directory, const Clock &clock, SyncLink &link, EditDesk &edits, ImageDesk &images,
        ImportDesk &imports, std::shared_ptr<KeychainVault> vault = nullptr);
    ~ConsoleSync() override;

    /// Once. `signIn`: in place of the kept session.
    void start(std::optional<SignIn> signIn);
    /// Who is signed in, or was.
    const std::optional<Session> &session() const { return m_session; }
    const std::string &directory() const { return m_directory; }
    /// Server - own clock; any thread, also after the end of this object.
    std::function<int64_t()> clockOffsetMs() const
    {
        return [offset = m_clockOffsetMs] { return offset->load(); };
    }

signals:
    void sessionChanged();
    /// Other rows are in the cache than before.
    void dataChanged();
    /// The profile cannot be used at all; nothing is synced.
    void failed(const qunce::Error &error);

private:
    struct Opened;
    template <typename Answer>
    std::function<void(Result<Answer>)> inTheWindow(std::function<void(Result<Answer>)> heard);
    void opened(std::shared_ptr<Opened> what);
    void openBook(std::shared_ptr<EditLog> edits);
    void noteStatus(const SyncStatus &status); ///< driver's thread
    void takeStatus();
    void readClockOffset();
    void openImports();
    Message whyNoImport() const;

    const std::string m_directory;
    const Clock &m_clock;
    SyncLink &m_link;
    EditDesk &m_edits;
    ImageDesk &m_images;
    ImportDesk &m_imports;
    const std::shared_ptr<KeychainVault> m_vault;
    std::optional<SignIn> m_firstSignIn;
    std::optional<Session> m_session;
    std::atomic<int64_t> m_leaseUntilMs = 0;
    const std::shared_ptr<std::atomic<int64_t>> m_clockOffsetMs = std::make_shared<std::atomic<int64_t>>(0);

    std::mutex m_mutex;
    SyncStatus m_newest;
    std::optional<Session> m_newestSession;
    bool m_hasNewSession = false;
    bool m_wasConnected = false;
    bool m_isTold = true;
    bool m_knowsSession = false; ///< driver's thread

    RandomIdSource m_ids; ///< of the store, and so of one thread after the other
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SideCalls> m_sideCalls; ///< the driver's way to the transport
    std::unique_ptr<BlobCourier> m_courier; ///< asks through them
    RandomIdSource m_uploadIds; ///< of the next
    std::unique_ptr<ImportCourier> m_importCourier; ///< likewise
    std::unique_ptr<SyncDriver> m_driver;
    RandomIdSource m_editIds; ///< of the book
    std::unique_ptr<EditBook> m_book; ///< ends before the driver, whose store has the edits
    std::unique_ptr<RowWatch> m_rows;
    std::jthread m_opener;
};

} // namespace qunce::app
