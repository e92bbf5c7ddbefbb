// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/entrytexts.h"

#include <algorithm>

namespace qunce {

namespace {

constexpr std::array<std::string_view, 9> kStatusNames {
    "draft", "submitted", "changes", "approved", "dispatched", "part_done", "done", "cancelled", "stopped"};
static_assert(kStatusNames.size() == kEntryStatuses.size());
constexpr std::array<std::string_view, 5> kLayerNames {"", "value", "brand", "selection", "promotion"};
constexpr std::array<std::string_view, 5> kMarks {"", "值", "牌", "选", "促"};
constexpr std::array<std::string_view, 7> kGroupKinds {
    "training", "mentor", "koc", "city", "store", "customer", "flash"};

} // namespace

EntryStatus entryStatusNamed(std::string_view name)
{
    const auto *found = std::find(kStatusNames.begin(), kStatusNames.end(), name);
    return found == kStatusNames.end() ? EntryStatus::Draft
                                       : static_cast<EntryStatus>(found - kStatusNames.begin());
}

std::string_view storedName(EntryStatus status)
{
    return kStatusNames[static_cast<size_t>(status)];
}

Message textOf(EntryStatus status)
{
    switch (status) {
    case EntryStatus::Draft:
        return QUNCE_TEXT("Draft");
    case EntryStatus::Submitted:
        return QUNCE_TEXT("Submitted");
    case EntryStatus::Changes:
        return QUNCE_TEXT("Changes requested");
    case EntryStatus::Approved:
        return QUNCE_TEXT("Approved");
    case EntryStatus::Dispatched:
        return QUNCE_TEXT("Dispatched");
    case EntryStatus::PartDone:
        return QUNCE_TEXT("Partly done");
    case EntryStatus::Done:
        return QUNCE_TEXT("Done");
    case EntryStatus::Cancelled:
        return QUNCE_TEXT("Cancelled");
    case EntryStatus::Stopped:
        return QUNCE_TEXT("Stopped");
    }
    return {};
}

ContentLayer contentLayerNamed(std::string_view name)
{
    const auto *found = std::find(kLayerNames.begin(), kLayerNames.end(), name);
    return found == kLayerNames.end() ? ContentLayer::None
                                      : static_cast<ContentLayer>(found - kLayerNames.begin());
}

std::string_view storedName(ContentLayer layer)
{
    return kLayerNames[static_cast<size_t>(layer)];
}

Message textOf(ContentLayer layer)
{
    switch (layer) {
    case ContentLayer::None:
        return QUNCE_TEXT("No content yet");
    case ContentLayer::Value:
        return QUNCE_TEXT("Values");
    case ContentLayer::Brand:
        return QUNCE_TEXT("Brand");
    case ContentLayer::Selection:
        return QUNCE_TEXT("Selection");
    case ContentLayer::Promotion:
        return QUNCE_TEXT("Promotion");
    }
    return {};
}

std::string_view markOf(ContentLayer layer)
{
    return kMarks[static_cast<size_t>(layer)];
}

std::span<const std::string_view> groupKindNames()
{
    return kGroupKinds;
}

Message groupKindText(std::string_view name)
{
    if (name == "training")
        return QUNCE_TEXT("Training group");
    if (name == "mentor")
        return QUNCE_TEXT("Mentor group");
    if (name == "koc")
        return QUNCE_TEXT("KOC group");
    if (name == "city")
        return QUNCE_TEXT("City group");
    if (name == "store")
        return QUNCE_TEXT("Store group");
    if (name == "customer")
        return QUNCE_TEXT("Customer group");
    if (name == "flash")
        return QUNCE_TEXT("Flash group");
    return {QUNCE_TEXT("%1"), {std::string(name)}};
}

} // namespace qunce
