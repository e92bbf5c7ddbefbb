// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A month is closed, and then everything that can come late comes late: what readers see of it stays, byte by byte, on the
// server and in a cache that is pulled after each step (docs/DATA.md, "Month close"). The tables are worked out by hand.

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "server/closing/monthclosing.h"
#include "server/storage/sqlitestorage.h"
#include "tests/facts/cachelibraries.h"
#include "tests/support/must.h"

using namespace qunce;
using namespace qunce::oracle;

namespace {

const Day kToday = *Day::parse("2026-10-20");
constexpr Period kSeptember {Day {20697}, Day {20726}};

Instant at(const char *text)
{
    return parseInstant(text)->instant;
}

/// Both sides of a brand, and who closes its months.
class Months : public CacheLibraries
{
public:
    Months() : CacheLibraries(kFactMemoryBytes) { }

    ImportOutcome take(const std::string &kind, const std::string &csv, bool fed = false)
    {
        SourceFile file = plainFile(kind, csv);
        file.today = kToday;
        file.fed = fed;
        return import(file, {});
    }
    void takeClean(const std::string &kind, const std::string &csv, bool fed = false)
    {
        const ImportOutcome outcome = take(kind, csv, fed);
        EXPECT_TRUE(outcome.ok) << outcome.output;
        EXPECT_EQ(outcome.rejected, 0U) << outcome.output;
    }
    template <typename Change>
    auto change(Instant now, const Change &what)
    {
        const auto transaction = qunce::test::must(m_storage->beginWrite());
        server::MonthClosing closing(*transaction, m_ids, now.seconds * 1000);
        auto result = what(closing);
        if (result.ok())
            qunce::test::must(transaction->commit());
        return result;
    }
    Result<ClosedMonth> close(Period month, Instant now)
    {
        return change(now, [&](server::MonthClosing &closing) { return closing.close(month, {{}, "cli"}); });
    }
    Result<uint64_t> reopen(Period month, Instant now, const std::string &why)
    {
        return change(now, [&](server::MonthClosing &closing) {
            return closing.reopen(month, {{}, "cli"}, why);
        });
    }
    /// Rows without byte order mark and header.
    std::string rows(const std::string &words, const std::string &user = {})
    {
        std::vector<std::string> arguments = split(words, ' ');
        if (!user.empty()) {
            arguments.push_back("--as-user");
            arguments.push_back(user);
        }
        std::string text = exported(arguments);
        const size_t header = text.find("\r\n");
        text = header == std::string::npos ? text : text.substr(header + 2);
        std::erase(text, '\r');
        return text;
    }
};

class MonthClose : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_EQ(kSeptember, *monthNamed("2026-09"));
        m.takeClean("org",
            "code,parent_code,kind,name\nR1,,region,North\nR2,,region,South\n"
            "S1,R1,store,One\nS2,R1,store,Two\nS3,R2,store,Three\n");
        m.takeClean("guides",
            "code,name,store_code,joined_on\nG1,Ann,S1,2026-01-01\nG2,Bob,S1,2026-01-01\n"
            "G3,Cid,S3,2026-01-01\n");
        m.takeClean("guide_days",
            "guide_code,day,orders,amount,cohort_added,cohort_replied\n"
            "G1,2026-09-10,2,100,10,4\nG1,2026-09-11,1,50,,\nG3,2026-09-10,1,70,,\n"
            "G1,2026-09-25,,,10,1\nG1,2026-10-01,1,30,,\n",
            true);
        m.takeClean("tasks",
            "code,title,kind,dispatched_at,due_at\n"
            "T1,Send,one_to_one,2026-09-18 09:00,2026-09-20 18:00\n");
        m.takeClean("task_results",
            "task_code,guide_code,status,done_at\nT1,G1,done,2026-09-19 10:00\nT1,G2,pending,\n"
            "T1,G3,pending,\n");
        m.takeClean("goals", "period,org_code,metric,value\n2026-09,R1,amount,300\n");
    }

    /// What readers can ask of September, at the moment.
    std::map<std::string, std::string> all(const std::string &asOf)
    {
        std::map<std::string, std::string> tables;
        for (const char *measure : {"amount", "orders", "per_guide:amount", "selling_rate", "reply_rate_14d",
                 "attainment:amount", "completion_rate", "due_completion_rate", "on_time_rate", "overdue",
                 "streak_best", "streak_current"}) {
            for (const char *level : {"guide", "store", "region"}) {
                for (const char *fill : {"none", "fed"})
                    ask(tables,
                        std::string("leaderboard --measure ") + measure + " --level " + level
                            + " --zero-fill " + fill,
                        asOf);
            }
        }
        for (const char *by : {"day", "guide", "store", "region", "task"})
            ask(tables, std::string("completion --by ") + by, asOf);
        return tables;
    }
    void ask(std::map<std::string, std::string> &tables, const std::string &words, const std::string &asOf)
    {
        tables[words] = m.rows(words + " --from 2026-09-01 --to 2026-09-30 --as-of " + asOf);
        tables[words + " (part)"] = m.rows(words + " --from 2026-09-05 --to 2026-09-22 --as-of " + asOf);
    }
    /// Everything that comes late for September, of every sort.
    void comeLate()
    {
        m.takeClean("guide_days",
            "guide_code,day,orders,amount,cohort_added,cohort_replied\n"
            "G1,2026-09-10,3,180,10,9\nG2,2026-09-12,1,20,,\nG1,2026-09-25,,,10,6\nG1,2026-10-01,2,60,,\n",
            true);
        m.takeClean("task_results",
            "task_code,guide_code,status,done_at\nT1,G2,done,2026-09-20 17:00\nT1,G3,cancelled,\n");
        m.takeClean("guides",
            "code,name,store_code,joined_on,status,left_on,effective_on\n"
            "G2,Bob,S1,2026-01-01,left,2026-09-06,\n" // left before
            "G1,Ann,S2,2026-01-01,,,2026-09-08\n" // was in another store
            "G3,Cid,S1,2026-01-01,,,2026-09-01\n" // and in another region
            "G4,Dee,S3,2026-01-01,,,\n"); // was there all the time
        m.takeClean("guide_days", "guide_code,day,orders,amount\nG4,2026-09-02,5,500\n");
    }

    Months m;
};

TEST_F(MonthClose, WhateverComesLateTheTablesStay)
{
    ASSERT_TRUE(m.close(kSeptember, at("2026-10-02 12:00")).ok());
    const auto before = all("2026-10-02T12:00:00+08:00");
    // By hand, as they were at the close.
    EXPECT_EQ(before.at("leaderboard --measure amount --level store --zero-fill none"),
        "1,,S1,One,S1,R1,150,150,,0\n2,,S3,Three,S3,R2,70,70,,0\n");
    EXPECT_EQ(before.at("leaderboard --measure selling_rate --level region --zero-fill none"),
        "1,,R2,South,,R2,1.000000,1,1,1\n2,,R1,North,,R1,0.500000,1,2,1\n");
    EXPECT_EQ(before.at("leaderboard --measure reply_rate_14d --level guide --zero-fill none"),
        "1,,G1,Ann,S1,R1,0.400000,4,10,0\n")
        << "the cohort of 25 September was open then";
    EXPECT_EQ(before.at("completion --by guide"),
        "G1,Ann,1,0,1,1,0,0,0,1.000000,1.000000\nG2,Bob,1,0,0,0,1,0,1,0.000000,0.000000\n"
        "G3,Cid,1,0,0,0,1,0,1,0.000000,0.000000\n");
    EXPECT_EQ(before.at("leaderboard --measure attainment:amount --level region --zero-fill none"),
        "1,,R1,North,,R1,0.500000,150,300,0\n,,R2,South,,R2,,70,,0\n");

    comeLate();
    const auto after = all("2026-12-31T00:00:00+08:00");
    ASSERT_EQ(after.size(), before.size());
    for (const auto &[words, table] : before)
        EXPECT_EQ(after.at(words), table) << words;
    EXPECT_TRUE(m.check());
}

TEST_F(MonthClose, WhatCameLateIsListedNumberByNumber)
{
    ASSERT_TRUE(m.close(kSeptember, at("2026-10-02 12:00")).ok());
    m.addUser({"south", {"R2"}});
    const std::string words = "adjustments --from 2026-09-01 --to 2026-10-31";
    EXPECT_EQ(m.rows(words), "");
    m.takeClean("guide_days",
        "guide_code,day,orders,amount\nG1,2026-09-10,3,180\nG2,2026-09-12,1,20\nG3,2026-09-10,1,70\n"
        "G3,2026-09-11,1,5\nG1,2026-10-01,2,60\n");
    m.takeClean("task_results", "task_code,guide_code,status,done_at\nT1,G2,done,2026-09-20 17:00\n");
    EXPECT_EQ(m.rows(words),
        "2026-09,1,2026-09-10,,guide,G1,Ann,S1,R1,orders,2,3,1\n"
        "2026-09,1,2026-09-10,,guide,G1,Ann,S1,R1,amount,100,180,80\n"
        "2026-09,1,2026-09-11,,guide,G3,Cid,S3,R2,orders,,1,1\n"
        "2026-09,1,2026-09-11,,guide,G3,Cid,S3,R2,amount,,5,5\n"
        "2026-09,1,2026-09-12,,guide,G2,Bob,S1,R1,orders,,1,1\n"
        "2026-09,1,2026-09-12,,guide,G2,Bob,S1,R1,amount,,20,20\n"
        "2026-09,1,2026-09-20,T1,guide,G2,Bob,S1,R1,status,pending,done,\n"
        "2026-09,1,2026-09-20,T1,guide,G2,Bob,S1,R1,done_at,,2026-09-20T17:00:00+08:00,\n");
    EXPECT_EQ(m.rows(words + " --under S3"),
        "2026-09,1,2026-09-11,,guide,G3,Cid,S3,R2,orders,,1,1\n"
        "2026-09,1,2026-09-11,,guide,G3,Cid,S3,R2,amount,,5,5\n");
    EXPECT_EQ(m.rows(words, "south"), m.rows(words + " --under R2")) << "nobody sees other regions'";
    EXPECT_EQ(m.rows("adjustments --from 2026-09-12 --to 2026-09-12"),
        "2026-09,1,2026-09-12,,guide,G2,Bob,S1,R1,orders,,1,1\n"
        "2026-09,1,2026-09-12,,guide,G2,Bob,S1,R1,amount,,20,20\n");

    // What is taken back is no adjustment any more.
    m.takeClean("guide_days", "guide_code,day,orders,amount\nG1,2026-09-10,2,100\n");
    EXPECT_EQ(m.rows(words + " --under S1").find("2026-09-10"), std::string::npos);
    EXPECT_TRUE(m.check());
}

TEST_F(MonthClose, AFileSaysWhichMonthsAreClosedAndHowMuchCameLater)
{
    const std::string words =
        "leaderboard --measure amount --level store --from 2026-09-01 --to 2026-10-31 --format json";
    EXPECT_EQ(m.rows(words).find("\"closed\""), std::string::npos);
    ASSERT_TRUE(m.close(kSeptember, at("2026-10-02 12:00")).ok());
    m.takeClean("guide_days", "guide_code,day,orders,amount\nG1,2026-09-10,3,180\nG1,2026-10-01,2,60\n");
    const std::string json = m.exported(split(words, ' '));
    EXPECT_NE(
        json.find(
            "\"closed\":[{\"month\":\"2026-09\",\"version\":1,\"closed_at\":\"2026-10-02T12:00:00+08:00\","
            "\"closed_by\":\"\",\"adjustments\":2}]"),
        std::string::npos)
        << json;
    EXPECT_NE(json.find("\"value\":210"), std::string::npos) << "September as it was, October as it is\n"
                                                             << json;
    const std::string csv = m.exported(
        split("leaderboard --measure amount --from 2026-09-01 --to 2026-09-30 --with-header-note", ' '));
    EXPECT_NE(csv.find("# closed: 2026-09 v1 2026-10-02T12:00:00+08:00 adjustments 2"), std::string::npos)
        << csv;
}

TEST_F(MonthClose, GoalsAndDueTimesOfTheMonthStayAndOthersMayChange)
{
    ASSERT_TRUE(m.close(kSeptember, at("2026-10-02 12:00")).ok());
    const ImportOutcome goals = m.take("goals",
        "period,org_code,metric,value\n2026-09,R1,amount,900\n2026-09,R2,amount,5\n2026-10,R1,amount,400\n"
        "2026-09-01/2026-10-31,R1,amount,800\n");
    EXPECT_EQ(goals.rejected, 2U) << goals.output;
    EXPECT_NE(goals.output.find("2026-09 is closed"), std::string::npos) << goals.output;
    const ImportOutcome tasks = m.take("tasks",
        "code,title,kind,dispatched_at,due_at\nT1,Send,one_to_one,2026-09-18 09:00,2026-10-20 18:00\n"
        "T2,Next,one_to_one,,2026-10-05 18:00\n");
    EXPECT_EQ(tasks.rejected, 1U) << tasks.output;
    const ImportOutcome back =
        m.take("tasks", "code,title,kind,dispatched_at,due_at\nT2,Next,one_to_one,,2026-09-05 18:00\n");
    EXPECT_EQ(back.rejected, 1U) << back.output;
    EXPECT_EQ(
        m.rows("leaderboard --measure attainment:amount --level region --from 2026-09-01 --to 2026-09-30"),
        "1,,R1,North,,R1,0.500000,150,300,0\n,,R2,South,,R2,,70,,0\n");
}

TEST_F(MonthClose, AMonthIsClosedOnceAndNotBeforeItIsOver)
{
    EXPECT_EQ(m.close(kSeptember, at("2026-09-30 23:59")).error().code, ErrorCode::InvalidInput);
    const auto closed = m.close(kSeptember, at("2026-10-02 12:00"));
    ASSERT_TRUE(closed.ok());
    EXPECT_EQ(closed->version, 1);
    const auto again = m.close(kSeptember, at("2026-10-03 12:00"));
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    EXPECT_EQ(
        again.error().userText.english(), "2026-09 is closed already: version 1, since 2026-10-02 12:00.");
    EXPECT_EQ(
        m.reopen(*monthNamed("2026-08"), at("2026-10-03 12:00"), "x").error().code, ErrorCode::Conflict);
}

TEST_F(MonthClose, OpenedAgainAllCountsAndClosedAgainItIsTheNextVersion)
{
    const std::string board = "leaderboard --measure amount --level store --from 2026-09-01 --to 2026-09-30";
    ASSERT_TRUE(m.close(kSeptember, at("2026-10-02 12:00")).ok());
    const std::string frozen = m.rows(board);
    comeLate();
    EXPECT_EQ(m.rows(board), frozen);
    const auto settled = m.reopen(kSeptember, at("2026-10-05 09:00"), "G4 was forgotten");
    ASSERT_TRUE(settled.ok());
    EXPECT_GT(*settled, 0U);
    // G1: 180 in S2 and 50 there; G3 came from S3 to S1; G2's 20 in S1; G4's 500 in S3.
    const std::string open =
        "1,,S3,Three,S3,R2,500,500,,0\n2,,S2,Two,S2,R1,230,230,,0\n3,,S1,One,S1,R1,90,90,,0\n";
    EXPECT_EQ(m.rows(board), open);
    EXPECT_EQ(m.rows("adjustments --from 2026-09-01 --to 2026-09-30"), "");
    const auto closed = m.close(kSeptember, at("2026-10-06 09:00"));
    ASSERT_TRUE(closed.ok());
    EXPECT_EQ(closed->version, 2);
    m.takeClean("guide_days", "guide_code,day,orders,amount\nG4,2026-09-03,1,1\n");
    EXPECT_EQ(m.rows(board), open);
    EXPECT_EQ(m.rows("adjustments --from 2026-09-01 --to 2026-09-30"),
        "2026-09,2,2026-09-03,,guide,G4,Dee,S3,R2,orders,,1,1\n"
        "2026-09,2,2026-09-03,,guide,G4,Dee,S3,R2,amount,,1,1\n");
    EXPECT_TRUE(m.check());
}

TEST_F(MonthClose, APlannedCloseFreezesWhatIsThereAtItsMoment)
{
    const auto planned = m.change(at("2026-09-20 10:00"), [](server::MonthClosing &closing) {
        return closing.plan(kSeptember, at("2026-10-03 00:00"), {{}, "cli"});
    });
    ASSERT_TRUE(planned.ok());
    const auto twice = m.change(at("2026-09-21 10:00"), [](server::MonthClosing &closing) {
        return closing.plan(kSeptember, at("2026-10-04 00:00"), {{}, "cli"});
    });
    EXPECT_EQ(twice.error().code, ErrorCode::Conflict);
    const auto closeDue = [](server::MonthClosing &closing) { return closing.closeDue(); };
    EXPECT_TRUE(qunce::test::must(m.change(at("2026-10-02 23:59"), closeDue)).empty());
    m.takeClean("guide_days", "guide_code,day,amount\nG2,2026-09-30,7\n");
    const auto closed = qunce::test::must(m.change(at("2026-10-03 00:00"), closeDue));
    ASSERT_EQ(closed.size(), 1U);
    EXPECT_EQ(closed[0].closedAt, at("2026-10-03 00:00"));
    m.takeClean("guide_days", "guide_code,day,amount\nG2,2026-09-30,9\n");
    EXPECT_EQ(m.rows("leaderboard --measure amount --level store --from 2026-09-30 --to 2026-09-30"),
        "1,,S1,One,S1,R1,7,7,,0\n");
    EXPECT_TRUE(qunce::test::must(m.change(at("2026-10-03 00:01"), closeDue)).empty());
}

TEST_F(MonthClose, MonthsAreClosedInAnyOrderAndEachRemembersItsOwnMoment)
{
    m.takeClean("guide_days", "guide_code,day,amount\nG1,2026-08-10,1\nG1,2026-07-10,2\n");
    ASSERT_TRUE(m.close(kSeptember, at("2026-10-02 12:00")).ok());
    m.takeClean("guides", "code,name,store_code,status,left_on\nG2,Bob,S1,left,2026-07-03\n");
    ASSERT_TRUE(m.close(*monthNamed("2026-08"), at("2026-10-03 12:00")).ok());
    m.takeClean("guides", "code,name,store_code,status,left_on\nG1,Ann,S1,left,2026-07-03\n");
    const auto perGuide = [this](const std::string &from, const std::string &to) {
        return m.rows("leaderboard --measure per_guide:amount --level store --from " + from + " --to " + to);
    };
    EXPECT_EQ(perGuide("2026-09-01", "2026-09-30"),
        "1,1,S1,One,S1,R1,75.000000,150,2,1\n2,,S3,Three,S3,R2,70.000000,70,1,1\n")
        << "both were there";
    EXPECT_EQ(perGuide("2026-08-01", "2026-08-31"), "1,1,S1,One,S1,R1,1.000000,1,1,1\n") << "one had left";
    EXPECT_EQ(perGuide("2026-07-04", "2026-07-31"), ",,S1,One,S1,R1,,2,0,1\n") << "both have";
}

} // namespace
