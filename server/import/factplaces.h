// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/base/day.h"
#include "models/base/uuid.h"
#include "models/domain/brand.h"

namespace qunce::server {

/// Index by code that is asked with a view, without making a string.
struct CodeHash {
    using is_transparent = void;
    size_t operator()(std::string_view code) const noexcept { return std::hash<std::string_view> {}(code); }
};
using CodeIndex = std::unordered_map<std::string, uint32_t, CodeHash, std::equal_to<>>;

/// Where the numbers of guides, groups or KOCs go: code -> subject, (subject, day) -> region and slot. A compact copy
/// of one kind's slots, so that the brand itself need not stay in memory. Immutable, any thread.
class FactPlaces
{
public:
    struct Place {
        uint32_t region = 0; ///< index into Brand::regions
        uint32_t slot = 0;
    };

    FactPlaces(const Brand &brand, SubjectKind kind);

    std::optional<uint32_t> find(std::string_view code) const;
    const Uuid &id(uint32_t subject) const { return m_ids[subject]; }
    size_t size() const { return m_ids.size(); }
    /// The slot that is valid on the day; nothing if there is none.
    std::optional<Place> placeOn(uint32_t subject, Day day) const;

private:
    struct Span {
        Day from;
        Day until;
        Place place;
    };

    CodeIndex m_byCode;
    std::vector<Uuid> m_ids;
    std::vector<uint32_t> m_firstSpan; ///< one more than subjects
    std::vector<Span> m_spans;
};

/// Tasks by code, with what an import of results needs of them. Immutable, any thread.
class FactTasks
{
public:
    struct Task {
        Uuid id;
        Day dueDay;
        bool isDispatched =
            false; ///< by its code it was made by the dispatcher, and its entry follows its results
    };

    explicit FactTasks(const Brand &brand);

    std::optional<uint32_t> find(std::string_view code) const;
    const Task &at(uint32_t index) const { return m_tasks[index]; }

private:
    CodeIndex m_byCode;
    std::vector<Task> m_tasks;
};

/// Ids of Brand::regions, in their order.
std::vector<Uuid> regionIds(const Brand &brand);

} // namespace qunce::server
