// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/adminsocket/adminserver.h"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <exception>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "models/base/filewriter.h"
#include "server/adminsocket/adminaddress.h"
#include "server/adminsocket/adminclient.h"
#include "server/adminsocket/framesocket.h"

namespace qunce::server {

namespace {

constexpr size_t kThreads = 4;
constexpr std::chrono::seconds kCommandPatience {10};
/// For a person at a password, or a pipe that fills.
constexpr std::chrono::minutes kLongPatience {10};
/// For everything that a program answers at once: a client that was suspended must not hold the write lock.
constexpr std::chrono::seconds kShortPatience {30};

using StopQuestion = std::function<bool()>;

/// The client's files, over the socket.
class RemoteFileAccess : public FileAccess
{
public:
    RemoteFileAccess(FrameSocket &connection, StopQuestion stopping)
        : m_connection(connection), m_stopping(std::move(stopping))
    { }

    FileReply ask(const FileRequest &request) override;

private:
    FrameSocket &m_connection;
    const StopQuestion m_stopping;
    bool m_hasOpened = false;
};

FileReply RemoteFileAccess::ask(const FileRequest &request)
{
    using Operation = FileRequest::Operation;
    // Only the first file can be a pipe: what is opened later is a regular file, or one of a folder.
    const bool isSlow = request.operation == Operation::FirstLine
        || (request.operation == Operation::OpenInput && !std::exchange(m_hasOpened, true));
    const std::chrono::milliseconds patience =
        isSlow ? std::chrono::milliseconds(kLongPatience) : std::chrono::milliseconds(kShortPatience);
    const std::string operation = std::to_string(static_cast<int>(request.operation));
    FileReply reply;
    reply.error = EPIPE;
    if (!m_connection.send({Frame::Type::FileRequest, {operation, request.path, request.second}}))
        return reply;
    std::optional<Frame> frame = m_connection.receive(patience, m_stopping);
    if (!frame || frame->type != Frame::Type::FileReply || frame->texts.size() != 3)
        return reply;
    std::from_chars(frame->texts[0].data(), frame->texts[0].data() + frame->texts[0].size(), reply.error);
    reply.yes = frame->texts[1] == "1";
    reply.text = frame->texts[2];
    const bool wantsFile =
        request.operation == Operation::OpenInput || request.operation == Operation::CreateOutput;
    if (wantsFile && reply.error == 0) {
        reply.descriptor = frame->takeDescriptor();
        reply.error = reply.descriptor < 0 ? EBADF : 0;
    }
    return reply;
}

/// A stream whose writes become frames.
struct FrameStream {
    FrameSocket &connection;
    Frame::Type type;

    static ssize_t write(void *self, const char *bytes, size_t count)
    {
        auto *const stream = static_cast<FrameStream *>(self);
        const bool sent = stream->connection.send({stream->type, {std::string(bytes, count)}});
        return sent ? static_cast<ssize_t>(count) : 0;
    }
    std::FILE *open(int buffering)
    {
        cookie_io_functions_t functions {};
        functions.write = write;
        std::FILE *const file = ::fopencookie(this, "w", functions);
        if (file)
            std::setvbuf(file, nullptr, buffering, BUFSIZ);
        return file;
    }
};

bool isOurs(int socket)
{
    ucred peer {};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && (peer.uid == ::geteuid() || peer.uid == 0);
}

} // namespace

AdminServer::AdminServer(std::string path, int listener, int stopEvent, AdminCommand command)
    : m_path(std::move(path)), m_listener(listener), m_stopEvent(stopEvent), m_command(std::move(command))
{
    for (size_t i = 0; i < kThreads; ++i)
        m_threads.emplace_back([this] { work(); });
}

Result<std::unique_ptr<AdminServer>> AdminServer::start(const DataLayout &layout, AdminCommand command)
{
    QUNCE_ASSIGN(const int listener, listenAtAdminSocket(layout));
    const int stopEvent = ::eventfd(0, EFD_CLOEXEC);
    if (stopEvent < 0) {
        const int why = errno;
        ::close(listener);
        return fileError(why, layout.adminSocket());
    }
    return std::unique_ptr<AdminServer>(
        new AdminServer(layout.adminSocket(), listener, stopEvent, std::move(command)));
}

void AdminServer::stop()
{
    if (m_stopping.exchange(true))
        return;
    ::unlink(m_path.c_str());
    ::eventfd_write(m_stopEvent, 1);
    for (std::thread &thread : m_threads)
        thread.join();
    ::close(m_listener);
    ::close(m_stopEvent);
}

void AdminServer::work()
{
    while (!m_stopping) {
        pollfd wait[] {{m_listener, POLLIN, 0}, {m_stopEvent, POLLIN, 0}};
        if (::poll(wait, 2, -1) <= 0 || wait[1].revents != 0)
            continue;
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0)
            serve(socket);
    }
}

void AdminServer::serve(int socket)
{
    FrameSocket connection(socket);
    const StopQuestion stopping = [this] { return m_stopping.load(); };
    const std::optional<Frame> frame =
        isOurs(socket) ? connection.receive(kCommandPatience, stopping) : std::nullopt;
    if (!frame || frame->type != Frame::Type::Command || frame->texts.size() < 2)
        return;
    if (frame->texts[0] != kAdminProtocol) {
        connection.send({Frame::Type::Warning,
            {"qunced: the running server is of another version; restart it first.\n"}});
        connection.send({Frame::Type::Exit, {"3"}});
        return;
    }
    FrameStream out {connection, Frame::Type::Output};
    FrameStream err {connection, Frame::Type::Warning};
    AdminCall call;
    call.arguments.assign(frame->texts.begin() + 2, frame->texts.end());
    call.language = frame->texts[1];
    call.files = std::make_shared<RemoteFileAccess>(connection, stopping);
    call.out = out.open(_IOFBF);
    call.err = err.open(_IONBF);
    call.cancelled = [&] { return m_stopping || connection.isGone(); };
    int code = 1;
    try {
        if (call.out && call.err)
            code = m_command(call);
    } catch (const std::exception &problem) {
        std::fprintf(call.err, "qunced: %s\n", problem.what());
    }
    for (std::FILE *stream : {call.out, call.err}) {
        if (stream)
            std::fclose(stream);
    }
    connection.send({Frame::Type::Exit, {std::to_string(code)}});
}

} // namespace qunce::server
