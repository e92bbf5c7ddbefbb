// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/clock.h"
#include "models/domain/assignment.h"
#include "models/domain/metric.h"
#include "server/import/importer.h"
#include "server/storage/sqlitestorage.h"
#include "tests/support/tempdir.h"

namespace qunce::server::test {

class FixedClock : public Clock
{
public:
    int64_t nowMs() const override
    {
        return Instant::fromLocal(Day::fromYmd(2026, 9, 30), 12, 0).seconds * 1000;
    }
};

/// A real database in a temporary directory, and files that are imported into it.
class ImportWorld
{
public:
    ImportWorld();

    /// Writes the text as a file and imports it.
    Result<ImportReport> tryImport(std::string_view kind, const std::string &text);
    /// The same, and expects no error.
    ImportReport import(std::string_view kind, const std::string &text);
    /// The same, and expects that no row was refused.
    ImportReport importClean(std::string_view kind, const std::string &text);
    /// The errors file of the last import; empty if there is none.
    std::string errors() const;

    /// zone Z1 > regions R1, R2 (and R3 at the top) > cities C1, C2 > stores S1 (in C1), S2 (in C2), S3 (in R1), S4 (in R3)
    void importOrg();
    /// Guides G1, G2 in S1, G3 in S2, G4 in S3.
    void importGuides();

    std::optional<Record> find(Kind kind, const std::string &code);
    Record get(Kind kind, const std::string &code);
    Uuid id(Kind kind, const std::string &code) { return get(kind, code).id; }
    std::vector<Record> all(Kind kind);
    /// Slots of a subject that have days, as `REGION STORE from..until`, ascending.
    std::vector<std::string> slotsOf(Kind kind, const std::string &code);
    std::vector<BucketHead> heads();

    /// Sets a value in the slot that the subject has on the day.
    void put(Metric metric, const std::string &code, Day day, uint64_t value, const std::string &key = {});
    /// A result of a task at a guide, and if `group` is given as a row of a group push.
    void putResult(const std::string &task, const std::string &guide, const TaskResult &result,
        const std::string &group = {});
    /// Sums of the metric by code of the slot's store, over all columns that are stored.
    std::map<std::string, uint64_t> sumsByStore(Metric metric);
    std::map<std::string, uint64_t> sumsByRegion(Metric metric);
    uint64_t total(Metric metric);
    /// Value of a task column at the slot the guide has on the day.
    std::optional<uint64_t> taskValue(
        Metric metric, const std::string &task, const std::string &subject, Day dueDay);

    SqliteStorage &storage() { return *m_storage; }
    TempDir &directory() { return m_directory; }
    ImportRequest request;

private:
    std::map<std::string, uint64_t> sums(
        Metric metric, const std::function<std::string(const Record &slot)> &key);
    std::string codeOf(const Uuid &unit);
    std::optional<Record> slotOn(const Uuid &subject, Day day);
    ColumnAddress addressOf(
        Metric metric, const std::string &subject, Day day, const std::string &key, uint32_t &slot);

    TempDir m_directory;
    FixedClock m_clock;
    SeededIdSource m_ids {1, 1'700'000'000'000};
    std::unique_ptr<SqliteStorage> m_storage;
    int m_files = 0;
};

} // namespace qunce::server::test
