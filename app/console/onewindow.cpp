// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/onewindow.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace qunce::app {

namespace {

constexpr int kConnectMs = 500;
constexpr int kAnswerMs = 1500;
constexpr const char *kAnswer = "shown\n";

/// In the folder that is this user's alone, if there is one. Short: a socket's path may have a hundred characters.
QString nameOf(const QString &directory)
{
    const QString own = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString folder = !own.isEmpty() && QDir(own).exists() ? own : QDir::tempPath();
    QDir().mkpath(directory); // which has no canonical path before
    const QByteArray hash =
        QCryptographicHash::hash(QDir(directory).canonicalPath().toUtf8(), QCryptographicHash::Sha256);
    return folder + QStringLiteral("/qunce-") + QString::fromLatin1(hash.toHex().left(16));
}

} // namespace

OneWindow::OneWindow(const QString &directory, QObject *parent) : QObject(parent), m_name(nameOf(directory))
{
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *other = m_server.nextPendingConnection()) {
            connect(other, &QLocalSocket::disconnected, other, &QObject::deleteLater);
            other->write(kAnswer);
            other->flush(); // whoever hears of it may keep this thread busy
            other->disconnectFromServer();
            emit asked();
        }
    });
}

bool OneWindow::askOther() const
{
    QLocalSocket socket;
    socket.connectToServer(m_name, QIODevice::ReadOnly);
    if (!socket.waitForConnected(kConnectMs))
        return false;
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(kAnswerMs))
            return false; // it hangs
    }
    return socket.readLine() == kAnswer;
}

void OneWindow::listen()
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(m_name) && m_server.serverError() == QAbstractSocket::AddressInUseError) {
        // Nobody has answered there: it is what a crash left.
        QLocalServer::removeServer(m_name);
        m_server.listen(m_name);
    }
}

} // namespace qunce::app
