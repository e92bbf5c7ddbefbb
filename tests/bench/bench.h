// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/bench/brandscale.h"

namespace qunce::bench {

/// One measured number and the bound that it must keep; printed as one line of JSON.
struct Figure {
    std::string name;
    double value = 0;
    std::string unit = "ms";
    std::optional<double> baseline {}; ///< in the same unit
    std::optional<double> scaled {}; ///< the baseline ran on this part of the rows and was multiplied up
    std::optional<double> maxValue {};
    std::optional<double> minValue {};
    std::optional<double> maxRatio {}; ///< of value / baseline
    std::string note {};
};

/// Runs a piece of work; what it returns keeps the compiler from leaving the work out.
using Work = std::function<uint64_t()>;

struct Timings {
    double subject = 0;
    double baseline = 0;
};

/// What a benchmark function gets: time, fixtures and a place for its figures. One thread.
class Bench
{
public:
    /// `fixtures`: a folder for what is expensive to make; kept from run to run.
    explicit Bench(std::string fixtures) : m_fixtures(std::move(fixtures)) { }

    const std::string &fixtures() const { return m_fixtures; }
    /// The in-memory brand of 10,000 guides, made at first use.
    const BrandScale &brand();

    /// Median milliseconds of at least 7 runs, after one that is not counted.
    double median(const Work &work, int runs = 7);
    /// Medians of two pieces of work whose runs alternate, so that both see the same machine.
    Timings compare(const Work &subject, const Work &baseline, int runs = 7);

    /// Prints the figure and judges it.
    void report(const Figure &figure);
    /// A fixture or a call failed: that is a missed bound.
    void fail(const std::string &name, const std::string &reason);
    bool allKept() const { return m_allKept; }

private:
    double timed(const Work &work);

    std::string m_fixtures;
    std::unique_ptr<BrandScale> m_brand;
    uint64_t m_sink = 0;
    bool m_allKept = true;
};

/// A benchmark: figures are named after it. To add one, write a function and name it in benches.cpp.
struct NamedBench {
    const char *name;
    void (*run)(Bench &bench);
};
const std::vector<NamedBench> &allBenches();

} // namespace qunce::bench
