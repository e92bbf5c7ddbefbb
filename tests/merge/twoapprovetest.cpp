// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may approve by the brand's policy, two who approve one after the other, deputies, and new texts that a second person
// confirms: the rules that console and server share.

#include <gtest/gtest.h>

#include "models/merge/approval.h"
#include "models/merge/entryrules.h"
#include "models/merge/fold.h"
#include "models/merge/revision.h"
#include "models/protocol/bucketnames.h"
#include "tests/merge/records.h"

using namespace qunce;
using namespace qunce::test;

namespace {

const Uuid kFirstPerson = id(201); // submits
const Uuid kSecondPerson = id(202);
const Uuid kCho = id(203);
const Uuid kDan = id(204);
const Instant kTwoStart = Instant::fromLocal(Day::fromYmd(2026, 11, 20), 12, 0);
const Instant kBefore {kTwoStart.seconds - 3 * kSecondsPerDay};
const Instant kLocked {kTwoStart.seconds - 600};

Actor secondPlanner(const Uuid &user)
{
    return {user, Role::HqContent, true, {}};
}

class TwoApproveTest : public ::testing::Test
{
protected:
    TwoApproveTest()
    {
        m_entry.bucket = bucket::planHq();
        for (const auto &[field, value] : approvalFields(m_entry, "submitted", kFirstPerson, kBefore))
            m_entry.put(field, value);
        m_entry.put("status", std::string("submitted"));
    }

    void set(std::string_view name, const std::string &value)
    {
        const Uuid place = id(static_cast<uint8_t>(100 + m_others.records.size()));
        m_others.records[{Kind::Setting, place}] =
            record(Kind::Setting, place, {{"name", std::string(name)}, {"value", value}});
    }
    void setPolicy(const ApprovalPolicy &policy) { set(kApprovalPolicySetting, toJson(policy)); }
    /// Two for promotions, as the entry is one.
    void needTwo(std::set<Uuid> approvers = {}, std::set<Uuid> second = {})
    {
        ApprovalPolicy policy;
        policy.approvers = std::move(approvers);
        policy.secondApprovers = std::move(second);
        policy.twoForLayers = {"promotion"};
        setPolicy(policy);
    }
    std::string change(const Uuid &user, const Record &saw, const FieldChanges &changes, Instant at = kBefore)
    {
        Record after = saw;
        for (const auto &[field, value] : changes)
            after.put(field, value);
        PushOp op = editBetween(saw, after).value();
        op.atMs = at.seconds * 1000;
        m_last = decideEntryRules(StoredRecord {m_entry, false}, op, secondPlanner(user), {}, m_others, at)
                     .value();
        if (m_last.refusal)
            return std::string(codeOf(m_last.refusal->why));
        m_entry = *m_last.record;
        return std::string(name(m_last.status));
    }
    std::string first(const Uuid &user, const Uuid &actingFor = {}, Instant at = kBefore)
    {
        return change(user, m_entry, firstApprovalFields(m_entry, {user, at, actingFor}), at);
    }
    std::string approve(const Uuid &user, const Uuid &actingFor = {}, Instant at = kBefore)
    {
        FieldChanges changes = approvalFields(m_entry, "approved", {user, at, actingFor});
        changes.emplace_back("status", std::string("approved"));
        return change(user, m_entry, changes, at);
    }
    std::string setStatus(const Uuid &user, const char *status)
    {
        FieldChanges changes = approvalFields(m_entry, status, user, kBefore);
        changes.emplace_back("status", std::string(status));
        return change(user, m_entry, changes);
    }
    std::string status() const { return m_entry.text("status"); }

    RecordsInMemory m_others;
    Decision m_last;
    Record m_entry = record(Kind::Entry, id(1),
        {{"title", "双11预热"}, {"start_at", kTwoStart.seconds}, {"channel", "群发"}, {"layer", "promotion"},
            {"status", "draft"}});
};

TEST_F(TwoApproveTest, WithoutAPolicyOneIsEnough)
{
    EXPECT_EQ(approvalTurn(m_entry, {}), ApprovalTurn::Last);
    EXPECT_EQ(first(kSecondPerson), "not_allowed") << "nobody asked for two";
    EXPECT_EQ(approve(kSecondPerson), "applied");
}

TEST_F(TwoApproveTest, TwoApproveOneAfterTheOther)
{
    needTwo();
    EXPECT_EQ(approve(kSecondPerson), "needs_first");
    EXPECT_EQ(first(kFirstPerson), "own_approval");
    EXPECT_EQ(first(kSecondPerson), "applied");
    EXPECT_EQ(status(), "submitted") << "one of two does not approve it";
    EXPECT_EQ(m_entry.reference("first_by"), kSecondPerson);
    EXPECT_EQ(approve(kSecondPerson), "needs_first") << "the same person is not two";
    EXPECT_EQ(approve(kFirstPerson), "own_approval");
    EXPECT_EQ(approve(kCho), "applied");
    EXPECT_EQ(status(), "approved");
}

TEST_F(TwoApproveTest, AnotherLayerNeedsOne)
{
    needTwo();
    m_entry.put("layer", std::string("brand"));
    EXPECT_EQ(approve(kSecondPerson), "applied");
}

TEST_F(TwoApproveTest, WhatIsChangedAfterTheFirstIsApprovedFirstAgain)
{
    needTwo();
    first(kSecondPerson);
    EXPECT_EQ(change(kFirstPerson, m_entry, {{"title", std::string("双11开抢")}}), "applied");
    EXPECT_FALSE(isFirstApproved(m_entry));
    EXPECT_EQ(approve(kCho), "needs_first");
    EXPECT_EQ(first(kCho), "applied");
    EXPECT_EQ(approve(kSecondPerson), "applied");
}

TEST_F(TwoApproveTest, SubmittedAgainNothingOfTheFirstIsLeft)
{
    needTwo();
    first(kSecondPerson);
    EXPECT_EQ(setStatus(kCho, "changes"), "applied");
    EXPECT_EQ(setStatus(kFirstPerson, "submitted"), "applied");
    EXPECT_TRUE(m_entry.reference("first_by").isNil());
    EXPECT_EQ(approve(kCho), "needs_first");
}

TEST_F(TwoApproveTest, WhoSendsBackInErrorKeepsTheFirst)
{
    needTwo();
    first(kSecondPerson);
    setStatus(kCho, "changes");
    EXPECT_EQ(change(kCho, m_entry, {{"status", std::string("submitted")}}), "applied");
    EXPECT_EQ(approve(kCho), "applied");
}

TEST_F(TwoApproveTest, OfTwoWhoApproveFirstTheFirstHasDoneIt)
{
    needTwo();
    const Record seen = m_entry;
    EXPECT_EQ(first(kSecondPerson), "applied");
    EXPECT_EQ(change(kCho, seen, firstApprovalFields(seen, {kCho, kBefore})), "merged");
    EXPECT_EQ(m_entry.reference("first_by"), kSecondPerson);
    EXPECT_EQ(approve(kCho), "applied") << "and the other may go on";
}

TEST_F(TwoApproveTest, WhoApprovedFirstTakesItBackAndNobodyElseDoes)
{
    needTwo();
    first(kSecondPerson);
    const FieldChanges cleared {{"first_by", {}}, {"first_at", {}}, {"first_form", {}}};
    EXPECT_EQ(change(kCho, m_entry, cleared), "not_allowed");
    EXPECT_EQ(change(kSecondPerson, m_entry, cleared), "applied");
    EXPECT_FALSE(isFirstApproved(m_entry));
}

TEST_F(TwoApproveTest, WhereThePolicyNamesPeopleOthersDoNot)
{
    needTwo({kSecondPerson}, {kCho});
    EXPECT_EQ(first(kDan), "not_approver");
    EXPECT_EQ(first(kCho), "not_approver") << "Cho is named for the second";
    EXPECT_EQ(first(kSecondPerson), "applied");
    EXPECT_EQ(approve(kDan), "not_approver");
    EXPECT_EQ(approve(kCho), "applied");
}

TEST_F(TwoApproveTest, ADeputyActsForAnApproverUntilTheEnd)
{
    ApprovalPolicy policy;
    policy.approvers = {kSecondPerson};
    setPolicy(policy);
    EXPECT_EQ(approve(kDan, kSecondPerson), "not_deputy") << "nobody has named Dan";
    const Instant end {kBefore.seconds + 3600};
    set(deputySetting(kSecondPerson), toJson(Deputy {kDan, end}));
    EXPECT_EQ(approve(kDan), "not_approver") << "in their own name";
    EXPECT_EQ(approve(kCho, kSecondPerson), "not_deputy");
    EXPECT_EQ(approve(kDan, kSecondPerson, end), "not_deputy") << "at its end it is over";
    EXPECT_EQ(approve(kDan, kSecondPerson), "applied");
    EXPECT_EQ(m_entry.reference("approved_by"), kDan);
    EXPECT_EQ(m_entry.reference("approved_for"), kSecondPerson) << "who acted for whom is kept";
}

TEST_F(TwoApproveTest, ADeputyIsNotAWayAroundOnesOwn)
{
    needTwo();
    set(deputySetting(kFirstPerson), toJson(Deputy {kDan, {kBefore.seconds + 3600}}));
    set(deputySetting(kSecondPerson), toJson(Deputy {kDan, {kBefore.seconds + 3600}}));
    EXPECT_EQ(first(kDan, kFirstPerson), "own_approval") << "for who submitted it";
    EXPECT_EQ(first(kDan, kSecondPerson), "applied");
    EXPECT_EQ(approve(kSecondPerson), "needs_first") << "Bob's deputy was Bob";
    EXPECT_EQ(approve(kDan), "needs_first") << "and Dan is Dan";
    EXPECT_EQ(approve(kCho), "applied");
}

TEST_F(TwoApproveTest, ANewTextWaitsForASecondPersonAndTheLockDoesNotStopIt)
{
    approve(kSecondPerson);
    EXPECT_EQ(change(kFirstPerson, m_entry, {{"title", std::string("改")}}, kLocked), "entry_locked");
    const FieldChanges proposal = proposedRevision("更正后的标题", id(9), kFirstPerson, kLocked);
    EXPECT_EQ(change(kFirstPerson, m_entry, proposal, kLocked), "applied");
    EXPECT_EQ(m_entry.text("title"), "双11预热") << "it only waits";
    EXPECT_EQ(mayConfirmRevision(m_entry, secondPlanner(kFirstPerson))->why, Rejection::OwnRevision);
    EXPECT_EQ(change(kFirstPerson, m_entry, confirmedRevision(m_entry, kFirstPerson, kLocked), kLocked),
        "own_revision");
    EXPECT_EQ(change(kSecondPerson, m_entry, confirmedRevision(m_entry, kSecondPerson, kLocked), kLocked),
        "applied");
    EXPECT_EQ(m_entry.text("title"), "更正后的标题");
    EXPECT_EQ(m_entry.reference("content"), id(9));
    EXPECT_EQ(m_entry.reference("revised_by"), kSecondPerson);
    EXPECT_FALSE(hasRevision(m_entry));
}

TEST_F(TwoApproveTest, AConfirmationBringsNothingElseIn)
{
    approve(kSecondPerson);
    change(kFirstPerson, m_entry, proposedRevision("甲", {}, kFirstPerson, kLocked), kLocked);
    FieldChanges other = confirmedRevision(m_entry, kSecondPerson, kLocked);
    for (auto &[field, value] : other) {
        if (field == "title")
            value = std::string("乙");
    }
    EXPECT_EQ(change(kSecondPerson, m_entry, other, kLocked), "changed_meanwhile");
    FieldChanges more = confirmedRevision(m_entry, kSecondPerson, kLocked);
    more.emplace_back("channel", std::string("朋友圈"));
    EXPECT_EQ(change(kSecondPerson, m_entry, more, kLocked), "entry_locked");
    EXPECT_EQ(change(kCho, m_entry, withdrawnRevision(), kLocked), "applied") << "it can be taken off";
    EXPECT_EQ(change(kSecondPerson, m_entry, {{"revised_by", toValue(kSecondPerson)}}), "not_allowed");
}

TEST_F(TwoApproveTest, WhatIsNotApprovedIsSimplyChanged)
{
    EXPECT_EQ(
        change(kSecondPerson, m_entry, proposedRevision("新", {}, kSecondPerson, kBefore)), "not_allowed");
    EXPECT_EQ(
        change(kSecondPerson, m_entry, proposedRevision("", {}, kSecondPerson, kBefore)), "not_allowed");
}

TEST(ApprovalPolicyTest, ReadsWhatItWritesAndNamesWhatMakesNoSense)
{
    ApprovalPolicy policy;
    policy.approvers = {kSecondPerson, kCho};
    policy.secondApprovers = {kDan};
    policy.twoForAll = true;
    policy.twoForChannels = {"群发"};
    EXPECT_EQ(approvalPolicyFrom(toJson(policy)).value(), policy);
    EXPECT_EQ(approvalPolicyFrom("").value(), ApprovalPolicy());
    EXPECT_EQ(approvalPolicyFrom(R"({"two_for_all": 1})").error().detail, "two_for_all");
    EXPECT_EQ(approvalPolicyFrom(R"({"approvers": ["nobody"]})").error().detail, "approvers");
    EXPECT_FALSE(approvalPolicyFrom("[]").ok());
    const Deputy deputy {kSecondPerson, kBefore};
    EXPECT_EQ(deputyFrom(toJson(deputy)), deputy);
    EXPECT_EQ(deputySettingOf(deputySetting(kFirstPerson)), kFirstPerson);
    EXPECT_FALSE(deputySettingOf("push_policy"));
    EXPECT_FALSE(deputyFrom("{}"));
}

TEST(ApprovalSettingsTest, ThePolicyIsTheAdministratorsAndADeputyIsOnesOwn)
{
    const auto setting = [](const std::string &name) {
        Record made = record(Kind::Setting, id(7), {{"name", name}, {"value", "{}"}});
        made.bucket = bucket::ref();
        return made;
    };
    const Actor admin {kDan, Role::Admin, true, {}};
    EXPECT_TRUE(mayCreate(secondPlanner(kFirstPerson), setting("approval_policy")));
    EXPECT_TRUE(mayEdit(secondPlanner(kFirstPerson), setting("approval_policy"), "value"));
    EXPECT_FALSE(mayEdit(admin, setting("approval_policy"), "value"));
    EXPECT_FALSE(mayCreate(secondPlanner(kFirstPerson), setting(deputySetting(kFirstPerson))));
    EXPECT_TRUE(mayCreate(secondPlanner(kFirstPerson), setting(deputySetting(kSecondPerson))));
    EXPECT_FALSE(mayCreate(admin, setting(deputySetting(kSecondPerson))));
    EXPECT_FALSE(mayEdit(secondPlanner(kFirstPerson), setting("push_policy"), "value"));
    EXPECT_TRUE(mayEdit(admin, setting("push_policy"), "name")) << "or it could become another one's";
}

} // namespace
