// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/editrules.h"

#include <gtest/gtest.h>

#include "models/protocol/bucketnames.h"
#include "models/protocol/exportpolicy.h"
#include "tests/merge/records.h"

namespace qunce::test {

namespace {

const Uuid kNorth = id(1);
const Uuid kSouth = id(2);
const Actor kAdmin {id(201), Role::Admin, true, {}};
const Actor kPlanner {id(202), Role::HqContent, true, {}};
const Actor kManager {id(203), Role::RegionManager, false, {kNorth}};
const Actor kViewer {id(204), Role::Viewer, true, {}};

enum class May { Yes, No, Elsewhere };

May outcome(const std::optional<Refusal> &refusal)
{
    return !refusal ? May::Yes : refusal->why == Rejection::OutOfScope ? May::Elsewhere : May::No;
}

Record at(const std::string &bucket, Record record)
{
    record.bucket = bucket;
    return record;
}

struct Row {
    const char *what;
    Record record;
    const char *field;
    May admin, planner, manager, viewer;
};

TEST(EditRules, WhoMayEditWhat)
{
    using enum May;
    const std::string north = bucket::peopleOf(kNorth);
    const std::string south = bucket::peopleOf(kSouth);
    const FieldValue manager = kManager.user.toString();
    const FieldValue viewer = kViewer.user.toString();
    const std::vector<Row> rows {
        {"a guide's tags", at(north, record(Kind::Guide, id(9), {})), "tags", Yes, Yes, Yes, No},
        {"tags elsewhere", at(south, record(Kind::Guide, id(9), {})), "tags", Yes, Yes, Elsewhere, No},
        {"a guide's name", at(north, record(Kind::Guide, id(9), {})), "name", No, No, No, No},
        {"an entry's title", at(bucket::planOf(kNorth), record(Kind::Entry, id(9), {})), "title", Yes, Yes,
            No, No},
        {"a draft", at(bucket::planHqDraft(), record(Kind::Entry, id(9), {})), "title", Yes, Yes, No, No},
        {"an entry's status", at(bucket::planOf(kNorth), record(Kind::Entry, id(9), {})), "status", Yes, Yes,
            Yes, No},
        {"the status of an entry for all", at(bucket::planHq(), record(Kind::Entry, id(9), {})), "status",
            Yes, Yes, No, No},
        {"a region's goal", at(bucket::planOf(kNorth), record(Kind::Goal, id(9), {})), "value", Yes, Yes, Yes,
            No},
        {"the brand's goal", at(bucket::planHq(), record(Kind::Goal, id(9), {})), "value", Yes, Yes, No, No},
        {"somebody's note", at(north, record(Kind::Note, id(9), {{"author", manager}})), "text", No, No, Yes,
            No},
        {"what a note is about", at(north, record(Kind::Note, id(9), {{"author", manager}})), "subject", No,
            No, No, No},
        {"a personal view",
            at(bucket::userOf(kManager.user), record(Kind::SavedView, id(9), {{"owner", manager}})), "state",
            No, No, Yes, No},
        {"a viewer's view",
            at(bucket::userOf(kViewer.user), record(Kind::SavedView, id(9), {{"owner", viewer}})), "state",
            No, No, No, Yes},
        {"a region's view",
            at(bucket::planOf(kNorth),
                record(Kind::SavedView, id(9), {{"scope", "team"}, {"owner", viewer}})),
            "state", Yes, Yes, Yes, No},
        {"everybody's view", at(bucket::planHq(), record(Kind::SavedView, id(9), {{"scope", "team"}})),
            "state", Yes, Yes, No, No},
        {"a tag", at(bucket::ref(), record(Kind::Tag, id(9), {})), "name", Yes, Yes, No, No},
        {"a conflict's end", at(north, record(Kind::Conflict, id(9), {})), "status", Yes, Yes, Yes, No},
        {"what a conflict is about", at(north, record(Kind::Conflict, id(9), {})), "mine", No, No, No, No},
        {"somebody's card", at(bucket::ref(), record(Kind::Card, id(9), {})), "display_name", No, No, No, No},
        {"a field that is none", at(bucket::ref(), record(Kind::Tag, id(9), {})), "colour", No, No, No, No},
    };
    for (const Row &row : rows) {
        EXPECT_EQ(outcome(mayEdit(kAdmin, row.record, row.field)), row.admin) << row.what << ", admin";
        EXPECT_EQ(outcome(mayEdit(kPlanner, row.record, row.field)), row.planner) << row.what << ", planner";
        EXPECT_EQ(outcome(mayEdit(kManager, row.record, row.field)), row.manager) << row.what << ", manager";
        EXPECT_EQ(outcome(mayEdit(kViewer, row.record, row.field)), row.viewer) << row.what << ", viewer";
    }
}

TEST(EditRules, ANoteIsMadeInOnesOwnName)
{
    const std::string north = bucket::peopleOf(kNorth);
    const auto note = [&](const Actor &author) {
        return at(north,
            record(Kind::Note, id(9),
                {{"subject", id(8).toString()}, {"author", author.user.toString()}, {"text", "x"}}));
    };
    EXPECT_FALSE(mayCreate(kManager, note(kManager)));
    EXPECT_TRUE(mayCreate(kManager, note(kAdmin)));
    EXPECT_TRUE(mayCreate(kManager, at(north, record(Kind::Note, id(9), {{"text", "x"}})))) << "nobody's";
    EXPECT_TRUE(mayCreate(kViewer, note(kViewer)));
    EXPECT_FALSE(mayDelete(kManager, note(kManager)));
    EXPECT_FALSE(mayDelete(kAdmin, note(kManager)));
    EXPECT_TRUE(mayDelete(kPlanner, note(kManager)));
}

TEST(EditRules, NobodyMakesPeopleOrConflictsByHand)
{
    for (const Kind kind : {Kind::Org, Kind::Slot, Kind::Guide, Kind::Group, Kind::Koc, Kind::Task,
             Kind::Card, Kind::CalendarDay, Kind::Conflict}) {
        for (const char *bucket : {"ref", "plan:hq"})
            EXPECT_TRUE(mayCreate(kAdmin, at(bucket, record(kind, id(9), {})))) << descriptor(kind).name;
    }
}

TEST(EditRules, WhatHasLeftTheDeskIsNotDeleted)
{
    const auto entry = [](const char *status) {
        return at(bucket::planHq(), record(Kind::Entry, id(9), {{"status", std::string(status)}}));
    };
    EXPECT_FALSE(mayDelete(kPlanner, entry("draft")));
    EXPECT_TRUE(mayDelete(kPlanner, entry("approved")));
    EXPECT_FALSE(mayDelete(kManager, at(bucket::planOf(kNorth), record(Kind::Goal, id(9), {}))));
    EXPECT_TRUE(mayDelete(kManager, at(bucket::planOf(kSouth), record(Kind::Goal, id(9), {}))));
    EXPECT_TRUE(mayDelete(kAdmin, at(bucket::planHq(), record(Kind::Content, id(9), {}))));
    EXPECT_TRUE(mayDelete(
        kAdmin, at(bucket::planHq(), record(Kind::Content, id(9), {{"status", std::string("usable")}}))));
    EXPECT_FALSE(mayDelete(
        kPlanner, at(bucket::planHq(), record(Kind::Content, id(9), {{"status", std::string("draft")}}))));
    EXPECT_FALSE(mayDelete(kPlanner, at(bucket::planHq(), record(Kind::Campaign, id(9), {}))));
    EXPECT_TRUE(mayDelete(kManager, at(bucket::planHq(), record(Kind::SopTemplate, id(9), {}))));
}

TEST(EditRules, ARegionHandsInWhatItsKocMadeAndHeadquartersDecides)
{
    const auto content = [](const char *status, const Actor &by, const char *source = "koc") {
        return at(bucket::planHq(),
            record(Kind::Content, id(9),
                {{"title", std::string("辅食日记")}, {"body", std::string("七步")},
                    {"status", std::string(status)}, {"source", std::string(source)},
                    {"submitted_by", by.user.toString()}}));
    };
    EXPECT_FALSE(mayCreate(kManager, content("submitted", kManager)));
    EXPECT_TRUE(mayCreate(kManager, content("submitted", kPlanner))) << "in nobody else's name";
    EXPECT_TRUE(mayCreate(kManager, content("submitted", kManager, "hq"))) << "and only a KOC's";
    EXPECT_TRUE(mayCreate(kViewer, content("submitted", kViewer)));
    for (const char *status : {"draft", "usable", "rejected", "withdrawn", ""})
        EXPECT_TRUE(mayCreate(kManager, content(status, kManager))) << status;
    for (const char *field :
        {"credited_points", "reviewed_by", "review_note", "spread", "lowest_percent", "code"}) {
        Record more = content("submitted", kManager);
        more.put(field, std::string("1"));
        EXPECT_TRUE(mayCreate(kManager, more)) << field;
    }
    struct FieldRow {
        const char *status;
        const char *field;
        bool isTheirs;
    };
    for (const FieldRow &row : {FieldRow {"submitted", "title", true}, FieldRow {"submitted", "images", true},
             FieldRow {"submitted", "koc", true}, FieldRow {"submitted", "status", false},
             FieldRow {"submitted", "credited_points", false}, FieldRow {"submitted", "valid_until", false},
             FieldRow {"rejected", "body", true}, FieldRow {"rejected", "status", true},
             FieldRow {"rejected", "submitted_at", true}, FieldRow {"rejected", "reviewed_by", false},
             FieldRow {"usable", "title", false}, FieldRow {"usable", "status", false},
             FieldRow {"draft", "title", false}, FieldRow {"withdrawn", "body", false}}) {
        EXPECT_EQ(!mayEdit(kManager, content(row.status, kManager), row.field), row.isTheirs)
            << row.status << " " << row.field;
        EXPECT_TRUE(mayEdit(kManager, content(row.status, kAdmin), row.field)) << "of somebody else";
        EXPECT_FALSE(mayEdit(kPlanner, content(row.status, kManager), row.field)) << "headquarters' it stays";
    }
    EXPECT_TRUE(mayDelete(kManager, content("submitted", kManager)));
}

TEST(EditRules, WhatSomebodySaidOfAnEntryIsTheirs)
{
    const auto said = [](const Actor &author) {
        return at(bucket::planHq(),
            record(Kind::Comment, id(9),
                {{"entry", id(8).toString()}, {"author", author.user.toString()},
                    {"text", std::string("ok")}}));
    };
    EXPECT_FALSE(mayCreate(kPlanner, said(kPlanner)));
    EXPECT_TRUE(mayCreate(kPlanner, said(kAdmin)));
    EXPECT_FALSE(mayEdit(kPlanner, said(kPlanner), "text"));
    EXPECT_TRUE(mayEdit(kPlanner, said(kAdmin), "text"));
    EXPECT_TRUE(mayEdit(kPlanner, said(kPlanner), "entry")) << "it stays where it was said";
    EXPECT_FALSE(mayDelete(kPlanner, said(kPlanner)));
    EXPECT_TRUE(mayDelete(kPlanner, said(kAdmin)));
}

TEST(EditRules, AReminderIsMadeInOnesOwnNameAndRegionNeverChangedAndTakenBackByItsAuthor)
{
    using enum May;
    const Instant noon = Instant::fromLocal(*Day::parse("2026-09-08"), 12, 0);
    const auto reminder = [&](const Uuid &region, const Actor &author) {
        return at(bucket::peopleOf(region),
            record(Kind::Reminder, id(9),
                {{"guide", id(8).toString()}, {"author", author.user.toString()},
                    {"reminded_on", std::string("2026-09-08")}, {"reminded_at", noon.seconds}}));
    };
    struct ReminderRow {
        const char *what;
        const Actor &actor;
        Record record;
        May create, remove;
    };
    const auto lacks = [&](const char *field) {
        Record one = reminder(kNorth, kPlanner);
        one.put(field, FieldValue());
        return one;
    };
    Record otherDay = reminder(kNorth, kPlanner);
    otherDay.put("reminded_on", std::string("2026-09-07"));
    for (const ReminderRow &row :
        {ReminderRow {"headquarters", kPlanner, reminder(kNorth, kPlanner), Yes, Yes},
            ReminderRow {"an admin", kAdmin, reminder(kSouth, kAdmin), Yes, Yes},
            ReminderRow {"the region's manager", kManager, reminder(kNorth, kManager), Yes, Yes},
            ReminderRow {"another region's", kManager, reminder(kSouth, kManager), Elsewhere, Elsewhere},
            ReminderRow {"a viewer", kViewer, reminder(kNorth, kViewer), No, No},
            ReminderRow {"in another's name", kManager, reminder(kNorth, kPlanner), No, No},
            ReminderRow {"an admin, of somebody else's", kAdmin, reminder(kNorth, kManager), No, No},
            ReminderRow {"of nobody", kPlanner, lacks("guide"), No, Yes},
            ReminderRow {"at no time", kPlanner, lacks("reminded_at"), No, Yes},
            ReminderRow {"by nobody", kPlanner, lacks("author"), No, No},
            ReminderRow {"on another day than its time's", kPlanner, otherDay, No, Yes}}) {
        EXPECT_EQ(outcome(mayCreate(row.actor, row.record)), row.create) << row.what;
        EXPECT_EQ(outcome(mayDelete(row.actor, row.record)), row.remove) << row.what;
        for (const FieldDescriptor &field : descriptor(Kind::Reminder).fields)
            EXPECT_TRUE(mayEdit(row.actor, row.record, field.name)) << row.what << " " << field.name;
    }
}

TEST(EditRules, AnExportIsNotedInOnesOwnNameByAnybodyNeverChangedAndNeverDeleted)
{
    using enum May;
    const auto line = [](const Actor &owner, const Actor &named) {
        Record one = record(Kind::SavedView, id(9), {});
        for (const auto &[field, value] :
            fieldsOf({named.user, {1'788'834'240}, "KOC", ExportData::Koc, "xlsx", 3, "", ""}))
            one.put(field, value);
        return at(bucket::userOf(owner.user), one);
    };
    const auto with = [&](const char *field, const char *value) {
        Record one = line(kManager, kManager);
        one.put(field, std::string(value));
        return one;
    };
    struct ExportRow {
        const char *what;
        const Actor &actor;
        Record record;
        May create;
    };
    for (const ExportRow &row : {ExportRow {"headquarters", kPlanner, line(kPlanner, kPlanner), Yes},
             ExportRow {"an admin", kAdmin, line(kAdmin, kAdmin), Yes},
             ExportRow {"a region's manager", kManager, line(kManager, kManager), Yes},
             ExportRow {"a viewer, who exports too", kViewer, line(kViewer, kViewer), Yes},
             ExportRow {"in another's name", kManager, line(kManager, kPlanner), No},
             ExportRow {"an admin, with somebody else", kAdmin, line(kManager, kManager), No},
             ExportRow {"of nothing", kManager, with("name", ""), No},
             ExportRow {"without saying when", kManager, with("state", "{}"), No}}) {
        EXPECT_EQ(outcome(mayCreate(row.actor, row.record)), row.create) << row.what;
        EXPECT_EQ(outcome(mayDelete(row.actor, row.record)), No) << row.what;
        for (const FieldDescriptor &field : descriptor(Kind::SavedView).fields)
            EXPECT_TRUE(mayEdit(row.actor, row.record, field.name)) << row.what << " " << field.name;
    }
    const Record view = at(bucket::userOf(kManager.user),
        record(Kind::SavedView, id(9), {{"owner", kManager.user.toString()}, {"page", std::string("koc")}}));
    EXPECT_TRUE(mayEdit(kManager, view, "page")) << "a view does not become a line of the log";
    EXPECT_FALSE(mayEdit(kManager, view, "name"));
    EXPECT_FALSE(mayDelete(kManager, view));
}

TEST(EditRules, ARoleThatNobodyKnowsEditsNothing)
{
    UserInfo user;
    user.role = "owner";
    EXPECT_FALSE(actorOf(user));
    user.role = "region_manager";
    user.regions = {kNorth};
    EXPECT_EQ(actorOf(user), (Actor {{}, Role::RegionManager, false, {kNorth}}));
}

} // namespace

} // namespace qunce::test
