// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tools/docs/datapage.h"

#include <array>
#include <functional>
#include <span>

#include "models/domain/metric.h"
#include "models/protocol/importkinds.h"
#include "models/protocol/kinds.h"

namespace qunce::docs {

namespace {

std::string choiceNames(std::span<const ChoiceName> choices)
{
    std::string text;
    for (const ChoiceName &choice : choices) {
        text += (text.empty() ? "`" : ", `") + std::string(choice.name) + '`';
        if (std::string_view(choice.name) != choice.chinese)
            text += std::string(" ") + choice.chinese;
    }
    return text;
}

/// Metric columns of the wide form stand in the metrics table.
std::string importColumns()
{
    std::string text;
    for (const ImportDescriptor &kind : allImportKinds()) {
        text += "\n### `" + std::string(kind.name) + "` " + kind.chinese + "\n\n";
        text += "| column | 中文 | must be there | holds |\n|---|---|---|---|\n";
        for (const ImportColumn &column : kind.columns) {
            if (column.metric && kind.metrics)
                continue;
            text += "| `" + std::string(column.name) + "` | " + column.chinese + " | "
                + (column.required ? "yes" : "");
            text += " | " + std::string(typeName(column.type));
            text += column.choices.empty() ? " |\n" : ": " + choiceNames(column.choices) + " |\n";
        }
        if (kind.hasTwoForms())
            text += "\nEither `metric` and `value`, one row per number, or one column per metric of `"
                + std::string(name(*kind.metrics)) + "` instead of the two.\n";
        else if (kind.kind == ImportKind::GroupHours)
            text += "\nAnd one column per metric of `" + std::string(name(*kind.metrics)) + "`.\n";
        else if (kind.metrics)
            text += "\nMetrics are those of `" + std::string(name(*kind.metrics)) + "`.\n";
    }
    return text;
}

std::string metrics()
{
    std::string text = "\n| fact kind | metric | 中文 | number | money |\n|---|---|---|---|---|\n";
    for (const MetricInfo &metric : allMetrics()) {
        text += "| " + std::string(name(metric.kind)) + " | `" + metric.name + "` | " + metric.chinese + " | "
            + std::to_string(static_cast<int>(metric.metric)) + " | " + (metric.isMoney ? "fen" : "")
            + " |\n";
    }
    return text;
}

std::string_view bucketName(BucketRule rule)
{
    constexpr std::array<std::string_view, 7> kNames {"`ref`", "`plan:hq`",
        "`plan:hq:draft` for drafts, else `plan:r:REGION` if it names one region, else `plan:hq`",
        "`people:r:REGION`", "that of the record it refers to, `plan:hq` without one",
        "`plan:r:REGION` of its unit or guide, `plan:hq` above the regions",
        "`user:ID` of its owner; for the team `plan:r:REGION`, without a region `plan:hq`"};
    return kNames[static_cast<size_t>(rule)];
}

std::string_view editorName(Editor editor)
{
    constexpr std::array<std::string_view, 4> kNames {"", "HQ content", "region", "anybody"};
    return kNames[static_cast<size_t>(editor)];
}

std::string recordKinds()
{
    std::string text = "\nSchema version " + std::to_string(kSchemaVersion) + ".\n";
    for (const KindDescriptor &kind : allKinds()) {
        text += "\n### Record `" + std::string(kind.name) + "` " + kind.chinese + "\n\n";
        text += "Bucket: " + std::string(bucketName(kind.bucketRule));
        if (*kind.bucketField)
            text += " (field `" + std::string(kind.bucketField) + "`)";
        text += ".\n\n| field | 中文 | type | merge | edited by |\n|---|---|---|---|---|\n";
        for (const FieldDescriptor &field : kind.fields) {
            text += "| `" + std::string(field.name) + "` | " + field.chinese + " | "
                + std::string(typeName(field.type));
            text += field.choices.empty() ? "" : ": " + choiceNames(field.choices);
            text += field.masked ? ", masked outside the server" : "";
            text += " | " + std::string(mergeName(field.merge)) + " | "
                + std::string(editorName(field.editor)) + " |\n";
        }
    }
    return text;
}

struct Part {
    std::string_view name;
    std::function<std::string()> make;
};

Error broken(std::string detail)
{
    return {ErrorCode::InvalidInput, Message("The markers of the page are broken."), std::move(detail)};
}

} // namespace

Result<std::string> withGeneratedParts(std::string_view page)
{
    constexpr std::string_view kEnd = "<!-- end -->";
    const std::array<Part, 3> parts {
        {{"import-columns", importColumns}, {"metrics", metrics}, {"record-kinds", recordKinds}}};
    std::string text(page);
    for (const Part &part : parts) {
        const std::string marker = "<!-- generated " + std::string(part.name) + " -->\n";
        const size_t begin = text.find(marker);
        const size_t end = text.find(kEnd, begin);
        if (begin == std::string::npos || end == std::string::npos)
            return broken(std::string(part.name));
        const size_t from = begin + marker.size();
        text.replace(from, end - from, part.make() + "\n");
    }
    return text;
}

} // namespace qunce::docs
