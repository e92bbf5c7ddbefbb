// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/serverlog.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "models/base/filewriter.h"
#include "server/http/requestlog.h"

namespace qunce::server {

namespace {

int openFile(const std::string &path)
{
    return ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
}

} // namespace

ServerLog::ServerLog(std::string path, int descriptor, const Clock &clock)
    : m_path(std::move(path)), m_clock(clock), m_descriptor(descriptor)
{ }

ServerLog::~ServerLog()
{
    if (m_descriptor != STDERR_FILENO)
        ::close(m_descriptor);
}

Result<std::unique_ptr<ServerLog>> ServerLog::open(const std::string &path, const Clock &clock)
{
    const int descriptor = path == "-" ? STDERR_FILENO : openFile(path);
    if (descriptor < 0)
        return fileError(errno, path);
    return std::unique_ptr<ServerLog>(new ServerLog(path, descriptor, clock));
}

void ServerLog::write(const std::string &line)
{
    const std::string whole = line + '\n';
    const std::lock_guard lock(m_mutex);
    ssize_t written = 0;
    do {
        written = ::write(m_descriptor, whole.data(), whole.size());
    } while (written < 0 && errno == EINTR);
    if (written != static_cast<ssize_t>(whole.size()))
        ++m_lost;
}

void ServerLog::event(const std::string &topic, const std::string &text)
{
    std::string line = logTime(m_clock.nowMs()) + " # " + topic + ": " + text;
    for (char &c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    }
    write(line);
}

void ServerLog::reopen()
{
    if (m_path == "-")
        return;
    const int fresh = openFile(m_path);
    if (fresh < 0)
        return;
    const std::lock_guard lock(m_mutex);
    ::close(m_descriptor);
    m_descriptor = fresh;
}

std::string describe(const Error &error)
{
    const std::string text = error.userText.english();
    return error.detail.empty() ? text : text + " (" + error.detail + ")";
}

} // namespace qunce::server
