// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/notifications.h"

#include <string_view>

#include "views/common/format.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr size_t kKept = 200;

bool isSame(const Message &left, const Message &right)
{
    return std::string_view(left.source()) == right.source() && left.arguments() == right.arguments();
}

} // namespace

Notifications::Notifications(SyncLink &sync, const Clock &clock, QObject *parent)
    : QObject(parent), m_sync(sync), m_clock(clock)
{
    connect(&sync, &SyncLink::changed, this, &Notifications::watch);
    connect(&sync, &SyncLink::imageRefused, this, [this](const Error &why) {
        add({Notification::From::Sync, m_clock.nowMs(), true,
            Message(
                QUNCE_TEXT("The server does not take an image: %1 It stays on this computer; put another one "
                           "into its content."),
                {text(why.userText).toStdString()})});
    });
}

void Notifications::note(const Message &deed)
{
    add({Notification::From::User, m_clock.nowMs(), false, deed});
}

void Notifications::watch()
{
    const SyncStatus &status = m_sync.status();
    if (status.phase == SyncPhase::Pulling)
        m_rowsDone = status.rowsDone;
    if (!isSame(status.problem, m_problem)) {
        m_problem = status.problem;
        if (!m_problem.empty())
            add({Notification::From::Sync, m_clock.nowMs(), true, m_problem});
    }
    if (status.lastCompleteMs == m_lastCompleteMs)
        return;
    m_lastCompleteMs = status.lastCompleteMs;
    const Message nothing(QUNCE_TEXT("Everything is up to date."));
    // Every few minutes, and nothing new most of the time: that is one line.
    const bool isAgain = m_rowsDone == 0 && !m_all.empty() && m_all.front().from == Notification::From::Sync
        && isSame(m_all.front().words, nothing);
    if (isAgain)
        m_all.pop_front();
    add({Notification::From::Sync, m_lastCompleteMs, false,
        m_rowsDone == 0
            ? nothing
            : Message(QUNCE_TEXT("Synced: %1 rows have come."),
                {Format(Language::Chinese).integer(static_cast<int64_t>(m_rowsDone)).toStdString()})});
    m_rowsDone = 0;
}

void Notifications::add(Notification happened)
{
    m_all.push_front(std::move(happened));
    if (m_all.size() > kKept)
        m_all.pop_back();
    emit changed();
}

} // namespace qunce
