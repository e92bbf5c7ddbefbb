// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtest/gtest.h>

#include "models/domain/latecolumn.h"
#include "models/protocol/slotrecord.h"
#include "server/admin/check.h"
#include "server/closing/monthclosing.h"
#include "server/imports/importlist.h"
#include "server/undo/importundo.h"
#include "tests/server/import/importworld.h"
#include "tests/support/must.h"

namespace qunce::server::test {

/// Imports with names, their undos, and everything that a brand consists of as lines to compare.
class UndoTest : public testing::Test
{
protected:
    void SetUp() override
    {
        world.importOrg();
        world.importGuides();
    }

    ImportReport import(const std::string &id, std::string_view kind, const std::string &text)
    {
        world.request.id = id;
        ImportReport report = world.importClean(kind, text);
        world.request.id.clear();
        return report;
    }
    Result<UndoReport> tryUndo(const std::string &id, bool dryRun = false)
    {
        UndoRequest request;
        request.id = id;
        request.dryRun = dryRun;
        request.who = "he";
        request.today = world.request.import.today;
        request.nowMs = world.request.import.nowMs + 1;
        return undoImport(world.storage(), request, m_ids);
    }
    UndoReport undo(const std::string &id)
    {
        const std::vector<std::string> before = everything();
        const UndoReport tried = qunce::test::must(tryUndo(id, true));
        EXPECT_EQ(everything(), before) << "a dry run changes nothing";
        UndoReport done = qunce::test::must(tryUndo(id));
        EXPECT_EQ(tried.restored, done.restored) << "and says what will be";
        EXPECT_EQ(tried.removed, done.removed);
        EXPECT_EQ(tried.kept, done.kept);
        EXPECT_EQ(problems(), std::vector<std::string>());
        return done;
    }
    static std::vector<std::string> named(const UndoReport &report)
    {
        std::vector<std::string> names;
        for (const KeptValue &kept : report.firstKept)
            names.push_back(kept.kind + " " + kept.name + " " + kept.what + ": " + kept.why.english());
        return names;
    }
    /// What `qunced check` finds.
    std::vector<std::string> problems()
    {
        std::vector<std::string> texts;
        for (const Message &problem :
            qunce::test::must(checkDatabase(*qunce::test::must(world.storage().beginRead()))).problems)
            texts.push_back(problem.english());
        return texts;
    }
    /// Records without empty slots, what was imported of them, columns, group rows, orders' nights.
    std::vector<std::string> everything()
    {
        const auto reading = qunce::test::must(world.storage().beginRead());
        std::vector<std::string> lines;
        for (const KindDescriptor &kind : allKinds())
            qunce::test::must(reading->eachRecord(kind.kind, [&](const Record &record) -> Result<void> {
                const std::optional<SlotRecord> slot =
                    kind.kind == Kind::Slot ? slotFromRecord(record) : std::nullopt;
                if (slot && slot->slot.from >= slot->slot.until)
                    return {};
                QUNCE_ASSIGN(const std::string imported, reading->importedValues(kind.kind, record.id));
                lines.push_back(std::string(kind.name) + " " + record.id.toString() + " " + record.bucket
                    + " " + fieldsToJson(record) + " " + imported);
                return {};
            }));
        for (const MetricInfo &metric : allMetrics()) {
            for (const bool late : {false, true})
                qunce::test::must(reading->eachColumn(metric.metric, late ? lateKeyOf("") : "",
                    late ? lateKeyOf("~") : "~", {},
                    [&](const Uuid &region, std::string_view key, std::string_view bytes) -> Result<void> {
                        lines.push_back(std::string(metric.name) + " " + region.toString() + " "
                            + std::string(key) + " " + std::string(bytes));
                        return {};
                    }));
        }
        qunce::test::must(
            reading->eachLedgerDay(kFirstDataDay, kLastDataDay, [&](const LedgerDay &day) -> Result<void> {
                std::string line = day.night.toString() + " " + day.guide.toString();
                for (const int64_t value : day.sums.values())
                    line += " " + std::to_string(value);
                for (const std::optional<int64_t> &value : day.imported)
                    line += value ? " " + std::to_string(*value) : " -";
                lines.push_back(line);
                return {};
            }));
        return lines;
    }
    std::vector<PastImport> list() { return qunce::test::must(pastImports(world.storage())); }
    void closeMonth(int year, unsigned month)
    {
        const auto transaction = qunce::test::must(world.storage().beginWrite());
        const Day first = Day::fromYmd(year, month, 1);
        const Day next = month == 12 ? Day::fromYmd(year + 1, 1, 1) : Day::fromYmd(year, month + 1, 1);
        qunce::test::must(MonthClosing(*transaction, m_ids, world.request.import.nowMs)
                              .close({first, next - 1}, {{}, "cli"}));
        qunce::test::must(transaction->commit());
    }
    /// Somebody edits a record.
    void edit(Kind kind, const std::string &code, const std::string &field, const FieldValue &value)
    {
        Record record = world.get(kind, code);
        record.put(field, value);
        const auto transaction = qunce::test::must(world.storage().beginWrite());
        transaction->setAuthor("zhao");
        qunce::test::must(transaction->putRecord(record));
        qunce::test::must(transaction->commit());
    }

    ImportWorld world;
    SeededIdSource m_ids {7, 1'750'000'000'000};
};

} // namespace qunce::server::test
