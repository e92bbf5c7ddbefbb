// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QObject>

#include "models/protocol/devicemessages.h"
#include "models/protocol/syncmessages.h"
#include "models/store/changereader.h"
#include "models/sync/engine.h"

namespace qunce {

/// What the window knows of the sync and can ask of it. The composition root fills it; GUI thread.
class SyncLink : public QObject
{
    Q_OBJECT

public:
    explicit SyncLink(QObject *parent = nullptr) : QObject(parent) { }

    const SyncStatus &status() const { return m_status; }
    void setStatus(const SyncStatus &status)
    {
        m_status = status;
        emit changed();
    }

    /// Own clock at which the data here are locked if it has not been heard before; 0 if unknown.
    int64_t leaseUntilMs() const { return m_leaseUntilMs; }
    void setLeaseUntil(int64_t ms) { m_leaseUntilMs = ms; }

    std::function<void()> syncNow;
    std::function<void(SignIn)> signIn;
    std::function<void()> signOut;
    /// The address as it is kept; fails with Usage on what is none.
    std::function<Result<std::string>(const std::string &)> checkServer;
    /// What the server knows of a record's past; `heard` is called in the GUI thread, once. Errors as SideCalls says.
    using HistoryHeard = std::function<void(Result<HistoryReply> history)>;
    std::function<void(const std::string &kind, const Uuid &id, HistoryHeard heard)> askHistory;
    /// Where the user is signed in, and revoking one of these; both are answered in the GUI thread, once.
    using DevicesHeard = std::function<void(Result<DevicesReply> devices)>;
    std::function<void(DevicesHeard heard)> askDevices;
    using Revoked = std::function<void(Result<void> outcome)>;
    std::function<void(const Uuid &device, Revoked done)> revokeDevice;

    /// What others have changed came with a pull, and readers see it.
    void tellRows(const std::vector<ChangedRow> &rows) { emit rowsChanged(rows); }

    /// The server does not take an image that was added here, and why.
    void tellRefusedImage(const Error &why) { emit imageRefused(why); }

signals:
    void changed();
    void imageRefused(const qunce::Error &why);
    void rowsChanged(const std::vector<ChangedRow> &rows);

private:
    SyncStatus m_status;
    int64_t m_leaseUntilMs = 0;
};

} // namespace qunce
