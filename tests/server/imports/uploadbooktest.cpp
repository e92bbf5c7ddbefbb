// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files on their way into the brand, piece by piece.

#include <filesystem>

#include <gtest/gtest.h>

#include "server/imports/errorsheet.h"
#include "server/imports/importlist.h"
#include "server/imports/uploadbook.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using namespace qunce::server;

namespace {

class HandClock : public Clock
{
public:
    int64_t nowMs() const override { return ms; }
    int64_t ms = 1'767'225'600'000;
};

Uuid uuid(char last)
{
    return *Uuid::parse(std::string("0197a000-0000-7000-8000-00000000000") + last);
}

class UploadBookTest : public testing::Test
{
protected:
    std::string contentOf(const Uuid &person, const Uuid &upload)
    {
        const auto file = m_book.find(person, upload);
        return file ? *file->head(1000) : std::string("none");
    }
    static Refusal::Code refused(const Outcome<uint64_t> &outcome)
    {
        EXPECT_FALSE(outcome.ok());
        return outcome.ok() ? Refusal::Code::Internal : outcome.error().code;
    }

    TempDir m_folder;
    HandClock m_clock;
    UploadBook m_book {m_folder.path(), m_clock, UploadLimits {100, 2, 60'000}};
    const Uuid m_he = uuid('1');
    const Uuid m_wang = uuid('2');
};

TEST_F(UploadBookTest, PiecesMakeAFileThatHasNoName)
{
    EXPECT_EQ(*m_book.add(m_he, uuid('a'), 0, "one "), 4U);
    EXPECT_EQ(*m_book.add(m_he, uuid('a'), 4, "two"), 7U);
    EXPECT_EQ(contentOf(m_he, uuid('a')), "one two");
    EXPECT_TRUE(std::filesystem::is_empty(m_folder.path())) << "whatever happens, nothing is left behind";
}

TEST_F(UploadBookTest, APieceWhoseAnswerWasLostMayComeAgain)
{
    m_book.add(m_he, uuid('a'), 0, "one ").ok();
    EXPECT_EQ(*m_book.add(m_he, uuid('a'), 0, "one "), 4U);
    EXPECT_EQ(*m_book.add(m_he, uuid('a'), 2, "e two"), 7U);
    EXPECT_EQ(contentOf(m_he, uuid('a')), "one two");
}

TEST_F(UploadBookTest, AGapAndTheMiddleOfAnUnknownFileAreRefused)
{
    EXPECT_EQ(refused(m_book.add(m_he, uuid('a'), 5, "x")), Refusal::Code::NotFound);
    m_book.add(m_he, uuid('a'), 0, "one").ok();
    EXPECT_EQ(refused(m_book.add(m_he, uuid('a'), 5, "x")), Refusal::Code::Malformed);
    EXPECT_EQ(contentOf(m_he, uuid('a')), "one");
}

TEST_F(UploadBookTest, EverybodyHasOneAndSeesOnlyTheOwn)
{
    m_book.add(m_he, uuid('a'), 0, "he").ok();
    EXPECT_EQ(contentOf(m_wang, uuid('a')), "none");
    m_book.drop(m_wang, uuid('a'));
    EXPECT_EQ(contentOf(m_he, uuid('a')), "he");
    m_book.add(m_he, uuid('b'), 0, "another").ok();
    EXPECT_EQ(contentOf(m_he, uuid('a')), "none");
    EXPECT_EQ(contentOf(m_he, uuid('b')), "another");
    EXPECT_EQ(m_book.count(), 1U);
}

TEST_F(UploadBookTest, TooLargeAndTooManyAreRefused)
{
    m_book.add(m_he, uuid('a'), 0, std::string(60, 'x')).ok();
    EXPECT_EQ(refused(m_book.add(m_he, uuid('a'), 60, std::string(41, 'x'))), Refusal::Code::TooLarge);
    EXPECT_EQ(m_book.count(), 0U);
    m_book.add(m_he, uuid('a'), 0, "x").ok();
    m_book.add(m_wang, uuid('b'), 0, "x").ok();
    EXPECT_EQ(refused(m_book.add(uuid('3'), uuid('c'), 0, "x")), Refusal::Code::SlowDown);
}

TEST_F(UploadBookTest, WhatNobodyComesBackToIsForgotten)
{
    m_book.add(m_he, uuid('a'), 0, "x").ok();
    m_clock.ms += 59'000;
    EXPECT_EQ(contentOf(m_he, uuid('a')), "x"); // and so it is used
    m_clock.ms += 59'000;
    m_book.forgetIdle();
    EXPECT_EQ(m_book.count(), 1U);
    m_clock.ms += 2'000;
    m_book.forgetIdle();
    EXPECT_EQ(m_book.count(), 0U);
}

TEST(ErrorSheet, EndsAfterAWholeRow)
{
    EXPECT_EQ(wholeRows("a\r\nb\r\n", 100), "a\r\nb\r\n");
    EXPECT_EQ(wholeRows("a\r\nb\r\n", 5), "a\r\n");
    EXPECT_EQ(wholeRows("a\r\n\"b\r\nc\"\r\nd\r\n", 9), "a\r\n") << "the line break in quotes ends no row";
    EXPECT_EQ(wholeRows("a\r\n\"b\r\nc\"\r\nd\r\n", 11), "a\r\n\"b\r\nc\"\r\n");
    EXPECT_EQ(wholeRows("abcdef", 3), "");
}

TEST(PastImports, AreReadFromTheAuditAlsoFromBeforeTheyHadIds)
{
    AuditEntry entry {5000, "cli", "import",
        R"({"kind":"org","file":"org.csv","rows":3,"created":1,"updated":1,"unchanged":0,"rejected":1,"fed":true})"};
    const std::optional<PastImport> past = pastImportOf(entry);
    ASSERT_TRUE(past);
    EXPECT_EQ(*past, (PastImport {"", 5000, "cli", "org", "org.csv", true, 3, 1, 1, 0, 1, false, 0, {}, {}}));
    entry.action = "export";
    EXPECT_FALSE(pastImportOf(entry));
    EXPECT_FALSE(pastImportOf({5000, "cli", "import", "no JSON"}));
}

} // namespace
