// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <nlohmann/json.hpp>

namespace qunce::bench {

namespace {

double medianOf(std::vector<double> times)
{
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

/// Four digits are more than the machine is steady for.
double rounded(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return std::strtod(text, nullptr);
}

} // namespace

const BrandScale &Bench::brand()
{
    if (!m_brand)
        m_brand = std::make_unique<BrandScale>();
    return *m_brand;
}

double Bench::timed(const Work &work)
{
    using namespace std::chrono;
    const auto start = steady_clock::now();
    m_sink += work();
    return duration<double, std::milli>(steady_clock::now() - start).count();
}

double Bench::median(const Work &work, int runs)
{
    timed(work);
    std::vector<double> times;
    for (int i = 0; i < runs; ++i)
        times.push_back(timed(work));
    return medianOf(times);
}

Timings Bench::compare(const Work &subject, const Work &baseline, int runs)
{
    timed(subject);
    timed(baseline);
    std::vector<double> subjects;
    std::vector<double> baselines;
    for (int i = 0; i < runs; ++i) {
        subjects.push_back(timed(subject));
        baselines.push_back(timed(baseline));
    }
    return {medianOf(subjects), medianOf(baselines)};
}

void Bench::report(const Figure &figure)
{
    nlohmann::ordered_json line {
        {"name", figure.name}, {"value", rounded(figure.value)}, {"unit", figure.unit}};
    line["baseline"] = figure.baseline ? nlohmann::ordered_json(rounded(*figure.baseline)) : nullptr;
    const std::optional<double> ratio =
        figure.baseline ? std::optional(figure.value / *figure.baseline) : std::nullopt;
    line["ratio"] = ratio ? nlohmann::ordered_json(rounded(*ratio)) : nullptr;
    bool ok = true;
    std::string bound;
    const auto demand = [&](const char *what, double is, const char *relation, double limit, bool keeps) {
        char text[64];
        std::snprintf(text, sizeof text, "%s%s %s %g", bound.empty() ? "" : ", ", what, relation, limit);
        bound += text;
        ok = ok && keeps && is == is;
    };
    if (figure.maxValue)
        demand("value", figure.value, "<=", *figure.maxValue, figure.value <= *figure.maxValue);
    if (figure.minValue)
        demand("value", figure.value, ">=", *figure.minValue, figure.value >= *figure.minValue);
    if (figure.maxRatio && ratio)
        demand("ratio", *ratio, "<=", *figure.maxRatio, *ratio <= *figure.maxRatio);
    line["bound"] = bound.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(bound);
    line["ok"] = ok;
    if (figure.scaled)
        line["scaled"] = *figure.scaled;
    if (!figure.note.empty())
        line["note"] = figure.note;
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
    m_allKept = m_allKept && ok;
}

void Bench::fail(const std::string &name, const std::string &reason)
{
    const nlohmann::ordered_json line {{"name", name}, {"ok", false}, {"error", reason}};
    std::printf("%s\n", line.dump().c_str());
    m_allKept = false;
}

} // namespace qunce::bench
