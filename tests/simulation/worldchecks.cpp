// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What must hold (docs/SYNC.md and the invariants I1 … I18 of the design), checked against what the observer has seen
// in the server's database and not against what the server says.

#include <algorithm>

#include "models/protocol/pullpage.h"
#include "tests/simulation/cachedump.h"
#include "tests/simulation/world.h"

namespace qunce::simulation {

namespace {

/// I15: more requests of one client in a minute than this are a storm.
constexpr size_t kMostSendsPerMinute = 200;
constexpr uint64_t kMostCacheBytes = 24 * 1024 * 1024;

using Reigns = std::vector<std::pair<size_t, size_t>>;

Reigns common(const Reigns &left, const Reigns &right)
{
    Reigns both;
    for (const auto &[a, b] : left) {
        for (const auto &[c, d] : right) {
            if (std::max(a, c) <= std::min(b, d))
                both.emplace_back(std::max(a, c), std::min(b, d));
        }
    }
    return both;
}

std::string shortText(const std::string &text)
{
    return text.size() > 120 ? text.substr(0, 120) + "…" : text;
}

/// The first difference in words; empty if there is none.
std::string difference(const BucketRows &wanted, const std::map<RowKey, RowVersion> &found, bool isOlder)
{
    for (const auto &[key, version] : wanted) {
        const auto row = found.find(key);
        if (row == found.end())
            return "lacks " + key.first + " " + key.second + " of seq " + std::to_string(version->seq);
        if (row->second.seq != version->seq)
            return key.first + " " + key.second + " has seq " + std::to_string(row->second.seq) + " and not "
                + std::to_string(version->seq);
        const bool mayLackFields = isOlder && (key.first == "guide" || key.first == "content");
        if (row->second.canonical != version->canonical && !mayLackFields)
            return key.first + " " + key.second + " is " + shortText(row->second.canonical) + " and not "
                + shortText(version->canonical);
    }
    for (const auto &[key, version] : found) {
        if (!wanted.contains(key))
            return "has " + key.first + " " + key.second + " of seq " + std::to_string(version.seq)
                + " too much";
    }
    return {};
}

bool isCovered(int year, int64_t nowMs)
{
    // 25 months back, as docs/SYNC.md has it; the days around the edge are left to either.
    const int64_t monthsMs = int64_t {25} * 30 * 86'400'000;
    const int64_t yearsMs = int64_t {year - 1970} * 31'556'952'000 + 31'556'952'000;
    return yearsMs >= nowMs - monthsMs;
}

} // namespace

void World::checkShown(SimClient &client, bool contents)
{
    const Result<CacheDump> dump = dumpCache(client.directory(), contents, client.bootId());
    if (!dump.ok()) {
        if (!of(client).mayDiscard)
            violation(client.name() + ": the cache cannot be read: " + dump.error().detail);
        return;
    }
    if (!dump->readable)
        return;
    const Observer &observer = m_server->observer();
    Reigns cut {{0, observer.moment()}};
    std::map<std::string, size_t> &since = of(client).shownSince;
    for (const CachedBucket &bucket : dump->buckets) {
        if (!bucket.complete)
            continue;
        // I6, I10: what is shown is a state that the server has been in, to the last row.
        const auto version = observer.find(bucket.name, bucket.at.seq, bucket.at.salt);
        if (!version) {
            violation(client.name() + " shows " + bucket.name + " at seq " + std::to_string(bucket.at.seq)
                + ", where the server has never been");
            return;
        }
        if (contents) {
            const auto rows = dump->rows.find(bucket.name);
            const std::string wrong = difference(version->rows,
                rows == dump->rows.end() ? std::map<RowKey, RowVersion>() : rows->second, of(client).isOlder);
            if (!wrong.empty())
                violation(client.name() + " shows " + bucket.name + " at seq " + std::to_string(bucket.at.seq)
                    + ": " + wrong);
            if (bucket.rows != version->rows.size())
                violation(client.name() + ": " + bucket.name + " says it has " + std::to_string(bucket.rows)
                    + " rows, " + std::to_string(version->rows.size()) + " are right");
        }
        // I5: never back, even if the server went back and came by another way.
        if (!isFactBucket(bucket.name)) {
            cut = common(cut, version->reigns);
            continue;
        }
        size_t &earliest = since[bucket.name];
        const auto reign = std::find_if(version->reigns.begin(), version->reigns.end(),
            [&](const auto &candidate) { return candidate.second >= earliest; });
        if (reign == version->reigns.end())
            violation(
                client.name() + " goes back in " + bucket.name + " to seq " + std::to_string(bucket.at.seq));
        else
            earliest = std::max(earliest, reign->first);
    }
    // I4: records are one cut.
    if (cut.empty()) {
        std::string all;
        for (const CachedBucket &bucket : dump->buckets) {
            if (bucket.complete && !isFactBucket(bucket.name))
                all += " " + bucket.name + "@" + std::to_string(bucket.at.seq);
        }
        violation(client.name() + " shows records that were never so at one time:" + all);
        return;
    }
    size_t &earliest = since["records"];
    const auto reign = std::find_if(
        cut.begin(), cut.end(), [&](const auto &candidate) { return candidate.second >= earliest; });
    if (reign == cut.end())
        violation(client.name() + " shows older records than before");
    else
        earliest = std::max(earliest, reign->first);
    if (contents) {
        for (const auto &[bucket, rows] : dump->rows) {
            const auto known = std::find_if(dump->buckets.begin(), dump->buckets.end(),
                [&](const CachedBucket &candidate) { return candidate.name == bucket; });
            if (known == dump->buckets.end() || !known->complete)
                violation(client.name() + " shows rows of " + bucket + ", which is not complete");
        }
    }
}

bool World::isConverged(SimClient &client)
{
    if (!client.running() || client.status().phase != SyncPhase::Synced || client.status().edits.pending > 0)
        return false;
    Knowledge &knowledge = of(client);
    const std::pair<uint64_t, size_t> now(client.engineSteps(), m_server->observer().moment());
    if (knowledge.comparedAt == now)
        return knowledge.wasConverged;
    const Result<StoredEdits> edits = client.edits().look({}); // the engine hears of a new one a little later
    if (!edits.ok() || edits->counts.pending > 0)
        return false;
    knowledge.comparedAt = now;
    knowledge.wasConverged = false;
    const Result<CacheDump> dump = dumpCache(client.directory(), false, client.bootId());
    if (!dump.ok() || !dump->readable)
        return false;
    std::map<std::string, const CachedBucket *> has;
    for (const CachedBucket &bucket : dump->buckets)
        has[bucket.name] = &bucket;
    const SimUser &user = userOf(client);
    for (const CachedBucket &bucket : dump->buckets) {
        if (!user.mayRead(bucket.name))
            return false;
    }
    for (const auto &[name, head] : m_server->observer().heads()) {
        if (!user.mayRead(name) || head->seq == 0)
            continue;
        if (isFactBucket(name) && !isCovered(std::stoi(name.substr(name.size() - 4)), m_clock.ms))
            continue;
        const auto found = has.find(name);
        if (found == has.end() || !found->second->complete
            || found->second->at != Cursor {head->seq, head->salt})
            return false;
    }
    knowledge.wasConverged = true;
    return true;
}

void World::checkConverged(SimClient &client)
{
    if (!client.running())
        return;
    of(client).isOlder = false;
    checkShown(client, true);
    const Result<CacheDump> dump = dumpCache(client.directory(), true, client.bootId());
    if (!dump.ok())
        return;
    const SimUser &user = userOf(client);
    const auto &heads = m_server->observer().heads();
    for (const CachedBucket &bucket : dump->buckets) {
        // I7: nothing outside the scope.
        const bool mayStay = user.mayRead(bucket.name);
        if (!mayStay)
            violation(client.name() + " keeps " + bucket.name + ", which " + user.name + " may not read");
        const auto head = heads.find(bucket.name);
        if (bucket.complete && head != heads.end()
            && bucket.at != Cursor {head->second->seq, head->second->salt})
            violation(client.name() + " has stopped in " + bucket.name + " at "
                + std::to_string(bucket.at.seq) + " of " + std::to_string(head->second->seq));
    }
    // I15: nothing is left over.
    if (const uint64_t staged = stagedRows(client.directory()); staged != 0)
        violation(client.name() + " keeps " + std::to_string(staged) + " staged pages in a cache at rest");
    uint64_t bytes = 0;
    for (const auto &entry : std::filesystem::directory_iterator(client.directory()))
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    if (bytes > kMostCacheBytes)
        violation(client.name() + " takes " + std::to_string(bytes) + " bytes of disk");
    of(client).mayDiscard = false;
    of(client).mayMismatch = false;
}

void World::stored(SimClient &client, const Command &command, const Event &result)
{
    bool ok = true;
    if (const auto *did = std::get_if<StoreDid>(&result))
        ok = did->result.ok();
    if (const auto *took = std::get_if<StoreTook>(&result)) {
        ok = took->outcome.ok();
        // Comparing rows and digest is there for what nobody foresees. If it is needed without a reason, something is
        // wrong even though it heals.
        if (ok && !took->outcome->mismatched.empty() && !of(client).mayMismatch)
            violation(client.name() + ": " + took->outcome->mismatched.front()
                + " does not come out as the server says, for no reason");
    }
    if (const auto *take = std::get_if<TakePage>(&command)) {
        // I10: what goes as a whole goes for a reason.
        for (const auto &[bucket, cause] : take->plan.drop) {
            if (cause == DropCause::Retired) {
                if (!isFactBucket(bucket)
                    || isCovered(std::stoi(bucket.substr(bucket.size() - 4)) - 1, m_clock.ms))
                    violation(client.name() + " retires " + bucket + " too early");
            } else if (!of(client).everRevoked.contains(bucket) && userOf(client).mayRead(bucket)
                && m_server->observer().heads().contains(bucket)) {
                violation(client.name() + " drops " + bucket + ", which was never revoked");
            }
        }
    }
    if (std::holds_alternative<DiscardCache>(command) && !of(client).mayDiscard)
        violation(client.name() + " throws its cache away without a reason");
    if (std::holds_alternative<KeepResults>(command) || std::holds_alternative<TakePage>(command)) {
        if (m_random.chance(20))
            checkUndecidedShown(client);
    }
    const bool changesWhatIsShown = std::holds_alternative<TakePage>(command)
        || std::holds_alternative<Adopt>(command) || std::holds_alternative<Restart>(command)
        || std::holds_alternative<FinishGeneration>(command) || std::holds_alternative<StageRepair>(command);
    if (changesWhatIsShown && m_random.chance(ok ? 25 : 60))
        checkShown(client, m_random.chance(30));
}

void World::checkLeaks(const Exchange &exchange, const HttpAnswer &answer)
{
    if (answer.status != 200)
        return;
    WireFormat format {};
    if (!wireFormatOf(answer.header("content-type"), format)) {
        violation("the server answers " + exchange.path + " with the type "
            + std::string(answer.header("content-type")));
        return;
    }
    const auto learn = [&](const TokenPair &tokens, size_t user) {
        m_tokens[tokens.access] = user;
        m_tokens[tokens.refresh] = user;
    };
    if (exchange.path == "/v1/session") {
        const auto *call = std::get_if<SignInCall>(&exchange.send.request);
        const Result<SessionReply> reply = decodeSessionReply(answer.body, format);
        for (size_t i = 0; call != nullptr && reply.ok() && i < m_brand.users.size(); ++i) {
            if (m_brand.users[i].name == call->request.user)
                learn(reply->tokens, i);
        }
        return;
    }
    if (exchange.path == "/v1/session/refresh") {
        const auto *call = std::get_if<RefreshCall>(&exchange.send.request);
        const Result<RefreshReply> reply = decodeRefreshReply(answer.body, format);
        if (call != nullptr && reply.ok() && m_tokens.contains(call->refresh))
            learn(reply->tokens, m_tokens.at(call->refresh));
        return;
    }
    const auto owner = m_tokens.find(exchange.send.accessToken);
    if (owner == m_tokens.end()) {
        violation("the server answers " + exchange.path + " to a token that nobody was given");
        return;
    }
    const SimUser &user = m_brand.users[owner->second];
    // A wait that began before a right was taken away may still end as it began, within its 50 s: it says that something
    // changed, and names buckets that the client knew. Everything else counts from the moment of the change.
    const bool isWait = exchange.path == "/v1/sync/wait";
    if (user.disabled && !isWait)
        violation("the server answers " + exchange.path + " to " + user.name + ", who is disabled");
    const auto look = [&](std::string_view bucket, const char *where) {
        if (!user.mayRead(bucket))
            violation("the server tells " + user.name + " in " + where + " of " + exchange.path + " about "
                + std::string(bucket));
    };
    if (exchange.path == "/v1/sync/pull") {
        const Result<PullPage> page = PullPage::decode(answer.body, format);
        if (!page.ok()) {
            violation("the server's page cannot be read: " + page.error().detail);
            return;
        }
        for (const PullTable &table : page->tables())
            look(table.bucket, "tables");
        for (const PullDeletion &deletion : page->deletions())
            look(deletion.bucket, "del");
        for (const BucketState &state : page->header().complete)
            look(state.bucket, "complete");
        for (const auto &[bucket, seq] : page->header().next)
            look(bucket, "next");
        for (const std::string &bucket : page->header().granted)
            look(bucket, "granted");
        for (const std::string &bucket : page->header().revoked)
            of(*exchange.client).everRevoked.insert(bucket);
        if (page->bytes().find("1380000") != std::string_view::npos)
            violation("a whole phone number leaves the server");
        return;
    }
    if (const Result<HelloReply> hello = decodeHelloReply(answer.body, format);
        exchange.path == "/v1/sync/hello" && hello.ok()) {
        for (const auto &[bucket, rows] : hello->buckets)
            look(bucket, "buckets");
    }
    if (const Result<WaitReply> wait = decodeWaitReply(answer.body, format);
        exchange.path == "/v1/sync/wait" && wait.ok()) {
        const bool beganBefore = exchange.userThen.has_value();
        for (const std::string &bucket : wait->changed) {
            if (!beganBefore || !exchange.userThen->mayRead(bucket))
                look(bucket, "changed");
        }
    }
    if (const Result<VerifyReply> verify = decodeVerifyReply(answer.body, format);
        exchange.path == "/v1/sync/verify" && verify.ok())
        look(verify->state.bucket, "the state");
}

void World::checkSendRate(SimClient &client)
{
    std::deque<int64_t> &times = of(client).sendTimes;
    times.push_back(m_clock.ms);
    while (times.front() < m_clock.ms - 60'000)
        times.pop_front();
    if (times.size() == kMostSendsPerMinute + 1)
        violation(
            client.name() + " sends more than " + std::to_string(kMostSendsPerMinute) + " requests a minute");
}

void World::checkFiles(SimClient &client)
{
    if (of(client).mayDiscard)
        return;
    for (const std::string &problem :
        damagedFiles(client.directory(), m_options.directory + "/scratch", client.bootId()))
        violation(client.name() + ": " + problem);
}

} // namespace qunce::simulation
