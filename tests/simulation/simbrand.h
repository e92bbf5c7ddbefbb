// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/base/uuid.h"
#include "server/storage/storage.h"
#include "tests/simulation/simrandom.h"

namespace qunce::simulation {

/// Somebody who may sign in, as the simulation knows them.
struct SimUser {
    std::string name;
    std::string role;
    Uuid id;
    bool wholeBrand = false;
    std::vector<Uuid> regions;
    bool disabled = false;
    std::string password;

    /// The rule of docs/SYNC.md, "Hello", written down once more.
    bool mayRead(std::string_view bucket) const;
};

/// The small brand that every schedule begins with.
struct SimBrand {
    std::vector<Uuid> regions;
    std::vector<SimUser> users;
    int firstYear = 2023;
    int lastYear = 2026;
};

/// Where the clock stands when a schedule begins.
constexpr int64_t kStartMs = 1'772'409'600'000; // 2026-03-02T00:00:00Z

/// Writes the brand into an empty database, in a few transactions. `wide` adds a bucket of more than a thousand rows.
SimBrand makeBrand(server::Storage &storage, bool wide);
/// A hash that is cheap to check; the strength of passwords is not what is tried here.
std::string cheapHash(const std::string &password);
server::Account accountOf(const SimUser &user);

/// The people who work on the brand while clients sync: each call is one transaction. What one call writes carries one
/// mark in a text field, so that half a transaction is seen. Nothing but `random` decides what happens.
class BrandWriter
{
public:
    BrandWriter(SimRandom &random, SimBrand &brand)
        : m_random(random), m_brand(brand), m_ids(77, kStartMs) { }

    /// Ids of new records come from this seed.
    void seed(uint64_t seed) { m_ids = SeededIdSource(seed, kStartMs); }

    Result<std::string> editRecords(server::Storage &storage);
    Result<std::string> createRecords(server::Storage &storage);
    Result<std::string> deleteRecords(server::Storage &storage);
    /// Deleted records come back, with the same ids.
    Result<std::string> restoreRecords(server::Storage &storage);
    Result<std::string> moveGuide(server::Storage &storage);
    Result<std::string> moveEntry(server::Storage &storage);
    Result<std::string> rewriteColumns(server::Storage &storage);
    Result<std::string> removeColumns(server::Storage &storage);
    /// Most of the wide bucket, or of a small one.
    Result<std::string> deleteMany(server::Storage &storage);
    Result<std::string> changeScope(server::Storage &storage);
    /// What the database has for the user after it was exchanged for an older one.
    Result<void> rereadUsers(server::Storage &storage);

private:
    std::string mark() { return "mark " + std::to_string(++m_marks); }
    Result<std::vector<Record>> all(server::ReadTransaction &transaction, Kind kind);
    Record fresh(Kind kind, const std::string &mark);

    SimRandom &m_random;
    SimBrand &m_brand;
    SeededIdSource m_ids;
    uint64_t m_marks = 0;
    std::vector<Record> m_deleted;
};

} // namespace qunce::simulation
