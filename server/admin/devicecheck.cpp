// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/devicecheck.h"

#include <set>
#include <string>

namespace qunce::server {

namespace {

constexpr size_t kHashBytes = 32;

Message wrongDevice(const Uuid &device, const char *sentence)
{
    return {sentence, {device.toString()}};
}

/// A sentence about its device; null if nothing is wrong.
const char *problemOf(const DeviceToken &token)
{
    if (token.hash.size() != kHashBytes)
        return QUNCE_TEXT("Device %1 cannot be right: a token's hash is not whole");
    if (token.purpose > DeviceToken::Purpose::Refresh || token.state > DeviceToken::State::Retired)
        return QUNCE_TEXT("Device %1 cannot be right: a token is of no known sort");
    if (token.purpose == DeviceToken::Purpose::Access && token.state != DeviceToken::State::Live)
        return QUNCE_TEXT("Device %1 cannot be right: an access token is in the state of a refresh token");
    return nullptr;
}

} // namespace

Result<std::vector<Message>> deviceProblems(ReadTransaction &transaction)
{
    std::vector<Message> problems;
    std::set<Uuid> accounts;
    QUNCE_ASSIGN(const std::vector<Account> known, transaction.accounts());
    for (const Account &account : known)
        accounts.insert(account.id);

    std::set<Uuid> devices;
    QUNCE_ASSIGN(const std::vector<Device> listed, transaction.devices({}));
    for (const Device &device : listed) {
        devices.insert(device.id);
        if (!accounts.contains(device.account))
            problems.push_back(
                wrongDevice(device.id, QUNCE_TEXT("Device %1 cannot be right: there is no such account")));
        if (device.state > DeviceState::TokenReused)
            problems.push_back(
                wrongDevice(device.id, QUNCE_TEXT("Device %1 cannot be right: its state is unknown")));
    }

    std::set<Uuid> waiting;
    QUNCE_ASSIGN(const std::vector<DeviceToken> tokens, transaction.deviceTokens({}));
    for (const DeviceToken &token : tokens) {
        if (!devices.contains(token.device))
            problems.push_back(wrongDevice(
                token.device, QUNCE_TEXT("Device %1 cannot be right: a token is there without it")));
        if (const char *why = problemOf(token))
            problems.push_back(wrongDevice(token.device, why));
        if (token.state == DeviceToken::State::Used && !waiting.insert(token.device).second)
            problems.push_back(wrongDevice(token.device,
                QUNCE_TEXT("Device %1 cannot be right: two of its tokens wait for a successor")));
    }
    return problems;
}

} // namespace qunce::server
