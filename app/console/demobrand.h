// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>

#include <QObject>
#include <QProcess>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/sync/engineevents.h"

namespace qunce::app {

/// The invented brand of `--demo` and of the tour: a data directory, made at the first use and anew when its last day is
/// no longer yesterday, and a server for it on this computer, which ends with this object. GUI thread; nothing waits but
/// the end.
class DemoBrand : public QObject
{
    Q_OBJECT

public:
    /// `directory` gets `brand/` (the server's) and `profile/` (the console's).
    DemoBrand(QString directory, const Clock &clock, QObject *parent = nullptr);
    ~DemoBrand() override;

    QString profileDirectory() const;
    void start();

signals:
    /// What is being done now, for the window.
    void progress(const qunce::Message &message);
    /// The server listens, and the profile knows where. `signIn` if the profile has no session. Also when another
    /// console has the demo brand open: then there is nothing to sign in to.
    void ready(const std::optional<qunce::SignIn> &signIn);
    void failed(const qunce::Error &error);

private:
    void makeBrand();
    void giveAccess();
    void serve();
    void heard();
    void run(const QStringList &words, std::function<void()> then);
    bool isStale() const;
    bool isOpenElsewhere() const;
    void fail(const QString &detail);

    const QString m_directory;
    const Clock &m_clock;
    QProcess m_worker; ///< the short commands
    QProcess m_server;
    std::optional<SignIn> m_signIn;
    bool m_isReady = false;
};

} // namespace qunce::app
