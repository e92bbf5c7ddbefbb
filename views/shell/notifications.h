// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <deque>

#include <QObject>

#include "models/base/clock.h"
#include "views/shell/synclink.h"

namespace qunce {

/// One thing that happened: what the user's own deed did, or how a sync ended.
struct Notification {
    enum class From : uint8_t { Sync, User };
    From from = From::Sync;
    int64_t atMs = 0;
    bool isTrouble = false;
    Message words;
};

/// What happened lately, so that a toast that is gone can be read again. Of this run of the console, and the last sync
/// of the one before. GUI thread.
class Notifications : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    Notifications(SyncLink &sync, const Clock &clock, QObject *parent = nullptr);

    void note(const Message &deed);
    /// The newest first.
    const std::deque<Notification> &all() const { return m_all; }

signals:
    void changed();

private:
    void watch();
    void add(Notification happened);

    SyncLink &m_sync;
    const Clock &m_clock;
    int64_t m_lastCompleteMs = 0;
    uint64_t m_rowsDone = 0; ///< of the sync that runs
    Message m_problem;
    std::deque<Notification> m_all;
};

} // namespace qunce
