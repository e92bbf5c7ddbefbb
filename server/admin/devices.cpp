// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/devices.h"

#include <nlohmann/json.hpp>

namespace qunce::server {

std::string_view name(DeviceState state)
{
    switch (state) {
    case DeviceState::SignedIn:
        return "signed in";
    case DeviceState::Revoked:
        return "revoked";
    case DeviceState::SignedOut:
        return "signed out";
    case DeviceState::PasswordChanged:
        return "password changed";
    case DeviceState::AccountDisabled:
        return "user disabled";
    case DeviceState::TokenReused:
        return "token reused";
    }
    return "unknown";
}

Result<void> revokeDevice(
    Storage &storage, const Clock &clock, const std::string &who, std::string_view deviceId)
{
    const std::optional<Uuid> id = Uuid::parse(deviceId);
    QUNCE_ASSIGN(const auto transaction, storage.beginWrite());
    QUNCE_ASSIGN(const std::optional<Device> named, transaction->device(id.value_or(Uuid())));
    if (!named)
        return Error {
            ErrorCode::NotFound, Message(QUNCE_TEXT("There is no device %1."), {std::string(deviceId)}), {}};
    QUNCE_ASSIGN(const std::vector<Device> devices, transaction->devices(named->account));
    for (Device device : devices) {
        const bool sameLaptop = !named->clientId.isNil() && device.clientId == named->clientId;
        if (device.id != named->id && !sameLaptop)
            continue;
        device.state = DeviceState::Revoked;
        QUNCE_TRY(transaction->putDevice(device));
    }
    QUNCE_TRY(transaction->appendAudit(
        {clock.nowMs(), who, "device.revoke", nlohmann::json {{"device", named->id.toString()}}.dump()}));
    return transaction->commit();
}

} // namespace qunce::server
