// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cerrno>

#include "models/base/filewriter.h"
#include "models/base/uuid.h"
#include "server/admin/accounts.h"
#include "server/admin/tokens.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

namespace {

constexpr const char *kWho = "cli";

/// The first line of --password-file, else of standard input; never an argument, which other users could see.
Result<std::string> readPassword(const CommandLine &line, const Environment &environment)
{
    const std::string path = line.value("password-file");
    if (line.has("password-file") && path.empty())
        return fileError(ENOENT, path);
    FileReply reply = environment.files->firstLine(path);
    if (reply.error != 0)
        return fileError(reply.error, path);
    if (!reply.text.empty() && reply.text.back() == '\r')
        reply.text.pop_back();
    return std::move(reply.text);
}

/// `*` for the whole brand, else the codes of the regions.
std::string scopeText(const Account &account, const OrgTree &org)
{
    if (account.wholeBrand)
        return "*";
    std::string text;
    for (const Uuid &region : account.regions) {
        const std::optional<OrgIndex> unit = org.byId(region);
        text += (text.empty() ? "" : ",") + (unit ? org.at(*unit).code : region.toString());
    }
    return text;
}

Result<int> setDisabled(const CommandLine &line, const Environment &environment, bool disabled)
{
    QUNCE_TRY(expectWords(line, 1, "NAME"));
    QUNCE_ASSIGN(
        const OpenData data, openForWriting(line, environment, disabled ? "user disable" : "user enable"));
    RandomIdSource ids(environment.clock);
    QUNCE_TRY(Accounts(*data.storage, environment.clock, ids, kWho).setDisabled(line.words[0], disabled));
    environment.print(environment.text(
        {disabled ? QUNCE_TEXT("The user %1 was disabled.") : QUNCE_TEXT("The user %1 may sign in again."),
            {line.words[0]}}));
    return 0;
}

} // namespace

Result<int> runUserAdd(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 1, "NAME"));
    const std::optional<Role> role = roleNamedAs(line.value("role"));
    if (!role)
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("--role is admin, hq_content, region_manager or viewer, not \"%1\"."),
                {line.value("role")}},
            {}};
    QUNCE_ASSIGN(std::string password, readPassword(line, environment));
    QUNCE_ASSIGN(const OpenData data, openForWriting(line, environment, "user add"));
    RandomIdSource ids(environment.clock);
    Accounts accounts(*data.storage, environment.clock, ids, kWho);
    QUNCE_TRY(accounts.add({line.words[0], *role, line.values("scope"), std::move(password)}));
    environment.print(environment.text({QUNCE_TEXT("The user %1 was added."), {line.words[0]}}));
    return 0;
}

Result<int> runUserList(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    QUNCE_ASSIGN(const auto storage, openForReading(line, environment));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    QUNCE_ASSIGN(const std::vector<Account> accounts, transaction->accounts());
    QUNCE_ASSIGN(const OrgTree org, loadOrganisation(*transaction));
    environment.print("name\trole\tscope\tstatus");
    for (const Account &account : accounts)
        environment.print(account.name + "\t" + account.role + "\t" + scopeText(account, org) + "\t"
            + (account.disabled ? "disabled" : "active"));
    return 0;
}

Result<int> runUserPasswd(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 1, "NAME"));
    QUNCE_ASSIGN(const std::string password, readPassword(line, environment));
    QUNCE_ASSIGN(const OpenData data, openForWriting(line, environment, "user passwd"));
    RandomIdSource ids(environment.clock);
    QUNCE_TRY(Accounts(*data.storage, environment.clock, ids, kWho).setPassword(line.words[0], password));
    environment.print(environment.text({QUNCE_TEXT("The password of %1 was changed."), {line.words[0]}}));
    return 0;
}

Result<int> runUserDisable(const CommandLine &line, const Environment &environment)
{
    return setDisabled(line, environment, true);
}

Result<int> runUserEnable(const CommandLine &line, const Environment &environment)
{
    return setDisabled(line, environment, false);
}

Result<int> runTokenAdd(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 1, "NAME"));
    QUNCE_ASSIGN(const OpenData data, openForWriting(line, environment, "token add"));
    QUNCE_ASSIGN(const std::string token,
        addIngestToken(*data.storage, environment.clock, kWho, line.words[0], line.value("ingest")));
    environment.print(token);
    return 0;
}

} // namespace qunce::server
