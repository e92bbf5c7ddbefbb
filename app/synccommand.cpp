// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <optional>

#include <unistd.h>

#include <QString>
#include <QSysInfo>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/profilechoice.h"
#include "models/store/cachereader.h"
#include "models/store/cachestore.h"
#include "models/store/editlog.h"
#include "models/sync/qnamtransport.h"
#include "models/sync/syncdriver.h"

namespace qunce::app {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// The first sign-in of all fails soon, since a wrong address is likelier than a bad network.
constexpr int kFirstAttempts = 3;

const char *nameOf(SyncPhase phase)
{
    static constexpr std::array kNames {"loading", "signed_out", "sign_in_needed", "connecting", "pulling",
        "verifying", "synced", "offline", "read_only", "error", "stopped"};
    static_assert(kNames.size() == static_cast<size_t>(SyncPhase::Stopped) + 1);
    return kNames[static_cast<size_t>(phase)];
}

/// Shows on a terminal how far it is, and notes when there are records to work with. Called from the driver's thread.
class Progress
{
public:
    Progress(const Environment &environment, bool isQuiet)
        : m_environment(environment), m_isShown(::isatty(::fileno(environment.err)) != 0), m_isQuiet(isQuiet)
    { }

    void show(const SyncStatus &status)
    {
        if (status.recordsUsable && !m_usableSince)
            m_usableSince = SteadyClock::now();
        if (status.nextAttemptMs != 0 && status.failures > m_failures)
            waits(status);
        m_failures = status.failures;
        if (!m_isShown || status.phase != SyncPhase::Pulling || SteadyClock::now() < m_next)
            return;
        m_next = SteadyClock::now() + std::chrono::milliseconds(100);
        line(m_environment.text({QUNCE_TEXT("%1 of about %2 rows are here"),
            {std::to_string(status.rowsDone), std::to_string(status.rowsTotal)}}));
    }
    void clear()
    {
        if (m_isShown)
            line("");
    }
    /// Once the driver has stopped.
    std::optional<SteadyClock::time_point> usableSince() const { return m_usableSince; }

private:
    void waits(const SyncStatus &status)
    {
        if (m_isQuiet)
            return;
        clear();
        const int64_t waitMs = status.nextAttemptMs - m_environment.clock.nowMs();
        const int64_t seconds = std::max<int64_t>(1, (waitMs + 999) / 1000);
        const Message next {QUNCE_TEXT("Trying again in %1 s (attempt %2)."),
            {std::to_string(seconds), std::to_string(status.failures + 1)}};
        const std::string said =
            "qunce: " + m_environment.text(status.problem) + " " + m_environment.text(next);
        std::fputs((said + "\n").c_str(), m_environment.err);
        std::fflush(m_environment.err);
    }
    /// In place of the one that is there.
    void line(const std::string &text)
    {
        std::fputs(("\r\x1b[K" + text).c_str(), m_environment.err);
        std::fflush(m_environment.err);
    }

    const Environment &m_environment;
    const bool m_isShown;
    const bool m_isQuiet; ///< for a program that reads the outcome
    int m_failures = 0;
    SteadyClock::time_point m_next;
    std::optional<SteadyClock::time_point> m_usableSince;
};

/// Tests of bad networks cannot wait as long as people do: QUNCE_TEST_PACE divides every wait.
int64_t testPace()
{
    const char *const pace = std::getenv("QUNCE_TEST_PACE");
    return pace == nullptr ? 1 : std::clamp<int64_t>(std::strtol(pace, nullptr, 10), 1, 1000);
}

void hurry(EngineOptions &options, int64_t pace)
{
    for (int64_t *const wait : {&options.backOffMinMs, &options.backOffMaxMs, &options.pollMs,
             &options.pullGapMs, &options.stallMs, &options.answerMs})
        *wait /= pace;
}

struct Outcome {
    Result<void> result;
    SyncStatus status;
    std::optional<SteadyClock::time_point> usableSince;
};

/// One run of the driver, from the opened profile to its end.
Result<Outcome> syncOnce(Profile profile, const SessionFile &sessionFile, const SyncStart &how, bool isQuiet,
    const Environment &environment)
{
    RandomIdSource ids(environment.clock);
    StoreOptions storeOptions;
    storeOptions.bootId = machineBootId();
    QUNCE_ASSIGN(std::unique_ptr<CacheStore> store,
        CacheStore::open(std::move(profile), ids, std::move(storeOptions)));
    Progress progress(environment, isQuiet);
    SyncDriverOptions options;
    options.engine.app = versionLine("qunce");
    options.edits = store->edits();
    hurry(options.engine, testPace());
    options.engine.seed = static_cast<uint64_t>(environment.clock.nowMs());
    if (how.signIn)
        options.engine.onceUnheardAttempts = kFirstAttempts;
    options.statusChanged = [&progress](const SyncStatus &status) { progress.show(status); };
    QnamTransport transport;
    SyncDriver driver(std::move(store), sessionFile, transport, environment.clock, std::move(options));
    driver.start(how);
    std::optional<Result<void>> result;
    while (!result)
        result = driver.waitFinished(std::chrono::hours(1));
    driver.stop();
    progress.clear();
    return Outcome {std::move(*result), driver.status(), progress.usableSince()};
}

/// Where the server has ended the session, that is what to say: it is why a password is wanted.
Error withoutPassword(
    const Error &error, const std::optional<Session> &session, const Environment &environment)
{
    if (error.code != ErrorCode::Usage || !session || session->endedBecause.empty())
        return error;
    // The account may have been given back since.
    if (session->endedBecause == "account_disabled")
        return {ErrorCode::PermissionDenied,
            {QUNCE_TEXT(
                "The server said last time: This account is disabled. If it works again, sign in with "
                "--password-file FILE, or run this in a terminal.")},
            {}};
    return {ErrorCode::PermissionDenied, loginText(session->endedBecause), environment.text(error.userText)};
}

/// The server has ended the session during this run.
bool sessionEnded(const std::string &sessionPath)
{
    const Result<std::optional<Session>> kept = SessionFile(sessionPath).readWithoutVault();
    return kept.ok() && *kept && (*kept)->tokens.refresh.empty() && !(*kept)->tokensElsewhere;
}

/// Who signs in, by the flags and what the profile knows.
Result<SignIn> signInOf(
    const CommandLine &line, const std::optional<Session> &session, const Environment &environment)
{
    SignIn signIn;
    signIn.user = line.has("user") || !session ? line.value("user") : session->user.name;
    const std::string server = line.has("server") || !session ? line.value("server") : session->server;
    if (server.empty() || signIn.user.empty())
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("Nobody is signed in here yet. Give --server URL and --user NAME.")}, {}};
    QUNCE_ASSIGN(signIn.server, serverUrl(server));
    Result<std::string> password =
        readPassword(line, environment.text({QUNCE_TEXT("Password of %1: "), {signIn.user}}));
    if (!password.ok())
        return withoutPassword(password.error(), session, environment);
    signIn.password = std::move(*password);
    signIn.deviceName = QSysInfo::machineHostName().toStdString();
    return signIn;
}

struct CacheSize {
    uint64_t buckets = 0;
    uint64_t rows = 0;
};
/// What readers of the profile see.
CacheSize sizeOf(const std::string &directory)
{
    CacheSize size;
    CacheReader reader(directory);
    const Result<ReadSnapshot> snapshot = reader.snapshot();
    if (!snapshot.ok())
        return size;
    for (const CachedBucket &bucket : snapshot->buckets()) {
        size.buckets += bucket.complete ? 1 : 0;
        size.rows += bucket.complete ? bucket.rows : 0;
    }
    return size;
}

int64_t millisecondsFrom(SteadyClock::time_point start, SteadyClock::time_point end)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(end - start).count();
}

void printEdits(const SyncStatus &status, const Environment &environment)
{
    if (status.editsSent > 0)
        environment.print(
            environment.text({QUNCE_TEXT("Changes sent: %1."), {std::to_string(status.editsSent)}}));
    const uint64_t waiting = status.edits.rejected + status.edits.setAside;
    if (waiting > 0)
        environment.print(
            environment.text({QUNCE_TEXT("Changes that the server did not take and that wait for you: %1."),
                {std::to_string(waiting)}}));
    if (status.edits.conflicts > 0)
        environment.print(environment.text(
            {QUNCE_TEXT("Conflicts to be decided: %1."), {std::to_string(status.edits.conflicts)}}));
}

void printOutcome(const CommandLine &line, const Outcome &outcome, const CacheSize &size,
    SteadyClock::time_point start, const Environment &environment)
{
    const bool complete = outcome.result.ok();
    if (line.has("json")) {
        nlohmann::ordered_json usableAfter;
        if (outcome.usableSince)
            usableAfter = millisecondsFrom(start, *outcome.usableSince);
        const nlohmann::ordered_json object {
            {"phase", nameOf(complete ? SyncPhase::Synced : outcome.status.phase)}, {"buckets", size.buckets},
            {"rows", size.rows}, {"ms", millisecondsFrom(start, SteadyClock::now())},
            {"records_usable_ms", usableAfter}, {"complete", complete},
            {"buckets_compared", outcome.status.bucketsCompared},
            {"buckets_repaired", outcome.status.bucketsRepaired},
            {"rows_repaired", outcome.status.rowsRepaired}, {"edits_sent", outcome.status.editsSent},
            {"edits_pending", outcome.status.edits.pending},
            {"edits_rejected", outcome.status.edits.rejected},
            {"edits_set_aside", outcome.status.edits.setAside}, {"conflicts", outcome.status.edits.conflicts},
            {"problem", complete ? std::string() : environment.text(outcome.result.error().userText)}};
        environment.print(object.dump());
    } else if (complete) {
        environment.print(environment.text({QUNCE_TEXT("Everything is here: %1 rows in %2 buckets."),
            {std::to_string(size.rows), std::to_string(size.buckets)}}));
        printEdits(outcome.status, environment);
        if (line.has("verify"))
            environment.print(environment.text(
                {QUNCE_TEXT("Compared with the server: %1 buckets; repaired: %2 rows in %3 buckets."),
                    {std::to_string(outcome.status.bucketsCompared),
                        std::to_string(outcome.status.rowsRepaired),
                        std::to_string(outcome.status.bucketsRepaired)}}));
    }
}

} // namespace

Result<int> runSync(const CommandLine &line, const Environment &environment)
{
    if (!line.has("once") || !line.words.empty())
        return Error {ErrorCode::Usage, {QUNCE_TEXT("The command is `qunce sync --once`.")}, {}};
    const auto start = SteadyClock::now();
    const std::string directory = profileDirectory(line);
    QUNCE_ASSIGN(Profile profile, Profile::open(directory, Profile::Access::ReadWrite));
    const std::string sessionPath = profile.sessionPath();
    // Without the desktop's secret store, where sessions of the window have their tokens: here is nobody to unlock it.
    const SessionFile sessionFile(sessionPath);
    // One that cannot be read is replaced by signing in again.
    const Result<std::optional<Session>> kept = sessionFile.read();
    const std::optional<Session> session = kept.ok() ? *kept : std::nullopt;
    QUNCE_TRY(checkBelongs(line, session));

    SyncStart how;
    how.once = true;
    how.verifyAll = line.has("verify");
    const bool isSignedIn = session && !session->tokens.refresh.empty();
    if (!isSignedIn) {
        QUNCE_ASSIGN(how.signIn, signInOf(line, session, environment));
    }
    QUNCE_ASSIGN(
        Outcome outcome, syncOnce(std::move(profile), sessionFile, how, line.has("json"), environment));
    const bool ended = isSignedIn && !outcome.result.ok() && sessionEnded(sessionPath);
    if (isSignedIn && !ended && (line.has("user") || line.has("password-file")))
        environment.warn({ErrorCode::Usage,
            {QUNCE_TEXT("%1 is signed in here already; the password was not needed."), {session->user.name}},
            {}});
    if (ended && line.has("password-file")) {
        QUNCE_ASSIGN(how.signIn, signInOf(line, session, environment));
        QUNCE_ASSIGN(Profile again, Profile::open(directory, Profile::Access::ReadWrite));
        QUNCE_ASSIGN(outcome, syncOnce(std::move(again), sessionFile, how, line.has("json"), environment));
    }
    printOutcome(line, outcome, sizeOf(directory), start, environment);
    return outcome.result.ok() ? Result<int>(0) : Result<int>(outcome.result.error());
}

} // namespace qunce::app
