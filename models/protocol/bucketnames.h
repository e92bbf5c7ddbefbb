// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/uuid.h"

/// Names of buckets (docs/SYNC.md, "Hello"). They use immutable ids, never codes. Any thread.
namespace qunce::bucket {

std::string ref();
std::string planHq();
std::string planHqDraft();
std::string planOf(const Uuid &region);
std::string peopleOf(const Uuid &region);
/// What the names of all fact buckets of a region begin with.
std::string factsOfRegion(const Uuid &region);
std::string factsOf(const Uuid &region, int year);
std::string userOf(const Uuid &user);

enum class Type : uint8_t { Ref, PlanHq, PlanHqDraft, PlanOfRegion, PeopleOfRegion, FactsOfRegion, User };

/// A bucket's name, taken apart.
struct Name {
    Type type = Type::Ref;
    Uuid owner; ///< region or user
    int year = 0; ///< of fact buckets

    bool operator==(const Name &) const = default;
};
/// Nothing if the functions above cannot have made it.
std::optional<Name> parse(std::string_view bucket);

} // namespace qunce::bucket
