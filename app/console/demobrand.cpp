// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/demobrand.h"

#include <csignal>

#include <sys/prctl.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QSysInfo>

#include "models/store/profile.h"
#include "models/store/sessionfile.h"

namespace qunce::app {

namespace {

constexpr const char *kUser = "demo";
constexpr int kEndMs = 5000;

QString programPath()
{
    // Beside this program, or where an installation has those that people call.
    for (const char *place : {"/qunced", "/../../bin/qunced"}) {
        const QString path = QDir::cleanPath(QCoreApplication::applicationDirPath() + QLatin1String(place));
        if (QFile::exists(path))
            return path;
    }
    return QStandardPaths::findExecutable(QStringLiteral("qunced"));
}

QString randomPassword()
{
    QString password;
    for (int i = 0; i < 4; ++i)
        password += QString::number(QRandomGenerator::system()->generate64(), 36);
    return password;
}

/// However this program ends, the other one does too.
void endWithParent(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

} // namespace

DemoBrand::DemoBrand(QString directory, const Clock &clock, QObject *parent)
    : QObject(parent), m_directory(std::move(directory)), m_clock(clock)
{
    endWithParent(m_worker);
    endWithParent(m_server);
    m_server.setStandardErrorFile(QProcess::nullDevice());
    connect(&m_server, &QProcess::readyReadStandardOutput, this, &DemoBrand::heard);
    connect(&m_server, &QProcess::finished, this, [this] {
        if (!m_isReady)
            fail(QStringLiteral("qunced serve ended"));
    });
}

DemoBrand::~DemoBrand()
{
    for (QProcess *process : {&m_worker, &m_server}) {
        process->disconnect(this);
        process->terminate();
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(kEndMs))
            process->kill();
    }
}

QString DemoBrand::profileDirectory() const
{
    return m_directory + QStringLiteral("/profile");
}

bool DemoBrand::isOpenElsewhere() const
{
    const auto profile = Profile::open(profileDirectory().toStdString(), Profile::Access::ReadWrite);
    return !profile.ok() && profile.error().code == ErrorCode::Locked;
}

bool DemoBrand::isStale() const
{
    QFile file(m_directory + QStringLiteral("/last-day"));
    return !file.open(QIODevice::ReadOnly)
        || file.readAll().trimmed().toStdString() != (m_clock.today() - 1).toString();
}

void DemoBrand::start()
{
    if (programPath().isEmpty())
        return fail(QStringLiteral("there is no qunced beside qunce"));
    QDir().mkpath(m_directory);
    if (isOpenElsewhere()) {
        m_isReady = true;
        emit ready(std::nullopt);
        return;
    }
    if (isStale())
        makeBrand();
    else
        giveAccess();
}

void DemoBrand::makeBrand()
{
    emit progress(QUNCE_TEXT("Making an invented brand: 200 guides, 120 days…"));
    // Its server would be another one for the profile, so that goes too.
    for (const char *part : {"/brand", "/profile"})
        QDir(m_directory + QLatin1String(part)).removeRecursively();
    const QString last = QString::fromStdString((m_clock.today() - 1).toString());
    run({QStringLiteral("demo"), QStringLiteral("--scale"), QStringLiteral("small"), QStringLiteral("--seed"),
            QStringLiteral("1"), QStringLiteral("--until"), last},
        [this, last] {
            QFile file(m_directory + QStringLiteral("/last-day"));
            if (file.open(QIODevice::WriteOnly))
                file.write(last.toUtf8());
            file.close();
            giveAccess();
        });
}

void DemoBrand::giveAccess()
{
    const SessionFile sessionFile(profileDirectory().toStdString() + "/session.json");
    const Result<std::optional<Session>> session = sessionFile.read();
    if (session.ok() && *session && !(*session)->tokens.refresh.empty())
        return serve();
    const QString password = randomPassword();
    const QString path = m_directory + QStringLiteral("/password");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(password.toUtf8() + '\n') < 0)
        return fail(QStringLiteral("cannot write ") + path);
    file.close();
    m_signIn = SignIn {{}, kUser, password.toStdString(), QSysInfo::machineHostName().toStdString()};
    const bool isKnown = session.ok() && *session;
    QStringList words {QStringLiteral("user"), isKnown ? QStringLiteral("passwd") : QStringLiteral("add"),
        QLatin1String(kUser)};
    if (!isKnown)
        words << QStringLiteral("--role") << QStringLiteral("admin");
    run(words << QStringLiteral("--password-file") << path, [this, path] {
        QFile::remove(path);
        serve();
    });
}

void DemoBrand::serve()
{
    emit progress(QUNCE_TEXT("Starting the demo brand's server…"));
    m_server.start(programPath(),
        {QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
            QStringLiteral("--data"), m_directory + QStringLiteral("/brand")});
}

void DemoBrand::heard()
{
    const QByteArray mark("listening on ");
    while (!m_isReady && m_server.canReadLine()) {
        const QByteArray line = m_server.readLine().trimmed();
        if (!line.startsWith(mark))
            continue;
        const std::string url = line.mid(mark.size()).toStdString();
        // The port is another one at each start, the server the same: its keys are pinned in the session.
        const SessionFile sessionFile(profileDirectory().toStdString() + "/session.json");
        Result<std::optional<Session>> session = sessionFile.read();
        if (session.ok() && *session && (*session)->server != url) {
            (*session)->server = url;
            if (const Result<void> kept = sessionFile.write(**session); !kept.ok())
                return fail(QString::fromStdString(kept.error().detail));
        }
        if (m_signIn)
            m_signIn->server = url;
        m_isReady = true;
        emit ready(m_signIn);
    }
}

void DemoBrand::run(const QStringList &words, std::function<void()> then)
{
    m_worker.disconnect(this);
    connect(&m_worker, &QProcess::finished, this,
        [this, then = std::move(then)](int code, QProcess::ExitStatus status) {
            if (status == QProcess::NormalExit && code == 0)
                then();
            else
                fail(QString::fromUtf8(m_worker.readAllStandardError()).trimmed());
        });
    m_worker.start(programPath(),
        QStringList(words) << QStringLiteral("--data") << m_directory + QStringLiteral("/brand"));
}

void DemoBrand::fail(const QString &detail)
{
    emit failed({ErrorCode::Io, QUNCE_TEXT("The demo brand cannot be opened."), detail.toStdString()});
}

} // namespace qunce::app
