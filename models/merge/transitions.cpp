// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/transitions.h"

#include <algorithm>
#include <array>
#include <span>

namespace qunce {

namespace {

/// Whose an edge is: those who plan, or also those who carry out in their region.
enum class Whose : uint8_t { Planners, Regions };

struct Edge {
    std::string_view from;
    std::string_view to;
    Whose whose;
};

using enum Whose;

// Planning happens at headquarters: write, submit, approve or send back. Carrying out is also the region's: what is
// approved is sent, gets done in part or whole, or is stopped. What has been sent can be stopped but not unsent.
constexpr std::array kEntryStatus {
    Edge {"", "draft", Planners},
    Edge {"", "submitted", Planners},
    Edge {"draft", "submitted", Planners},
    Edge {"draft", "cancelled", Planners},
    Edge {"submitted", "draft", Planners},
    Edge {"submitted", "changes", Planners},
    Edge {"submitted", "approved", Planners},
    Edge {"submitted", "cancelled", Planners},
    Edge {"changes", "draft", Planners},
    Edge {"changes", "submitted", Planners},
    Edge {"changes", "cancelled", Planners},
    Edge {"approved", "submitted", Planners},
    Edge {"approved", "changes", Planners},
    Edge {"approved", "dispatched", Regions},
    Edge {"approved", "cancelled", Planners},
    Edge {"dispatched", "part_done", Regions},
    Edge {"dispatched", "done", Regions},
    Edge {"dispatched", "stopped", Regions},
    Edge {"part_done", "dispatched", Regions},
    Edge {"part_done", "done", Regions},
    Edge {"part_done", "stopped", Regions},
    Edge {"done", "dispatched", Regions},
    Edge {"done", "part_done", Regions},
    Edge {"cancelled", "draft", Planners},
    Edge {"stopped", "dispatched", Regions},
    Edge {"stopped", "part_done", Regions},
};

constexpr std::array kConflictStatus {
    Edge {"open", "resolved", Regions},
    Edge {"resolved", "open", Regions},
};

// An imported one may have none, which is as usable; every step can be taken back. Regions hand in what their KOCs made
// (editrules.h), also again.
constexpr std::array kContentStatus {
    Edge {"", "draft", Planners},
    Edge {"", "submitted", Regions},
    Edge {"", "usable", Planners},
    Edge {"", "withdrawn", Planners},
    Edge {"draft", "submitted", Planners},
    Edge {"draft", "usable", Planners},
    Edge {"submitted", "draft", Planners},
    Edge {"submitted", "rejected", Planners},
    Edge {"submitted", "usable", Planners},
    Edge {"rejected", "draft", Planners},
    Edge {"rejected", "submitted", Regions},
    Edge {"usable", "draft", Planners},
    Edge {"usable", "submitted", Planners},
    Edge {"usable", "withdrawn", Planners},
    Edge {"withdrawn", "", Planners},
    Edge {"withdrawn", "usable", Planners},
};

std::span<const Edge> edgesOf(Kind kind, std::string_view field)
{
    if (kind == Kind::Entry && field == "status")
        return kEntryStatus;
    if (kind == Kind::Conflict && field == "status")
        return kConflictStatus;
    if (kind == Kind::Content && field == "status")
        return kContentStatus;
    return {};
}

bool mayGo(Whose whose, Role role)
{
    switch (role) {
    case Role::Admin:
    case Role::HqContent:
        return true;
    case Role::RegionManager:
        return whose == Regions;
    case Role::Viewer:
        return false;
    }
    return false;
}

} // namespace

bool mayMove(Kind kind, std::string_view field, std::string_view from, std::string_view to, Role role)
{
    if (from == to)
        return true;
    const std::span<const Edge> edges = edgesOf(kind, field);
    return std::any_of(edges.begin(), edges.end(),
        [&](const Edge &edge) { return edge.from == from && edge.to == to && mayGo(edge.whose, role); });
}

std::vector<std::string_view> nextStates(Kind kind, std::string_view field, std::string_view from, Role role)
{
    std::vector<std::string_view> states;
    const FieldDescriptor *about = fieldNamed(descriptor(kind), field);
    if (!about)
        return states;
    for (const ChoiceName &choice : about->choices) {
        if (from != choice.name && mayMove(kind, field, from, choice.name, role))
            states.emplace_back(choice.name);
    }
    return states;
}

} // namespace qunce
