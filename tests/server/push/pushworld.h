// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "models/merge/fold.h"
#include "server/sync/pushqueue.h"
#include "server/sync/pushservice.h"
#include "tests/server/storage/teststorage.h"

namespace qunce::server::testing {

using Changes = std::initializer_list<std::pair<const char *, FieldValue>>;

/// A database with two regions, a few people and a plan, and the server's side of a push.
class PushWorld
{
public:
    explicit PushWorld(SqliteStorage::Options options = {});

    /// As an import would.
    void write(const std::function<void(WriteTransaction &)> &change);
    void import(const Record &record);
    std::optional<Record> find(Kind kind, const Uuid &id);
    Record get(Kind kind, const Uuid &id);
    std::vector<Record> all(Kind kind);
    /// Open conflicts about the record.
    std::vector<Record> conflictsOf(const Uuid &subject);
    uint64_t headOf(const std::string &bucket);
    /// All rows of the database by kind and id with bucket, seq and fields, as text: equal texts, equal databases (but
    /// for the ids of conflicts).
    std::string dump();

    Caller caller(const char *name, Role role, std::vector<Uuid> regions);
    Outcome<PushReply> push(const PushRequest &request, const Caller &caller);

    TestStorage db;
    std::string epoch = "epoch-1";
    Uuid north = db.ids.next();
    Uuid south = db.ids.next();
    Caller hq = caller("hq", Role::HqContent, {});
    Caller lan = caller("lan", Role::RegionManager, {north});
    Caller wei = caller("wei", Role::RegionManager, {north});
    Caller nan = caller("nan", Role::RegionManager, {south});
    Caller viewer = caller("viewer", Role::Viewer, {north});
    Uuid guide = db.ids.next(); ///< of the north
    Uuid southGuide = db.ids.next();
    Uuid entry = db.ids.next(); ///< approved, for all regions
    Uuid task = db.ids.next(); ///< of the entry
    Uuid goal = db.ids.next(); ///< of the north, value 100
    PushService service {*db.storage, db.clock, db.ids, epoch};
    LmidCache lmids {*db.storage};
    PushQueue queue {*db.storage, service, lmids};
};

/// One copy of a user's data. What it saw of a record is what the test gives it.
class Laptop
{
public:
    Laptop(PushWorld &world, Caller caller) : m_world(world), m_caller(std::move(caller)) { }

    /// Edits as a console makes them of what it saw.
    PushOp edit(const Record &seen, Changes changes) const;
    PushOp create(const Record &record) const { return *editBetween(std::nullopt, record); }
    PushOp remove(const Record &seen) const { return *editBetween(seen, std::nullopt); }
    Record note(const std::string &text) const;

    /// The edits as one group with the next numbers.
    PushRequest request(std::vector<PushOp> ops);
    Outcome<PushReply> send(const PushRequest &request) { return m_world.push(request, m_caller); }
    /// Pushes a group that is expected to be decided.
    std::vector<PushResult> push(std::vector<PushOp> ops);
    PushResult push(PushOp op) { return push(std::vector {std::move(op)}).front(); }

    const Caller &caller() const { return m_caller; }

private:
    PushWorld &m_world;
    Caller m_caller;

public:
    Uuid client = m_world.db.ids.next();
    uint64_t sessionNo = 1;
    uint64_t nextMid = 1;
};

/// A region of the organisation.
Record regionRecord(const Uuid &id, const std::string &name);
Record guideRecord(const Uuid &id, const Uuid &region, const std::string &name);

} // namespace qunce::server::testing
