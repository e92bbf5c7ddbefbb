// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>

#include <QThread>

#include "app/keychain/secretstore.h"
#include "models/store/tokenvault.h"

namespace qunce::app {

/// A secret store for those who wait for it. The store lives in a thread of this object, begun at the first question,
/// because it needs an event loop and may take long. One that does not answer within the patience, which is long enough
/// for its user to type a password, is not asked again before reopen(). One a process: libsecret stays with the thread
/// that has asked it first, and waits for ever in another.
class KeychainVault : public TokenVault
{
public:
    explicit KeychainVault(MakeSecretStore make = makeDesktopSecretStore,
        std::chrono::milliseconds patience = std::chrono::seconds(90));
    ~KeychainVault() override;

    Result<std::string> read(const std::string &name) override;
    Result<void> write(const std::string &name, const std::string &secret) override;
    void remove(const std::string &name) override;
    /// From any thread: whoever waits, and whoever asks from now on, gets an error. The program is ending.
    void close();
    /// After close(): another attempt begins.
    void reopen();

private:
    using Question = std::function<void(SecretStore &, SecretStore::Answer)>;
    struct Waiting;
    Result<QByteArray> ask(Question question);

    const MakeSecretStore m_make;
    const std::chrono::milliseconds m_patience;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isClosed = false;
    bool m_isSilent = false;
    std::unique_ptr<QObject> m_place; ///< in m_thread, holds the store
    QThread m_thread;
};

} // namespace qunce::app
