// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/agreement.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "tests/oracle/goldencases.h"
#include "tests/oracle/oracle.h"

namespace qunce::oracle {

namespace {

constexpr int kExportsPerBrand = 40;

uint64_t environmentNumber(const char *name, uint64_t otherwise)
{
    const char *text = std::getenv(name);
    return text && *text ? std::stoull(text) : otherwise;
}

/// A brand in the program and the same brand in rows.
struct Pair {
    explicit Pair(const MakeProgram &make) : program(make()) { }

    std::unique_ptr<Program> program;
    BrandRows rows;

    void import(const SourceFile &file, const FileStyle &style)
    {
        const size_t rejected = rows.import(file);
        const ImportOutcome first = program->import(file, style);
        EXPECT_TRUE(first.ok) << first.output;
        EXPECT_EQ(first.rows, file.rows.size()) << first.output;
        EXPECT_EQ(first.rejected, rejected) << first.output;
        EXPECT_EQ(first.created + first.updated + first.unchanged + first.rejected, first.rows)
            << first.output;
    }

    void importAgain(const SourceFile &file, const FileStyle &style)
    {
        const std::string before = program->heads();
        const ImportOutcome again = program->import(file, style);
        EXPECT_EQ(program->heads(), before) << file.kind;
        EXPECT_EQ(again.created + again.updated, 0U) << again.output;
    }

    std::string expected(const std::vector<std::string> &arguments, const RandomBrand &brand) const
    {
        Request request = Request::parse(arguments);
        request.scope = brand.scopeOf(arguments);
        return Oracle(rows).csv(request);
    }
};

/// Sum of a column over all rows of a leaderboard; columns count from the end, as a name may hold anything.
int64_t columnSum(const std::string &csv, size_t fromEnd)
{
    int64_t sum = 0;
    const std::vector<std::string> lines = split(csv, '\n');
    for (size_t i = 1; i < lines.size(); ++i) {
        const std::vector<std::string> cells = split(lines[i], ',');
        if (cells.size() >= 7 && !cells[cells.size() - fromEnd].empty())
            sum += std::stoll(cells[cells.size() - fromEnd]);
    }
    return sum;
}

constexpr size_t kNumerator = 3;
constexpr size_t kDenominator = 2;

void expectPartsMakeTheWhole(Pair &pair, const RandomBrand &brand)
{
    const auto board = [&](const std::string &measure, const std::string &level, const std::string &under) {
        std::vector<std::string> flags {"leaderboard", "--measure", measure, "--level", level, "--from",
            brand.span.from.toString(), "--to", brand.span.to.toString(), "--as-of",
            Instant::startOf(brand.span.to).toString()};
        if (!under.empty())
            flags.insert(flags.end(), {"--under", under});
        return pair.program->exported(flags);
    };
    const std::map<std::string, std::vector<std::string>> below {{"store", {"guide"}},
        {"city", {"store", "guide"}}, {"region", {"store", "guide"}}, {"zone", {"region", "store", "guide"}}};
    for (const char *measure : {"amount", "overdue", "completion_rate", "after_hours_share"}) {
        const std::string all = board(measure, "region", "");
        for (const size_t column : {kNumerator, kDenominator}) {
            EXPECT_EQ(columnSum(board(measure, "guide", ""), column), columnSum(all, column)) << measure;
            EXPECT_EQ(columnSum(board(measure, "store", ""), column), columnSum(all, column)) << measure;
        }
        for (const auto &[code, unit] : pair.rows.units)
            for (const std::string &part : below.at(unit.kind))
                for (const size_t column : {kNumerator, kDenominator})
                    EXPECT_EQ(columnSum(board(measure, part, code), column),
                        columnSum(board(measure, unit.kind, code), column))
                        << measure << " of " << part << "s under " << unit.kind << " " << code;
    }
}

/// Exports compared; 0 if the brand could not be loaded.
int compareBrand(const MakeProgram &make, uint64_t seed, bool wholeToo)
{
    const RandomBrand brand = randomBrand(seed);
    Random random(seed ^ 0x5EED);
    Pair pair(make);
    for (const SourceFile &file : brand.files) {
        const FileStyle style = randomStyle(random);
        pair.import(file, style);
        if (random.chance(20))
            pair.importAgain(file, style);
        if (::testing::Test::HasFailure()) {
            ADD_FAILURE() << "seed " << seed << ", import of " << file.kind << ":\n" << writtenFile(file, {});
            return 0;
        }
    }
    for (const RegionalUser &user : brand.users)
        EXPECT_TRUE(pair.program->addUser(user)) << user.name;
    int compared = 0;
    for (; compared < kExportsPerBrand && !::testing::Test::HasFailure(); ++compared) {
        const std::vector<std::string> arguments = randomExport(random, brand);
        const std::string found =
            difference(pair.expected(arguments, brand), pair.program->exported(arguments));
        if (!found.empty())
            ADD_FAILURE() << "seed " << seed << ": export " << joined(arguments) << "\n" << found;
    }
    if (wholeToo)
        expectPartsMakeTheWhole(pair, brand);
    EXPECT_TRUE(pair.program->check()) << "seed " << seed;
    return compared;
}

} // namespace

void expectGoldenCases(const MakeProgram &make)
{
    for (const GoldenCase &golden : goldenCases()) {
        Pair pair(make);
        for (const GoldenStep &step : golden.steps) {
            if (step.isImport) {
                pair.import(step.file, {});
                pair.importAgain(step.file, {});
                continue;
            }
            EXPECT_EQ(difference(step.expected, pair.program->exported(step.arguments)), "")
                << golden.name << ": " << step.title << "\n"
                << joined(step.arguments);
        }
        EXPECT_TRUE(pair.program->check()) << golden.name;
    }
}

void expectRandomBrands(const MakeProgram &make, uint64_t brands, uint64_t brandsLong)
{
    const uint64_t one = environmentNumber("QUNCE_SEED", 0);
    const uint64_t many =
        environmentNumber("QUNCE_BRANDS", environmentNumber("QUNCE_LONG", 0) > 0 ? brandsLong : brands);
    int compared = 0;
    uint64_t seed = one > 0 ? one : 1;
    for (const uint64_t last = one > 0 ? one : many; seed <= last && !::testing::Test::HasFailure(); ++seed)
        compared += compareBrand(make, seed, seed % 10 == 1);
    std::cout << "exports compared: " << compared << "\n";
}

} // namespace qunce::oracle
