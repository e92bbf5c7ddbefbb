// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/centreboard.h"

#include "models/boards/fieldlabels.h"
#include "tests/store/editfixture.h"

// What the Sync Centre lists, off a real profile: what waits for somebody, what each field was and became.

namespace qunce::test {
namespace {

const UserInfo kMe {idNumber(900), "hq", "admin", true, {}};

std::string joined(const std::vector<Message> &items)
{
    std::string words;
    for (const Message &item : items)
        words += (words.empty() ? "" : ", ") + item.english();
    return words;
}

std::string words(const SaidValue &value)
{
    using Form = SaidValue::Form;
    switch (value.form) {
    case Form::Nothing:
        return "-";
    case Form::Words:
        return value.words;
    case Form::Number:
        return std::to_string(value.number);
    case Form::Money:
        return std::to_string(value.number) + " fen";
    case Form::Day:
        return value.day.toString();
    case Form::Instant:
        return "at " + std::to_string(value.number);
    case Form::Choice:
        return value.choice.english();
    case Form::Names:
        return joined(value.items);
    case Form::Change:
        return "+" + joined(value.items) + " -" + joined(value.gone);
    }
    return {};
}

std::string words(const FieldDifference &difference)
{
    static constexpr std::array kOutcomes {
        "undecided", "waiting", "mine", "theirs", "merged", "not in", "dropped"};
    return difference.label.english() + ": " + words(difference.base) + " | " + words(difference.mine) + " | "
        + words(difference.theirs) + " = " + kOutcomes[static_cast<size_t>(difference.outcome)];
}

std::string words(const CentreItem &item)
{
    static constexpr std::array kStates {
        "conflict", "rejected", "set aside", "waiting", "sent", "discarded", "replaced"};
    std::string said = std::string(kStates[static_cast<size_t>(item.state)]) + " " + item.subject.name;
    for (const FieldDifference &difference : item.differences)
        said += "; " + words(difference);
    return said;
}

class CentreBoardTest : public EditFixture
{
protected:
    void SetUp() override
    {
        EditFixture::SetUp();
        m_rows["org"][*Uuid::parse(kRegionOne)] = {{"code", "R1"}, {"kind", "region"}, {"name", "浙江"}};
        m_rows["card"][idNumber(901)] = {{"display_name", "李倩"}};
        ASSERT_NO_FATAL_FAILURE(serve());
    }

    std::vector<ListedAction> actions() { return *log().list({}, 100); }
    CentreBoard board(const UserInfo &user = kMe)
    {
        ReadSnapshot snapshot = look();
        Result<CentreBoard> found = readCentre(snapshot, user, actions());
        EXPECT_TRUE(found.ok());
        return found.ok() ? std::move(*found) : CentreBoard();
    }
    std::vector<std::string> listed(const UserInfo &user = kMe)
    {
        std::vector<std::string> lines;
        for (const CentreItem &item : board(user).items)
            lines.push_back(words(item));
        return lines;
    }
    void serveConflict(
        const std::string &field, const std::string &cause = "edit", Uuid subject = idNumber(11))
    {
        m_rows["conflict"][idNumber(500)] = {{"subject_kind", std::string("goal")},
            {"subject", toValue(subject)}, {"cause", cause}, {"field", toValue(field)},
            {"base", std::string("1100")}, {"mine", std::string("7")}, {"theirs", std::string("1300")},
            {"mine_by", toValue(kMe.id)}, {"theirs_by", toValue(idNumber(901))}, {"opened_at", kNow / 1000},
            {"status", std::string("open")}};
        m_rows["goal"][idNumber(11)]["value"] = int64_t {1300};
        serve();
    }
    using Lines = std::vector<std::string>;
};

TEST_F(CentreBoardTest, WhatWaitsIsListedFieldByField)
{
    commit({set("goal", idNumber(11), "value", int64_t {7})});
    commit({tag(idNumber(1), {"敏感肌"}, {"vip"})});
    EXPECT_EQ(listed(),
        (Lines {"waiting 导购1; Tags: vip | +敏感肌 -vip | - = waiting",
            "waiting 浙江; Target value: 1100 | 7 | - = waiting"}));
    const CentreBoard found = board();
    EXPECT_EQ(found.waiting, 2U);
    EXPECT_EQ(found.items[1].subject.detail.english(), "Net orders");
    EXPECT_EQ(found.items[1].subject.period->to.toString(), "2026-05-31");
    EXPECT_EQ(found.items[1].atMs, kNow);
    EXPECT_EQ(found.items[1].title.asMessage().english(), "Change D1");
}

TEST_F(CentreBoardTest, MoneyIsMoneyAndTheServersOtherValueIsShown)
{
    m_rows["goal"][idNumber(11)]["metric"] = std::string("amount");
    serve();
    commit({set("goal", idNumber(11), "value", int64_t {7})});
    m_rows["goal"][idNumber(11)]["value"] = int64_t {900};
    serve();
    EXPECT_EQ(listed(), (Lines {"waiting 浙江; Target value: 1100 fen | 7 fen | 900 fen = waiting"}));
}

TEST_F(CentreBoardTest, ReferencesDaysTimesAndChoicesAreSaidByName)
{
    commit({create("entry", idNumber(70),
        {{"title", std::string("返场秒杀")}, {"start_at", int64_t {1780000000}},
            {"status", std::string("draft")}, {"group_kinds", std::vector<std::string> {"customer", "flash"}},
            {"regions", std::vector<std::string> {kRegionOne}}})});
    EXPECT_EQ(listed(),
        (Lines {"waiting 返场秒杀; Kinds of groups: - | Customer group, Flash group | - = waiting; Target "
                "regions: - | "
                "浙江 | - = waiting; Start time: - | at 1780000000 | - = waiting; Status: - | Draft | - = "
                "waiting; "
                "Title: - | 返场秒杀 | - = waiting"}));
}

TEST_F(CentreBoardTest, ANoteIsCalledByWhatItIsAbout)
{
    commit({create(
        "note", idNumber(60), {{"subject", toValue(idNumber(2))}, {"text", std::string("下周回访")}})});
    const CentreItem item = board().items.at(0);
    EXPECT_EQ(item.subject.name, "导购2");
    EXPECT_EQ(item.subject.kind, Kind::Note);
    EXPECT_EQ(item.subject.aboutKind, Kind::Guide);
    EXPECT_EQ(item.subject.about, idNumber(2));
}

TEST_F(CentreBoardTest, ARejectedEditSaysWhyAndComesBeforeWhatWaits)
{
    commit({set("goal", idNumber(11), "value", int64_t {7})});
    commit({set("goal", idNumber(12), "value", int64_t {8})});
    ASSERT_EQ(sent(), "1 set | 2 set");
    answer(1, PushStatus::Rejected);
    const CentreBoard found = board();
    ASSERT_EQ(found.items.size(), 2U);
    EXPECT_EQ(found.rejected, 1U);
    EXPECT_EQ(found.waiting, 1U);
    EXPECT_EQ(words(found.items[0]), "rejected 浙江; Target value: 1100 | 7 | - = not in");
    EXPECT_STREQ(found.items[0].reason.words.source(), "Your role may not change %1.");
    EXPECT_EQ(joined(found.items[0].reason.about), "Target value");
    ASSERT_TRUE(log().discard(found.items[0].gids).ok());
    EXPECT_EQ(board().rejected, 0U);
    ReadSnapshot snapshot = look();
    EXPECT_EQ(words(readDone(snapshot, kMe, actions(), false)->at(1)),
        "discarded 浙江; Target value: 1100 | 7 | - = dropped");
    EXPECT_TRUE(readDone(snapshot, kMe, actions(), true)->empty()) << "nothing of it was sent and taken";
}

TEST_F(CentreBoardTest, AnUnknownReasonIsTheServersOwn)
{
    commit({set("goal", idNumber(11), "value", int64_t {7})});
    toSend();
    PushResult result;
    result.mid = 1;
    result.status = PushStatus::Rejected;
    result.code = "full_moon";
    result.message = "Not at full moon.";
    ASSERT_TRUE(log().keep({result}, kNow).ok());
    EXPECT_EQ(joined(board().items.at(0).reason.about), "Not at full moon.");
}

TEST_F(CentreBoardTest, AConflictShowsAllThreeValuesAndWhatWasMergedBesides)
{
    PushOp op = set("goal", idNumber(11), "value", int64_t {7});
    op.fields["to_day"] = {std::string("2026-05-31"), std::string("2026-05-30")};
    commit({op});
    ASSERT_EQ(sent(), "1 set");
    m_rows["goal"][idNumber(11)]["to_day"] = std::string("2026-05-30");
    answer(1, PushStatus::Conflict, bucketOfKind("goal"), 1, {"value"});
    serveConflict("value");
    const CentreBoard found = board();
    ASSERT_EQ(found.items.size(), 1U);
    EXPECT_EQ(words(found.items[0]),
        "conflict 浙江; Target value: 1100 | 7 | 1300 = undecided; To day: 2026-05-31 | 2026-05-30 | - = "
        "mine");
    EXPECT_TRUE(found.items[0].isMine);
    EXPECT_EQ(found.items[0].theirsBy, "李倩");
    EXPECT_EQ(found.items[0].mineAtMs, kNow);
    EXPECT_TRUE(found.items[0].whyNot.words.empty());
    EXPECT_EQ(found.items[0].differences[0].typed, FieldValue(int64_t {7}));
}

TEST_F(CentreBoardTest, WhatMetAnothersEditIsAConflictInTheHistoryTooUntilSomebodyHasChosen)
{
    using Meeting = CentreItem::Meeting;
    PushOp op = set("goal", idNumber(11), "value", int64_t {7});
    op.fields["to_day"] = {std::string("2026-05-31"), std::string("2026-05-30")};
    commit({op});
    ASSERT_EQ(sent(), "1 set");
    m_rows["goal"][idNumber(11)]["to_day"] = std::string("2026-05-30");
    answer(1, PushStatus::Conflict, bucketOfKind("goal"), 1, {"value"});
    serveConflict("value");
    const auto history = [this] {
        ReadSnapshot snapshot = look();
        const Result<std::vector<CentreItem>> items = readDone(snapshot, kMe, actions(), false);
        EXPECT_TRUE(items.ok() && items->size() == 1);
        return items.ok() && !items->empty() ? items->front() : CentreItem();
    };
    EXPECT_EQ(history().meeting, Meeting::Undecided);
    EXPECT_EQ(words(history()),
        "sent 浙江; To day: 2026-05-31 | 2026-05-30 | - = mine; Target value: 1100 | 7 | 1300 = undecided");
    m_rows["conflict"][idNumber(500)]["status"] = std::string("resolved");
    serve();
    EXPECT_EQ(history().meeting, Meeting::Theirs);
    EXPECT_EQ(words(history()),
        "sent 浙江; To day: 2026-05-31 | 2026-05-30 | - = mine; Target value: 1100 | 7 | 1300 = theirs");
}

TEST_F(CentreBoardTest, AConflictConcernsItsAuthorAndThoseWhoMayResolveIt)
{
    serveConflict("value");
    EXPECT_EQ(listed().size(), 1U);
    const UserInfo viewer {idNumber(902), "v", "viewer", true, {}};
    EXPECT_TRUE(listed(viewer).empty());
    UserInfo author = viewer;
    author.id = kMe.id;
    const CentreBoard own = board(author);
    ASSERT_EQ(own.items.size(), 1U);
    EXPECT_FALSE(own.items[0].whyNot.words.empty()) << "sees it, and why somebody else has to decide";
    m_rows["conflict"][idNumber(500)]["status"] = std::string("resolved");
    serve();
    EXPECT_TRUE(listed().empty());
}

TEST_F(CentreBoardTest, AConflictAboutAWholeRecordSaysWhatEachDid)
{
    serveConflict("", "stale_delete");
    EXPECT_EQ(listed(), (Lines {"conflict 浙江; Goal: - | deleted | changed = undecided"}));
    serveConflict("", "edited_deleted");
    EXPECT_EQ(listed(), (Lines {"conflict 浙江; Goal: - | changed | deleted = undecided"}));
}

TEST_F(CentreBoardTest, ABulkActionIsOneItemWithTheFirstDifferences)
{
    std::vector<PushOp> ops;
    for (int i = 0; i < 300; ++i)
        ops.push_back(tag(idNumber(static_cast<uint64_t>(1 + i % 3)), {"t" + std::to_string(i)}));
    commit(std::move(ops));
    const CentreBoard found = board();
    ASSERT_EQ(found.items.size(), 1U);
    EXPECT_EQ(found.items[0].records, 3U);
    EXPECT_EQ(found.items[0].differences.size(), kShownDifferences);
    EXPECT_EQ(found.items[0].moreDifferences, 100U);
    EXPECT_EQ(found.items[0].differences[1].record, "导购2");
}

TEST_F(CentreBoardTest, ARejectedGroupIsSaidAgainWithAnotherValue)
{
    PushOp op = set("goal", idNumber(11), "value", int64_t {7});
    op.fields["to_day"] = {std::string("2026-05-31"), std::string("2026-05-30")};
    const Uuid gid = commit({op, tag(idNumber(1), {"新"})});
    const ListedAction action = actions().at(0);
    const auto again = sayAgain(action, std::vector {gid}, "value", int64_t {9});
    ASSERT_TRUE(again && again->size() == 2);
    EXPECT_EQ((*again)[0].fields.at("value"), FieldValue(int64_t {9}));
    EXPECT_EQ((*again)[0].fields.at("to_day"), FieldValue(std::string("2026-05-30")));
    EXPECT_EQ((*again)[1].sets.at("tags").add, std::vector<std::string> {"新"});
    EXPECT_FALSE(sayAgain(action, {}, "value", int64_t {9}).has_value());
}

TEST(FieldLabels, EveryFieldThatSomebodyMayChangeHasAWord)
{
    for (const KindDescriptor &kind : allKinds()) {
        EXPECT_STRNE(kindLabel(kind.kind).source(), "");
        for (const FieldDescriptor &field : kind.fields) {
            if (field.editor == Editor::Nobody)
                continue;
            EXPECT_STRNE(fieldLabel(kind.kind, field.name).source(), "%1") << kind.name << "." << field.name;
            for (const ChoiceName &choice : field.choices)
                EXPECT_FALSE(choiceLabel(kind.kind, field.name, choice.name).empty());
        }
    }
}

} // namespace
} // namespace qunce::test
