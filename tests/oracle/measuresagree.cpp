// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// models/domain and models/protocol against the oracle, in one process: the same rows as slots and columns, the same
// flags, the files compared byte by byte. QUNCE_SEED runs one brand, QUNCE_BRANDS that many, QUNCE_LONG thousands.

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "models/domain/series.h"
#include "tests/oracle/brandofrows.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/productcsv.h"
#include "tests/oracle/randombrand.h"

using namespace qunce;
using namespace qunce::oracle;

namespace {

uint64_t environmentNumber(const char *name, uint64_t otherwise)
{
    const char *text = std::getenv(name);
    return text && *text ? std::stoull(text) : otherwise;
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
            const std::string found = difference(
                Oracle(rows).csv(request), productCsv(product.brand(), product.facts(), arguments));
            if (!found.empty())
                failures.emplace(request.view + " " + request.measure + " " + request.level,
                    "seed " + std::to_string(seed) + ": " + joined(arguments) + "\n" + found);
        }
    }
    for (const auto &[name, text] : failures)
        ADD_FAILURE() << name << ", " << text;
    std::cout << "tables compared: " << compared << "\n";
}

std::string textOf(const std::optional<Ratio> &ratio)
{
    return ratio ? sixDigits(*ratio) : "none";
}

std::string textOf(const std::optional<Fraction> &fraction)
{
    return fraction ? qunce::sixDigits(*fraction) : "none";
}

std::string seriesOf(const BrandOfRows &product, const Request &request)
{
    SeriesQuery query;
    query.measure = Measure::parse(request.measure).value();
    query.period = request.period;
    query.under = product.brand().org.byCode(request.under).value();
    query.asOf = request.asOf;
    query.zeroFillFed = request.zeroFill;
    const auto series = seriesByDay(product.brand(), product.facts(), query);
    if (!series)
        return series.error().userText.english();
    std::string text;
    for (const MeasureValue &value : *series)
        text += value.hasData ? textOf(value.value) + " of " + textOf(value.denominator) + "\n" : "nothing\n";
    return text;
}

TEST(MeasuresAgree, OnSeriesByDay)
{
    const std::vector<std::string> measures {"completion_rate", "due_completion_rate", "overdue",
        "group_send_rate", "amount", "net_friends", "reply_rate_14d", "after_hours_share", "selling_rate",
        "per_guide:orders", "group:joins", "koc:orders", "buyers_conversion"};
    for (uint64_t seed = 1; seed <= 40; ++seed) {
        const RandomBrand brand = randomBrand(seed);
        BrandRows rows;
        for (const SourceFile &file : brand.files)
            rows.import(file);
        const BrandOfRows product(rows, std::nullopt);
        Random random(seed);
        for (const std::string &measure : measures) {
            Request request;
            request.measure = measure;
            request.under = random.pick(brand.units);
            request.level = rows.units.at(request.under).kind;
            request.period = brand.span;
            request.asOf = Instant::fromLocal(brand.span.from + random.between(0, 60), 12, 0);
            request.zeroFill = random.chance(50);
            std::string expected;
            for (Day day = brand.span.from; day <= brand.span.to; ++day) {
                const auto values = Oracle(rows).evaluate(request, measure, {day, day});
                const auto value = values.find(request.under);
                expected += value == values.end()
                    ? "nothing\n"
                    : textOf(value->second.value) + " of " + textOf(value->second.denominator) + "\n";
            }
            EXPECT_EQ(difference(expected, seriesOf(product, request)), "")
                << "seed " << seed << ": " << measure << " under " << request.under;
        }
    }
}

} // namespace
