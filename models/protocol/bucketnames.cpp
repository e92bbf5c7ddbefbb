// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/bucketnames.h"

#include <charconv>

namespace qunce::bucket {

std::string ref()
{
    return "ref";
}
std::string planHq()
{
    return "plan:hq";
}
std::string planHqDraft()
{
    return "plan:hq:draft";
}
std::string planOf(const Uuid &region)
{
    return "plan:r:" + region.toString();
}
std::string peopleOf(const Uuid &region)
{
    return "people:r:" + region.toString();
}
std::string factsOfRegion(const Uuid &region)
{
    return "fact:r:" + region.toString() + ":";
}
std::string factsOf(const Uuid &region, int year)
{
    return factsOfRegion(region) + std::to_string(year);
}

std::string userOf(const Uuid &user)
{
    return "user:" + user.toString();
}

namespace {

constexpr size_t kIdLength = 36;

/// `PREFIX` followed by an id and nothing else.
std::optional<Name> parseOwned(std::string_view bucket, std::string_view prefix, Type type)
{
    if (bucket.substr(0, prefix.size()) != prefix)
        return std::nullopt;
    const std::optional<Uuid> owner = Uuid::parse(bucket.substr(prefix.size()));
    return owner ? std::optional<Name>({type, *owner, 0}) : std::nullopt;
}

std::optional<Name> parseFacts(std::string_view bucket)
{
    constexpr std::string_view kPrefix = "fact:r:";
    constexpr size_t kColon = kPrefix.size() + kIdLength;
    if (bucket.size() <= kColon || bucket[kColon] != ':')
        return std::nullopt;
    std::optional<Name> name = parseOwned(bucket.substr(0, kColon), kPrefix, Type::FactsOfRegion);
    const std::string_view year = bucket.substr(kColon + 1);
    int number = 0;
    const auto [end, error] = std::from_chars(year.data(), year.data() + year.size(), number);
    if (!name || error != std::errc() || end != year.data() + year.size())
        return std::nullopt;
    name->year = number;
    return name;
}

} // namespace

std::optional<Name> parse(std::string_view bucket)
{
    if (bucket == "ref")
        return Name {Type::Ref, {}, 0};
    if (bucket == "plan:hq")
        return Name {Type::PlanHq, {}, 0};
    if (bucket == "plan:hq:draft")
        return Name {Type::PlanHqDraft, {}, 0};
    if (const auto plan = parseOwned(bucket, "plan:r:", Type::PlanOfRegion))
        return plan;
    if (const auto people = parseOwned(bucket, "people:r:", Type::PeopleOfRegion))
        return people;
    if (const auto user = parseOwned(bucket, "user:", Type::User))
        return user;
    return parseFacts(bucket);
}

} // namespace qunce::bucket
