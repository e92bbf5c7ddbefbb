// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// models/domain against the oracle, in one process: the same rows as slots and columns, the same boards and
// completion tables, compared cell by cell. QUNCE_SEED runs one brand, QUNCE_BRANDS that many, QUNCE_LONG thousands.

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "models/domain/completion.h"
#include "models/domain/leaderboard.h"
#include "tests/oracle/brandofrows.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/randombrand.h"

using namespace qunce;
using namespace qunce::oracle;

namespace {

uint64_t environmentNumber(const char *name, uint64_t otherwise)
{
    const char *text = std::getenv(name);
    return text && *text ? std::stoull(text) : otherwise;
}

LeaderboardQuery queryOf(const Request &request, const OrgTree &org)
{
    LeaderboardQuery query;
    query.measure = Measure::parse(request.measure).value();
    query.period = request.period;
    query.level = levelNamed(request.level).value();
    query.under = request.under.empty() ? kHq : org.byCode(request.under).value();
    query.top = request.top;
    for (const std::string &tie : request.tie)
        query.tie.push_back(Measure::parse(tie).value());
    query.minN = static_cast<uint64_t>(request.minN);
    query.compare = compareNamed(request.compare).value();
    query.zeroFillFed = request.zeroFill;
    query.all = request.all;
    query.asOf = request.asOf;
    return query;
}

std::string line(const std::vector<std::string> &cells)
{
    std::string text;
    for (const std::string &cell : cells)
        text += (&cell == &cells.front() ? "" : ",") + csvCell(cell);
    return text + "\r\n";
}

std::string productBoard(const BrandOfRows &product, const Request &request)
{
    const LeaderboardQuery query = queryOf(request, product.brand().org);
    const Result<Leaderboard> board = rankSubjects(product.brand(), product.facts(), query);
    if (!board)
        return board.error().userText.english();
    const auto count = [](const auto &number) { return number ? std::to_string(*number) : std::string(); };
    const auto number = [](const std::optional<Fraction> &value) { return value ? shortest(*value) : ""; };
    std::string text = "\xEF\xBB\xBF"
        + line({"rank", "prev_rank", "code", "name", "store_code", "region_code", "value", "numerator",
            "denominator", "small"});
    for (const LeaderboardRow &row : board->rows)
        text += line({count(row.rank), count(row.prevRank), row.code, row.name, row.storeCode, row.regionCode,
            query.measure.isRate() && row.value ? sixDigits(*row.value) : number(row.value),
            number(row.numerator), number(row.denominator), row.small ? "1" : "0"});
    return text;
}

std::string productCompletion(const BrandOfRows &product, const Request &request)
{
    CompletionQuery query;
    query.period = request.period;
    query.by = completionKeyNamed(request.level).value();
    query.under = request.under.empty() ? kHq : product.brand().org.byCode(request.under).value();
    query.asOf = request.asOf;
    const auto rows = completion(product.brand(), product.facts(), query);
    if (!rows)
        return rows.error().userText.english();
    std::string text = "\xEF\xBB\xBF"
        + line({"key", "name", "dispatched", "excluded", "done", "on_time", "overdue", "failed", "pending",
            "completion_rate", "on_time_rate"});
    for (const CompletionRow &row : *rows) {
        const AssignmentCounts &sum = row.counts;
        const auto rate = [&](uint64_t part) {
            return sum.eligible() == 0 ? "" : sixDigits(Fraction {part, sum.eligible()});
        };
        text += line({row.key, row.name, std::to_string(sum.dispatched), std::to_string(sum.excluded),
            std::to_string(sum.done), std::to_string(sum.onTime), std::to_string(sum.overdue),
            std::to_string(sum.failed), std::to_string(sum.pending), rate(sum.done), rate(sum.onTime)});
    }
    return text;
}

TEST(MeasuresAgree, WithTheOracleOnRandomBrands)
{
    const uint64_t one = environmentNumber("QUNCE_SEED", 0);
    const uint64_t brands =
        environmentNumber("QUNCE_BRANDS", environmentNumber("QUNCE_LONG", 0) > 0 ? 10000 : 300);
    std::map<std::string, std::string> failures; ///< the first of each view, measure and level
    int compared = 0;
    for (uint64_t seed = one > 0 ? one : 1; seed <= std::max(one, one > 0 ? one : brands); ++seed) {
        const RandomBrand brand = randomBrand(seed);
        BrandRows rows;
        for (const SourceFile &file : brand.files)
            rows.import(file);
        const BrandOfRows everything(rows, std::nullopt);
        Random random(seed ^ 0xB0A2D);
        for (int i = 0; i < 40; ++i, ++compared) {
            const std::vector<std::string> arguments = randomExport(random, brand);
            Request request = Request::parse(arguments);
            request.scope = brand.scopeOf(arguments);
            const BrandOfRows part(rows, request.scope);
            const BrandOfRows &product = request.scope ? part : everything;
            const std::string got = request.view == "completion" ? productCompletion(product, request)
                                                                 : productBoard(product, request);
            const std::string found = difference(Oracle(rows).csv(request), got);
            if (!found.empty())
                failures.emplace(request.view + " " + request.measure + " " + request.level,
                    "seed " + std::to_string(seed) + ": " + joined(arguments) + "\n" + found);
        }
    }
    for (const auto &[name, text] : failures)
        ADD_FAILURE() << name << ", " << text;
    std::cout << "tables compared: " << compared << "\n";
}

} // namespace
