// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/plancheck.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace qunce {

namespace {

struct About {
    std::string_view code;
    Severity severity;
};

using enum Severity;

/// In the order of PlanCheck.
constexpr std::array kChecks {
    About {"no_start", Error},
    About {"end_before_start", Error},
    About {"start_passed", Error},
    About {"quiet_hours", Error},
    About {"cap", Error},
    About {"region_share", Error},
    About {"headquarters_share", Warning},
    About {"same_hour", Warning},
    About {"same_content", Warning},
    About {"content_missing", Error},
    About {"content_out_of_time", Error},
    About {"content_not_usable", Error},
    About {"content_over_limit", Error},
    About {"empty_audience", Error},
    // Some are in every audience that is named by kinds: a reason asked each time would soon be none.
    About {"closed_groups", Hint},
    About {"groups_without_owner", Hint},
    About {"holiday", Hint},
    About {"working_weekend", Hint},
    About {"discount", Error},
    About {"forbidden_words", Error},
    About {"words_to_avoid", Warning},
    About {"risk_notice", Warning},
    About {"no_metric", Warning},
    About {"left_out", Warning},
};

bool hasSeverity(std::span<const PlanFinding> findings, Severity severity)
{
    return std::any_of(findings.begin(), findings.end(),
        [severity](const PlanFinding &finding) { return finding.severity() == severity; });
}

constexpr std::array<std::string_view, 9> kDigits {"一", "二", "三", "四", "五", "六", "七", "八", "九"};

/// Takes a Chinese digit off the end of the text; 0 if there is none.
int takeDigit(std::string_view &text)
{
    for (size_t i = 0; i < kDigits.size(); ++i) {
        if (text.ends_with(kDigits[i])) {
            text.remove_suffix(kDigits[i].size());
            return static_cast<int>(i + 1);
        }
    }
    return 0;
}

/// `八` is 80, `八五` is 85.
std::optional<int> percentInWords(std::string_view before)
{
    const int last = takeDigit(before);
    if (last == 0)
        return std::nullopt;
    const int first = takeDigit(before);
    return first == 0 ? last * 10 : first * 10 + last;
}

/// The number that the text ends with, as it is written; empty if there is none.
std::string numberAtEnd(std::string_view text)
{
    size_t at = text.size();
    while (at > 0 && (std::isdigit(static_cast<unsigned char>(text[at - 1])) != 0 || text[at - 1] == '.'))
        --at;
    std::string number(text.substr(at));
    const bool fits =
        !number.empty() && number.size() <= 4 && std::isdigit(static_cast<unsigned char>(number[0])) != 0;
    return fits ? number : std::string();
}

/// `8` and `8.5` are tenths, `85` is hundredths.
std::optional<int> percentInDigits(std::string_view before)
{
    const std::string number = numberAtEnd(before);
    if (number.empty())
        return std::nullopt;
    const double value = std::stod(number);
    const double percent = number.find('.') != std::string::npos || value < 10 ? value * 10 : value;
    return percent > 0 && percent <= 100 ? std::optional(static_cast<int>(percent + 0.5)) : std::nullopt;
}

std::optional<int> percentOff(std::string_view before)
{
    const std::string number = numberAtEnd(before);
    if (number.empty())
        return std::nullopt;
    const double off = std::stod(number);
    return off < 100 ? std::optional(100 - static_cast<int>(off + 0.5)) : std::nullopt;
}

void keepLower(std::optional<int> &lowest, std::optional<int> percent)
{
    if (percent && (!lowest || *percent < *lowest))
        lowest = percent;
}

template <typename Visitor>
void eachPlace(std::string_view text, std::string_view word, Visitor &&visitor)
{
    for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size()))
        visitor(text.substr(0, at));
}

} // namespace

std::string_view codeOf(PlanCheck check)
{
    return kChecks[static_cast<size_t>(check)].code;
}

std::optional<PlanCheck> checkCoded(std::string_view code)
{
    const auto found = std::find_if(
        kChecks.begin(), kChecks.end(), [code](const About &about) { return about.code == code; });
    return found == kChecks.end() ? std::nullopt
                                  : std::optional(static_cast<PlanCheck>(found - kChecks.begin()));
}

Message labelOf(PlanCheck check)
{
    constexpr std::array<const char *, kChecks.size()> kLabels {QUNCE_TEXT("no start time"),
        QUNCE_TEXT("ends before it starts"), QUNCE_TEXT("start time passed"), QUNCE_TEXT("quiet hours"),
        QUNCE_TEXT("no sends left"), QUNCE_TEXT("share of the region used up"),
        QUNCE_TEXT("share of headquarters used up"), QUNCE_TEXT("something else in the same hour"),
        QUNCE_TEXT("same content again"), QUNCE_TEXT("content missing"),
        QUNCE_TEXT("content not valid that day"), QUNCE_TEXT("content not usable"),
        QUNCE_TEXT("more than the channel takes"), QUNCE_TEXT("nobody is reached"),
        QUNCE_TEXT("closed groups"), QUNCE_TEXT("groups without an owner"), QUNCE_TEXT("public holiday"),
        QUNCE_TEXT("working weekend"), QUNCE_TEXT("price below the season's lowest"),
        QUNCE_TEXT("forbidden words"), QUNCE_TEXT("words to avoid"), QUNCE_TEXT("no risk notice"),
        QUNCE_TEXT("no metric"), QUNCE_TEXT("left out, no sends left")};
    return {kLabels[static_cast<size_t>(check)]};
}

Severity severityOf(PlanCheck check)
{
    return kChecks[static_cast<size_t>(check)].severity;
}

bool hasErrors(std::span<const PlanFinding> findings)
{
    return hasSeverity(findings, Error);
}

bool hasWarnings(std::span<const PlanFinding> findings)
{
    return hasSeverity(findings, Warning);
}

std::optional<Message> approvalBlockedBy(std::span<const PlanFinding> findings, bool reasonGiven)
{
    if (hasErrors(findings))
        return Message(QUNCE_TEXT("The checks find errors. Correct them, then it can be approved."));
    if (hasWarnings(findings) && !reasonGiven)
        return Message(QUNCE_TEXT("The checks give warnings. Say why it shall go out all the same."));
    return std::nullopt;
}

std::optional<int> lowestPricePercent(std::string_view text)
{
    std::optional<int> lowest;
    eachPlace(text, "折", [&](std::string_view before) {
        keepLower(lowest, percentInDigits(before));
        keepLower(lowest, percentInWords(before));
    });
    eachPlace(text, "半价", [&](std::string_view) { keepLower(lowest, 50); });
    for (const std::string_view off : {"% off", "% OFF", "%off", "%OFF"}) {
        eachPlace(text, off, [&](std::string_view before) { keepLower(lowest, percentOff(before)); });
    }
    return lowest;
}

} // namespace qunce
