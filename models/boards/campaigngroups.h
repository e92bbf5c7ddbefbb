// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/boards/campaigncoverage.h"
#include "models/boards/campaignnumbers.h"
#include "models/boards/planmemory.h"
#include "models/items/datatable.h"

namespace qunce {

/// The groups of a campaign: whom its entries are for, and what became of the group rows of its tasks. Numbers of groups
/// are places in a list of its own. One thread.
class CampaignGroups
{
public:
    static constexpr uint8_t kUnknownKind = 255; ///< a group whose record is not here

    struct EntryAbout {
        Uuid id;
        std::optional<Instant> start;
    };

    /// `tasks`: indexes into the brand's, ascending; `entryOfTask`: the entry of each.
    Result<void> read(BoardContext &context, PlanMemory &memory, const CampaignNumbers &numbers,
        const std::vector<EntryAbout> &entries, const std::vector<size_t> &tasks,
        const std::vector<size_t> &entryOfTask);

    size_t count() const { return m_groups.size(); }
    const std::vector<CampaignSend> &sends() const { return m_sends; }
    const std::vector<uint32_t> &audienceOf(size_t entry) const { return m_audiences[entry]; }
    /// By group: place among the choices of group.kind.
    const std::vector<uint8_t> &kinds() const { return m_kinds; }
    /// Open groups of the kinds and regions that the entries name.
    std::vector<bool> askedAbout(Day today) const;
    /// Columns group, code, kind, owner, region, why, entries.
    std::shared_ptr<const DataTable> tableOf(const std::vector<UnreachedGroup> &unreached) const;

private:
    struct Group {
        Uuid id;
        std::string code;
        std::string name;
        std::string owner;
        std::string region;
        Uuid regionId;
        std::optional<Day> closedOn;
        bool isClosed = false;
        bool isUnderUnit = false;
    };

    void takePeople(const PlanPeople &people, const Uuid &unit);
    void readAudiences(const ReadPlan &plan, const std::vector<EntryAbout> &entries);
    Result<void> readSends(const CampaignNumbers &numbers, Instant now, const std::vector<size_t> &tasks,
        const std::vector<size_t> &entryOfTask);
    uint32_t groupOf(const Slot &slot, const Brand &brand, OrgIndex region);

    std::vector<Group> m_groups; ///< those of the plan's people first, in their order
    std::vector<uint8_t> m_kinds;
    std::unordered_map<Uuid, uint32_t> m_places;
    std::vector<std::vector<uint32_t>> m_audiences; ///< by entry
    uint32_t m_namedKinds = 0; ///< bit i: some entry names the kind
    bool m_isEverywhere = false; ///< some entry is for all regions
    std::vector<Uuid> m_regions; ///< that entries name
    std::vector<CampaignSend> m_sends;
};

} // namespace qunce
