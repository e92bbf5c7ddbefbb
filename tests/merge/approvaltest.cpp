// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/approval.h"

#include <gtest/gtest.h>

#include "models/merge/entryrules.h"
#include "models/merge/fold.h"
#include "models/protocol/bucketnames.h"
#include "tests/merge/records.h"

using namespace qunce;
using namespace qunce::test;

namespace {

const Uuid kAnn = id(201);
const Uuid kBob = id(202);
const Instant kStart = Instant::fromLocal(Day::fromYmd(2026, 11, 20), 12, 0);
const Instant kDaysBefore {kStart.seconds - 3 * kSecondsPerDay};

Actor planner(const Uuid &user)
{
    return {user, Role::HqContent, true, {}};
}

/// An entry that people at headquarters edit, by the rules that console and server share.
class ApprovalTest : public ::testing::Test
{
protected:
    using Changes = std::vector<std::pair<std::string, FieldValue>>;

    /// Decides the change by `user` of what they `saw`, made and arriving at `at` unless said otherwise.
    Decision change(const Uuid &user, const Record &saw, const Changes &changes, Instant at = kDaysBefore,
        std::optional<Instant> made = {})
    {
        Record after = saw;
        for (const auto &[field, value] : changes)
            after.put(field, value);
        PushOp op = editBetween(saw, after).value();
        op.atMs = made.value_or(at).seconds * 1000;
        Result<Decision> decided =
            decideEntryRules(StoredRecord {m_entry, false}, op, planner(user), {}, m_others, at);
        Decision decision = std::move(decided).value();
        if (!decision.refusal)
            m_entry = *decision.record;
        return decision;
    }
    /// The status with what goes with it, as the console makes it.
    Decision step(const Uuid &user, const char *status, Instant at = kDaysBefore)
    {
        Changes changes = approvalFields(m_entry, status, user, at);
        changes.emplace_back("status", std::string(status));
        return change(user, m_entry, changes, at);
    }
    static std::optional<Rejection> why(const Decision &decision)
    {
        return decision.refusal ? std::optional(decision.refusal->why) : std::nullopt;
    }
    void setUp(const char *status)
    {
        m_entry.put("status", std::string(status));
        m_entry.bucket = bucket::planHq();
    }

    RecordsInMemory m_others;
    Record m_entry = [] {
        Record entry = record(Kind::Entry, id(1),
            {{"title", "午间推送"}, {"start_at", kStart.seconds}, {"end_at", kStart.seconds + 1800},
                {"channel", "群发"}, {"group_kinds", std::vector<std::string> {"customer"}},
                {"status", "draft"}});
        entry.bucket = bucket::planHqDraft();
        return entry;
    }();
};

TEST_F(ApprovalTest, WhoSubmitsAndWhoApprovesIsWrittenDownWithWhatWasApproved)
{
    EXPECT_EQ(step(kAnn, "submitted").status, PushStatus::Applied);
    EXPECT_EQ(m_entry.reference("submitted_by"), kAnn);
    EXPECT_EQ(m_entry.instant("submitted_at"), kDaysBefore);
    EXPECT_EQ(step(kBob, "approved").status, PushStatus::Applied);
    EXPECT_EQ(m_entry.reference("approved_by"), kBob);
    EXPECT_EQ(m_entry.instant("approved_at"), kDaysBefore);
    EXPECT_TRUE(changedSinceApproval(m_entry).empty());
}

TEST_F(ApprovalTest, NobodyApprovesTheirOwn)
{
    step(kAnn, "submitted");
    EXPECT_EQ(mayApprove(m_entry, planner(kAnn))->why, Rejection::OwnApproval);
    EXPECT_EQ(why(step(kAnn, "approved")), Rejection::OwnApproval);
    EXPECT_FALSE(mayApprove(m_entry, planner(kBob)));
}

TEST_F(ApprovalTest, NobodySubmitsOrApprovesInAnotherName)
{
    EXPECT_EQ(why(change(kAnn, m_entry, {{"status", "submitted"}})), Rejection::Unsigned);
    EXPECT_EQ(why(change(kAnn, m_entry,
                  {{"status", "submitted"}, {"submitted_by", kBob.toString()},
                      {"submitted_at", kDaysBefore.seconds}})),
        Rejection::Unsigned);
    step(kAnn, "submitted");
    EXPECT_EQ(why(change(kBob, m_entry, {{"status", "approved"}})), Rejection::Unsigned);
    Changes asAnn = approvalFields(m_entry, "approved", kAnn, kDaysBefore);
    asAnn.emplace_back("status", std::string("approved"));
    EXPECT_EQ(why(change(kBob, m_entry, asAnn)), Rejection::Unsigned);
}

TEST_F(ApprovalTest, WhoSubmittedCannotBeTakenOutOfTheWay)
{
    step(kAnn, "submitted");
    EXPECT_EQ(why(change(kAnn, m_entry, {{"submitted_by", FieldValue()}})), Rejection::NotAllowed);
    Changes approval = approvalFields(m_entry, "approved", kAnn, kDaysBefore);
    approval.emplace_back("status", std::string("approved"));
    approval.emplace_back("submitted_by", FieldValue());
    EXPECT_EQ(why(change(kAnn, m_entry, approval)), Rejection::OwnApproval);
    EXPECT_EQ(why(change(kBob, m_entry, approval)), Rejection::Unsigned);
}

TEST_F(ApprovalTest, OnlyWhatWasSeenIsApproved)
{
    step(kAnn, "submitted");
    const Record seen = m_entry;
    change(kAnn, m_entry, {{"title", "另一个标题"}});
    Changes approval = approvalFields(seen, "approved", kBob, kDaysBefore);
    approval.emplace_back("status", std::string("approved"));
    EXPECT_EQ(why(change(kBob, seen, approval)), Rejection::ChangedMeanwhile);
    EXPECT_FALSE(why(step(kBob, "approved"))) << "after another look";
}

TEST_F(ApprovalTest, WhatHasChangedSinceIsNamedWithWhatItWas)
{
    step(kAnn, "submitted");
    step(kBob, "approved");
    change(kAnn, m_entry, {{"title", "换了标题"}, {"owner", "顾清"}});
    EXPECT_EQ(changedSinceApproval(m_entry), (std::vector<std::string> {"title", "owner"}));
    EXPECT_EQ(approvedValue(m_entry, "title"), FieldValue(std::string("午间推送")));
    EXPECT_EQ(approvedValue(m_entry, "owner"), FieldValue());
}

TEST_F(ApprovalTest, OfTwoWhoApproveTheFirstHasDoneItAndTheSecondLosesNothing)
{
    step(kAnn, "submitted");
    const Record seen = m_entry;
    step(kBob, "approved");
    Changes approval = approvalFields(seen, "approved", id(203), kDaysBefore);
    approval.emplace_back("status", std::string("approved"));
    const Decision second = change(id(203), seen, approval);
    EXPECT_EQ(second.status, PushStatus::Merged);
    EXPECT_EQ(m_entry.reference("approved_by"), kBob);
}

TEST_F(ApprovalTest, EachStepCanBeTakenBack)
{
    const Record draft = m_entry;
    step(kAnn, "submitted");
    const Record submitted = m_entry;
    step(kBob, "approved");
    const auto back = [&](const Uuid &who, const Record &to) {
        PushOp op = editBetween(m_entry, to).value();
        op.atMs = kDaysBefore.seconds * 1000;
        const Decision decision =
            decideEntryRules(StoredRecord {m_entry, false}, op, planner(who), {}, m_others, kDaysBefore)
                .value();
        ASSERT_FALSE(decision.refusal) << codeOf(decision.refusal->why);
        m_entry = *decision.record;
    };
    back(kBob, submitted);
    EXPECT_EQ(m_entry.fields, submitted.fields);
    back(kAnn, draft);
    EXPECT_EQ(m_entry.fields, draft.fields);
    // Sent back in error: whoever sent it back thinks better of it, and it is still Ann's.
    step(kAnn, "submitted");
    const Record waiting = m_entry;
    step(kBob, "changes");
    back(kBob, waiting);
    EXPECT_EQ(m_entry.reference("submitted_by"), kAnn);
}

TEST_F(ApprovalTest, AnApprovedEntryLocksHalfAnHourBeforeItsStart)
{
    setUp("approved");
    const auto at = [](int minutes) { return Instant {kStart.seconds + minutes * 60}; };
    EXPECT_FALSE(isLocked(m_entry, {at(-30).seconds - 1}));
    EXPECT_TRUE(isLocked(m_entry, at(-30)));
    EXPECT_TRUE(isLocked(m_entry, at(5)));
    EXPECT_FALSE(isLocked(m_entry, {at(24 * 60).seconds + 1})) << "nobody will send it any more";
    EXPECT_FALSE(why(change(kAnn, m_entry, {{"title", "早一点"}}, at(-31))));
    EXPECT_EQ(why(change(kAnn, m_entry, {{"title", "晚一点"}}, at(-29))), Rejection::EntryLocked);
    EXPECT_EQ(why(change(kAnn, m_entry, {{"group_kinds", std::vector<std::string> {"koc"}}}, at(-29))),
        Rejection::EntryLocked);
    EXPECT_EQ(why(change(kAnn, m_entry, {{"status", "changes"}}, at(-29))), Rejection::EntryLocked);
    EXPECT_FALSE(why(change(kAnn, m_entry, {{"owner", "顾清"}}, at(-29))))
        << "who looks after it is no secret";
    EXPECT_FALSE(why(change(kAnn, m_entry, {{"status", "cancelled"}}, at(-1)))) << "it can be called off";
}

TEST_F(ApprovalTest, ARollingEntryLocksBeforeItsFirstDayAndStaysLocked)
{
    setUp("approved");
    m_entry.put("anchor", std::string("group_start"));
    m_entry.put("anchor_day", int64_t {1});
    m_entry.put("approved_form", approvedForm(m_entry));
    const Instant before {kStart.seconds - kLockSeconds - 1};
    const Instant later {kStart.seconds + 40 * kSecondsPerDay};
    EXPECT_FALSE(isLocked(m_entry, before));
    EXPECT_TRUE(isLocked(m_entry, {kStart.seconds - kLockSeconds}));
    EXPECT_TRUE(isLocked(m_entry, later)) << "its next day comes";
    for (const auto &[field, value] : Changes {{"anchor_day", int64_t {2}}, {"anchor", "customer_added"},
             {"batches", std::vector<std::string> {"B2"}}, {"bands", std::vector<std::string> {"0-6月"}}})
        EXPECT_EQ(why(change(kAnn, m_entry, {{field, value}}, later)), Rejection::EntryLocked) << field;
}

TEST_F(ApprovalTest, ARollingEntryMayEndSoonerThanWasApprovedAndNoLater)
{
    struct Row {
        FieldValue approved;
        FieldValue now;
        FieldValue wanted;
        bool isFine;
    };
    const FieldValue none;
    const FieldValue soon = std::string("2026-12-01");
    const FieldValue late = std::string("2026-12-31");
    const Instant later {kStart.seconds + 5 * kSecondsPerDay};
    for (const Row &row : {Row {none, none, soon, true}, Row {none, soon, none, true},
             Row {none, soon, late, true}, Row {late, late, soon, true}, Row {late, soon, late, true},
             Row {soon, soon, late, false}, Row {soon, soon, none, false}}) {
        setUp("dispatched");
        m_entry.put("anchor", std::string("group_start"));
        m_entry.put("rolls_until", row.approved);
        m_entry.put("approved_form", approvedForm(m_entry));
        m_entry.put("rolls_until", row.now);
        EXPECT_EQ(why(change(kAnn, m_entry, {{"rolls_until", row.wanted}}, later)),
            row.isFine ? std::nullopt : std::optional(Rejection::EntryLocked));
    }
}

TEST_F(ApprovalTest, WhenItComesToWhomIsApproved)
{
    m_entry.put("anchor", std::string("group_start"));
    m_entry.put("anchor_day", int64_t {1});
    m_entry.put("approved_form", approvedForm(m_entry));
    EXPECT_TRUE(changedSinceApproval(m_entry).empty());
    m_entry.put("anchor_day", int64_t {2});
    m_entry.put("batches", std::vector<std::string> {"B1"});
    EXPECT_EQ(changedSinceApproval(m_entry), (std::vector<std::string> {"anchor_day", "batches"}));
}

TEST_F(ApprovalTest, AnEditFromBeforeTheLockThatComesAfterItIsAConflict)
{
    setUp("approved");
    const Record seen = m_entry;
    const Instant late {kStart.seconds - 60};
    const Decision decision = change(kAnn, seen,
        {{"start_at", kStart.seconds + 3600}, {"owner", "顾清"},
            {"group_kinds", std::vector<std::string> {"koc"}}},
        late, kDaysBefore);
    EXPECT_EQ(decision.status, PushStatus::Conflict);
    EXPECT_EQ(decision.kept, (std::vector<std::string> {"group_kinds", "start_at"}));
    ASSERT_EQ(decision.conflicts.size(), 2U);
    EXPECT_EQ(decision.conflicts[0].field, "start_at");
    EXPECT_EQ(decision.conflicts[0].mine, std::to_string(kStart.seconds + 3600));
    EXPECT_EQ(decision.conflicts[0].theirs, std::to_string(kStart.seconds));
    EXPECT_EQ(decision.conflicts[1].mine, "[\"koc\"]");
    EXPECT_EQ(m_entry.integer("start_at"), kStart.seconds);
    EXPECT_EQ(m_entry.text("owner"), "顾清") << "other fields go in";
}

TEST_F(ApprovalTest, WhatHasBeenSentStaysAsItWasSent)
{
    for (const char *status : {"dispatched", "part_done", "done", "stopped"}) {
        setUp(status);
        EXPECT_EQ(why(change(kAnn, m_entry, {{"title", "晚了"}})), std::nullopt)
            << status << ": made before the start, so it is a conflict";
        EXPECT_EQ(m_entry.text("title"), "午间推送");
        const Instant later {kStart.seconds + 40 * kSecondsPerDay};
        EXPECT_EQ(why(change(kAnn, m_entry, {{"title", "晚了"}}, later)), Rejection::EntryLocked) << status;
    }
    setUp("draft");
    EXPECT_FALSE(isLocked(m_entry, kStart));
}

TEST_F(ApprovalTest, TheTargetsOfALockedEntryAreLockedToo)
{
    setUp("approved");
    m_others.records[{Kind::Entry, m_entry.id}] = m_entry;
    const PushOp op = editBetween(std::nullopt,
        record(Kind::EntryTarget, id(9),
            {{"entry", m_entry.id.toString()}, {"target_kind", "group"}, {"target", id(10).toString()}}))
                          .value();
    const auto decided = [&](Instant at) {
        return decideEntryRules(std::nullopt, op, planner(kAnn), {}, m_others, at).value();
    };
    EXPECT_FALSE(decided(kDaysBefore).refusal);
    EXPECT_EQ(why(decided(kStart)), Rejection::EntryLocked);
}

TEST_F(ApprovalTest, WhatTheServerNoLongerHasIsBroughtBackAsADraftOnly)
{
    Record approved = m_entry;
    approved.put("status", std::string("approved"));
    PushOp op = editBetween(std::nullopt, approved).value();
    op.op = OpKind::Restore;
    EXPECT_EQ(why(decideEntryRules(std::nullopt, op, planner(kAnn), {}, m_others, kDaysBefore).value()),
        Rejection::IllegalTransition);
}

} // namespace
