// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/profilechoice.h"

#include <cerrno>
#include <cstdio>

#include <termios.h>
#include <unistd.h>

#include <QHostAddress>
#include <QStandardPaths>
#include <QUrl>

#include "models/base/fileaccess.h"
#include "models/base/filewriter.h"

namespace qunce::app {

namespace {

/// No echo on a terminal as long as it lives.
class SilentTerminal
{
public:
    SilentTerminal() : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    }
    ~SilentTerminal()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;
    bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before {};
    bool m_isTerminal;
};

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

std::string profileDirectory(const CommandLine &line)
{
    if (!line.value("data-dir").empty())
        return line.value("data-dir");
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return data.toStdString() + "/qunce/profile";
}

Result<std::string> serverUrl(const std::string &text)
{
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    const bool isPlain = url.scheme() == QLatin1String("http");
    const bool isBare = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment()
        && (url.path().isEmpty() || url.path() == QLatin1String("/"));
    if (!url.isValid() || url.host().isEmpty() || !isBare
        || (!isPlain && url.scheme() != QLatin1String("https")))
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("\"%1\" is no server address. Give one like https://qunce.example.com."), {text}},
            {}};
    if (isPlain && !isLoopback(url.host()))
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("Without https:// only a server on this computer can be used, not %1."),
                {url.host().toStdString()}},
            {}};
    return url.toString(QUrl::RemovePath).toStdString();
}

Result<void> checkBelongs(const CommandLine &line, const std::optional<Session> &session)
{
    if (!session)
        return {};
    bool isSame = !line.has("user") || line.value("user") == session->user.name;
    if (line.has("server")) {
        QUNCE_ASSIGN(const std::string server, serverUrl(line.value("server")));
        isSame = isSame && server == session->server;
    }
    if (isSame)
        return {};
    return Error {ErrorCode::PermissionDenied,
        {QUNCE_TEXT("This profile belongs to %1 at %2. Choose another --data-dir for somebody else."),
            {session->user.name, session->server}},
        {}};
}

Result<std::string> readPassword(const CommandLine &line, const std::string &prompt)
{
    const std::string path = line.value("password-file");
    if (line.has("password-file") && path.empty())
        return fileError(ENOENT, path);
    std::optional<SilentTerminal> silence;
    if (path.empty())
        silence.emplace();
    const bool asks = silence && silence->isTerminal();
    if (asks)
        std::fputs(prompt.c_str(), stderr);
    FileReply reply = LocalFileAccess().firstLine(path);
    if (asks)
        std::fputs("\n", stderr);
    if (reply.error != 0)
        return fileError(reply.error, path);
    if (!reply.text.empty() && reply.text.back() == '\r')
        reply.text.pop_back();
    if (reply.text.empty()) // it would count as a wrong one
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("No password was given. Give --password-file FILE, or run this in a terminal.")}, {}};
    return std::move(reply.text);
}

} // namespace qunce::app
