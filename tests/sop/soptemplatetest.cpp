// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/sop/soptemplate.h"

namespace qunce {

namespace {

Uuid id(uint8_t number)
{
    Uuid made;
    made.bytes[15] = number;
    return made;
}

SopStep step()
{
    SopStep made;
    made.id = id(2);
    made.title = "开抢";
    made.groupKinds = {"customer", "koc"};
    return made;
}

SopTemplate sop(std::vector<SopStep> steps = {step()})
{
    SopTemplate made;
    made.id = id(1);
    made.family = id(1);
    made.name = "大促";
    made.days = 14;
    made.status = "active";
    made.steps = std::move(steps);
    return made;
}

Record recordOf(Kind kind, const Uuid &recordId, std::map<std::string, FieldValue, std::less<>> fields)
{
    Record record;
    record.kind = kind;
    record.id = recordId;
    record.fields = std::move(fields);
    return record;
}

TEST(SopTemplate, ComesBackFromItsRecords)
{
    SopStep full = step();
    full.stage = "促销爆发";
    full.day = 11;
    full.window = {12 * 60, 24 * 60};
    full.layer = "promotion";
    full.channel = "群发";
    full.regions = {id(7), id(8)};
    full.audienceTags = {"VIP", "沉睡"};
    full.leads = {{"koc", -1, {20 * 60, std::nullopt}}, {"customer", 0, {9 * 60, 10 * 60}}};
    full.content = id(9);
    full.metric = "首单人数";
    full.proof = "截图";
    full.prepareDays = 2;
    SopTemplate written = sop({full});
    written.description = "两周";
    written.version = 3;
    written.effectiveFrom = Day::fromYmd(2026, 9, 1);
    written.anchor = SopAnchor::GroupStart;

    const Record head = recordOf(Kind::SopTemplate, written.id, fieldsOf(written));
    const Record ofIt = recordOf(Kind::SopStep, full.id, fieldsOf(full, written.id));
    const Record ofAnother = recordOf(Kind::SopStep, id(3), fieldsOf(full, id(99)));
    for (const Record *record : {&head, &ofIt})
        EXPECT_TRUE(validate(*record).ok()) << validate(*record).error().detail;
    const std::vector<Record> steps {ofAnother, ofIt};
    const Result<SopTemplate> read = sopTemplateOf(head, steps);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, written);
}

TEST(SopTemplate, WithoutAnythingElseIsAtNineOnItsFirstDay)
{
    const Result<SopStep> read = sopStepOf(recordOf(Kind::SopStep, id(2), {{"title", std::string("早")}}));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->day, 0);
    EXPECT_EQ(read->window, (SopWindow {9 * 60, std::nullopt}));
    EXPECT_TRUE(read->groupKinds.empty());
}

TEST(SopTemplate, SaysWhichFieldCannotBeRead)
{
    for (const char *spoiled : {"{", "[1]", R"([{"kind":"koc"}])", R"([{"day":0,"from_minute":5}])",
             R"({"kind":"koc","from_minute":5})", R"([{"kind":1,"from_minute":5}])"}) {
        const Result<SopStep> read =
            sopStepOf(recordOf(Kind::SopStep, id(2), {{"leads", std::string(spoiled)}}));
        ASSERT_FALSE(read.ok()) << spoiled;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidInput);
        EXPECT_EQ(read.error().userText.arguments().front(), "leads");
    }
}

TEST(SopTemplate, NumbersThatNoDayHasAreProblemsAndNothingWorse)
{
    const Result<SopStep> read = sopStepOf(recordOf(Kind::SopStep, id(2),
        {{"title", std::string("x")}, {"day", int64_t {1} << 52}, {"from_minute", int64_t {1} << 52}}));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(problemsOf(sop({*read})).size(), 2U);
}

TEST(SopTemplate, AWholeOneHasNoProblems)
{
    EXPECT_TRUE(problemsOf(sop()).empty());
}

TEST(SopTemplate, EachProblemIsToldAtItsStep)
{
    struct Example {
        const char *what;
        std::function<void(SopTemplate &)> spoil;
        bool ofStep;
    };
    const Example examples[] {
        {"no name", [](SopTemplate &t) { t.name.clear(); }, false},
        {"no day", [](SopTemplate &t) { t.days = 0; }, false},
        {"more than a year", [](SopTemplate &t) { t.days = 367; }, false},
        {"no steps", [](SopTemplate &t) { t.steps.clear(); }, false},
        {"no title", [](SopTemplate &t) { t.steps[0].title.clear(); }, true},
        {"after the last day", [](SopTemplate &t) { t.steps[0].day = 14; }, true},
        {"more than a week before", [](SopTemplate &t) { t.steps[0].day = -8; }, true},
        {"ends before it begins",
            [](SopTemplate &t) {
                t.steps[0].window = {600, 599};
            },
            true},
        {"ends when it begins",
            [](SopTemplate &t) {
                t.steps[0].window = {600, 600};
            },
            true},
        {"begins at 24:00",
            [](SopTemplate &t) {
                t.steps[0].window = {1440, std::nullopt};
            },
            true},
        {"ends after 24:00",
            [](SopTemplate &t) {
                t.steps[0].window = {1400, 1441};
            },
            true},
        {"before midnight",
            [](SopTemplate &t) {
                t.steps[0].window = {-1, std::nullopt};
            },
            true},
        {"a lead for others",
            [](SopTemplate &t) {
                t.steps[0].leads = {{"city", 0, {}}};
            },
            true},
        {"two leads",
            [](SopTemplate &t) {
                t.steps[0].leads = {{"koc", 0, {}}, {"koc", -1, {}}};
            },
            true},
        {"a lead that leaves",
            [](SopTemplate &t) {
                t.steps[0].leads = {{"koc", 14, {}}};
            },
            true},
        {"a lead with a wrong end",
            [](SopTemplate &t) {
                t.steps[0].leads = {{"koc", 0, {600, 1}}};
            },
            true},
        {"ready before ever", [](SopTemplate &t) { t.steps[0].prepareDays = -1; }, true},
    };
    for (const Example &example : examples) {
        SopTemplate spoiled = sop();
        example.spoil(spoiled);
        const std::vector<SopProblem> problems = problemsOf(spoiled);
        ASSERT_EQ(problems.size(), 1U) << example.what;
        EXPECT_EQ(problems.front().step.has_value(), example.ofStep) << example.what;
        EXPECT_FALSE(problems.front().words.empty());
    }
}

TEST(SopTemplate, MayEndWithTheDay)
{
    SopTemplate whole = sop();
    whole.steps[0].window = {23 * 60, SopWindow::kMinutesOfDay};
    whole.steps[0].day = 13;
    EXPECT_TRUE(problemsOf(whole).empty());
    whole.steps[0].day = kEarliestSopDay;
    EXPECT_TRUE(problemsOf(whole).empty());
}

} // namespace

TEST(SopPackJson, IsReadAsItWasWritten)
{
    Uuid content;
    content.bytes[15] = 9;
    Uuid region;
    region.bytes[15] = 7;
    const std::vector<SopPackPart> pack {{{"koc"}, {}, {}, content}, {{}, {region}, {"A", "B"}, content}};
    const Result<std::vector<SopPackPart>> read = packFromJson(packToJson(pack));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, pack);
    EXPECT_EQ(packToJson({}), "");
    for (const char *broken : {"{", "{}", "[1]", R"([{"kinds":1}])", R"([{"regions":["x"]}])"})
        EXPECT_FALSE(packFromJson(broken).ok()) << broken;
}

} // namespace qunce
