// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planchecker.h"

#include <algorithm>
#include <cstdio>

#include "models/plan/rolling.h"

namespace qunce {

namespace {

std::string clockText(int minute)
{
    char text[8];
    std::snprintf(text, sizeof text, "%02d:%02d", minute / 60 % 100, minute % 60);
    return text;
}

bool isWeekend(Day day)
{
    return day.isoWeekday() >= 6;
}

} // namespace

int keptForHeadquarters(const PushPolicy &policy, int most)
{
    return (most * policy.hqPercent + 99) / 100;
}

void PlanNeighbours::take(const Uuid &entry, const SubjectSet &common)
{
    if (common.empty())
        return;
    met.add(common);
    if (entries.size() < PlanFinding::kNamed
        && std::find(entries.begin(), entries.end(), entry) == entries.end())
        entries.push_back(entry);
}

PlanFinding PlanChecker::found(PlanCheck check, Message text) const
{
    PlanFinding finding;
    finding.check = check;
    finding.text = std::move(text);
    return finding;
}

PlanFinding PlanChecker::found(PlanCheck check, Message text, const SubjectSet &subjects) const
{
    PlanFinding finding = found(check, std::move(text));
    subjects.each([&](uint32_t subject) {
        if (finding.subjectCount++ < PlanFinding::kNamed)
            finding.subjects.push_back(m_people.id(subject));
    });
    return finding;
}

PlanFinding PlanChecker::found(PlanCheck check, Message text, const std::vector<uint32_t> &subjects) const
{
    PlanFinding finding = found(check, std::move(text));
    finding.subjectCount = subjects.size();
    for (size_t i = 0; i < std::min(subjects.size(), PlanFinding::kNamed); ++i)
        finding.subjects.push_back(m_people.id(subjects[i]));
    return finding;
}

std::optional<PlanFinding> PlanChecker::times() const
{
    if (!m_entry.start)
        return found(PlanCheck::NoStart, Message(QUNCE_TEXT("The entry has no start time.")));
    if (m_entry.end && *m_entry.end < *m_entry.start)
        return found(PlanCheck::EndBeforeStart, Message(QUNCE_TEXT("The entry ends before it starts.")));
    return std::nullopt;
}

std::optional<PlanFinding> PlanChecker::lateness() const
{
    if (!m_options.now || !m_entry.start || !(*m_entry.start < *m_options.now))
        return std::nullopt;
    if (m_entry.rolls) { // its next day comes, if it has one
        const std::optional<Day> &last = m_entry.rolls->until;
        if (!last || !(*occurrenceOn(m_entry, *last).start < *m_options.now))
            return std::nullopt;
        return found(
            PlanCheck::StartPassed, Message(QUNCE_TEXT("Its last day is over. Give it a later one first.")));
    }
    return found(
        PlanCheck::StartPassed, Message(QUNCE_TEXT("The start time has passed. Move the entry first.")));
}

std::optional<PlanFinding> PlanChecker::quietHours() const
{
    if (m_policy.isExempt(m_entry.channel) || m_entry.audience.reach == Reach::Nobody
        || !m_policy.quiet.covers(m_entry.start->secondOfDay() / 60))
        return std::nullopt;
    return found(PlanCheck::QuietHours,
        Message(QUNCE_TEXT("%1 is in the quiet hours, %2 to %3."),
            {clockText(m_entry.start->secondOfDay() / 60), clockText(m_policy.quiet.fromMinute),
                clockText(m_policy.quiet.untilMinute)}));
}

std::optional<PlanFinding> PlanChecker::cap(const SubjectSet &over, const CapWindow &window) const
{
    const size_t count = over.count();
    if (count == 0)
        return std::nullopt;
    const std::string number = std::to_string(count);
    const std::string most = std::to_string(window.most);
    switch (m_policy.cap) {
    case CapRule::MonthAsManyAsDays:
        return found(PlanCheck::Cap,
            Message(QUNCE_TEXT("%1 have no send left this month (at most %2)."), {number, most}), over);
    case CapRule::WeekSeven:
        return found(PlanCheck::Cap,
            Message(QUNCE_TEXT("%1 have no send left this week (at most %2)."), {number, most}), over);
    case CapRule::DayOne:
        break;
    }
    return found(PlanCheck::Cap,
        Message(QUNCE_TEXT("%1 get something else that day (at most %2)."), {number, most}), over);
}

std::optional<PlanFinding> PlanChecker::share(const SubjectSet &over, const CapWindow &window, int own) const
{
    const size_t count = over.count();
    if (count == 0)
        return std::nullopt;
    if (m_entry.isRegional())
        return found(PlanCheck::RegionShare,
            Message(QUNCE_TEXT("The region has used up its own share with %1 (%2 of %3)."),
                {std::to_string(count), std::to_string(own), std::to_string(window.most)}),
            over);
    return found(PlanCheck::HeadquartersShare,
        Message(QUNCE_TEXT("Headquarters goes beyond its share with %1 (%2 of %3)."),
            {std::to_string(count), std::to_string(window.most - own), std::to_string(window.most)}),
        over);
}

std::optional<PlanFinding> PlanChecker::sameHour(const PlanNeighbours &others) const
{
    if (others.entries.empty())
        return std::nullopt;
    PlanFinding finding = found(PlanCheck::SameHour,
        Message(QUNCE_TEXT("%1 get something else in the same hour."), {std::to_string(others.met.count())}),
        others.met);
    finding.entries = others.entries;
    return finding;
}

std::optional<PlanFinding> PlanChecker::sameContent(const PlanNeighbours &others) const
{
    if (others.entries.empty())
        return std::nullopt;
    PlanFinding finding = found(PlanCheck::SameContent,
        Message(QUNCE_TEXT("%1 get the same content within %2 days."),
            {std::to_string(others.met.count()), std::to_string(m_policy.repeatDays)}),
        others.met);
    finding.entries = others.entries;
    return finding;
}

std::optional<PlanFinding> PlanChecker::contentOf(const PlanContent *content) const
{
    if (m_entry.content.isNil())
        return std::nullopt;
    if (!content)
        return found(PlanCheck::ContentMissing, Message(QUNCE_TEXT("Its content does not exist any more.")));
    if (m_entry.rolls)
        return contentOfRolling(*content);
    const Day day = m_entry.day();
    if (content->validFrom && day < *content->validFrom)
        return found(PlanCheck::ContentOutOfTime,
            Message(QUNCE_TEXT("Its content is valid from %1 on."), {content->validFrom->toString()}));
    if (content->validUntil && *content->validUntil < day)
        return found(PlanCheck::ContentOutOfTime,
            Message(QUNCE_TEXT("Its content is valid until %1."), {content->validUntil->toString()}));
    return std::nullopt;
}

/// It is good on every day that is still to come.
std::optional<PlanFinding> PlanChecker::contentOfRolling(const PlanContent &content) const
{
    const Day first =
        m_options.days ? std::max(m_options.days->from, m_entry.rolls->from) : m_entry.rolls->from;
    const std::optional<Day> &last = m_entry.rolls->until;
    if (content.validFrom && first < *content.validFrom)
        return found(PlanCheck::ContentOutOfTime,
            Message(QUNCE_TEXT("Its content is valid from %1 on."), {content.validFrom->toString()}));
    if (content.validUntil && (!last || *content.validUntil < *last))
        return found(PlanCheck::ContentOutOfTime,
            Message(
                QUNCE_TEXT("Its content is valid until %1 and it goes on after that: give it a last day."),
                {content.validUntil->toString()}));
    return std::nullopt;
}

std::vector<PlanFinding> PlanChecker::audience(const Audience &audience) const
{
    std::vector<PlanFinding> findings;
    if (m_entry.rolls) {
        if (!canReach(m_entry)) // a day without anybody is as it should be
            findings.push_back(found(PlanCheck::EmptyAudience,
                Message(m_entry.rolls->anchor == RollAnchor::GroupStart
                        ? QUNCE_TEXT("It reaches nobody. Choose the kinds of groups that it is for.")
                        : QUNCE_TEXT("It reaches nobody: new customers are written to one to one."))));
    } else if (m_entry.audience.reach == Reach::Nobody) {
        return findings;
    } else if (audience.reached.empty()) {
        findings.push_back(found(
            PlanCheck::EmptyAudience, Message(QUNCE_TEXT("It reaches nobody. Choose whom it is for."))));
    }
    if (!audience.closed.empty())
        findings.push_back(found(PlanCheck::ClosedGroups,
            Message(QUNCE_TEXT("%1 groups are closed by then and left out."),
                {std::to_string(audience.closed.size())}),
            audience.closed));
    if (!audience.ownerless.empty())
        findings.push_back(found(PlanCheck::GroupsWithoutOwner,
            Message(QUNCE_TEXT("%1 groups have no owner in post and are left out."),
                {std::to_string(audience.ownerless.size())}),
            audience.ownerless));
    return findings;
}

std::optional<PlanFinding> PlanChecker::holiday() const
{
    if (!m_options.calendar)
        return std::nullopt;
    const DayMarks marks = m_options.calendar->marksOf(m_entry.day());
    if (marks.off == DayOff::Rest)
        return found(PlanCheck::Holiday,
            Message(QUNCE_TEXT("That day is a public holiday (%1)."), {marks.holidayChinese}));
    if (marks.off == DayOff::Work && isWeekend(m_entry.day()))
        return found(PlanCheck::WorkingWeekend,
            Message(QUNCE_TEXT("That weekend day is worked for a holiday (%1)."), {marks.holidayChinese}));
    return std::nullopt;
}

std::optional<PlanFinding> PlanChecker::discount(const PlanContent *content) const
{
    const std::optional<int> percent =
        lowestPricePercent(m_entry.title + "\n" + (content ? content->text : std::string()));
    if (!percent)
        return std::nullopt;
    if (content && content->lowestPercent && *percent < *content->lowestPercent)
        return found(PlanCheck::Discount,
            Message(QUNCE_TEXT("It offers %1 % of the price; this content goes no lower than %2 %."),
                {std::to_string(*percent), std::to_string(*content->lowestPercent)}));
    for (const SeasonRule &season : m_policy.seasons) {
        if (season.contains(m_entry.day()) && *percent < season.lowestPercent)
            return found(PlanCheck::Discount,
                Message(QUNCE_TEXT("It offers %1 % of the price; in the season \"%2\" at least %3 % holds."),
                    {std::to_string(*percent), season.name, std::to_string(season.lowestPercent)}));
    }
    return std::nullopt;
}

std::optional<PlanFinding> PlanChecker::usable(const PlanContent *content) const
{
    if (!content || content->isUsable())
        return std::nullopt;
    if (content->status == "withdrawn")
        return found(PlanCheck::ContentNotUsable, Message(QUNCE_TEXT("Its content has been withdrawn.")));
    return found(
        PlanCheck::ContentNotUsable, Message(QUNCE_TEXT("Its content has not been approved for use.")));
}

std::optional<PlanFinding> PlanChecker::size(const PlanContent *content) const
{
    if (!content)
        return std::nullopt;
    std::optional<Message> why = overLimit(m_entry.channel, content->size);
    return why ? std::optional(found(PlanCheck::ContentOverLimit, std::move(*why))) : std::nullopt;
}

std::optional<PlanFinding> PlanChecker::words(const PlanContent *content, WordLevel level) const
{
    constexpr size_t kNamedWords = 5;
    if (!content || !content->words)
        return std::nullopt;
    std::vector<std::string> named;
    std::string list;
    size_t places = 0;
    for (const FoundWord &word : content->words->find(content->text, content->category)) {
        if (word.level != level)
            continue;
        ++places;
        if (list.empty())
            list = word.list;
        if (named.size() < kNamedWords && std::find(named.begin(), named.end(), word.word) == named.end())
            named.push_back(word.word);
    }
    if (places == 0)
        return std::nullopt;
    std::string all;
    for (const std::string &word : named)
        all += (all.empty() ? "" : "、") + word;
    return level == WordLevel::Error
        ? found(PlanCheck::ForbiddenWords,
            Message(QUNCE_TEXT("Its content says %1, which is forbidden (%2, %3 places)."),
                {all, list, std::to_string(places)}))
        : found(PlanCheck::WordsToAvoid,
            Message(QUNCE_TEXT("Its content says %1, which is better avoided (%2, %3 places)."),
                {all, list, std::to_string(places)}));
}

std::optional<PlanFinding> PlanChecker::riskNotice(const PlanContent *content) const
{
    const std::string &layer = !m_entry.layer.empty() || !content ? m_entry.layer : content->layer;
    if (m_policy.riskTexts.empty() || !m_policy.riskLayers.contains(layer) || !content)
        return std::nullopt;
    const bool says = std::any_of(m_policy.riskTexts.begin(), m_policy.riskTexts.end(),
        [&](const std::string &text) { return content->text.find(text) != std::string::npos; });
    if (says)
        return std::nullopt;
    return found(PlanCheck::RiskNotice, Message(QUNCE_TEXT("The content has no risk notice.")));
}

std::optional<PlanFinding> PlanChecker::metric() const
{
    if (!m_entry.metric.empty())
        return std::nullopt;
    return found(PlanCheck::NoMetric, Message(QUNCE_TEXT("It names no metric that it is judged by.")));
}

std::optional<PlanFinding> PlanChecker::leftOut(const SubjectSet &over) const
{
    const size_t count = over.count();
    if (count == 0)
        return std::nullopt;
    return found(PlanCheck::LeftOut,
        Message(QUNCE_TEXT("%1 have no send left on their day and are left out."), {std::to_string(count)}),
        over);
}

} // namespace qunce
