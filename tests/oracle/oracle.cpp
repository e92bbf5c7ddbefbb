// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/oracle.h"

#include <algorithm>

namespace qunce::oracle {

namespace {

const std::string kBom = "\xEF\xBB\xBF";

std::string integerText(Int128 number)
{
    const bool negative = number < 0;
    Int128 rest = negative ? -number : number;
    std::string digits;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    } while (rest > 0);
    return (negative ? "-" : "") + digits;
}

std::string cellText(const std::optional<Ratio> &ratio, bool asRate)
{
    if (!ratio)
        return "";
    return asRate || ratio->over % ratio->under != 0 ? sixDigits(*ratio)
                                                     : integerText(ratio->over / ratio->under);
}

bool isNumber(const std::string &text)
{
    const size_t first = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    return text.size() > first && text.find_first_not_of("0123456789.", first) == std::string::npos;
}

std::string csvLine(const std::vector<std::string> &cells)
{
    std::string line;
    for (const std::string &cell : cells)
        line += (&cell == &cells.front() ? "" : ",") + csvCell(cell);
    return line + "\r\n";
}

/// < 0 if a is the better value; an empty value is the worst.
int betterFirst(const Value &a, const Value &b, const std::string &measure)
{
    if (!a.value || !b.value)
        return static_cast<int>(b.value.has_value()) - static_cast<int>(a.value.has_value());
    const Int128 left = a.value->over * b.value->under;
    const Int128 right = b.value->over * a.value->under;
    static const std::set<std::string> fewerIsBetter {"overdue", "failed", "pending", "excluded"};
    const int larger = left > right ? -1 : left < right ? 1 : 0;
    return fewerIsBetter.count(measure) ? -larger : larger;
}

} // namespace

std::string csvCell(std::string text)
{
    if (!text.empty() && std::string("=+-@\t").find(text[0]) != std::string::npos && !isNumber(text))
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Empty if equal; else the first line that differs, with its number.
std::string difference(const std::string &expected, const std::string &got)
{
    if (expected == got)
        return "";
    const std::vector<std::string> left = split(expected, '\n');
    const std::vector<std::string> right = split(got, '\n');
    size_t line = 0;
    while (line < left.size() && line < right.size() && left[line] == right[line])
        ++line;
    const auto at = [&](const std::vector<std::string> &lines) {
        return line < lines.size() ? lines[line] : "(end)";
    };
    return "line " + std::to_string(line + 1) + "\n  oracle:  " + at(left) + "\n  program: " + at(right)
        + "\n--- oracle\n" + expected + "--- program\n" + got;
}

std::string sixDigits(Ratio ratio)
{
    const bool negative = ratio.over < 0;
    const Int128 scaled = (negative ? -ratio.over : ratio.over) * 1000000;
    Int128 whole = scaled / ratio.under;
    const Int128 twiceRest = 2 * (scaled % ratio.under);
    if (twiceRest > ratio.under || (twiceRest == ratio.under && whole % 2 == 1))
        ++whole;
    const std::string fraction = integerText(1000000 + whole % 1000000).substr(1);
    return (negative && whole > 0 ? "-" : "") + integerText(whole / 1000000) + "." + fraction;
}

Period comparedPeriod(Period period, const std::string &compare)
{
    const bool fullMonth = period.from.dayOfMonth() == 1 && period.to == lastOfMonth(period.from);
    const auto monthsEarlier = [&](int months) -> Period {
        const Day to = addMonths(period.to, -months);
        return {addMonths(period.from, -months), fullMonth ? lastOfMonth(to) : to};
    };
    if (compare == "prev_week")
        return {period.from - 7, period.to - 7};
    if (compare == "prev_month")
        return monthsEarlier(1);
    if (compare == "month_to_date")
        return {addMonths(period.from, -1), addMonths(period.to, -1)};
    if (compare == "last_year")
        return monthsEarlier(12);
    return {period.from - period.days(), period.from - 1};
}

std::string keyAt(const std::string &level, const std::string &subject, const Place &place)
{
    return level == "store" ? place.store
        : level == "city"   ? place.city
        : level == "region" ? place.region
        : level == "zone"   ? place.zone
                            : subject;
}

Request Request::parse(const std::vector<std::string> &arguments)
{
    Request made;
    made.view = arguments.at(0);
    for (size_t i = 1; i < arguments.size(); ++i) {
        const std::string &flag = arguments[i];
        if (flag == "--all") {
            made.all = true;
            continue;
        }
        const std::string &value = arguments.at(++i);
        if (flag == "--measure")
            made.measure = value;
        else if (flag == "--level" || flag == "--by")
            made.level = value;
        else if (flag == "--under")
            made.under = value;
        else if (flag == "--from")
            made.period.from = Day::parse(value).value();
        else if (flag == "--to")
            made.period.to = Day::parse(value).value();
        else if (flag == "--tie")
            made.tie = split(value, ',');
        else if (flag == "--compare")
            made.compare = value;
        else if (flag == "--top")
            made.top = std::stoul(value);
        else if (flag == "--min-n")
            made.minN = std::stol(value);
        else if (flag == "--zero-fill")
            made.zeroFill = value == "fed";
        else if (flag == "--as-of")
            made.asOf = parseInstant(value).value().instant;
    }
    return made;
}

bool Oracle::isInside(const Request &request, const Place &place) const
{
    const std::string &under = request.under;
    return (!request.scope || request.scope->count(place.region))
        && (under.empty() || under == place.store || under == place.city || under == place.region
            || under == place.zone);
}

std::optional<Place> Oracle::placeInside(const Request &request, const std::string &guide, Day day) const
{
    const Place place = m_rows.placeOfGuide(guide, day);
    return isInside(request, place) ? std::optional<Place>(place) : std::nullopt;
}

std::set<std::string> Oracle::subjects(
    const Request &request, const std::string &measure, Period period) const
{
    const bool ofGroups = measure.starts_with("group:") || measure == "buyers_conversion";
    std::set<std::string> made;
    // Whoever was somewhere inside on a day of the period …
    for (Day day = period.from; day <= period.to; ++day) {
        const auto add = [&](const std::string &subject, const Place &place) {
            if (isInside(request, place))
                made.insert(keyAt(request.level, subject, place));
        };
        if (ofGroups)
            for (const auto &[code, group] : m_rows.groups)
                add(code, m_rows.placeOfGroup(code, day));
        else if (measure.starts_with("koc:"))
            for (const auto &[code, koc] : m_rows.kocs)
                add(code, m_rows.placeOfKoc(code, day));
        else
            for (const auto &[code, guide] : m_rows.guides)
                add(code, m_rows.placeOfGuide(code, day));
    }
    // … and units of today's tree, also those that never had anybody.
    for (const auto &[code, unit] : m_rows.units) {
        const Place place = m_rows.placeOfUnit(code, Day {INT32_MAX});
        if (unit.kind == request.level && unit.kind != "zone" && isInside(request, place))
            made.insert(code);
        const bool visible = !request.scope || request.scope->count(place.region);
        if (request.level == "zone" && unit.kind == "region" && visible
            && (request.under.empty() || request.under == place.zone))
            made.insert(place.zone);
    }
    made.erase("");
    return made;
}

std::vector<Oracle::Standing> Oracle::standings(const Request &request, Period period) const
{
    const std::map<std::string, Value> values = evaluate(request, request.measure, period);
    std::vector<std::map<std::string, Value>> ties;
    for (const std::string &measure : request.tie)
        ties.push_back(evaluate(request, measure, period));
    std::set<std::string> codes;
    if (request.all)
        codes = subjects(request, request.measure, period);
    for (const auto &[code, value] : values)
        codes.insert(code);
    std::vector<Standing> made;
    for (const std::string &code : codes) {
        Standing standing;
        standing.code = code;
        if (values.count(code))
            standing.value = values.at(code);
        for (const auto &tie : ties)
            standing.ties.push_back(tie.count(code) ? tie.at(code) : Value {});
        made.push_back(standing);
    }
    // 0 ranked, 1 too small a sample, 2 empty
    const auto section = [&](const Standing &standing) {
        const Value &value = standing.value;
        if (!value.value)
            return 2;
        return value.isRate && value.denominator
                && value.denominator->over < request.minN * value.denominator->under
            ? 1
            : 0;
    };
    const auto order = [&](const Standing &a, const Standing &b) {
        if (section(a) != section(b))
            return section(a) < section(b) ? -1 : 1;
        if (section(a) == 2)
            return 0;
        int better = betterFirst(a.value, b.value, request.measure);
        for (size_t i = 0; better == 0 && i < request.tie.size(); ++i)
            better = betterFirst(a.ties[i], b.ties[i], request.tie[i]);
        return better;
    };
    std::stable_sort(made.begin(), made.end(), [&](const auto &a, const auto &b) { return order(a, b) < 0; });
    for (size_t i = 0; i < made.size() && section(made[i]) == 0; ++i)
        made[i].rank =
            i > 0 && order(made[i - 1], made[i]) == 0 ? *made[i - 1].rank : static_cast<uint32_t>(i + 1);
    return made;
}

std::string Oracle::leaderboardCsv(const Request &request) const
{
    std::map<std::string, std::optional<uint32_t>> before;
    for (const Standing &standing : standings(request, comparedPeriod(request.period, request.compare)))
        before[standing.code] = standing.rank;
    const auto rankText = [](const std::optional<uint32_t> &rank) {
        return rank ? std::to_string(*rank) : "";
    };

    std::string text = kBom
        + csvLine({"rank", "prev_rank", "code", "name", "store_code", "region_code", "value", "numerator",
            "denominator", "small"});
    size_t count = 0;
    for (const Standing &standing : standings(request, request.period)) {
        if (request.top && count++ >= *request.top)
            break;
        const std::string &code = standing.code;
        std::string name;
        Place place; // on the last day inside
        if (request.level != "guide" && request.level != "group" && request.level != "koc") {
            name = m_rows.units.at(code).name;
            place = m_rows.placeOfUnit(code, request.period.to);
        } else {
            for (Day day = request.period.from; day <= request.period.to; ++day) {
                const Place then = request.level == "group" ? m_rows.placeOfGroup(code, day)
                    : request.level == "koc"                ? m_rows.placeOfKoc(code, day)
                                                            : m_rows.placeOfGuide(code, day);
                if (isInside(request, then))
                    place = then;
            }
            name = request.level == "group" ? m_rows.groups.at(code).name
                : request.level == "koc"    ? m_rows.kocs.at(code).name
                                            : m_rows.guides.at(code).name;
        }
        const Value &value = standing.value;
        const bool small =
            value.isRate && value.denominator && value.denominator->over < 5 * value.denominator->under;
        text += csvLine({rankText(standing.rank), rankText(before[code]), code, name, place.store,
            place.region, cellText(value.value, value.isRate), cellText(value.numerator, false),
            cellText(value.denominator, false), small ? "1" : "0"});
    }
    return text;
}

std::string Oracle::completionCsv(const Request &request) const
{
    std::string text = kBom
        + csvLine({"key", "name", "dispatched", "excluded", "done", "on_time", "overdue", "failed", "pending",
            "completion_rate", "on_time_rate"});
    for (const auto &[key, sum] : counts(request, request.period)) {
        const std::string name = request.level == "day" ? ""
            : request.level == "task"                   ? m_rows.tasks.at(key).title
            : request.level == "guide"                  ? m_rows.guides.at(key).name
                                                        : m_rows.units.at(key).name;
        const uint64_t eligible = sum.dispatched - sum.excluded;
        const auto rate = [&](uint64_t number) { return eligible == 0 ? "" : sixDigits({number, eligible}); };
        text += csvLine({key, name, std::to_string(sum.dispatched), std::to_string(sum.excluded),
            std::to_string(sum.done), std::to_string(sum.onTime), std::to_string(sum.overdue),
            std::to_string(sum.failed), std::to_string(sum.pending), rate(sum.done), rate(sum.onTime)});
    }
    return text;
}

std::string Oracle::csv(const Request &request) const
{
    return request.view == "completion" ? completionCsv(request) : leaderboardCsv(request);
}

} // namespace qunce::oracle
