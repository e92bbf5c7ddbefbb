// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqlWriter that looks after signed-in devices and their tokens.
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

constexpr char kPutDevice[] =
    "INSERT INTO device (id, account, name, client, created_at, last_seen_at, revoked)"
    " VALUES (:id, :account, :name, :client, :created_at, :last_seen_at, :revoked)"
    " ON CONFLICT (id) DO UPDATE SET client = excluded.client, last_seen_at = excluded.last_seen_at,"
    " revoked = excluded.revoked";
constexpr char kPutDeviceToken[] =
    "INSERT INTO device_token (hash, device, purpose, state, issued_at, expires_at)"
    " VALUES (:hash, :device, :purpose, :state, :issued_at, :expires_at)"
    " ON CONFLICT (hash) DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at";
constexpr char kDropToken[] = "DELETE FROM device_token WHERE hash = :hash";
constexpr char kCountSignedIn[] =
    "SELECT count(*) FROM device WHERE account = :account AND revoked = :signed_in";
constexpr char kEndDevices[] =
    "UPDATE device SET revoked = :why WHERE account = :account AND revoked = :signed_in";
constexpr char kCountForgotten[] =
    "SELECT count(*) FROM device WHERE last_seen_at < :before AND revoked <> :by_order";
constexpr char kForgetTokens[] =
    "DELETE FROM device_token WHERE device IN"
    " (SELECT id FROM device WHERE last_seen_at < :before AND revoked <> :by_order)";
constexpr char kForgetDevices[] = "DELETE FROM device WHERE last_seen_at < :before AND revoked <> :by_order";

constexpr char kAddFailure[] = "INSERT INTO sign_in_failure (key, at) VALUES (:key, :at)";
constexpr char kForgetFailures[] = "DELETE FROM sign_in_failure WHERE at < :since"
                                   " OR id <= (SELECT max(id) FROM sign_in_failure) - :most";
constexpr char kDropFailures[] = "DELETE FROM sign_in_failure WHERE key = :key";

int64_t stored(DeviceState state)
{
    return static_cast<int64_t>(state);
}

Result<uint64_t> count(Statement &query)
{
    QUNCE_ASSIGN(const bool found, query.step());
    return found ? query.number(0) : uint64_t {0};
}

} // namespace

Result<void> SqlWriter::putDevice(const Device &device)
{
    if (m_failure)
        return *m_failure;
    m_changedRights = m_changedRights || device.state != DeviceState::SignedIn;
    Statement put(*m_session.connection, kPutDevice);
    put.bind(":id", device.id).bind(":account", device.account).bindText(":name", device.name);
    put.bindReference(":client", device.clientId).bind(":created_at", device.createdAtMs);
    return watched(
        put.bind(":last_seen_at", device.lastSeenAtMs).bind(":revoked", stored(device.state)).run());
}

Result<void> SqlWriter::putDeviceToken(const DeviceToken &token)
{
    if (m_failure)
        return *m_failure;
    Statement put(*m_session.connection, kPutDeviceToken);
    put.bindBytes(":hash", token.hash).bind(":device", token.device);
    put.bind(":purpose", static_cast<int64_t>(token.purpose));
    put.bind(":state", static_cast<int64_t>(token.state));
    return watched(put.bind(":issued_at", token.issuedAtMs).bind(":expires_at", token.expiresAtMs).run());
}

Result<void> SqlWriter::dropDeviceToken(std::string_view hash)
{
    if (m_failure)
        return *m_failure;
    Statement drop(*m_session.connection, kDropToken);
    return watched(drop.bindBytes(":hash", hash).run());
}

Result<uint64_t> SqlWriter::endDevices(const Uuid &account, DeviceState why)
{
    if (m_failure)
        return *m_failure;
    m_changedRights = true;
    Statement query(*m_session.connection, kCountSignedIn);
    query.bind(":account", account).bind(":signed_in", stored(DeviceState::SignedIn));
    QUNCE_ASSIGN(const uint64_t ended, count(query));
    Statement end(*m_session.connection, kEndDevices);
    end.bind(":account", account).bind(":signed_in", stored(DeviceState::SignedIn));
    QUNCE_TRY(watched(end.bind(":why", stored(why)).run()));
    return ended;
}

Result<uint64_t> SqlWriter::forgetDevices(int64_t lastSeenBeforeMs)
{
    if (m_failure)
        return *m_failure;
    m_changedRights = true;
    Statement query(*m_session.connection, kCountForgotten);
    query.bind(":before", lastSeenBeforeMs).bind(":by_order", stored(DeviceState::Revoked));
    QUNCE_ASSIGN(const uint64_t forgotten, count(query));
    for (const char *sql : {kForgetTokens, kForgetDevices}) {
        Statement forget(*m_session.connection, sql);
        forget.bind(":before", lastSeenBeforeMs).bind(":by_order", stored(DeviceState::Revoked));
        QUNCE_TRY(watched(forget.run()));
    }
    return forgotten;
}

Result<void> SqlWriter::addSignInFailure(const SignInFailure &failure, int64_t sinceMs, size_t most)
{
    if (m_failure)
        return *m_failure;
    Statement add(*m_session.connection, kAddFailure);
    QUNCE_TRY(watched(add.bindText(":key", failure.key).bind(":at", failure.atMs).run()));
    Statement forget(*m_session.connection, kForgetFailures);
    return watched(forget.bind(":since", sinceMs).bind(":most", uint64_t {most}).run());
}

Result<void> SqlWriter::dropSignInFailures(std::string_view key)
{
    if (m_failure)
        return *m_failure;
    Statement drop(*m_session.connection, kDropFailures);
    return watched(drop.bindText(":key", key).run());
}

} // namespace qunce::server
