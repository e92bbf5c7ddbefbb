// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "models/protocol/pullpage.h"
#include "models/store/cachereader.h"
#include "models/store/syncstore.h"

namespace qunce::test {

/// A row's place: of records the bucket is left empty, since an id is in one bucket only.
using RowKey = std::tuple<std::string, std::string, std::string>; ///< kind, id, bucket
struct ModelRow {
    std::string bucket;
    uint64_t seq = 0;
    std::string value; ///< a record's name, or a payload
    bool operator==(const ModelRow &) const = default;
};
using ModelRows = std::map<RowKey, ModelRow>;
/// The first few differences, for people.
std::string difference(const ModelRows &left, const ModelRows &right);

/// A server in plain maps: what pages say and what a client must have in the end. The same seed makes the same changes.
class ModelServer
{
public:
    explicit ModelServer(uint64_t seed) : m_random(seed) { }

    void put(const std::string &kind, const std::string &bucket, const std::string &id, std::string value);
    void remove(const std::string &kind, const std::string &bucket, const std::string &id);
    /// Puts, changes, removes and moves rows here and there.
    void change(int times);
    /// A brand of two regions with so many rows in each bucket.
    void fill(int rowsPerBucket);

    /// Takes buckets out of the user's scope, or gives them back.
    void hide(const std::string &bucket) { m_hidden.insert(bucket); }
    void unhide(const std::string &bucket) { m_hidden.erase(bucket); }
    bool isHidden(const std::string &bucket) const { return m_hidden.contains(bucket); }
    std::vector<std::string> buckets() const;

    /// What the client asks with: where it is complete, and where its scan stands if elsewhere.
    struct Position {
        bool complete = false;
        uint64_t base = 0;
        uint64_t scan = 0;
    };
    using Positions = std::map<std::string, Position>;
    PullPage pull(const Positions &positions, size_t maxRows);

    BucketState state(const std::string &bucket) const;
    /// Live rows of the user's scope, of one bucket if it is named.
    ModelRows rows(const std::string &bucket = {}) const;

private:
    struct Tombstone {
        std::string kind;
        std::string id;
        uint64_t seq = 0;
    };

    uint64_t nextSeq(const std::string &bucket) { return ++m_heads[bucket]; }
    void bury(const std::string &bucket, const std::string &kind, const std::string &id);
    std::string pick(const std::vector<std::string> &from);

    std::mt19937_64 m_random;
    ModelRows m_rows;
    std::map<std::string, uint64_t> m_heads;
    std::map<std::string, std::map<std::pair<std::string, std::string>, uint64_t>> m_tombstones;
    std::set<std::string> m_hidden;
    uint64_t m_made = 0;
};

/// Plays the engine against a store: pulls until everything is complete. Remembers what readers must see.
class ModelClient
{
public:
    ModelClient(ModelServer &server, SyncStore &store, StoredSync loaded);

    /// One pull. False if there was nothing left to do.
    Result<bool> step(size_t maxRows);
    /// Until nothing is left; finishes the generation.
    Result<void> sync(size_t maxRows);
    /// What readers must see now; empty before the records are shown.
    const ModelRows &visible() const { return m_visible; }
    bool isShown() const { return m_shown; }
    void setVisible(ModelRows rows, bool shown);
    const std::map<std::string, StoredBucket> &buckets() const { return m_buckets; }

private:
    ModelServer::Positions positions() const;
    TakePlan planFor(const PullPage &page);
    void show(const TakePlan &plan);

    ModelServer &m_server;
    SyncStore &m_store;
    std::map<std::string, StoredBucket> m_buckets;
    bool m_hasGeneration = false;
    bool m_shown = false;
    bool m_finished = false;
    std::string m_checkpoint;
    ModelRows m_visible;
};

/// Everything that a reader sees, in the model's form.
Result<ModelRows> visibleTo(CacheReader &reader);

} // namespace qunce::test
