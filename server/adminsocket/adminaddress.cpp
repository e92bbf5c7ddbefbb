// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/adminsocket/adminaddress.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "models/base/filewriter.h"

namespace qunce::server {

namespace {

/// The socket's path through an open descriptor of its folder: a Unix address holds at most 107 bytes, a folder's path
/// may be longer.
class Address
{
public:
    explicit Address(const DataLayout &layout)
        : m_folder(::open(layout.root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC))
    {
        const std::string name = std::filesystem::path(layout.adminSocket()).filename().string();
        m_address.sun_family = AF_UNIX;
        std::snprintf(
            m_address.sun_path, sizeof m_address.sun_path, "/proc/self/fd/%d/%s", m_folder, name.c_str());
    }
    ~Address()
    {
        if (m_folder >= 0)
            ::close(m_folder);
    }
    Address(const Address &) = delete;
    Address &operator=(const Address &) = delete;

    bool isValid() const { return m_folder >= 0; }
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&m_address); }
    static constexpr socklen_t kSize = sizeof(sockaddr_un);

private:
    int m_folder;
    sockaddr_un m_address {};
};

} // namespace

Result<int> listenAtAdminSocket(const DataLayout &layout)
{
    const std::string path = layout.adminSocket();
    const Address address(layout);
    const int listener =
        address.isValid() ? ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0) : -1;
    if (listener < 0)
        return fileError(errno, path);
    ::unlink(path.c_str());
    // The mode of the socket becomes that of the file, so that it is never open to others.
    if (::fchmod(listener, 0600) != 0 || ::bind(listener, address.get(), Address::kSize) != 0
        || ::listen(listener, 64) != 0) {
        const int why = errno;
        ::close(listener);
        return fileError(why, path);
    }
    return listener;
}

int connectToAdminSocket(const DataLayout &layout)
{
    const Address address(layout);
    const int connection = address.isValid() ? ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) : -1;
    if (connection >= 0 && ::connect(connection, address.get(), Address::kSize) != 0) {
        ::close(connection);
        return -1;
    }
    return connection;
}

} // namespace qunce::server
