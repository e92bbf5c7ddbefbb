// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/sessionfile.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <string_view>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "models/base/filewriter.h"
#include "models/protocol/wirewriter.h"
#include "models/store/profile.h"

namespace qunce {

namespace {

using nlohmann::json;

constexpr int kSessionFormat = 1;
constexpr std::array kSessionPlaces {"file", "vault", "nowhere"};

/// What a vault keeps.
std::string secretOf(const TokenPair &tokens)
{
    return json {{"access", tokens.access}, {"access_expires_ms", tokens.accessExpiresMs},
        {"refresh", tokens.refresh}, {"refresh_expires_ms", tokens.refreshExpiresMs}}
        .dump();
}

/// Throws what the JSON library throws if something is missing or of another type.
TokenPair tokensFrom(const json &value)
{
    return {value.at("access").get<std::string>(), value.at("access_expires_ms").get<int64_t>(),
        value.at("refresh").get<std::string>(), value.at("refresh_expires_ms").get<int64_t>()};
}

json toJson(const Session &session)
{
    json regions = json::array();
    for (const Uuid &region : session.user.regions)
        regions.push_back(region.toString());
    const json user {{"id", session.user.id.toString()}, {"name", session.user.name},
        {"role", session.user.role}, {"whole_brand", session.user.wholeBrand}, {"regions", regions}};
    return {{"format", kSessionFormat}, {"server", session.server}, {"user", user},
        {"device", session.device.toString()}, {"access", session.tokens.access},
        {"access_expires_ms", session.tokens.accessExpiresMs}, {"refresh", session.tokens.refresh},
        {"refresh_expires_ms", session.tokens.refreshExpiresMs}, {"ed25519", base64(session.signingKey)},
        {"x25519", base64(session.sealingKey)}, {"ended_because", session.endedBecause}};
}

Uuid uuidFrom(const json &value)
{
    return Uuid::parse(value.get<std::string>()).value_or(Uuid {});
}

/// Throws what the JSON library throws if something is missing or of another type.
bool fromJson(const json &value, Session &session)
{
    if (value.at("format").get<int>() != kSessionFormat)
        return false;
    const json &user = value.at("user");
    session.server = value.at("server").get<std::string>();
    session.user.id = uuidFrom(user.at("id"));
    session.user.name = user.at("name").get<std::string>();
    session.user.role = user.at("role").get<std::string>();
    session.user.wholeBrand = user.at("whole_brand").get<bool>();
    for (const json &region : user.at("regions"))
        session.user.regions.push_back(uuidFrom(region));
    session.device = uuidFrom(value.at("device"));
    session.tokens = tokensFrom(value);
    session.endedBecause = value.value("ended_because", std::string()); // files of older programs lack it
    return fromBase64(value.at("ed25519").get<std::string>(), session.signingKey)
        && fromBase64(value.at("x25519").get<std::string>(), session.sealingKey);
}

Result<void> writeAll(int descriptor, std::string_view bytes, const std::string &path)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return fileError(errno, path);
        bytes.remove_prefix(written > 0 ? static_cast<size_t>(written) : 0);
    }
    return ::fsync(descriptor) == 0 ? Result<void>() : Result<void>(fileError(errno, path));
}

std::string folderOf(const std::string &path)
{
    const size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? "." : path.substr(0, slash);
}

} // namespace

Result<std::optional<Session>> SessionFile::read() const
{
    QUNCE_ASSIGN(std::optional<Kept> kept, readFile());
    if (!kept)
        return std::optional<Session>();
    Session &session = kept->session;
    if (kept->tokens == Tokens::Nowhere)
        session.endedBecause = kNotKept;
    if (kept->tokens != Tokens::InVault)
        return std::optional(std::move(session));
    const Result<std::string> secret = m_vault ? m_vault->read(session.device.toString())
                                               : Result<std::string>(Error {ErrorCode::Locked, {}, {}});
    session.endedBecause =
        secret.ok() || secret.error().code == ErrorCode::NotFound ? kNotKept : kVaultClosed;
    if (!secret.ok())
        return std::optional(std::move(session));
    try {
        session.tokens = tokensFrom(json::parse(*secret));
        session.endedBecause.clear();
    } catch (const json::exception &) {
        // Somebody has changed it in the vault: as if it were gone.
    }
    return std::optional(std::move(session));
}

Result<std::optional<Session>> SessionFile::readWithoutVault() const
{
    QUNCE_ASSIGN(std::optional<Kept> kept, readFile());
    return kept ? std::optional(std::move(kept->session)) : std::nullopt;
}

Result<std::optional<SessionFile::Kept>> SessionFile::readFile() const
{
    const int descriptor = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno == ENOENT ? Result<std::optional<Kept>>(std::nullopt) : fileError(errno, m_path);
    std::string text;
    char buffer[4096];
    ssize_t got = 0;
    while ((got = ::read(descriptor, buffer, sizeof buffer)) > 0)
        text.append(buffer, static_cast<size_t>(got));
    const int reason = errno;
    ::close(descriptor);
    if (got < 0)
        return fileError(reason, m_path);
    try {
        const json value = json::parse(text);
        Kept kept;
        const auto place = std::find(
            kSessionPlaces.begin(), kSessionPlaces.end(), value.value("tokens_in", kSessionPlaces.front()));
        if (fromJson(value, kept.session) && place != kSessionPlaces.end()) {
            kept.tokens = static_cast<Tokens>(place - kSessionPlaces.begin());
            kept.session.tokensElsewhere = kept.tokens != Tokens::Here;
            return std::optional(std::move(kept));
        }
    } catch (const json::exception &) {
        // What it says may be a piece of a token: it stays out of the logs.
    }
    return Error {ErrorCode::Corrupt,
        Message(QUNCE_TEXT("The file %1 cannot be read. Sign in again to replace it."), {m_path}), {}};
}

/// Puts them into the vault if that is where they belong.
SessionFile::Tokens SessionFile::keepTokens(const Session &session) const
{
    const Result<std::optional<Kept>> kept = m_vault ? readFile() : std::optional<Kept>();
    const bool isKnown = kept.ok() && kept.value() && kept.value()->session.device == session.device;
    const bool wasInVault = kept.ok() && kept.value() && kept.value()->tokens == Tokens::InVault;
    const bool isEnded = session.tokens.refresh.empty();
    if (wasInVault && (!isKnown || isEnded))
        m_vault->remove(kept.value()->session.device.toString());
    if (!m_vault || isEnded || (isKnown && kept.value()->tokens == Tokens::Here))
        return Tokens::Here;
    if (m_vault->write(session.device.toString(), secretOf(session.tokens)).ok())
        return Tokens::InVault;
    if (wasInVault) // an old token would make the server take this computer for a stolen one
        m_vault->remove(session.device.toString());
    return Tokens::Nowhere;
}

std::string SessionFile::textOf(const Session &session, Tokens tokens)
{
    Session kept = session;
    if (tokens != Tokens::Here)
        kept.tokens = {};
    json value = toJson(kept);
    value["tokens_in"] = kSessionPlaces[static_cast<size_t>(tokens)];
    return value.dump(1, ' ', false, json::error_handler_t::replace);
}

Result<void> SessionFile::write(const Session &session) const
{
    const Tokens tokens = keepTokens(session);
    const std::string part = m_path + ".part";
    ::unlink(part.c_str()); // so that the permissions below are those of the new file
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fileError(errno, m_path);
    Result<void> written = writeAll(descriptor, textOf(session, tokens), m_path);
    ::close(descriptor);
    if (written.ok() && std::rename(part.c_str(), m_path.c_str()) != 0)
        written = fileError(errno, m_path);
    if (!written.ok()) {
        ::unlink(part.c_str());
        return written;
    }
    return flushDirectory(folderOf(m_path));
}

Result<void> SessionFile::remove() const
{
    if (::unlink(m_path.c_str()) != 0)
        return errno == ENOENT ? Result<void>() : Result<void>(fileError(errno, m_path));
    return flushDirectory(folderOf(m_path));
}

} // namespace qunce
