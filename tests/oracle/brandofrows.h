// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "models/domain/brand.h"
#include "models/domain/column.h"
#include "models/domain/memoryfacts.h"
#include "tests/oracle/brandrows.h"

namespace qunce::oracle {

/// The product's picture of the same rows: slots and columns as architecture.md wants them, made without an import.
/// With it the measures of models/domain are compared with the oracle thousands of times faster than by programs.
class BrandOfRows
{
public:
    /// Only what a user of these regions may see; all regions if nothing.
    BrandOfRows(const BrandRows &rows, const std::optional<std::set<std::string>> &scope);

    const Brand &brand() const { return m_brand; }
    const FactSource &facts() const { return m_facts; }

private:
    struct Where {
        size_t region;
        uint32_t slot;
    };

    void addOrg();
    void addSlots(SubjectKind kind, const std::string &code, const std::string &name);
    void addTasks();
    void addGoals();
    void addNumbers(const DayRows &numbers, SubjectKind kind, FactKind facts);
    void addAssignments();
    void addFeeds();
    std::set<Day> changes(SubjectKind kind, const std::string &code) const;
    Place placeOf(SubjectKind kind, const std::string &code, Day day) const;
    std::optional<Where> where(SubjectKind kind, const std::string &code, Day day) const;
    void set(size_t region, Metric metric, int32_t key, uint32_t slot, uint64_t value);

    const BrandRows &m_rows;
    Brand m_brand;
    std::map<std::string, OrgIndex> m_units;
    std::map<std::string, size_t> m_regions;
    std::map<std::pair<SubjectKind, std::string>, Uuid> m_ids;
    std::map<std::pair<SubjectKind, std::string>, std::map<Day, Where>> m_slots; ///< by first day
    std::map<std::tuple<size_t, Metric, int32_t>, Column> m_columns;
    MemoryFacts m_facts;
};

} // namespace qunce::oracle
