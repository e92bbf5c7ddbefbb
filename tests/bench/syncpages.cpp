// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/syncpages.h"

#include <filesystem>
#include <fstream>

#include "models/protocol/pullpage.h"
#include "models/sync/pullchain.h"
#include "server/rules/scope.h"
#include "server/storage/sqlitestorage.h"
#include "server/sync/pullservice.h"
#include "tests/bench/bench.h"
#include "tests/bench/branddata.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kPageBytes = 8 << 20;

class NoonOfTheBrand : public Clock
{
public:
    int64_t nowMs() const override
    {
        return Instant::fromLocal(Day::fromYmd(2026, 6, 30), 12, 0).seconds * 1000;
    }
};

Result<std::vector<std::string>> pullAll(const std::string &data)
{
    using namespace server;
    const NoonOfTheBrand clock;
    QUNCE_ASSIGN(auto storage, SqliteStorage::open(data + "/qunce.db", SqliteStorage::Mode::ReadOnly, clock));
    HeadsCache heads(*storage);
    QUNCE_ASSIGN(auto transaction, storage->beginRead());
    QUNCE_ASSIGN(const std::string epoch, transaction->setting("epoch"));
    const PullService service(*storage, heads, clock, epoch, PageBounds {1'000'000, kPageBytes, kPageBytes});
    // Asks as the engine does, so that a bucket is complete once and not in each answer from there on.
    PullChain chain;
    chain.begin(epoch);
    std::vector<std::string> bodies;
    for (;;) {
        PullRequest request = chain.request();
        request.maxRows = 1'000'000;
        request.maxBytes = kPageBytes;
        Outcome<std::string> body = service.answerFrom(
            *transaction, request, Scope::ofBrand(Role::Admin, Uuid {}), WireFormat::CborZstd);
        if (!body.ok())
            return Error {ErrorCode::Internal, {}, "a pull was refused"};
        QUNCE_ASSIGN(const PullPage page, PullPage::decode(*body, WireFormat::CborZstd));
        if (const std::string objection = chain.objection(request, page); !objection.empty())
            return Error {ErrorCode::Internal, {}, objection};
        chain.accept(page.header(), clock.nowMs());
        bodies.push_back(std::move(*body));
        if (page.header().allComplete)
            return bodies;
    }
}

void write(const std::string &path, const std::vector<std::string> &bodies)
{
    const std::string building = path + ".building";
    std::ofstream out(building, std::ios::binary);
    for (const std::string &body : bodies) {
        const uint64_t size = body.size();
        out.write(reinterpret_cast<const char *>(&size), sizeof size);
        out << body;
    }
    out.close();
    fs::rename(building, path);
}

std::vector<std::string> read(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    std::vector<std::string> bodies;
    uint64_t size = 0;
    while (in.read(reinterpret_cast<char *>(&size), sizeof size)) {
        bodies.emplace_back(size, '\0');
        in.read(bodies.back().data(), static_cast<std::streamsize>(size));
    }
    return bodies;
}

} // namespace

Result<std::vector<std::string>> firstSyncPages(const Bench &bench)
{
    const std::string path = bench.fixtures() + "/first-sync-" + dataVersion() + ".pages";
    if (!fs::exists(path)) {
        QUNCE_ASSIGN(const std::string data, brandData(bench));
        QUNCE_ASSIGN(const std::vector<std::string> bodies, pullAll(data));
        write(path, bodies);
    }
    return read(path);
}

} // namespace qunce::bench
