// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The worked examples of docs/SYNC.md are what the program computes.

#include <cstdlib>

#include <gtest/gtest.h>

#include "models/protocol/frame.h"
#include "models/protocol/rowdigest.h"
#include "models/protocol/wirewriter.h"
#include "tests/support/files.h"

namespace qunce {

namespace {

class SyncPageTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const char *const root = std::getenv("QUNCE_SOURCE_DIR");
        ASSERT_NE(root, nullptr) << "run under ctest, or set QUNCE_SOURCE_DIR";
        m_page = test::readFile(std::string(root) + "/docs/SYNC.md");
    }
    bool says(const std::string &text) const { return m_page.find(text) != std::string::npos; }

    std::string m_page;
};

TEST_F(SyncPageTest, TheHashOfABody)
{
    const std::string body = R"({"refresh":"abc"})";
    EXPECT_EQ(body.size(), 17U);
    EXPECT_TRUE(says("`" + body + "`, 17 bytes"));
    EXPECT_TRUE(says("`" + bodyHash(body) + "`"));
}

TEST_F(SyncPageTest, TheDigestOfABucketOfTwoRows)
{
    const uint64_t guide = mix64("guide", "01970000-0000-7000-8000-00000000000a", 8123);
    const uint64_t fact = mix64("fact", "guide.day/2026-09-08/orders", 17);
    for (const uint64_t number : {guide, fact})
        EXPECT_TRUE(says(std::to_string(number) + " = `" + digestHex(number) + "`")) << number;
    EXPECT_TRUE(says("`" + digestHex(guide + fact) + "`"));
    EXPECT_EQ(factRowId(Metric::Orders, "2026-09-08"), "guide.day/2026-09-08/orders");
}

} // namespace

} // namespace qunce
