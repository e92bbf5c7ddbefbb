// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include "views/common/theme.h"

namespace qunce::test {

/// The application of a test program with widgets; made at its first use, offscreen (QT_QPA_PLATFORM of the test).
inline QApplication &application()
{
    static int count = 1;
    static char name[] = "test";
    static char *arguments[] = {name, nullptr};
    static QApplication *const one = new QApplication(count, arguments); // ends with the process
    return *one;
}

/// Runs the event loop until the condition holds; false after `patienceMs`.
inline bool waitFor(const std::function<bool()> &condition, int patienceMs = 10'000)
{
    const QDeadlineTimer deadline(patienceMs);
    // Sleeps between events: with a time given to it, processEvents() would spin and take the processor from the threads
    // that are waited for. The timer is for conditions that no event announces.
    QTimer look;
    look.start(10);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace qunce::test
