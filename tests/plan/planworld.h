// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/plan/planindex.h"
#include "tests/merge/records.h"

namespace qunce::test {

inline const Day kPlanDay = Day::fromYmd(2026, 11, 20); // a Friday

inline Uuid numberedId(uint8_t family, uint32_t number)
{
    Uuid made = id(family);
    for (size_t i = 0; i < 4; ++i)
        made.bytes[i] = static_cast<uint8_t>(number >> (8 * (3 - i)));
    return made;
}

/// Two regions with a store each; a guide and groups in each store.
struct SmallBrand {
    Uuid north = id(1), south = id(2);
    Uuid northStore = id(3), southStore = id(4);
    Uuid ann = id(11), bob = id(12), gone = id(13); ///< north, south, and one who left the north
    Uuid annCustomers = id(21), annKoc = id(22), bobCustomers = id(23), closed = id(24), ownerless = id(25),
         ownerGone = id(26);
    Uuid vipTag = id(31);

    std::vector<Record> records() const
    {
        const auto group = [](const Uuid &id, const char *kind, const Uuid &region, const Uuid &owner,
                               std::vector<std::string> tags = {}) {
            Record made = record(Kind::Group, id,
                {{"code", id.toString()}, {"kind", kind}, {"region", region.toString()},
                    {"status", "active"}});
            made.put("owner", toValue(owner));
            made.put("tags", std::move(tags));
            return made;
        };
        const auto guide = [](const Uuid &id, const Uuid &region, const Uuid &store) {
            return record(Kind::Guide, id,
                {{"code", id.toString()}, {"role", "guide"}, {"region", region.toString()},
                    {"store", store.toString()}, {"status", "active"}});
        };
        std::vector<Record> all {
            record(Kind::Org, north, {{"code", "N"}, {"kind", "region"}, {"name", "北区"}}),
            record(Kind::Org, south, {{"code", "S"}, {"kind", "region"}, {"name", "南区"}}),
            record(Kind::Org, northStore,
                {{"code", "N1"}, {"kind", "store"}, {"name", "北一店"}, {"parent", north.toString()}}),
            record(Kind::Org, southStore,
                {{"code", "S1"}, {"kind", "store"}, {"name", "南一店"}, {"parent", south.toString()}}),
            record(Kind::Tag, vipTag, {{"name", "VIP"}, {"subject_kind", "group"}}),
            guide(ann, north, northStore),
            guide(bob, south, southStore),
            guide(gone, north, northStore),
            group(annCustomers, "customer", north, ann, {"VIP"}),
            group(annKoc, "koc", north, ann),
            group(bobCustomers, "customer", south, bob),
            group(closed, "customer", north, ann),
            group(ownerless, "customer", north, {}),
            group(ownerGone, "customer", north, gone),
        };
        for (Record &one : all) {
            if (one.id == gone) {
                one.put("status", std::string("left"));
                one.put("left_on", kPlanDay.toString());
            } else if (one.id == closed) {
                one.put("status", std::string("closed"));
                one.put("closed_on", (kPlanDay - 3).toString());
            }
        }
        return all;
    }
    std::shared_ptr<const PlanPeople> people() const
    {
        PlanPeopleBuilder builder {Message("damaged")};
        for (const Record &one : records())
            EXPECT_TRUE(builder.add(one).ok());
        return std::make_shared<const PlanPeople>(std::move(builder.take()).value());
    }
};

/// An entry for the customers' groups at noon, with a metric, so that nothing is to be said about it.
inline PlanEntry plainEntry(uint8_t number, Day day = kPlanDay, int hour = 12, int minute = 0)
{
    PlanEntry entry =
        planEntryFrom(record(Kind::Entry, id(number),
                          {{"title", "午间推送"}, {"status", "approved"}, {"channel", "群发"},
                              {"metric", "执行率"}, {"group_kinds", std::vector<std::string> {"customer"}},
                              {"start_at", Instant::fromLocal(day, hour, minute).seconds}}),
            {});
    return entry;
}

inline std::set<Uuid> idsOf(const SubjectSet &subjects, const PlanPeople &people)
{
    std::set<Uuid> ids;
    subjects.each([&](uint32_t subject) { ids.insert(people.id(subject)); });
    return ids;
}

} // namespace qunce::test
