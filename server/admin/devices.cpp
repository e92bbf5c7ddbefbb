// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/devices.h"

#include <nlohmann/json.hpp>

namespace qunce::server {

namespace {

/// An order that goes further than most is a setting of its own.
std::string wipeSetting(const Uuid &device)
{
    return "device.wipe_all." + device.toString();
}

} // namespace

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

Result<Wipe> wipeOf(ReadTransaction &transaction, const Uuid &device)
{
    QUNCE_ASSIGN(const std::string order, transaction.setting(wipeSetting(device)));
    return order.empty() ? Wipe::Cache : Wipe::All;
}

Result<void> revokeDevice(
    Storage &storage, const Clock &clock, const std::string &who, std::string_view deviceId, Wipe what)
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
        if (what == Wipe::All)
            QUNCE_TRY(transaction->putSetting(wipeSetting(device.id), "1"));
    }
    nlohmann::json detail {{"device", named->id.toString()}};
    if (what == Wipe::All)
        detail["wipe"] = "all";
    QUNCE_TRY(transaction->appendAudit({clock.nowMs(), who, "device.revoke", detail.dump()}));
    return transaction->commit();
}

} // namespace qunce::server
