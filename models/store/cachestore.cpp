// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A generation that is not shown yet, and a fact bucket that was never complete, are filled in place, because no reader
// looks there. Everything else is staged as whole pages and applied in one transaction when it is complete. Only a first
// fill, which can be repeated, shares transactions between pages.

#include "models/store/cachestore.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <tuple>

#include "models/base/seededbugs.h"
#include "models/protocol/rowdigest.h"
#include "models/store/blobstore.h"
#include "models/store/editlog.h"
#include "models/store/leftedits.h"
#include "models/store/treedigest.h"

namespace qunce {

namespace {

namespace fs = std::filesystem;

/// Of the mass-delete breaker (sync.md): what a bucket may lose without a word from the server.
constexpr uint64_t kFewRows = 1'000;
constexpr uint64_t kShareOfRows = 5; // a fifth

Error loadFirst()
{
    return {ErrorCode::Internal, Message(QUNCE_TEXT("The local data is not open.")), "load() first"};
}

/// The generation whose file this is a part of; nothing for other files.
std::optional<uint64_t> generationOf(const std::string &fileName)
{
    constexpr std::string_view kPrefix = "cache.";
    if (!fileName.starts_with(kPrefix))
        return std::nullopt;
    uint64_t number = 0;
    const char *begin = fileName.data() + kPrefix.size();
    const auto [end, error] = std::from_chars(begin, fileName.data() + fileName.size(), number);
    const bool ours = error == std::errc() && std::string_view(end).starts_with(".db");
    return ours ? std::optional(number) : std::nullopt;
}

void removeFiles(const std::string &directory, uint64_t generation)
{
    std::error_code ignored; // what is left is removed at the next start
    for (const char *suffix : {"", "-wal", "-shm"})
        fs::remove(cachePath(directory, generation) + suffix, ignored);
}

bool isSubset(const Stage::Numbers &part, const Stage::Numbers &whole)
{
    return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool contains(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Names of all buckets that the page or the plan speaks of, but those to be dropped.
std::set<std::string, std::less<>> bucketsOf(const PullPage *page, const TakePlan &plan)
{
    std::set<std::string, std::less<>> names;
    for (const auto &[bucket, seq] : plan.next)
        names.insert(bucket);
    for (const BucketState &state : plan.apply)
        names.insert(state.bucket);
    if (page) {
        for (const PullTable &table : page->tables())
            names.insert(table.bucket);
        for (const PullDeletion &deletion : page->deletions())
            names.insert(deletion.bucket);
    }
    return names;
}

} // namespace

CacheStore::CacheStore(Profile profile, std::shared_ptr<Outbox> outbox, IdSource &ids, StoreOptions options)
    : m_profile(std::move(profile))
    , m_outbox(std::move(outbox))
    , m_edits(std::make_shared<EditLog>(m_outbox, m_profile.directory(), ids))
    , m_ids(ids)
    , m_options(std::move(options))
{ }

CacheStore::~CacheStore()
{
    static_cast<void>(close()); // what is lost is pulled again
}

Result<std::unique_ptr<CacheStore>> CacheStore::open(Profile profile, IdSource &ids, StoreOptions options)
{
    if (profile.access() != Profile::Access::ReadWrite)
        return Error {ErrorCode::Locked,
            Message(QUNCE_TEXT(
                "This profile is open in another window. Close it, or choose another --data-dir.")),
            profile.directory()};
    QUNCE_ASSIGN(auto outbox, Outbox::open(profile.outboxPath(), {options.ballastBytes}));
    return std::unique_ptr<CacheStore>(
        new CacheStore(std::move(profile), std::move(outbox), ids, std::move(options)));
}

Result<StoredSync> CacheStore::load()
{
    static_cast<void>(close()); // if that fails, the file says what was kept
    QUNCE_ASSIGN(const OutboxMeta meta, freshMeta());
    QUNCE_TRY(openNewest());
    m_mustLoad = false;
    QUNCE_TRY(m_edits->resettle(seen()));
    static_cast<void>(takeLeftEdits(m_profile.directory(), *m_edits)); // the next start tries again

    StoredSync stored;
    stored.clientId = meta.clientId;
    stored.sessionNo = meta.sessionNo;
    stored.epoch = meta.epoch;
    stored.leaseUntilMs = meta.leaseUntilMs;
    stored.clockOffsetMs = meta.clockOffsetMs;
    stored.ownerId = meta.ownerId;
    stored.ownerName = meta.ownerName;
    QUNCE_ASSIGN(const std::vector<Generation> generations, m_outbox->generations());
    stored.readable = std::any_of(generations.begin(), generations.end(),
        [](const Generation &generation) { return generation.shown; });
    if (!m_file)
        return stored;
    const CacheState &state = m_file->state();
    stored.epoch = state.epoch; // a later hello may have said another one, but this is what the rows are of
    stored.lastCompleteMs = state.lastCompleteMs;
    stored.hasGeneration = true;
    stored.shown = state.shown;
    stored.checkpoint = state.checkpoint;
    stored.buckets = m_file->buckets().states();
    stored.kindsGained = state.kindsGained;
    return stored;
}

Result<OutboxMeta> CacheStore::freshMeta()
{
    return m_outbox->update([&](OutboxMeta &meta) {
        if (meta.clientId.isNil())
            meta.clientId = m_ids.next();
        ++meta.sessionNo;
    });
}

/// The newest generation that can be trusted. Older ones stay for the readers until finishGeneration().
Result<void> CacheStore::openNewest()
{
    QUNCE_TRY(removeStrayFiles());
    QUNCE_ASSIGN(const std::vector<Generation> generations, m_outbox->generations());
    for (auto generation = generations.rbegin(); generation != generations.rend(); ++generation) {
        const bool isThere = fs::exists(cachePath(m_profile.directory(), generation->number));
        if (isThere && canBeTrusted(*generation, m_options.bootId)) {
            QUNCE_TRY(openGeneration(*generation));
            // Rows that were filled in without fields that this program has cannot be told from complete ones.
            const CacheState &state = m_file->state();
            if (state.shown || state.kindsGained.empty())
                return {};
        }
        QUNCE_TRY(removeGeneration(generation->number));
    }
    return {};
}

Result<void> CacheStore::openGeneration(const Generation &generation)
{
    const std::string path = cachePath(m_profile.directory(), generation.number);
    const auto mode = generation.durable ? CacheFile::Mode::Durable : CacheFile::Mode::Fast;
    QUNCE_ASSIGN(m_file, CacheFile::open(path, mode));
    m_applier = std::make_unique<PageApplier>(*m_file);
    m_generation = generation;
    if (!m_file->state().shown || m_generation.shown)
        return {};
    // The last run ended between showing the records and saying so.
    m_generation.shown = true;
    return m_outbox->save(m_generation);
}

Result<void> CacheStore::removeGeneration(uint64_t number)
{
    if (m_file && m_generation.number == number)
        QUNCE_TRY(close());
    QUNCE_TRY(m_outbox->removeGeneration(number));
    removeFiles(m_profile.directory(), number);
    return {};
}

Result<void> CacheStore::removeStrayFiles()
{
    QUNCE_ASSIGN(const std::vector<Generation> generations, m_outbox->generations());
    std::set<uint64_t> known;
    for (const Generation &generation : generations)
        known.insert(generation.number);
    std::error_code failed;
    std::set<uint64_t> stray;
    for (const fs::directory_entry &entry : fs::directory_iterator(m_profile.directory(), failed)) {
        const std::optional<uint64_t> number = generationOf(entry.path().filename());
        if (number && !known.contains(*number))
            stray.insert(*number);
    }
    for (const uint64_t number : stray)
        removeFiles(m_profile.directory(), number);
    return {};
}

Result<void> CacheStore::close()
{
    const Result<void> committed = m_file && m_batchOpen && !m_mustLoad ? commit() : Result<void>();
    m_applier.reset();
    m_file.reset();
    m_batchOpen = false;
    m_unseenKinds.clear();
    m_mustLoad = true;
    return committed;
}

Result<void> CacheStore::beginGeneration(const std::string &epoch)
{
    QUNCE_TRY(close());
    QUNCE_ASSIGN(const std::vector<Generation> generations, m_outbox->generations());
    for (const Generation &generation : generations) {
        if (!generation.shown)
            QUNCE_TRY(removeGeneration(generation.number));
    }
    // A reader knows its generation by the number alone, so none is used twice.
    QUNCE_ASSIGN(const OutboxMeta meta, m_outbox->update([](OutboxMeta &it) { ++it.lastGeneration; }));
    const uint64_t number = meta.lastGeneration;
    const std::string path = cachePath(m_profile.directory(), number);
    Result<std::unique_ptr<CacheFile>> created = CacheFile::create(path, epoch);
    if (!created.ok()) {
        removeFiles(m_profile.directory(), number);
        return std::move(created).error();
    }
    m_file = std::move(created).value();
    m_applier = std::make_unique<PageApplier>(*m_file);
    m_generation = {number, m_options.bootId, false, false};
    QUNCE_TRY(m_outbox->save(m_generation));
    m_mustLoad = false;
    return {};
}

Result<TakeOutcome> CacheStore::take(const PullPage &page, const TakePlan &plan)
{
    return run(&page, plan);
}

Result<TakeOutcome> CacheStore::apply(const TakePlan &plan)
{
    return run(nullptr, plan);
}

Result<void> CacheStore::needFile() const
{
    return m_file && !m_mustLoad ? Result<void>() : Result<void>(loadFirst());
}

Result<TakeOutcome> CacheStore::run(const PullPage *page, const TakePlan &plan)
{
    QUNCE_TRY(needFile());
    const bool mayUndo = std::any_of(plan.apply.begin(), plan.apply.end(),
        [this](const BucketState &state) { return !isFilled(m_file->buckets().at(state.bucket)); });
    if (mayUndo && m_batchOpen) {
        // What others have put into this transaction must survive if the apply has to be undone.
        if (Result<void> committed = commit(); !committed.ok())
            return failed(std::move(committed).error());
    }
    const auto unseen = m_unseenKinds;
    Result<TakeOutcome> outcome = attempt(page, plan, true);
    if (outcome.ok() && !outcome->applied && mayUndo) {
        if (Result<void> undone = m_file->rollBack(); !undone.ok())
            return failed(std::move(undone).error());
        m_batchOpen = false;
        m_unseenKinds = unseen;
        Result<TakeOutcome> kept = attempt(page, plan, false);
        if (kept.ok()) {
            outcome->buckets = kept->buckets;
        } else {
            outcome = std::move(kept);
        }
    }
    if (!outcome.ok())
        return failed(std::move(outcome).error());
    if (Result<void> ended = endTake(plan, *outcome); !ended.ok())
        return failed(std::move(ended).error());
    return outcome;
}

Result<TakeOutcome> CacheStore::attempt(const PullPage *page, const TakePlan &plan, bool mayApply)
{
    TakeOutcome outcome;
    QUNCE_TRY(beginIfNeeded());
    if (m_batchRows == m_applier->rowCount())
        m_batchMs = plan.nowMs;
    QUNCE_TRY(drop(plan));
    const Split parts = split(page, plan);
    if (seededBug("cursor saved before rows")) {
        QUNCE_TRY(moveScan(plan));
        QUNCE_TRY(commit());
        QUNCE_TRY(beginIfNeeded());
    }
    if (page) {
        QUNCE_TRY(m_applier->apply(*page, parts.filled));
        m_applier->takeChangedKinds(); // nobody sees them yet
        if (!mayApply || !isSubset(parts.staged, parts.applied)) {
            if (!parts.staged.empty())
                QUNCE_TRY(m_file->stage().add(page->bytes(), {}, parts.staged));
        }
    }
    QUNCE_TRY(moveScan(plan));
    if (mayApply && !plan.apply.empty()) {
        QUNCE_TRY(applyStaged(parts, page));
        compare(plan, outcome);
        if (outcome.applied)
            QUNCE_TRY(markComplete(plan, parts));
    }
    noteState(plan, mayApply && outcome.applied);
    outcome.buckets = touched(page, plan);
    return outcome;
}

CacheStore::Split CacheStore::split(const PullPage *page, const TakePlan &plan)
{
    Split parts;
    for (const std::string &name : bucketsOf(page, plan)) {
        const BucketEntry &bucket = m_file->buckets().at(name);
        (isFilled(bucket) ? parts.filled : parts.staged).insert(bucket.number);
    }
    for (const BucketState &state : plan.apply)
        parts.applied.insert(m_file->buckets().at(state.bucket).number);
    if (!page)
        return parts;
    // Only what the page has rows or tombstones for is staged with it.
    Stage::Numbers inPage;
    for (const PullTable &table : page->tables())
        inPage.insert(m_file->buckets().at(table.bucket).number);
    for (const PullDeletion &deletion : page->deletions())
        inPage.insert(m_file->buckets().at(deletion.bucket).number);
    std::erase_if(parts.staged, [&](uint32_t number) { return !inPage.contains(number); });
    return parts;
}

/// True if no reader looks at the bucket's rows, so that they can go straight into the tables.
bool CacheStore::isFilled(const BucketEntry &bucket) const
{
    if (seededBug("stage shown early"))
        return true;
    return bucket.isFact() ? !bucket.state.complete : !m_file->state().shown;
}

Result<void> CacheStore::drop(const TakePlan &plan)
{
    Stage::Numbers dropped;
    for (const auto &[name, cause] : plan.drop) {
        if (const BucketEntry *bucket = m_file->buckets().find(name))
            dropped.insert(bucket->number);
    }
    if (dropped.empty())
        return {};
    if (!seededBug("revoked rows stay"))
        QUNCE_TRY(m_applier->clear(dropped));
    QUNCE_TRY(m_file->stage().forget(dropped));
    for (const auto &[name, cause] : plan.drop)
        m_file->buckets().remove(name);
    m_unseenKinds.merge(m_applier->takeChangedKinds());
    return {};
}

Result<void> CacheStore::moveScan(const TakePlan &plan)
{
    for (const auto &[name, seq] : plan.next) {
        BucketEntry &bucket = m_file->buckets().at(name);
        bucket.state.scanning = true;
        bucket.state.scan = seq;
        bucket.isChanged = true;
    }
    return {};
}

Result<void> CacheStore::applyStaged(const Split &parts, const PullPage *page)
{
    Stage::Numbers waiting;
    Stage::Numbers replaced;
    for (auto &[name, bucket] : m_file->buckets().entries()) {
        bucket.lost = 0;
        if (!parts.applied.contains(bucket.number) || isFilled(bucket))
            continue;
        waiting.insert(bucket.number);
        if (bucket.state.replacing)
            replaced.insert(bucket.number);
    }
    if (!seededBug("reset bucket not emptied"))
        QUNCE_TRY(m_applier->clear(replaced));
    const auto applyPage = [this](const PullPage &staged, const Stage::Numbers &buckets,
                               const std::vector<WireRowId> &gone) -> Result<void> {
        for (const uint32_t number : buckets)
            QUNCE_TRY(m_applier->remove(*m_file->buckets().numbered(number), gone));
        return m_applier->apply(staged, buckets);
    };
    QUNCE_TRY(m_file->stage().each(waiting, applyPage));
    if (page && isSubset(parts.staged, parts.applied))
        QUNCE_TRY(m_applier->apply(*page, parts.staged));
    m_unseenKinds.merge(m_applier->takeChangedKinds());
    return {};
}

void CacheStore::compare(const TakePlan &plan, TakeOutcome &outcome)
{
    for (const BucketState &expected : plan.apply) {
        const BucketEntry &bucket = m_file->buckets().at(expected.bucket);
        const StoredBucket &state = bucket.state;
        if (state.rows != expected.rows || state.digest != expected.digest)
            outcome.mismatched.push_back(expected.bucket);
        const uint64_t before = state.rows + bucket.lost;
        if (state.complete && !state.replacing && !contains(plan.allowMassDelete, expected.bucket)
            && bucket.lost > std::max(kFewRows, before / kShareOfRows))
            outcome.massDelete.push_back(expected.bucket);
    }
    outcome.applied = outcome.mismatched.empty() && outcome.massDelete.empty();
}

Result<void> CacheStore::markComplete(const TakePlan &plan, const Split &parts)
{
    CacheState &cache = m_file->state();
    for (const BucketState &expected : plan.apply) {
        BucketEntry &bucket = m_file->buckets().at(expected.bucket);
        if (bucket.isFact() && !bucket.state.complete)
            m_unseenKinds.emplace(kFactWireKind);
        bucket.state.complete = true;
        bucket.state.at = expected.at;
        bucket.state.scanning = false;
        bucket.state.scan = 0;
        bucket.state.replacing = false;
        bucket.isChanged = true;
    }
    if (!seededBug("stage kept after apply"))
        QUNCE_TRY(m_file->stage().forget(parts.applied));
    if (!plan.showRecords || cache.shown)
        return {};
    QUNCE_TRY(m_file->createIndexes());
    cache.shown = true;
    for (const KindDescriptor &kind : allKinds())
        m_unseenKinds.emplace(kind.name);
    m_unseenKinds.emplace(kFactWireKind);
    return {};
}

void CacheStore::noteState(const TakePlan &plan, bool applied)
{
    CacheState &cache = m_file->state();
    cache.checkpoint = applied ? plan.checkpoint : std::string();
    if (!cache.checkpoint.empty())
        cache.lastCompleteMs = plan.nowMs;
    if (applied && plan.clearKindsGained)
        cache.kindsGained.clear();
}

Result<void> CacheStore::endTake(const TakePlan &plan, TakeOutcome &outcome)
{
    const CacheState &cache = m_file->state();
    const uint64_t rows = m_applier->rowCount() - m_batchRows;
    const uint64_t bytes = m_applier->byteCount() - m_batchBytes;
    const bool isFull = rows >= m_options.batchRows || bytes >= m_options.batchBytes || plan.nowMs < m_batchMs
        || plan.nowMs - m_batchMs >= m_options.batchMs;
    const bool shows = cache.shown && !m_generation.shown;
    const bool isSeen = cache.shown && !m_unseenKinds.empty() && !plan.mayWait;
    if (!m_generation.durable && !isFull && !shows && !isSeen && cache.checkpoint.empty())
        return {};
    QUNCE_TRY(commit());
    if (shows) {
        m_generation.shown = true;
        QUNCE_TRY(m_outbox->save(m_generation));
    }
    if (cache.shown)
        outcome.changedKinds.assign(m_unseenKinds.begin(), m_unseenKinds.end());
    m_unseenKinds.clear();
    if (cache.shown)
        settleEdits(plan);
    return {};
}

/// What readers have: an older generation than the one that is being filled counts for nothing.
SeenCache CacheStore::seen() const
{
    SeenCache seen;
    if (!m_file || !m_file->state().shown)
        return seen;
    for (const StoredBucket &bucket : m_file->buckets().states()) {
        if (bucket.complete)
            seen.buckets.emplace(bucket.bucket, bucket.at.seq);
    }
    seen.completeMs = m_file->state().lastCompleteMs;
    return seen;
}

/// An edit that stays drawn over its own result looks the same, so nothing is lost if this fails.
void CacheStore::settleEdits(const TakePlan &plan)
{
    const Result<bool> any = m_edits->hasUnsettled();
    if (!any.ok() || !*any)
        return;
    SeenCache has = seen();
    for (const auto &[bucket, cause] : plan.drop)
        has.gone.insert(bucket);
    static_cast<void>(m_edits->settle(has));
}

std::vector<StoredBucket> CacheStore::touched(const PullPage *page, const TakePlan &plan)
{
    std::vector<StoredBucket> states;
    for (const std::string &name : bucketsOf(page, plan))
        states.push_back(m_file->buckets().at(name).state);
    return states;
}

Result<void> CacheStore::finishGeneration()
{
    QUNCE_TRY(needFile());
    if (m_batchOpen) {
        if (Result<void> committed = commit(); !committed.ok())
            return failed(std::move(committed).error());
    }
    if (!m_generation.durable) {
        QUNCE_TRY(m_file->makeDurable());
        QUNCE_TRY(flushDirectory(m_profile.directory()));
        Generation durable = m_generation;
        durable.durable = true;
        QUNCE_TRY(m_outbox->save(durable));
        m_generation = durable;
    }
    QUNCE_ASSIGN(const std::vector<Generation> generations, m_outbox->generations());
    for (const Generation &generation : generations) {
        if (generation.number < m_generation.number)
            QUNCE_TRY(removeGeneration(generation.number));
    }
    return {};
}

Result<void> CacheStore::restart(const std::vector<std::string> &buckets)
{
    QUNCE_TRY(m_edits->forgetSeen(buckets));
    return change([&]() -> Result<void> {
        for (const std::string &name : buckets) {
            BucketEntry *bucket = m_file->buckets().find(name);
            if (!bucket)
                continue;
            QUNCE_TRY(m_file->stage().forget({bucket->number}));
            if (isFilled(*bucket))
                QUNCE_TRY(m_applier->clear({bucket->number}));
            bucket->state.replacing = bucket->state.complete;
            bucket->state.scanning = bucket->state.complete;
            bucket->state.scan = 0;
            bucket->isChanged = true;
        }
        m_file->state().checkpoint.clear();
        return {};
    });
}

Result<void> CacheStore::adopt(const BucketState &state)
{
    QUNCE_TRY(m_edits->forgetSeen({{state.bucket}}));
    return change([&]() -> Result<void> {
        BucketEntry &bucket = m_file->buckets().at(state.bucket);
        // With pages staged it is they and the tables together that stand there.
        if (bucket.state.scanning || !bucket.state.complete)
            bucket.state.scan = state.at.seq;
        if (bucket.state.complete)
            bucket.state.at = state.at;
        bucket.isChanged = true;
        m_file->state().checkpoint.clear();
        return {};
    });
}

Result<TreeDigest> CacheStore::digest(const std::string &name, const std::string &prefix, int depth)
{
    QUNCE_TRY(needFile());
    TreeDigest tree;
    tree.state.bucket = name;
    const BucketEntry *bucket = m_file->buckets().find(name);
    if (!bucket)
        return tree;
    tree.state.at.seq = bucket->state.scanning ? bucket->state.scan : bucket->state.at.seq;
    TreeChildren children(prefix, depth);
    QUNCE_TRY(eachRowBelow(*m_file, *bucket, {},
        [&](std::string_view kind, std::string_view id, uint64_t seq, const std::string &path) {
            const uint64_t mixed = mix64(kind, id, seq);
            ++tree.state.rows;
            tree.state.digest += mixed;
            children.add(path, mixed);
        }));
    tree.children = children.take();
    return tree;
}

Result<std::vector<WireRowId>> CacheStore::rowsOf(const std::string &name, const std::string &prefix)
{
    QUNCE_TRY(needFile());
    std::vector<WireRowId> below;
    const BucketEntry *bucket = m_file->buckets().find(name);
    if (!bucket)
        return below;
    QUNCE_TRY(eachRowBelow(*m_file, *bucket, prefix,
        [&below](std::string_view kind, std::string_view id, uint64_t seq, const std::string &) {
            below.push_back({std::string(kind), std::string(id), seq});
        }));
    std::sort(below.begin(), below.end(), [](const WireRowId &left, const WireRowId &right) {
        return std::tie(left.kind, left.id) < std::tie(right.kind, right.id);
    });
    return below;
}

Result<void> CacheStore::stageRepair(
    const std::string &name, const PullPage &page, const std::vector<WireRowId> &gone)
{
    return change([&]() -> Result<void> {
        BucketEntry &bucket = m_file->buckets().at(name);
        m_file->state().checkpoint.clear();
        if (!isFilled(bucket))
            return m_file->stage().add(page.bytes(), gone, {bucket.number});
        QUNCE_TRY(m_applier->remove(bucket, gone));
        QUNCE_TRY(m_applier->apply(page, {bucket.number}));
        m_applier->takeChangedKinds();
        return {};
    });
}

Result<void> CacheStore::saveHello(const HelloReply &hello, int64_t nowMs)
{
    QUNCE_TRY(m_outbox->update([&](OutboxMeta &meta) {
        meta.epoch = hello.epoch;
        meta.leaseUntilMs = hello.leaseUntilMs;
        meta.clockOffsetMs = hello.serverTimeMs - nowMs;
        meta.factFrom = hello.factFrom;
        if (!hello.user.id.isNil()) {
            meta.ownerId = hello.user.id;
            meta.ownerName = hello.user.name;
        }
    }));
    return {};
}

Result<void> CacheStore::discard()
{
    m_mustLoad = true; // nothing of the open transaction is worth keeping
    static_cast<void>(close());
    QUNCE_ASSIGN(const std::vector<Generation> generations, m_outbox->generations());
    for (const Generation &generation : generations)
        QUNCE_TRY(removeGeneration(generation.number));
    BlobStore::clear(m_profile.directory());
    return removeStrayFiles();
}

Result<void> CacheStore::beginIfNeeded()
{
    if (m_batchOpen)
        return {};
    QUNCE_TRY(m_file->begin());
    m_batchOpen = true;
    m_batchRows = m_applier->rowCount();
    m_batchBytes = m_applier->byteCount();
    return {};
}

Result<void> CacheStore::commit()
{
    QUNCE_TRY(m_file->commit());
    m_batchOpen = false;
    return {};
}

Error CacheStore::failed(Error error)
{
    m_file->database().rollBack();
    m_batchOpen = false;
    m_unseenKinds.clear();
    m_mustLoad = true;
    return error;
}

template <typename Change>
Result<void> CacheStore::change(const Change &work)
{
    QUNCE_TRY(needFile());
    Result<void> done = beginIfNeeded();
    if (done.ok())
        done = work();
    if (done.ok())
        done = commit();
    return done.ok() ? Result<void>() : Result<void>(failed(std::move(done).error()));
}

} // namespace qunce
