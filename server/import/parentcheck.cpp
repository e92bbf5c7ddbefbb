// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/parentcheck.h"

#include "models/domain/org.h"

namespace qunce::server {

namespace {

constexpr int kNoParent = -2;

/// zone: at the top; region: at the top or under a zone; city: under a region; store: under a region or a city.
bool takes(int rank, int parent)
{
    if (rank == ParentCheck::kAny)
        return true;
    switch (static_cast<OrgKind>(rank)) {
    case OrgKind::Zone:
        return parent == kNoParent;
    case OrgKind::Region:
        return parent == kNoParent || parent == static_cast<int>(OrgKind::Zone);
    case OrgKind::City:
        return parent == static_cast<int>(OrgKind::Region);
    case OrgKind::Store:
        return parent == static_cast<int>(OrgKind::Region) || parent == static_cast<int>(OrgKind::City);
    }
    return false;
}

} // namespace

const ParentCheck::Node *ParentCheck::stored(const std::string &code) const
{
    const auto found = m_stored.find(code);
    return found == m_stored.end() ? nullptr : &found->second;
}

const ParentCheck::Node *ParentCheck::find(const std::string &code) const
{
    const auto found = m_proposed.find(code);
    return found == m_proposed.end() ? stored(code) : &found->second;
}

std::optional<Message> ParentCheck::judge(const std::string &code) const
{
    const Node *node = find(code);
    if (!node)
        return std::nullopt;
    if (node->parent.empty()) {
        if (!takes(node->rank, kNoParent))
            return Message(QUNCE_TEXT("A city needs a region above it, and a store a region or a city."));
        return std::nullopt;
    }
    const Node *parent = find(node->parent);
    if (!parent)
        return Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {node->parent});
    if (!takes(node->rank, parent->rank))
        return Message(QUNCE_TEXT(
            "This unit cannot be under a unit of that kind: zones are at the top, regions at the top or "
            "under a zone, cities under a region, stores under a region or a city."));
    for (const Node *above = parent; above; above = above->parent.empty() ? nullptr : find(above->parent)) {
        if (above == node)
            return Message(QUNCE_TEXT("The row is above itself: its parents go round in a circle."));
    }
    return std::nullopt;
}

} // namespace qunce::server
