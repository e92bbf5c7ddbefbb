// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people may know of their own devices and do about them.

#include "server/sessions/sessions.h"

#include <algorithm>
#include <set>

#include "server/admin/devices.h"

namespace qunce::server {

namespace {

/// Sign-ins of one laptop say the same id; one that says none is a laptop of its own.
bool isSameLaptop(const Device &one, const Device &other)
{
    return one.id == other.id || (!one.clientId.isNil() && one.clientId == other.clientId);
}

Outcome<Device> deviceOf(ReadTransaction &transaction, const Caller &caller)
{
    QUNCE_ASSIGN(const std::optional<Device> device, transaction.device(caller.device));
    if (!device)
        return Error {ErrorCode::Corrupt, {}, "a caller without a device"};
    return *device;
}

} // namespace

Outcome<DevicesReply> Sessions::devices(const Caller &caller) const
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginRead());
    QUNCE_ASSIGN(const Device own, deviceOf(*transaction, caller));
    QUNCE_ASSIGN(std::vector<Device> all, transaction->devices(caller.account));
    std::erase_if(all, [](const Device &device) { return device.state != DeviceState::SignedIn; });
    std::stable_sort(all.begin(), all.end(),
        [](const Device &a, const Device &b) { return a.lastSeenAtMs > b.lastSeenAtMs; });
    std::stable_partition(
        all.begin(), all.end(), [&own](const Device &device) { return isSameLaptop(device, own); });
    DevicesReply reply;
    std::set<Uuid> laptops;
    for (const Device &device : all) {
        if (!laptops.insert(device.clientId.isNil() ? device.id : device.clientId).second)
            continue;
        reply.devices.push_back(
            {device.id, device.name, device.createdAtMs, device.lastSeenAtMs, isSameLaptop(device, own)});
    }
    return reply;
}

Outcome<std::monostate> Sessions::revoke(const Caller &caller, std::string_view deviceId)
{
    {
        QUNCE_ASSIGN(const auto transaction, m_storage.beginRead());
        QUNCE_ASSIGN(const Device own, deviceOf(*transaction, caller));
        QUNCE_ASSIGN(
            const std::optional<Device> device, transaction->device(Uuid::parse(deviceId).value_or(Uuid())));
        if (!device || device->account != caller.account)
            return Refusal {Refusal::Code::NotFound, "the user has no such device"};
        if (isSameLaptop(*device, own))
            return Refusal {Refusal::Code::Forbidden, "this is the device that asks: sign it out"};
    }
    QUNCE_TRY(revokeDevice(m_storage, m_clock, caller.name, deviceId));
    return std::monostate();
}

} // namespace qunce::server
