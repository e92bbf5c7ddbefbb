// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/pushcheck.h"

#include <string>

namespace qunce::server {

namespace {

constexpr size_t kPushHashBytes = 32;
constexpr size_t kPage = 5000;

Message wrongClient(const PushClient &client, const char *sentence)
{
    return {sentence, {client.id.toString()}};
}

/// What its edits cannot be, as a sentence about the client; null if they can.
Result<const char *> editProblem(ReadTransaction &transaction, const PushClient &client)
{
    uint64_t last = 0;
    for (;;) {
        QUNCE_ASSIGN(
            const std::vector<StoredPushResult> page, transaction.pushResults(client.id, last, kPage));
        for (const StoredPushResult &result : page) {
            if (result.mid != last + 1)
                return static_cast<const char *>(
                    QUNCE_TEXT("Client %1 cannot be right: a number is missing among its decided edits"));
            if (result.hash.size() != kPushHashBytes)
                return static_cast<const char *>(
                    QUNCE_TEXT("Client %1 cannot be right: the hash of an edit is not whole"));
            last = result.mid;
        }
        if (page.size() < kPage)
            break;
    }
    return last == client.lmid
        ? nullptr
        : static_cast<const char *>(
            QUNCE_TEXT("Client %1 cannot be right: its last number is not that of its last edit"));
}

} // namespace

Result<std::vector<Message>> pushProblems(ReadTransaction &transaction)
{
    std::vector<Message> problems;
    QUNCE_ASSIGN(const std::vector<PushClient> clients, transaction.pushClients());
    for (const PushClient &client : clients) {
        QUNCE_ASSIGN(const std::optional<Account> account, transaction.accountById(client.account));
        if (!account)
            problems.push_back(
                wrongClient(client, QUNCE_TEXT("Client %1 cannot be right: there is no such account")));
        QUNCE_ASSIGN(const char *const why, editProblem(transaction, client));
        if (why)
            problems.push_back(wrongClient(client, why));
    }
    QUNCE_ASSIGN(const std::vector<std::string> undead, transaction.deletedAndAlive());
    for (const std::string &row : undead)
        problems.push_back({QUNCE_TEXT("The record %1 is kept as deleted, but it lives."), {row}});
    return problems;
}

} // namespace qunce::server
