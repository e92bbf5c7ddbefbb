// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// models/domain and models/protocol against the oracle, in one process: the same rows as slots and columns, the same
// flags, the files compared byte by byte. QUNCE_SEED runs one brand, QUNCE_BRANDS that many, QUNCE_LONG thousands.

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "models/protocol/boardtables.h"
#include "models/protocol/exportrequest.h"
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

/// The file that the product makes of the flags, from parsing them to the last byte; or its message.
std::string productCsv(const BrandOfRows &product, const std::vector<std::string> &flags)
{
    ExportArguments arguments {{flags.at(0)}, {{"out", {"-"}}}};
    for (size_t i = 1; i < flags.size(); ++i) {
        const std::string name = flags[i].substr(2);
        if (name == "all")
            arguments.flags[name] = {};
        else if (++i; name != "as-user")
            arguments.flags[name].push_back(flags.at(i));
    }
    const auto request = parseExportRequest(arguments, product.brand().org, Instant {});
    if (!request)
        return request.error().userText.english();
    if (request->view == ExportView::Completion) {
        const auto rows = completion(product.brand(), product.facts(), request->completion);
        return rows ? toCsv(completionTable(*rows), false) : rows.error().userText.english();
    }
    const auto board = rankSubjects(product.brand(), product.facts(), request->leaderboard);
    return board ? toCsv(leaderboardTable(*board), false) : board.error().userText.english();
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
            const std::string found = difference(Oracle(rows).csv(request), productCsv(product, arguments));
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
