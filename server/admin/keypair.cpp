// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/keypair.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <optional>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

namespace qunce::server {

namespace {

Error cannotUse(const std::string &path, ErrorCode code)
{
    return {code, Message(QUNCE_TEXT("The key file %1 cannot be read or written."), {path}),
        std::strerror(errno)};
}

unsigned char *raw(std::string &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

std::string toHex(const std::string &bytes)
{
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(
        hex.data(), hex.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    hex.pop_back();
    return hex;
}

std::optional<std::string> fromHex(const std::string &hex)
{
    std::string bytes(hex.size() / 2, '\0');
    size_t length = 0;
    const char *end = nullptr;
    const int failed =
        sodium_hex2bin(raw(bytes), bytes.size(), hex.data(), hex.size(), nullptr, &length, &end);
    return failed != 0 || end != hex.data() + hex.size() ? std::nullopt : std::optional<std::string>(bytes);
}

Result<void> startCryptography()
{
    if (sodium_init() >= 0)
        return {};
    return Error {ErrorCode::Internal, Message(QUNCE_TEXT("The cryptographic library cannot start.")), {}};
}

} // namespace

Result<KeyPair> makeSigningKeys()
{
    QUNCE_TRY(startCryptography());
    KeyPair keys {
        std::string(crypto_sign_SECRETKEYBYTES, '\0'), std::string(crypto_sign_PUBLICKEYBYTES, '\0')};
    crypto_sign_keypair(raw(keys.publicKey), raw(keys.secretKey));
    return keys;
}

Result<KeyPair> makeSealingKeys()
{
    QUNCE_TRY(startCryptography());
    KeyPair keys {std::string(crypto_box_SECRETKEYBYTES, '\0'), std::string(crypto_box_PUBLICKEYBYTES, '\0')};
    crypto_box_keypair(raw(keys.publicKey), raw(keys.secretKey));
    return keys;
}

std::string textOf(const KeyPair &keys)
{
    return "secret " + toHex(keys.secretKey) + "\npublic " + toHex(keys.publicKey) + "\n";
}

Result<void> writeKeyPair(const std::string &path, const KeyPair &keys)
{
    const std::string fresh = path + ".new";
    ::unlink(fresh.c_str());
    const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return cannotUse(path, ErrorCode::Io);
    const std::string text = textOf(keys);
    const bool written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    const ErrorCode code = errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io;
    ::close(file);
    if (!written || ::rename(fresh.c_str(), path.c_str()) != 0)
        return cannotUse(path, code);
    return {};
}

Result<KeyPair> keyPairFromText(const std::string &text)
{
    QUNCE_TRY(startCryptography());
    std::istringstream words(text);
    std::string secretWord;
    std::string secretHex;
    std::string publicWord;
    std::string publicHex;
    const bool whole = words >> secretWord >> secretHex >> publicWord >> publicHex && secretWord == "secret"
        && publicWord == "public";
    const std::optional<std::string> secretKey = whole ? fromHex(secretHex) : std::nullopt;
    const std::optional<std::string> publicKey = whole ? fromHex(publicHex) : std::nullopt;
    if (!secretKey || !publicKey)
        return cannotUse("key", ErrorCode::Corrupt);
    return KeyPair {*secretKey, *publicKey};
}

Result<KeyPair> readKeyPair(const std::string &path)
{
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file.is_open())
        return cannotUse(path, ErrorCode::NotFound);
    const Result<KeyPair> keys = keyPairFromText(text.str());
    return keys.ok() ? keys : Result<KeyPair>(cannotUse(path, ErrorCode::Corrupt));
}

Result<BrandKeys> readBrandKeys(const std::string &signingFile, const std::string &sealingFile)
{
    BrandKeys keys;
    QUNCE_ASSIGN(keys.signing, readKeyPair(signingFile));
    QUNCE_ASSIGN(keys.sealing, readKeyPair(sealingFile));
    errno = 0;
    if (keys.signing.secretKey.size() != crypto_sign_SECRETKEYBYTES
        || keys.signing.publicKey.size() != crypto_sign_PUBLICKEYBYTES)
        return cannotUse(signingFile, ErrorCode::Corrupt);
    if (keys.sealing.secretKey.size() != crypto_box_SECRETKEYBYTES
        || keys.sealing.publicKey.size() != crypto_box_PUBLICKEYBYTES)
        return cannotUse(sealingFile, ErrorCode::Corrupt);
    return keys;
}

std::string signatureOf(const KeyPair &keys, std::string_view text)
{
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, reinterpret_cast<const unsigned char *>(text.data()),
        text.size(), reinterpret_cast<const unsigned char *>(keys.secretKey.data()));
    return signature;
}

} // namespace qunce::server
