// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits from one laptop to another through a real server on loopback, with 10,000 guides: what they cost whoever reads
// them, a bulk edit of all guides in one step, and how soon the other sees one.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <thread>

#include "models/edits/editbook.h"
#include "models/store/cachereader.h"
#include "models/store/cachestore.h"
#include "models/sync/syncdriver.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/servedbrand.h"
#include "tests/bench/serverchild.h"
#include "tests/sync/rawtransport.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kPatience = 120s;
constexpr int kSingleEdits = 30;
constexpr int kScans = 15;
constexpr double kScanRatio = 1.2;
constexpr double kBlockedMs = 16;

double msSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

bool comesTrue(const std::function<bool()> &condition)
{
    for (const auto end = SteadyClock::now() + kPatience; SteadyClock::now() < end;) {
        if (condition())
            return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

/// A laptop's profile: its store, the book that edits it, and the sync that runs when it is told to.
class Laptop
{
public:
    static Result<std::unique_ptr<Laptop>> open(const std::string &directory)
    {
        std::unique_ptr<Laptop> laptop(new Laptop(directory));
        QUNCE_ASSIGN(Profile profile, Profile::open(directory, Profile::Access::ReadWrite));
        StoreOptions options;
        options.bootId = machineBootId();
        QUNCE_ASSIGN(laptop->m_store, CacheStore::open(std::move(profile), laptop->m_ids, options));
        laptop->m_log = laptop->m_store->edits();
        return laptop;
    }
    ~Laptop()
    {
        m_book.reset();
        m_driver.reset();
        m_log.reset();
    }

    void connect(uint16_t port)
    {
        SyncDriverOptions options;
        options.engine.edits = true;
        options.edits = m_log;
        m_driver = std::make_unique<SyncDriver>(
            std::move(m_store), SessionFile(m_directory + "/session.json"), m_transport, m_clock, options);
        SyncStart how;
        how.signIn = SignIn {"http://127.0.0.1:" + std::to_string(port), "hq", kServedPassword, "bench"};
        m_driver->start(std::move(how));
    }
    bool isInStep() const
    {
        const SyncStatus status = m_driver->status();
        return status.phase == SyncPhase::Synced && status.edits.pending == 0;
    }
    /// Milliseconds until the action is on the disk and every reader has it.
    Result<double> commit(EditRequest request)
    {
        if (!m_book) {
            m_book = std::make_unique<EditBook>(m_log, m_directory, m_clock, m_bookIds, EditBookOptions());
            UserInfo user;
            user.id = m_bookIds.next();
            user.name = "hq";
            user.role = "hq_content";
            user.wholeBrand = true;
            m_book->setUser(user);
        }
        auto done = std::make_shared<std::promise<Result<EditDone>>>();
        const auto start = SteadyClock::now();
        m_book->commit(
            std::move(request), [done](Result<EditDone> outcome) { done->set_value(std::move(outcome)); });
        QUNCE_TRY(done->get_future().get());
        const double took = msSince(start);
        if (m_driver)
            m_driver->editsChanged();
        return took;
    }
    const std::string &directory() const { return m_directory; }

private:
    explicit Laptop(std::string directory) : m_directory(std::move(directory)) { }

    const std::string m_directory;
    SystemClock m_clock;
    RandomIdSource m_ids {m_clock};
    RandomIdSource m_bookIds {m_clock};
    test::RawTransport m_transport;
    std::unique_ptr<CacheStore> m_store; ///< until the driver has it
    std::shared_ptr<EditLog> m_log;
    std::unique_ptr<SyncDriver> m_driver;
    std::unique_ptr<EditBook> m_book;
};

/// What a roster of guides reads of them.
uint64_t scan(CacheReader &reader)
{
    uint64_t seen = 0;
    Result<ReadSnapshot> snapshot = reader.snapshot();
    if (!snapshot.ok())
        return 0;
    const Result<void> read = snapshot->eachRow(
        {Kind::Guide, {"code", "name", "role", "store", "region", "status", "joined_on", "left_on", "tags"},
            {}, {}},
        [&seen](const RowView &row) -> Result<void> {
            seen += row.text(0).size() + row.text(1).size() + row.text(8).size() + row.reference(3).bytes[0];
            return {};
        });
    return read.ok() ? seen : 0;
}

std::vector<Uuid> guidesOf(CacheReader &reader)
{
    std::vector<Uuid> guides;
    Result<ReadSnapshot> snapshot = reader.snapshot();
    if (snapshot.ok())
        static_cast<void>(
            snapshot->eachRow({Kind::Guide, {}, {}, {}}, [&](const RowView &row) -> Result<void> {
                guides.push_back(row.id());
                return {};
            }));
    return guides;
}

EditRequest tagged(const std::vector<Uuid> &guides, const std::string &tag)
{
    EditRequest request;
    request.title = Message("Tag");
    for (const Uuid &guide : guides) {
        ChangeFields change;
        change.kind = Kind::Guide;
        change.id = guide;
        change.sets["tags"].add = {tag};
        request.changes.push_back(std::move(change));
    }
    return request;
}

bool hasTag(CacheReader &reader, const Uuid &guide, const std::string &tag)
{
    Result<ReadSnapshot> snapshot = reader.snapshot();
    const auto record = snapshot.ok() ? snapshot->record(Kind::Guide, guide)
                                      : Result<std::optional<Record>>(snapshot.error());
    if (!record.ok() || !*record)
        return false;
    const std::vector<std::string> tags = (*record)->set("tags");
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

double share(std::vector<double> times, double part)
{
    std::sort(times.begin(), times.end());
    return times[static_cast<size_t>(part * static_cast<double>(times.size() - 1))];
}

/// What a page waits for its numbers while pages of the server are being written into the same cache.
struct Reading {
    std::vector<double> times;
    bool arrived = false;
};
Reading readUntil(const std::string &directory, const Uuid &last, const std::string &tag)
{
    Reading reading;
    CacheReader reader(directory);
    for (const auto end = SteadyClock::now() + kPatience; SteadyClock::now() < end && !reading.arrived;) {
        const auto start = SteadyClock::now();
        reading.arrived = hasTag(reader, last, tag);
        reading.times.push_back(msSince(start));
        std::this_thread::sleep_for(200us);
    }
    return reading;
}

/// `other` has the same cache without edits.
void benchReading(Bench &bench, Laptop &laptop, const Laptop &other, const std::vector<Uuid> &guides)
{
    CacheReader reader(laptop.directory());
    CacheReader plain(other.directory());
    const Result<double> committed = laptop.commit(tagged(guides, "bulk"));
    if (!committed.ok())
        return bench.fail("edits.bulk", committed.error().detail);
    bench.report({.name = "edits.bulk, committed",
        .value = *committed,
        .note =
            std::to_string(guides.size()) + " guides tagged in one step, until all of it is on the disk"});
    const auto start = SteadyClock::now();
    scan(reader);
    bench.report({.name = "edits.bulk, shown",
        .value = msSince(start),
        .note = "the first reading of all guides after that, the edits themselves included"});
    const Timings times = bench.compare([&] { return scan(reader); }, [&] { return scan(plain); }, kScans);
    bench.report({.name = "edits.roster_scan",
        .value = times.subject,
        .baseline = times.baseline,
        .maxRatio = kScanRatio,
        .note = "all guides read with an edit on each that is not sent yet, against the same without edits"});
}

void benchArriving(Bench &bench, Laptop &writer, Laptop &other, const std::vector<Uuid> &guides)
{
    CacheReader reader(other.directory());
    std::vector<double> times;
    for (int i = 0; i < kSingleEdits; ++i) {
        const std::string tag = "one " + std::to_string(i);
        const Uuid &guide = guides[static_cast<size_t>(i) * 7 % guides.size()];
        const auto start = SteadyClock::now();
        const Result<double> committed = writer.commit(tagged({guide}, tag));
        if (!committed.ok() || !comesTrue([&] { return hasTag(reader, guide, tag); }))
            return bench.fail(
                "edits.other_screen", committed.ok() ? "it never came" : committed.error().detail);
        times.push_back(msSince(start));
    }
    const std::string note = std::to_string(kSingleEdits)
        + " edits, from the typing on one laptop until readers on the other have it, over loopback";
    bench.report(
        {.name = "edits.other_screen p50", .value = share(times, 0.5), .maxValue = 2000, .note = note});
    bench.report({.name = "edits.other_screen p99", .value = share(times, 0.99), .maxValue = 5000});
}

} // namespace

void benchEdits(Bench &bench)
{
    const Result<ServedBrand> brand = servedBrand(bench);
    if (!brand.ok())
        return bench.fail("edits", brand.error().detail);
    const std::string folder = bench.fixtures() + "/edits";
    fs::remove_all(folder);
    fs::create_directories(folder);
    {
        const Result<ServerChild> server = ServerChild::start(brand->data, ServerChild::Processors::All);
        if (!server.ok())
            return bench.fail("edits", server.error().detail);
        // Both come into step; then the first one is off the network.
        auto first = Laptop::open(folder + "/first");
        const auto second = Laptop::open(folder + "/second");
        if (!first.ok() || !second.ok())
            return bench.fail("edits", "no profile");
        (*first)->connect(server->port());
        (*second)->connect(server->port());
        if (!comesTrue([&] { return (*first)->isInStep() && (*second)->isInStep(); }))
            return bench.fail("edits", "the first sync never ends");
        first = Error {ErrorCode::Cancelled, {}, {}};
        first = Laptop::open(folder + "/first");
        if (!first.ok())
            return bench.fail("edits", first.error().detail);
        CacheReader reader(folder + "/first");
        const std::vector<Uuid> guides = guidesOf(reader);
        if (guides.empty())
            return bench.fail("edits", "no guides");
        benchReading(bench, **first, **second, guides);

        const Uuid last = guides.back();
        auto other =
            std::async(std::launch::async, [&] { return readUntil(folder + "/second", last, "bulk"); });
        const auto start = SteadyClock::now();
        (*first)->connect(server->port());
        const bool pushed = comesTrue([&] { return (*first)->isInStep(); });
        const double pushing = msSince(start);
        const Reading reading = other.get();
        if (!pushed || !reading.arrived)
            return bench.fail("edits.bulk", "it never arrives");
        bench.report({.name = "edits.bulk, pushed",
            .value = pushing,
            .note = "from the network's return until all of it is decided and pulled again"});
        bench.report({.name = "edits.readers_during_apply",
            .value = share(reading.times, 0.999),
            .maxValue = kBlockedMs,
            .note = "a record read on the other laptop while those guides come in, p99.9 of "
                + std::to_string(reading.times.size())});
        benchArriving(bench, **first, **second, guides);
    }
    fs::remove_all(folder);
}

} // namespace qunce::bench
