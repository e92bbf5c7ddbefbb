// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sheet of targets against what `qunce export` and the overview say of the same units off the same cache.

#include "models/boards/targetsheet.h"

#include <set>

#include "models/boards/overview.h"
#include "tests/support/boardbench.h"

namespace qunce {

namespace {

using ExportRows = std::map<std::string, std::map<std::string, std::string>>;

const Period kSheetMonth {Day::fromYmd(2026, 9, 1), Day::fromYmd(2026, 9, 30)};
const Period kMonthSoFar {Day::fromYmd(2026, 9, 1), Day::fromYmd(2026, 9, 7)};

TargetSheet sheetOf(test::BoardBench &bench, const Uuid &unit = {}, Metric metric = Metric::Amount)
{
    Result<TargetSheet> sheet = bench.read([&](BoardContext &context) {
        return readTargetSheet(context, {unit, kSheetMonth, metric, kMonthSoFar.to});
    });
    EXPECT_TRUE(sheet.ok()) << (sheet.ok() ? std::string() : sheet.error().detail);
    return sheet.ok() ? std::move(*sheet) : TargetSheet();
}

ExportRows exportedRows(
    test::BoardBench &bench, const std::string &measure, const std::string &level, Period days)
{
    return test::byCode(bench.exported({"leaderboard"},
        {{"measure", measure}, {"level", level}, {"from", days.from.toString()}, {"to", days.to.toString()},
            {"zero-fill", "fed"}}));
}

std::string digitsOf(const std::optional<Fraction> &value)
{
    return value ? sixDigits(*value) : std::string();
}

TEST(TargetSheet, SaysOfEverybodyWhatTheExportsSay)
{
    test::BoardBench bench;
    const TargetSheet sheet = sheetOf(bench);
    const Period yearBefore {Day::fromYmd(2025, 9, 1), Day::fromYmd(2025, 9, 30)};
    const std::map<TargetLevel, std::string> levels {{TargetLevel::Zone, "zone"},
        {TargetLevel::Region, "region"}, {TargetLevel::Store, "store"}, {TargetLevel::Guide, "guide"}};
    std::map<TargetLevel, int> held;
    for (const auto &[level, name] : levels) {
        ExportRows done = exportedRows(bench, "amount", name, kMonthSoFar);
        ExportRows before = exportedRows(bench, "amount", name, yearBefore);
        ExportRows attainment = exportedRows(bench, "attainment:amount", name, kMonthSoFar);
        ExportRows gap = exportedRows(bench, "gap:amount", name, kMonthSoFar);
        for (int row = 0; row < static_cast<int>(sheet.rows.size()); ++row) {
            const TargetRow &of = sheet.at(row);
            if (of.level != level)
                continue;
            EXPECT_EQ(of.done ? std::to_string(*of.done) : "", done[of.code]["value"]) << of.code;
            EXPECT_EQ(of.lastYear ? std::to_string(*of.lastYear) : "", before[of.code]["value"]) << of.code;
            EXPECT_EQ(digitsOf(targetAttainment(sheet, row)), attainment[of.code]["value"]) << of.code;
            const std::optional<Fraction> points = targetGap(sheet, row);
            EXPECT_EQ(points ? sixDigits({points->numerator * 100, points->denominator}) : "",
                gap[of.code]["value"])
                << of.code;
            held[level] += points ? 1 : 0;
        }
    }
    EXPECT_GT(held[TargetLevel::Region], 2);
    EXPECT_GT(held[TargetLevel::Store], 10);
    EXPECT_GT(held[TargetLevel::Guide], 50);
}

TEST(TargetSheet, TheWholeIsTheOverviewsAttainment)
{
    test::BoardBench bench;
    const TargetSheet sheet = sheetOf(bench);
    const Result<Overview> overview = bench.read(
        [&](BoardContext &context) { return readOverview(context, bench.query(PeriodChoice::Yesterday)); });
    ASSERT_TRUE(overview.ok());
    ASSERT_EQ(sheet.rows.front().level, TargetLevel::Whole);
    EXPECT_FALSE(sheet.rows.front().mayHaveTarget());
    // Zones have no goals in the demo: the overview's is that of the regions, and so is a sheet of them.
    Fraction sum {0, 0};
    for (int row = 0; row < static_cast<int>(sheet.rows.size()); ++row) {
        const TargetRow &of = sheet.at(row);
        if (of.level == TargetLevel::Region && of.value && of.done) {
            sum.numerator += *of.done;
            sum.denominator += *of.value;
        }
    }
    EXPECT_EQ(digitsOf(sum), digitsOf(overview->card(OverviewCardId::Attainment).now.value));
    EXPECT_EQ(toText(sheet.timeProgress.numerator), toText(overview->timeProgress.numerator));
    EXPECT_EQ(toText(sheet.timeProgress.denominator), toText(overview->timeProgress.denominator));
}

TEST(TargetSheet, RowsStandBelowTheirsInTheOrderOfCodes)
{
    test::BoardBench bench;
    const TargetSheet sheet = sheetOf(bench);
    int guides = 0;
    for (int row = 1; row < static_cast<int>(sheet.rows.size()); ++row) {
        const TargetRow &of = sheet.at(row);
        ASSERT_LT(of.parent, row);
        EXPECT_EQ(of.depth, sheet.at(of.parent).depth + 1);
        EXPECT_LT(sheet.at(of.parent).level, of.level);
        guides += of.level == TargetLevel::Guide ? 1 : 0;
        const std::vector<int> siblings = sheet.childrenOf(of.parent);
        for (size_t i = 1; i < siblings.size(); ++i) {
            if (sheet.at(siblings[i - 1]).level == sheet.at(siblings[i]).level) {
                ASSERT_LT(sheet.at(siblings[i - 1]).code, sheet.at(siblings[i]).code);
            }
        }
    }
    EXPECT_GT(guides, 100);
    EXPECT_GT(sheet.rows.front().inPost, 100);
    EXPECT_FALSE(sheet.grades.empty());
}

TEST(TargetSheet, WhoSeesOneRegionHasItAtTheTop)
{
    test::BoardBench bench("zhejiang");
    const TargetSheet sheet = sheetOf(bench);
    ASSERT_FALSE(sheet.rows.empty());
    EXPECT_EQ(sheet.rows.front().code, "ZJ");
    EXPECT_EQ(sheet.rows.front().level, TargetLevel::Region);
    for (const TargetRow &row : sheet.rows)
        EXPECT_EQ(row.region, sheet.rows.front().id) << row.code;
    const Record record = targetRecord(sheet, 0);
    EXPECT_EQ(record.reference("org"), sheet.rows.front().id);
    EXPECT_EQ(record.integer("value"), sheet.rows.front().value);
}

TEST(TargetSheet, OfAStoreItHasTheStoreAndItsGuides)
{
    test::BoardBench bench;
    const TargetSheet all = sheetOf(bench);
    const auto store = std::find_if(all.rows.begin(), all.rows.end(),
        [](const TargetRow &row) { return row.level == TargetLevel::Store && row.children > 1; });
    ASSERT_NE(store, all.rows.end());
    const TargetSheet sheet = sheetOf(bench, store->id);
    ASSERT_EQ(sheet.rows.size(), 1 + static_cast<size_t>(store->children));
    EXPECT_EQ(sheet.rows.front().value, store->value);
    EXPECT_EQ(sheet.rows.front().done, store->done);
    EXPECT_EQ(sheet.rows.front().below, store->below);
    EXPECT_EQ(sheetOf(bench, store->id, Metric::Leads).rows.front().value, std::nullopt)
        << "each metric has its own";
}

} // namespace

} // namespace qunce
