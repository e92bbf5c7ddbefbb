// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <memory>
#include <mutex>

#include <QTimer>

#include "app/keychain/secretstore.h"

namespace qunce::test {

/// A desktop with its secrets, shared by all stores that are made of it; any thread.
class FakeDesktop
{
public:
    enum class Mood { Works, HasNoStore, StaysLocked, IsSilent };

    void setMood(Mood mood)
    {
        const std::lock_guard lock(m_mutex);
        m_mood = mood;
    }
    std::map<QString, QByteArray> secrets() const
    {
        const std::lock_guard lock(m_mutex);
        return m_secrets;
    }
    int questions() const
    {
        const std::lock_guard lock(m_mutex);
        return m_questions;
    }
    app::MakeSecretStore stores()
    {
        return [this] { return std::make_unique<Store>(*this); };
    }

private:
    class Store : public app::SecretStore
    {
    public:
        explicit Store(FakeDesktop &desktop) : m_desktop(desktop) { }
        void read(const QString &name, Answer answer) override
        {
            reply(std::move(answer), [name](std::map<QString, QByteArray> &secrets) -> Result<QByteArray> {
                const auto found = secrets.find(name);
                if (found == secrets.end())
                    return Error {ErrorCode::NotFound, {}, {}};
                return found->second;
            });
        }
        void write(const QString &name, const QByteArray &secret, Answer answer) override
        {
            reply(std::move(answer), [=](std::map<QString, QByteArray> &secrets) {
                secrets[name] = secret;
                return Result<QByteArray>(QByteArray());
            });
        }
        void remove(const QString &name, Answer answer) override
        {
            reply(std::move(answer), [name](std::map<QString, QByteArray> &secrets) {
                secrets.erase(name);
                return Result<QByteArray>(QByteArray());
            });
        }

    private:
        using Deed = std::function<Result<QByteArray>(std::map<QString, QByteArray> &)>;
        /// Later, as the real ones do.
        void reply(Answer answer, Deed deed)
        {
            QTimer::singleShot(0, &m_context, [this, answer = std::move(answer), deed = std::move(deed)] {
                std::unique_lock lock(m_desktop.m_mutex);
                ++m_desktop.m_questions;
                const Mood mood = m_desktop.m_mood;
                if (mood == Mood::IsSilent)
                    return;
                Result<QByteArray> outcome = mood == Mood::HasNoStore
                    ? Result<QByteArray>(Error {ErrorCode::Io, {}, "no store"})
                    : mood == Mood::StaysLocked
                    ? Result<QByteArray>(Error {ErrorCode::PermissionDenied, {}, "locked"})
                    : deed(m_desktop.m_secrets);
                lock.unlock();
                answer(std::move(outcome));
            });
        }

        FakeDesktop &m_desktop;
        QObject m_context;
    };

    mutable std::mutex m_mutex;
    Mood m_mood = Mood::Works;
    std::map<QString, QByteArray> m_secrets;
    int m_questions = 0;
};

} // namespace qunce::test
