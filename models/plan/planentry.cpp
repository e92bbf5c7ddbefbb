// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planentry.h"

#include <algorithm>
#include <array>

#include "models/merge/entryrules.h"
#include "models/plan/channels.h"
#include "models/protocol/imagefile.h"

namespace qunce {

namespace {

struct Channel {
    std::string_view name;
    Reach reach;
    TaskKind kind;
};

constexpr std::array kChannels {
    Channel {"群发", Reach::Groups, TaskKind::GroupPush},
    Channel {"群内手发", Reach::Groups, TaskKind::GroupPush},
    Channel {"群公告", Reach::Groups, TaskKind::Notice},
    Channel {"一对一", Reach::Guides, TaskKind::OneToOne},
    Channel {"朋友圈", Reach::Guides, TaskKind::Moments},
    Channel {"短信", Reach::Guides, TaskKind::OneToOne},
    Channel {"电话", Reach::Guides, TaskKind::FollowUp},
    Channel {"直播预约", Reach::Guides, TaskKind::Other},
    Channel {"公众号", Reach::Nobody, TaskKind::Other},
    Channel {"微博", Reach::Nobody, TaskKind::Other},
    Channel {"APP", Reach::Nobody, TaskKind::Other},
};

constexpr std::array<std::string_view, 7> kTaskKinds {
    "group_push", "one_to_one", "moments", "lead", "follow_up", "notice", "other"};

const Channel *channelNamed(std::string_view name)
{
    const auto found = std::find_if(
        kChannels.begin(), kChannels.end(), [&](const Channel &channel) { return channel.name == name; });
    return found == kChannels.end() ? nullptr : &*found;
}

uint32_t groupKindsOf(const Record &entry)
{
    const auto choices = fieldNamed(descriptor(Kind::Group), "kind")->choices;
    uint32_t kinds = 0;
    for (const std::string &name : entry.set("group_kinds")) {
        for (size_t i = 0; i < choices.size(); ++i)
            kinds |= name == choices[i].name ? 1U << i : 0U;
    }
    return kinds;
}

std::optional<RollingRule> rollingRuleOf(const Record &entry)
{
    if (!isRolling(entry))
        return std::nullopt;
    RollingRule rule;
    rule.anchor = entry.text("anchor") == "group_start" ? RollAnchor::GroupStart : RollAnchor::CustomerAdded;
    constexpr int64_t kFarthest = 10'000; // of days that make sense
    rule.day = static_cast<int>(std::clamp(entry.integer("anchor_day").value_or(0), -kFarthest, kFarthest));
    rule.from = entry.instant("start_at").value_or(Instant {}).day();
    rule.until = entry.day("rolls_until");
    return rule;
}

std::optional<PlanTarget> targetFrom(const Record &record)
{
    static constexpr std::array<std::string_view, 5> kNames {"org", "guide", "group", "koc", "tag"};
    const auto found = std::find(kNames.begin(), kNames.end(), record.text("target_kind"));
    if (found == kNames.end())
        return std::nullopt;
    return PlanTarget {static_cast<PlanTarget::Kind>(found - kNames.begin()), record.reference("target"),
        record.text("mode") != "exclude"};
}

} // namespace

std::vector<std::string_view> channelNames()
{
    std::vector<std::string_view> names;
    for (const Channel &channel : kChannels)
        names.push_back(channel.name);
    return names;
}

TaskKind taskKindOfChannel(std::string_view channel)
{
    const Channel *known = channelNamed(channel);
    return known ? known->kind : TaskKind::Other;
}

std::string_view storedName(TaskKind kind)
{
    return kTaskKinds[static_cast<size_t>(kind)];
}

PlanEntry planEntryFrom(const Record &record, std::span<const Record> targets)
{
    PlanEntry entry;
    entry.id = record.id;
    entry.title = record.text("title");
    entry.status = record.text("status");
    entry.start = record.instant("start_at");
    entry.end = record.instant("end_at");
    entry.channel = record.text("channel");
    entry.content = record.reference("content");
    entry.layer = record.text("layer");
    entry.metric = record.text("metric");
    entry.lateMinutes = record.integer("late_minutes");
    entry.corrects = record.reference("corrects");
    entry.rolls = rollingRuleOf(record);
    AudienceRule &audience = entry.audience;
    audience.groupKinds = groupKindsOf(record);
    audience.tags = record.set("audience_tags");
    audience.batches = record.set("batches");
    audience.bands = record.set("bands");
    for (const std::string &region : record.set("regions")) {
        if (const std::optional<Uuid> id = Uuid::parse(region))
            audience.regions.push_back(*id);
    }
    std::sort(audience.regions.begin(), audience.regions.end());
    for (const Record &target : targets) {
        if (const std::optional<PlanTarget> read = targetFrom(target))
            audience.targets.push_back(*read);
    }
    std::sort(audience.targets.begin(), audience.targets.end());
    const bool namesGroups = audience.groupKinds != 0
        || std::any_of(audience.targets.begin(), audience.targets.end(), [](const PlanTarget &target) {
               return target.kind == PlanTarget::Kind::Group && target.isIncluded;
           });
    // What goes to groups goes there on any channel that guides serve.
    const Channel *channel = channelNamed(entry.channel);
    const Reach usual = channel ? channel->reach : Reach::Guides;
    audience.reach = usual == Reach::Guides && namesGroups ? Reach::Groups : usual;
    return entry;
}

PlanContent planContentFrom(const Record &record, std::shared_ptr<const WordBook> words)
{
    PlanContent content;
    content.id = record.id;
    content.text = record.text("title") + "\n" + record.text("body");
    content.layer = record.text("layer");
    content.validFrom = record.day("valid_from");
    content.validUntil = record.day("valid_until");
    content.status = record.text("status");
    content.category = record.text("category");
    content.lowestPercent = record.integer("lowest_percent");
    content.size = sentSizeOf(record.text("title"), record.text("body"),
        imagesFromJson(record.text("images")).size(), !record.text("link").empty());
    content.words = std::move(words);
    return content;
}

} // namespace qunce
