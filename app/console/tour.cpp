// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/tour.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPixmap>

#include "views/common/texts.h"

namespace qunce::app {

namespace {

constexpr int kWatchMs = 5;
constexpr int kBrandMs = 180'000; ///< until the brand is here
constexpr int kHopelessMs =
    5'000; ///< until nothing comes without somebody signing in; the profile has been read by then
constexpr int kPageMs = 30'000;
constexpr int kStillMs = 1000; ///< a picture is taken then, even if something still moves

const char *fileNameOf(PageId id)
{
    static constexpr std::array kNames {"overview", "calendar", "groups", "koc", "guides", "tasks",
        "leaderboard", "sync", "settings", "sop", "content", "campaigns"};
    static_assert(kNames.size() == static_cast<size_t>(PageId::Content) + 2);
    return kNames[static_cast<size_t>(id)];
}

} // namespace

Tour::Tour(Console &console, QString folder, QObject *parent)
    : QObject(parent), m_console(console), m_folder(std::move(folder))
{
    m_watch.setInterval(kWatchMs);
    connect(&m_watch, &QTimer::timeout, this, &Tour::look);
    connect(&console, &Console::failed, this, [this](const Error &error) {
        m_problems << text(error.userText) + QLatin1Char(' ') + QString::fromStdString(error.detail);
        end();
    });
}

void Tour::start()
{
    QDir().mkpath(m_folder);
    m_sinceStart.start();
    m_watch.start();
    m_console.start();
}

void Tour::look()
{
    if (!m_isVisiting) {
        const SyncStatus &status = m_console.sync().status();
        // The first page may have been read while the numbers were still on their way.
        // What is on this computer is shown also where the server no longer takes the session.
        const bool isAsMuchAsComes = status.phase == SyncPhase::Synced || status.phase == SyncPhase::ReadOnly
            || (status.recordsUsable
                && (status.phase == SyncPhase::Offline || status.phase == SyncPhase::SignInNeeded
                    || status.phase == SyncPhase::Error));
        const bool isHere = m_console.window().workspace() && m_console.hasStarted()
            && !m_console.window().workspace()->reader().hasNews() && isAsMuchAsComes && !status.leaseOver;
        const bool isHopeless = status.leaseOver || status.phase == SyncPhase::SignedOut
            || (!status.recordsUsable
                && (status.phase == SyncPhase::SignInNeeded || status.phase == SyncPhase::Error));
        if (isHere && m_isNew) {
            nextPage();
        } else if (isHere && !m_isAsked) { // the last rows may have come after a page was read
            m_isAsked = true;
            BoardReader &reader = m_console.window().workspace()->reader();
            connect(&reader, &BoardReader::dataChanged, this, [this] { m_isNew = true; });
            reader.noteChange();
        } else if (m_sinceStart.hasExpired(isHopeless ? kHopelessMs : kBrandMs)) {
            m_problems << text(QUNCE_TEXT("The data did not come. %1"), {text(status.problem)});
            end();
        }
        return;
    }
    Workspace &workspace = *m_console.window().workspace();
    const bool isSettled = workspace.isSettled();
    if (isSettled) {
        // New texts have new places only some turns later: until two pictures are the same, as a person waits.
        const QImage now = m_console.window().grab().toImage();
        if (m_settledMs < 0)
            m_settledMs = m_sinceVisit.elapsed();
        const bool isStill = now == m_last;
        m_last = now;
        if (isStill || m_sinceVisit.hasExpired(m_settledMs + kStillMs))
            takePicture();
    } else if (m_sinceVisit.hasExpired(kPageMs)) {
        m_problems << text(QUNCE_TEXT("%1: the page still reads"), {text(workspace.currentPage()->title())});
        takePicture();
    }
}

void Tour::nextPage()
{
    Workspace &workspace = *m_console.window().workspace();
    if (m_next == workspace.pages().size())
        return end();
    m_isVisiting = true;
    m_settledMs = -1;
    m_last = {};
    m_sinceVisit.start();
    workspace.go({workspace.pages()[m_next++].id, {}, {}, {}});
}

void Tour::takePicture()
{
    const Page &page = *m_console.window().workspace()->currentPage();
    if (m_last.isNull()) // it still reads
        m_last = m_console.window().grab().toImage();
    const QString name = QLatin1String(fileNameOf(page.id()));
    const QString file = QStringLiteral("%1/%2.png").arg(m_folder, name);
    if (!m_last.save(file))
        m_problems << text(QUNCE_TEXT("%1 cannot be written"), {file});
    m_pages.append(QJsonObject {{QStringLiteral("page"), name}, {QStringLiteral("title"), text(page.title())},
        {QStringLiteral("rows"), page.rowsShown()},
        {QStringLiteral("ms"), m_settledMs >= 0 ? m_settledMs : m_sinceVisit.elapsed()}});
    nextPage();
}

void Tour::end()
{
    m_watch.stop();
    QFile report(m_folder + QStringLiteral("/tour.json"));
    if (!report.open(QIODevice::WriteOnly) || report.write(QJsonDocument(m_pages).toJson()) < 0)
        m_problems << text(QUNCE_TEXT("%1 cannot be written"), {report.fileName()});
    emit finished(m_problems);
}

} // namespace qunce::app
