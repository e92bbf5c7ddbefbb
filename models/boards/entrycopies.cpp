// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/entrycopies.h"

#include <algorithm>
#include <array>

#include "models/boards/boardparts.h"
#include "models/boards/calendarboard.h"

namespace qunce {

Result<std::vector<EntrySource>> readEntrySources(BoardContext &context, const std::vector<Uuid> &entries)
{
    std::vector<EntrySource> sources;
    for (const Uuid &id : entries) {
        QUNCE_TRY(goOn(context));
        QUNCE_ASSIGN(std::optional<Record> entry, context.snapshot.record(Kind::Entry, id));
        if (!entry)
            continue;
        giveBucket(*entry);
        EntrySource source {std::move(*entry), {}};
        QUNCE_TRY(context.snapshot.eachRecordWhere(
            Kind::EntryTarget, "entry", toValue(id), [&source](const Record &target) -> Result<void> {
                source.targets.push_back(target);
                return {};
            }));
        sources.push_back(std::move(source));
    }
    return sources;
}

std::map<std::string, FieldValue, std::less<>> copiedFields(const Record &entry, int64_t seconds)
{
    constexpr std::array<std::string_view, 13> kCopied {"campaign", "stage", "title", "channel", "owner",
        "group_kinds", "regions", "content", "layer", "metric", "proof", "audience_tags", "late_minutes"};
    std::map<std::string, FieldValue, std::less<>> fields;
    for (const std::string_view name : kCopied) {
        if (const FieldValue *value = entry.find(name))
            fields.emplace(name, *value);
    }
    for (const std::string_view name : {"start_at", "end_at", "prepare_by"}) {
        if (const std::optional<Instant> at = entry.instant(name))
            fields.emplace(name, at->seconds + seconds);
    }
    fields["status"] = std::string("draft");
    return fields;
}

} // namespace qunce
