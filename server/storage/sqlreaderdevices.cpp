// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqlReader that knows signed-in devices and their tokens.
#include "server/storage/sqlreader.h"

namespace qunce::server {

namespace {

constexpr char kDevice[] =
    "SELECT id, account, name, client, created_at, last_seen_at, revoked FROM device WHERE id = :id";
constexpr char kDevices[] =
    "SELECT id, account, name, client, created_at, last_seen_at, revoked FROM device ORDER BY id";
constexpr char kDevicesOfAccount[] =
    "SELECT id, account, name, client, created_at, last_seen_at, revoked FROM device"
    " WHERE account = :account ORDER BY id";
constexpr char kToken[] =
    "SELECT hash, device, purpose, state, issued_at, expires_at FROM device_token WHERE hash = :hash";
constexpr char kDeviceTokens[] =
    "SELECT hash, device, purpose, state, issued_at, expires_at FROM device_token"
    " ORDER BY device, issued_at, hash";
constexpr char kTokensOfDevice[] =
    "SELECT hash, device, purpose, state, issued_at, expires_at FROM device_token"
    " WHERE device = :device ORDER BY issued_at, hash";

constexpr char kFailures[] = "SELECT key, at FROM sign_in_failure WHERE at >= :since ORDER BY at, id";

Result<std::vector<Device>> devicesFrom(Statement &query)
{
    std::vector<Device> devices;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return devices;
        devices.push_back({query.uuid(0), query.uuid(1), std::string(query.text(2)),
            query.isNull(3) ? Uuid() : query.uuid(3), query.integer(4), query.integer(5),
            static_cast<DeviceState>(query.integer(6))});
    }
}

Result<std::vector<DeviceToken>> tokensFrom(Statement &query)
{
    std::vector<DeviceToken> tokens;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return tokens;
        tokens.push_back(
            {std::string(query.bytes(0)), query.uuid(1), static_cast<DeviceToken::Purpose>(query.integer(2)),
                static_cast<DeviceToken::State>(query.integer(3)), query.integer(4), query.integer(5)});
    }
}

} // namespace

Result<std::optional<Device>> SqlReader::device(const Uuid &id)
{
    Statement query(*m_session.connection, kDevice);
    query.bind(":id", id);
    QUNCE_ASSIGN(std::vector<Device> found, devicesFrom(query));
    return found.empty() ? std::optional<Device>() : std::optional<Device>(std::move(found.front()));
}

Result<std::vector<Device>> SqlReader::devices(const Uuid &account)
{
    Statement query(*m_session.connection, account.isNil() ? kDevices : kDevicesOfAccount);
    if (!account.isNil())
        query.bind(":account", account);
    return devicesFrom(query);
}

Result<std::optional<DeviceToken>> SqlReader::deviceToken(std::string_view hash)
{
    Statement query(*m_session.connection, kToken);
    query.bindBytes(":hash", hash);
    QUNCE_ASSIGN(std::vector<DeviceToken> found, tokensFrom(query));
    return found.empty() ? std::optional<DeviceToken>()
                         : std::optional<DeviceToken>(std::move(found.front()));
}

Result<std::vector<DeviceToken>> SqlReader::deviceTokens(const Uuid &device)
{
    Statement query(*m_session.connection, device.isNil() ? kDeviceTokens : kTokensOfDevice);
    if (!device.isNil())
        query.bind(":device", device);
    return tokensFrom(query);
}

Result<std::vector<SignInFailure>> SqlReader::signInFailures(int64_t sinceMs)
{
    Statement query(*m_session.connection, kFailures);
    query.bind(":since", sinceMs);
    std::vector<SignInFailure> failures;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return failures;
        failures.push_back({std::string(query.text(0)), query.integer(1)});
    }
}

} // namespace qunce::server
