// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/keychain/keychainvault.h"

#include <QMetaObject>
#include <QObject>

namespace qunce::app {

namespace {

/// Where the store lives: made, used and ended in the vault's thread.
class Place : public QObject
{
public:
    std::unique_ptr<SecretStore> store;
};

Error silence(const char *detail)
{
    return {ErrorCode::PermissionDenied, {}, detail};
}

} // namespace

/// Outlives the question, since an answer may come when nobody waits any more.
struct KeychainVault::Waiting {
    std::optional<Result<QByteArray>> answer;
};

KeychainVault::KeychainVault(MakeSecretStore make, std::chrono::milliseconds patience)
    : m_make(std::move(make)), m_patience(patience)
{ }

KeychainVault::~KeychainVault()
{
    close();
    if (m_thread.isRunning()) {
        // The store ends in its own thread, before the loop does.
        QMetaObject::invokeMethod(
            m_place.get(),
            [this] {
                static_cast<Place *>(m_place.get())->store.reset();
                m_thread.quit();
            },
            Qt::QueuedConnection);
        m_thread.wait();
    }
}

Result<QByteArray> KeychainVault::ask(Question question)
{
    std::unique_lock lock(m_mutex);
    if (m_isClosed || m_isSilent)
        return silence("the secret store is not asked");
    if (!m_place) {
        m_place = std::make_unique<Place>();
        m_place->moveToThread(&m_thread);
        m_thread.start();
    }
    const auto waiting = std::make_shared<Waiting>();
    QMetaObject::invokeMethod(
        m_place.get(),
        [this, question = std::move(question), waiting] {
            auto *const place = static_cast<Place *>(m_place.get());
            if (!place->store)
                place->store = m_make();
            question(*place->store, [this, waiting](Result<QByteArray> answer) {
                const std::lock_guard held(m_mutex);
                waiting->answer = std::move(answer);
                m_changed.notify_all();
            });
        },
        Qt::QueuedConnection);
    m_changed.wait_for(lock, m_patience, [&] { return m_isClosed || waiting->answer; });
    if (waiting->answer)
        return std::move(*waiting->answer);
    m_isSilent = !m_isClosed;
    return silence("the secret store does not answer");
}

Result<std::string> KeychainVault::read(const std::string &name)
{
    Result<QByteArray> secret = ask([name = QString::fromStdString(name)](SecretStore &store,
                                        SecretStore::Answer answer) { store.read(name, std::move(answer)); });
    return secret.ok() ? Result<std::string>(secret->toStdString()) : Result<std::string>(secret.error());
}

Result<void> KeychainVault::write(const std::string &name, const std::string &secret)
{
    const Result<QByteArray> written = ask(
        [name = QString::fromStdString(name), secret = QByteArray::fromStdString(secret)](SecretStore &store,
            SecretStore::Answer answer) { store.write(name, secret, std::move(answer)); });
    return written.ok() ? Result<void>() : Result<void>(written.error());
}

void KeychainVault::remove(const std::string &name)
{
    // What cannot be removed is a token that the server no longer takes.
    const Result<QByteArray> ignored =
        ask([name = QString::fromStdString(name)](
                SecretStore &store, SecretStore::Answer answer) { store.remove(name, std::move(answer)); });
    static_cast<void>(ignored.ok());
}

void KeychainVault::reopen()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = m_isSilent = false;
}

void KeychainVault::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_changed.notify_all();
}

} // namespace qunce::app
