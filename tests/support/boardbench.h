// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/boards/arrivalmemory.h"
#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/facts/cacheexport.h"
#include "models/items/datatable.h"
#include "models/store/sessionfile.h"

namespace qunce::test {

/// Reads boards of a profile of the demo brand without a window, on 8 September 2026 at 10:24 or another time; data end
/// on 7 September. Profiles as for PageBench.
class BoardBench
{
public:
    explicit BoardBench(
        const std::string &user = "hq", Instant at = Instant::fromLocal(*Day::parse("2026-09-08"), 10, 24))
        : profile(std::string(std::getenv("QUNCE_DEMO") ? std::getenv("QUNCE_DEMO") : "") + "/" + user)
        , now(at)
        , m_cache(profile)
    {
        const Result<std::optional<Session>> session = SessionFile(profile + "/session.json").read();
        EXPECT_TRUE(session.ok() && *session) << "the ctest fixture `demo` has not run: " << profile;
        if (session.ok() && *session)
            m_user = (*session)->user;
    }

    Day today() const { return now.day(); }
    BoardQuery query(PeriodChoice choice, Uuid unit = {}, Period own = {}) const
    {
        return {unit, choice, periodOf(choice, today(), own), CompareChoice::Previous};
    }

    /// What `work` reads of the present state; an error fails the test.
    template <typename Work>
    auto read(Work &&work)
    {
        Result<ReadSnapshot> snapshot = m_cache.snapshot();
        EXPECT_TRUE(snapshot.ok());
        BoardContext context {*snapshot, m_user, scopeOf(*snapshot, m_user), now, m_brands, m_facts,
            m_taskBoards, m_arrivals, {}};
        return work(context);
    }

    /// What `qunce export` would write for these words and flags; an empty table if it fails, which fails the test.
    ExportTable exported(std::vector<std::string> words, std::map<std::string, std::string> flags)
    {
        ExportArguments arguments {std::move(words), {{"out", {"-"}}, {"format", {"csv"}}}};
        for (auto &[flag, value] : flags)
            arguments.flags[flag] = {value};
        return read([&](BoardContext &context) {
            Result<Export> made = exportFrom(context.snapshot, context.scope, context.facts, arguments, now);
            EXPECT_TRUE(made.ok()) << (made.ok() ? std::string() : made.error().userText.english());
            return made.ok() ? made->table : ExportTable();
        });
    }

    Uuid unit(const std::string &code)
    {
        return read([&](BoardContext &context) {
            Result<std::optional<Record>> found = context.snapshot.recordByCode(Kind::Org, code);
            EXPECT_TRUE(found.ok() && *found) << code;
            return found.ok() && *found ? (*found)->id : Uuid();
        });
    }

    const std::string profile;
    const Instant now;

private:
    CacheReader m_cache;
    UserInfo m_user;
    BrandMemory m_brands;
    FactMemory m_facts;
    TaskBoardMemory m_taskBoards;
    ArrivalMemory m_arrivals;
};

/// The rows of an export by code (or key): column -> text.
inline std::map<std::string, std::map<std::string, std::string>> byCode(const ExportTable &table)
{
    std::map<std::string, std::map<std::string, std::string>> rows;
    for (const std::vector<ExportCell> &cells : table.rows) {
        std::map<std::string, std::string> row;
        for (size_t i = 0; i < cells.size(); ++i)
            row[table.columns[i]] = cells[i].text;
        const std::string code = row.contains("code") ? row["code"] : row["key"];
        rows[code] = std::move(row);
    }
    return rows;
}

} // namespace qunce::test
