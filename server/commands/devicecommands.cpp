// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/devices.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"

namespace qunce::server {

Result<int> runDeviceList(const CommandLine &line, const Environment &environment)
{
    if (line.words.size() > 1)
        QUNCE_TRY(expectWords(line, 1, "[NAME]"));
    QUNCE_ASSIGN(const auto storage, openForReading(line, environment));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    QUNCE_ASSIGN(const std::vector<Account> accounts, transaction->accounts());
    environment.print("device\tuser\tname\tstatus\tsigned_in\tlast_seen");
    bool found = line.words.empty();
    for (const Account &account : accounts) {
        if (!line.words.empty() && account.name != line.words[0])
            continue;
        found = true;
        QUNCE_ASSIGN(const std::vector<Device> devices, transaction->devices(account.id));
        for (const Device &device : devices)
            environment.print(device.id.toString() + "\t" + account.name + "\t" + device.name + "\t"
                + std::string(name(device.state)) + "\t" + Instant {device.createdAtMs / 1000}.toString()
                + "\t" + Instant {device.lastSeenAtMs / 1000}.toString());
    }
    if (!found)
        return Error {ErrorCode::NotFound, {QUNCE_TEXT("There is no user named %1."), {line.words[0]}}, {}};
    return 0;
}

Result<int> runDeviceRevoke(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 1, "DEVICE"));
    QUNCE_ASSIGN(const OpenData data, openForWriting(line, environment, "device revoke"));
    const bool isAll = line.has("wipe-all");
    QUNCE_TRY(revokeDevice(
        *data.storage, environment.clock, "cli", line.words[0], isAll ? Wipe::All : Wipe::Cache));
    environment.print(environment.text(isAll
            ? Message(QUNCE_TEXT("The device %1 was revoked; when it calls next it deletes its data and what "
                                 "it has not sent."),
                {line.words[0]})
            : Message(QUNCE_TEXT("The device %1 was revoked; it deletes its data when it calls next."),
                {line.words[0]})));
    return 0;
}

} // namespace qunce::server
