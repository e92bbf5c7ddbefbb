// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/measure.h"

#include <algorithm>
#include <array>

namespace qunce {

namespace {

struct NamedKind {
    MeasureKind kind;
    std::string_view name;
};

constexpr std::array kPlain {
    NamedKind {MeasureKind::CompletionRate, "completion_rate"},
    NamedKind {MeasureKind::DueCompletionRate, "due_completion_rate"},
    NamedKind {MeasureKind::OnTimeRate, "on_time_rate"},
    NamedKind {MeasureKind::GroupSendRate, "group_send_rate"},
    NamedKind {MeasureKind::Overdue, "overdue"},
    NamedKind {MeasureKind::Dispatched, "dispatched"},
    NamedKind {MeasureKind::Excluded, "excluded"},
    NamedKind {MeasureKind::Eligible, "eligible"},
    NamedKind {MeasureKind::Done, "done"},
    NamedKind {MeasureKind::Failed, "failed"},
    NamedKind {MeasureKind::Pending, "pending"},
    NamedKind {MeasureKind::ReplyRate14d, "reply_rate_14d"},
    NamedKind {MeasureKind::AfterHoursShare, "after_hours_share"},
    NamedKind {MeasureKind::AfterHoursShareOnline, "after_hours_share_online"},
    NamedKind {MeasureKind::NetFriends, "net_friends"},
    NamedKind {MeasureKind::SellingRate, "selling_rate"},
    NamedKind {MeasureKind::TimeProgress, "time_progress"},
    NamedKind {MeasureKind::StreakBest, "streak_best"},
    NamedKind {MeasureKind::StreakCurrent, "streak_current"},
    NamedKind {MeasureKind::BuyersConversion, "buyers_conversion"},
};

/// Kinds that are written with a metric behind a colon.
constexpr std::array kOfMetric {
    NamedKind {MeasureKind::PerGuide, "per_guide:"},
    NamedKind {MeasureKind::Attainment, "attainment:"},
    NamedKind {MeasureKind::Gap, "gap:"},
};

constexpr std::string_view kGroupPrefix = "group:";
constexpr std::string_view kKocPrefix = "koc:";

std::optional<Metric> sumMetric(std::string_view name)
{
    if (name.starts_with(kGroupPrefix))
        return metricNamed(FactKind::GroupDay, name.substr(kGroupPrefix.size()));
    if (name.starts_with(kKocPrefix))
        return metricNamed(FactKind::KocDay, name.substr(kKocPrefix.size()));
    return metricNamed(FactKind::GuideDay, name);
}

std::string sumName(Metric metric)
{
    const MetricInfo &known = info(metric);
    const std::string_view prefix = known.kind == FactKind::GroupDay ? kGroupPrefix
        : known.kind == FactKind::KocDay                             ? kKocPrefix
                                                                     : std::string_view();
    return std::string(prefix) + known.name;
}

} // namespace

Result<Measure> Measure::parse(std::string_view name)
{
    for (const NamedKind &plain : kPlain) {
        if (plain.name == name)
            return Measure {plain.kind};
    }
    if (name == "gap")
        return Measure {MeasureKind::Gap, Metric::Amount};
    Measure measure {MeasureKind::Sum};
    std::string_view metricName = name;
    for (const NamedKind &ofMetric : kOfMetric) {
        if (name.starts_with(ofMetric.name)) {
            measure.kind = ofMetric.kind;
            metricName = name.substr(ofMetric.name.size());
        }
    }
    const auto metric = sumMetric(metricName);
    const bool ofGuides = metric && info(*metric).kind == FactKind::GuideDay;
    if (!metric || (measure.kind == MeasureKind::PerGuide && !ofGuides))
        return Error {ErrorCode::Usage,
            Message(QUNCE_TEXT("There is no measure “%1”. docs/DATA.md lists the measures."),
                {std::string(name)}),
            {}};
    measure.metric = *metric;
    return measure;
}

std::string Measure::name() const
{
    const auto named = [this](const NamedKind &candidate) { return candidate.kind == kind; };
    const auto *plain = std::find_if(kPlain.begin(), kPlain.end(), named);
    if (plain != kPlain.end())
        return std::string(plain->name);
    const auto *ofMetric = std::find_if(kOfMetric.begin(), kOfMetric.end(), named);
    return (ofMetric != kOfMetric.end() ? std::string(ofMetric->name) : std::string()) + sumName(metric);
}

bool Measure::isRate() const
{
    switch (kind) {
    case MeasureKind::CompletionRate:
    case MeasureKind::DueCompletionRate:
    case MeasureKind::OnTimeRate:
    case MeasureKind::GroupSendRate:
    case MeasureKind::ReplyRate14d:
    case MeasureKind::AfterHoursShare:
    case MeasureKind::AfterHoursShareOnline:
    case MeasureKind::SellingRate:
    case MeasureKind::PerGuide:
    case MeasureKind::Attainment:
    case MeasureKind::TimeProgress:
    case MeasureKind::Gap:
    case MeasureKind::BuyersConversion:
        return true;
    default:
        return false;
    }
}

SubjectKind Measure::subject() const
{
    if (kind == MeasureKind::BuyersConversion)
        return SubjectKind::Group;
    const bool hasMetric =
        kind == MeasureKind::Sum || kind == MeasureKind::Attainment || kind == MeasureKind::Gap;
    if (!hasMetric)
        return SubjectKind::Guide;
    const FactKind factKind = info(metric).kind;
    return factKind == FactKind::GroupDay ? SubjectKind::Group
        : factKind == FactKind::KocDay    ? SubjectKind::Koc
                                          : SubjectKind::Guide;
}

bool Measure::existsOn(Level level) const
{
    if (kind == MeasureKind::StreakBest || kind == MeasureKind::StreakCurrent)
        return level == Level::Guide;
    const auto needed = subjectOf(level);
    return !needed || *needed == subject();
}

} // namespace qunce
