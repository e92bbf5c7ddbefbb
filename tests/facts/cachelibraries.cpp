// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/facts/cachelibraries.h"

#include <stdexcept>

#include <gtest/gtest.h>

#include "server/exports/exports.h"
#include "server/storage/brandloader.h"
#include "server/sync/headscache.h"

namespace qunce::oracle {

namespace {

const std::string kEpoch = "epoch";

template <typename T>
T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().userText.english() + " " + result.error().detail);
    return std::move(result).value();
}

void must(const Result<void> &result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().userText.english() + " " + result.error().detail);
}

PullRequest requestAfter(const StoredSync &state)
{
    PullRequest request;
    request.epoch = kEpoch;
    for (const StoredBucket &bucket : state.buckets) {
        if (bucket.complete)
            request.base.emplace(bucket.bucket, bucket.at);
        if (bucket.scanning)
            request.from.emplace(bucket.bucket, bucket.scan);
    }
    return request;
}

TakePlan planFor(const PullHeader &header)
{
    TakePlan plan;
    plan.next = header.next;
    plan.showRecords = header.recordsComplete;
    for (const BucketState &state : header.complete) {
        if (header.recordsComplete || isFactBucket(state.bucket))
            plan.apply.push_back(state);
    }
    plan.checkpoint = header.checkpoint;
    plan.nowMs = 1'800'000'000'000;
    return plan;
}

/// Words, then flags with their values, as ServerProgram gets them.
ExportArguments argumentsOf(const std::vector<std::string> &words)
{
    ExportArguments arguments;
    for (size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with("--"))
            arguments.words.push_back(words[i]);
        else if (i + 1 < words.size() && !words[i + 1].starts_with("--") && words[i] != "--all")
            arguments.flags[words[i].substr(2)].push_back(words[i + 1]), ++i;
        else
            arguments.flags[words[i].substr(2)].push_back("");
    }
    arguments.flags["out"] = {"file"};
    return arguments;
}

std::string contentOrError(const Result<Export> &made)
{
    return made.ok() ? contentOf(*made) : made.error().userText.english();
}

} // namespace

CacheLibraries::Laptop &CacheLibraries::laptopOf(const std::string &user)
{
    const auto known = m_laptops.find(user);
    if (known != m_laptops.end())
        return known->second;
    Laptop &laptop = m_laptops[user];
    laptop.directory = m_directory.file("laptop." + user);
    laptop.user.id = m_ids.next();
    laptop.user.wholeBrand = user.empty();
    laptop.scope = server::Scope::ofBrand(server::Role::Admin, laptop.user.id);
    if (!user.empty()) {
        const OrgTree org = must(server::loadOrganisation(*must(m_storage->beginRead())));
        for (const std::string &code : m_regionsOf.at(user))
            laptop.user.regions.push_back(org.at(org.byCode(code).value()).id);
        laptop.scope =
            server::Scope::ofRegions(server::Role::RegionManager, laptop.user.id, laptop.user.regions);
    }
    StoreOptions options;
    options.bootId = "one run of the machine";
    laptop.store = must(CacheStore::open(
        must(Profile::open(laptop.directory, Profile::Access::ReadWrite)), m_ids, std::move(options)));
    laptop.reader = std::make_unique<CacheReader>(laptop.directory);
    laptop.memory = std::make_unique<FactMemory>(m_factMemory);
    return laptop;
}

void CacheLibraries::pull(Laptop &laptop)
{
    server::HeadsCache heads(*m_storage);
    const server::PullService service(*m_storage, heads, m_clock, kEpoch, server::PageBounds {.rows = 200});
    bool complete = false;
    StoredSync state = must(laptop.store->load());
    if (!state.hasGeneration) {
        must(laptop.store->beginGeneration(kEpoch));
        HelloReply hello;
        hello.epoch = kEpoch;
        hello.factFrom = "2015-01-01";
        must(laptop.store->saveHello(hello, 0));
    }
    while (!complete) {
        const auto body = service.answer(requestAfter(state), laptop.scope, WireFormat::Cbor);
        if (!body.ok())
            throw std::runtime_error("the pull is refused: " + body.error().detail);
        const PullPage page = must(PullPage::decode(*body, WireFormat::Cbor));
        const TakeOutcome outcome = must(laptop.store->take(page, planFor(page.header())));
        EXPECT_TRUE(outcome.applied) << "mismatched: " << outcome.mismatched.size();
        complete = page.header().allComplete || !outcome.applied;
        state = must(laptop.store->load());
    }
    must(laptop.store->finishGeneration());
}

std::string CacheLibraries::made(Laptop &laptop, const ExportArguments &arguments)
{
    const auto transaction = must(m_storage->beginRead());
    const std::string expected =
        contentOrError(server::exportFrom(*transaction, laptop.scope, arguments, m_clock.now()));
    ReadSnapshot snapshot = must(laptop.reader->snapshot());
    const CacheScope scope = scopeOf(snapshot, laptop.user);
    FactsAhead ahead(laptop.directory, *laptop.memory, m_factMemory);
    const std::string content =
        contentOrError(exportFrom(snapshot, scope, *laptop.memory, arguments, m_clock.now(), &ahead));
    EXPECT_EQ(content, expected);
    EXPECT_LE(laptop.memory->bytes(), m_factMemory);
    return content;
}

ImportOutcome CacheLibraries::import(const SourceFile &file, const FileStyle &style)
{
    ImportOutcome outcome = ServerLibraries::import(file, style);
    if (outcome.ok) // after everything that a laptop can live through, not only at the end
        pull(laptopOf(""));
    return outcome;
}

std::string CacheLibraries::exported(const std::vector<std::string> &arguments)
{
    ExportArguments parsed = argumentsOf(arguments);
    std::string user;
    if (const auto flag = parsed.flags.find("as-user"); flag != parsed.flags.end()) {
        user = flag->second.front();
        parsed.flags.erase(flag);
    }
    Laptop &laptop = laptopOf(user);
    pull(laptop);
    for (const std::string view : {"guides", "groups", "koc"})
        made(laptop, {{"roster", view}, {{"out", {"file"}}, {"format", {"json"}}}});
    made(laptop, {{"calendar"}, {{"out", {"file"}}, {"from", {"2015-01-01"}}, {"to", {"2030-12-31"}}}});
    return made(laptop, parsed);
}

} // namespace qunce::oracle
