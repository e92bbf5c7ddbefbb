// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/checksum.h"

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include "models/base/filewriter.h"

namespace qunce::server {

namespace {

constexpr size_t kPart = size_t {256} * 1024;
constexpr size_t kHexLetters = size_t {2} * crypto_hash_sha256_BYTES;

} // namespace

Result<std::string> sha256Of(const std::string &file)
{
    const int open = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (open < 0)
        return fileError(errno, file);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::string part(kPart, '\0');
    ssize_t count = 0;
    while ((count = ::read(open, part.data(), part.size())) > 0)
        crypto_hash_sha256_update(
            &state, reinterpret_cast<const unsigned char *>(part.data()), static_cast<size_t>(count));
    const int failed = count < 0 ? errno : 0;
    ::close(open);
    if (failed != 0)
        return fileError(failed, file);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash {};
    crypto_hash_sha256_final(&state, hash.data());
    std::string letters(kHexLetters + 1, '\0');
    sodium_bin2hex(letters.data(), letters.size(), hash.data(), hash.size());
    letters.resize(kHexLetters);
    return letters;
}

std::string checksumPath(const std::string &file)
{
    return file + ".sha256";
}

Result<void> writeChecksum(const std::string &file, const std::string &sum)
{
    return writeFileWhole(
        checksumPath(file), sum + "  " + std::filesystem::path(file).filename().string() + "\n");
}

Result<std::optional<bool>> agreesWithChecksum(const std::string &file)
{
    std::ifstream beside(checksumPath(file));
    std::string sum;
    if (!(beside >> sum))
        return std::optional<bool>();
    QUNCE_ASSIGN(const std::string now, sha256Of(file));
    return std::optional(now == sum);
}

} // namespace qunce::server
