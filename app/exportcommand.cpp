// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdio>
#include <filesystem>

#include "app/commands.h"
#include "app/profilechoice.h"
#include "models/base/filewriter.h"
#include "models/base/clock.h"
#include "models/edits/editbook.h"
#include "models/edits/editdraft.h"
#include "models/facts/cacheexport.h"
#include "models/merge/editrules.h"
#include "models/protocol/exportpolicy.h"
#include "models/store/cachereader.h"
#include "models/store/leftedits.h"
#include "models/store/outbox.h"
#include "models/store/profile.h"
#include "models/store/sessionfile.h"

namespace qunce::app {

namespace {

/// Years of a measure of the largest brand. What is read ahead has to lie somewhere until it is asked for.
constexpr size_t kMemoryBytes = size_t {32} * 1024 * 1024;

Result<Session> sessionOf(const Profile &profile)
{
    QUNCE_ASSIGN(const std::optional<Session> session, SessionFile(profile.sessionPath()).read());
    if (!session)
        return Error {ErrorCode::NotFound,
            {QUNCE_TEXT(
                "Nobody is signed in here yet. Run `qunce sync --once --server URL --user NAME` first.")},
            {}};
    return *session;
}

/// The server's time as far as this computer knows it. Fails with PermissionDenied when the lease is over.
Result<Instant> presentTime(const Profile &profile, const Clock &clock)
{
    QUNCE_ASSIGN(const auto outbox, Outbox::openReadOnly(profile.outboxPath()));
    QUNCE_ASSIGN(const OutboxMeta meta, outbox->meta());
    const int64_t nowMs = clock.nowMs() + meta.clockOffsetMs;
    if (meta.leaseUntilMs > 0 && nowMs >= meta.leaseUntilMs)
        return Error {ErrorCode::PermissionDenied,
            {QUNCE_TEXT("This computer has not reached the server for too long. Sync first, then export.")},
            {}};
    return Instant {nowMs / 1000};
}

/// The profile's files belong to the program; an export there could replace one.
Result<void> refuseInside(const std::string &directory, const std::string &file)
{
    namespace fs = std::filesystem;
    std::error_code failed;
    const fs::path folder = fs::weakly_canonical(fs::path(file), failed).parent_path();
    if (failed || folder != fs::weakly_canonical(fs::path(directory), failed))
        return {};
    return Error {ErrorCode::Usage,
        {QUNCE_TEXT("%1 lies in the data directory, which belongs to the program. Give another place."),
            {file}},
        {}};
}

/// A command does only what the brand's own rules ask: programs that export by the clock give no reasons, until somebody says
/// that they must. Rules that make no sense are the default.
Result<ExportPolicy> policyOf(ReadSnapshot &snapshot)
{
    QUNCE_ASSIGN(
        const std::optional<Record> setting, snapshot.recordByCode(Kind::Setting, kExportPolicySetting));
    if (!setting)
        return ExportPolicy {.reason = {}};
    const Result<ExportPolicy> policy = exportPolicyFrom(setting->text("value"));
    return policy.ok() ? *policy : ExportPolicy();
}

std::string aboutOf(const ExportTable &table)
{
    std::string about = "scope=" + table.scope;
    for (const auto &[flag, value] : table.filters)
        about += " " + flag + "=" + value;
    return about + " as-of=" + table.asOf.toString();
}

/// Leaves a line of the log of exports for the server, which whoever writes this profile takes in: a window may be open.
/// Fails with Usage where the rules ask for a reason and none was given.
Result<void> note(const Profile &profile, ReadSnapshot &snapshot, const Session &session, const Export &made,
    const CommandLine &line, const Clock &clock, Instant now)
{
    QUNCE_ASSIGN(const ExportPolicy policy, policyOf(snapshot));
    const ExportData data = dataOf(made.request);
    const std::string reason = reasonOf(line.value("reason")).value_or(std::string());
    if (reason.empty() && policy.asksReason(data))
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("The brand's rules ask why such data leave as a file. Give --reason TEXT.")}, {}};
    const std::optional<Actor> actor = actorOf(session.user);
    if (!actor)
        return Error {ErrorCode::PermissionDenied, {QUNCE_TEXT("Sign in first.")}, session.user.role};
    ExportLine said;
    said.owner = session.user.id;
    said.at = now;
    said.title = "qunce export " + made.table.view;
    said.data = data;
    said.format = made.request.format == ExportFormat::Json ? "json" : "csv";
    said.rows = static_cast<int64_t>(made.table.rows.size());
    said.about = aboutOf(made.table);
    said.reason = reason;
    RandomIdSource ids(clock);
    EditDraft draft(snapshot, *actor, ids, now.seconds * 1000);
    QUNCE_TRY(draft.add(MakeRecord {Kind::SavedView, {}, fieldsOf(said)}));
    EditAction action;
    action.aid = ids.next();
    action.title = Message(QUNCE_TEXT("Export: %1"), {made.table.view});
    action.atMs = now.seconds * 1000;
    action.groups = draft.groups(action.aid);
    return leaveEdits(profile.directory(), action);
}

/// Made and noted: there is no file of which nobody knows.
Result<Export> makeFrom(const Profile &profile, const CommandLine &line, const Clock &clock)
{
    QUNCE_ASSIGN(const Session session, sessionOf(profile));
    QUNCE_ASSIGN(const Instant now, presentTime(profile, clock));
    ExportArguments arguments {line.words, line.flags};
    for (const char *own : {"data-dir", "lang", "reason"})
        arguments.flags.erase(own);
    CacheReader reader(profile.directory());
    QUNCE_ASSIGN(ReadSnapshot snapshot, reader.snapshot());
    FactMemory memory(kMemoryBytes);
    FactsAhead ahead(profile.directory(), memory, kMemoryBytes);
    QUNCE_ASSIGN(
        Export made, exportFrom(snapshot, scopeOf(snapshot, session.user), memory, arguments, now, &ahead));
    if (made.request.out != "-")
        QUNCE_TRY(refuseInside(profile.directory(), made.request.out));
    QUNCE_TRY(note(profile, snapshot, session, made, line, clock, now));
    return made;
}

} // namespace

Result<int> runExport(const CommandLine &line, const Environment &environment)
{
    QUNCE_ASSIGN(const Profile profile, Profile::open(profileDirectory(line), Profile::Access::ReadOnly));
    QUNCE_ASSIGN(const Export made, makeFrom(profile, line, environment.clock));
    const std::string content = contentOf(made);
    if (made.request.out == "-") {
        std::fwrite(content.data(), 1, content.size(), environment.out);
        std::fflush(environment.out);
        return 0;
    }
    QUNCE_TRY(writeFileWhole(made.request.out, content));
    environment.print(environment.text(
        {QUNCE_TEXT("%1 rows written to %2."), {std::to_string(made.table.rows.size()), made.request.out}}));
    return 0;
}

} // namespace qunce::app
