// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/oracle/brandrows.h"

namespace qunce::oracle {

__extension__ using Int128 = __int128;

/// An exact fraction; the denominator is above 0.
struct Ratio {
    Int128 over = 0;
    Int128 under = 1;
};

/// What a measure says about one subject.
struct Value {
    bool hasData = false; ///< anything at all in the period
    bool isRate = false;
    std::optional<Ratio> value;
    std::optional<Ratio> numerator;
    std::optional<Ratio> denominator;
};

/// The flags of `qunced export leaderboard|completion`.
struct Request {
    std::string view;
    std::string measure;
    std::string level; ///< --level or --by
    std::string under;
    Period period;
    std::vector<std::string> tie;
    std::string compare = "prev";
    std::optional<size_t> top;
    Int128 minN = 0;
    bool zeroFill = false;
    bool all = false;
    Instant asOf;
    std::optional<std::set<std::string>> scope; ///< region codes of --as-user; nothing means everything

    static Request parse(const std::vector<std::string> &arguments);
};

struct Counts {
    uint64_t dispatched = 0, excluded = 0, done = 0, onTime = 0, overdue = 0, failed = 0, pending = 0;
    uint64_t dueEligible = 0, dueDone = 0; ///< of assignments with due_at <= as-of
    uint64_t pushes = 0, planned = 0, sent = 0; ///< of group pushes
};

/// data.md once more, on plain rows: every measure, ranking and file of `qunced export leaderboard|completion`.
/// Slow; the judge over the product's numbers. One thread.
class Oracle
{
public:
    explicit Oracle(const BrandRows &rows) : m_rows(rows) { }

    /// The whole CSV file that the program must write.
    std::string csv(const Request &request) const;
    /// The request's measure of each of its subjects with data, in any period.
    std::map<std::string, Value> evaluate(
        const Request &request, const std::string &measure, Period period) const;

private:
    struct Standing {
        std::string code;
        Value value;
        std::vector<Value> ties;
        std::optional<uint32_t> rank;
    };

    std::string leaderboardCsv(const Request &request) const;
    std::string completionCsv(const Request &request) const;

    /// Subjects that the board is about, with or without data.
    std::set<std::string> subjects(const Request &request, const std::string &measure, Period period) const;
    std::map<std::string, Value> sums(
        const Request &request, const std::string &measure, Period period) const;
    std::map<std::string, Value> perGuide(
        const Request &request, const std::string &metric, Period period) const;
    std::map<std::string, Value> selling(const Request &request, Period period) const;
    std::map<std::string, Value> targets(
        const Request &request, const std::string &measure, Period period) const;
    std::map<std::string, Value> timeProgress(const Request &request, Period period) const;
    std::map<std::string, Value> streaks(const Request &request, bool current, Period period) const;
    std::map<std::string, Value> replyRate(const Request &request, Period period) const;
    std::map<std::string, Counts> counts(const Request &request, Period period) const;
    std::vector<Standing> standings(const Request &request, Period period) const;

    /// Sum of one metric per subject of the level, only where there is at least one row.
    std::map<std::string, Int128> totals(
        const Request &request, const std::string &metric, Period period) const;
    /// A guide's number, filled with 0 where the request asks for it.
    std::optional<uint64_t> number(
        const Request &request, const std::string &guide, Day day, const std::string &metric) const;
    bool isInside(const Request &request, const Place &place) const;
    /// Inside, or nothing: where the guide's day counts.
    std::optional<Place> placeInside(const Request &request, const std::string &guide, Day day) const;

    const BrandRows &m_rows;
};

/// The code of the place's unit on that level, or the subject itself; empty if it is on none.
std::string keyAt(const std::string &level, const std::string &subject, const Place &place);
Period comparedPeriod(Period period, const std::string &compare);
/// One cell as `qunced export` writes it: guarded against spreadsheets, quoted where needed.
std::string csvCell(std::string text);
std::string joined(const std::vector<std::string> &words);
/// Empty if equal; else the first line that differs, and both texts.
std::string difference(const std::string &expected, const std::string &got);
/// Six digits, half-even.
std::string sixDigits(Ratio ratio);

} // namespace qunce::oracle
