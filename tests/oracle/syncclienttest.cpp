// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real `qunced serve` against syncclient.py, which knows docs/SYNC.md and no line of ours.

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/server/serve/serveprogram.h"

namespace qunce::oracle {

namespace {

using server::testing::BrandFolder;
using server::testing::ChildProcess;
using server::testing::programPath;
using server::testing::ServeProgram;
using server::testing::Words;

constexpr const char *kPassword = "correct horse";

class SyncClientTest : public ::testing::Test
{
protected:
    void addUser(const std::string &name, Words options)
    {
        Words words {"user", "add", name};
        words.insert(words.end(), options.begin(), options.end());
        ASSERT_EQ(m_brand.run(words, kPassword).exitCode, 0);
    }
    /// What the client says that it holds; null with its complaint as a failure.
    nlohmann::json synced(const ServeProgram &server, const std::string &user, const Words &more)
    {
        const char *const sources = std::getenv("QUNCE_SOURCE_DIR");
        EXPECT_NE(sources, nullptr) << "run under ctest, or set QUNCE_SOURCE_DIR";
        if (sources == nullptr)
            return nullptr;
        Words words {
            "python3", std::string(sources) + "/tests/oracle/syncclient.py", server.url(), user, kPassword};
        words.insert(words.end(), more.begin(), more.end());
        ChildProcess client(words, m_brand.file("client.out"), m_brand.file("client.err"));
        EXPECT_EQ(client.wait(), 0) << test::readFile(m_brand.file("client.err"));
        return nlohmann::json::parse(test::readFile(m_brand.file("client.out")), nullptr, false);
    }
    /// Rows of an export; the file stays.
    size_t exported(const std::string &roster)
    {
        EXPECT_EQ(
            m_brand.run({"export", "roster", roster, "--out", m_brand.file(roster + ".csv")}).exitCode, 0);
        const std::string csv = test::readFile(m_brand.file(roster + ".csv"));
        return static_cast<size_t>(std::count(csv.begin(), csv.end(), '\n')) - 1;
    }

    BrandFolder m_brand;
};

TEST_F(SyncClientTest, AClientWrittenFromThePageHoldsTheWholeBrandAndSeesAGuideMove)
{
    addUser("hq", {"--role", "hq_content"});
    const size_t guides = exported("guides");
    const size_t kocs = exported("koc");
    // A guide of Beijing goes to a store in Sichuan: a tombstone in one bucket, a row in the other.
    std::string csv = test::readFile(m_brand.file("guides.csv"));
    const size_t guide = csv.find("\nBJ");
    const size_t store = csv.find(",S11", guide);
    const size_t otherStore = csv.find(",S51");
    ASSERT_TRUE(guide < store && store < otherStore && otherStore != std::string::npos);
    csv.replace(store, csv.find(',', store + 1) - store,
        csv.substr(otherStore, csv.find(',', otherStore + 1) - otherStore));
    test::writeFile(m_brand.file("moved.csv"), csv);
    const ServeProgram server(m_brand.folder(), m_brand.data());
    const nlohmann::json held = synced(server, "hq",
        {"--rows", "300", "--then", programPath(), "import", "guides", m_brand.file("moved.csv"), "--data",
            m_brand.data()});
    ASSERT_TRUE(held.is_object());
    EXPECT_EQ(held["kinds"]["guide"], guides);
    EXPECT_EQ(held["kinds"]["koc"], kocs);
    EXPECT_GT(held["pages"], 3);
}

TEST_F(SyncClientTest, AClientOfARegionFollowsAChange)
{
    addUser("region", {"--role", "region_manager", "--scope", "BJ"});
    exported("guides");
    std::string csv = test::readFile(m_brand.file("guides.csv"));
    const size_t name = csv.find(',', csv.find("\nBJ")) + 1;
    csv.replace(name, csv.find(',', name) - name, "新名字");
    test::writeFile(m_brand.file("renamed.csv"), csv);
    const ServeProgram server(m_brand.folder(), m_brand.data());
    const nlohmann::json held = synced(server, "region",
        {"--then", programPath(), "import", "guides", m_brand.file("renamed.csv"), "--data", m_brand.data()});
    ASSERT_TRUE(held.is_object());
    EXPECT_LT(held["kinds"]["guide"], 100);
}

TEST_F(SyncClientTest, TwoClientsWrittenFromThePageEditTheSameThings)
{
    addUser("hq", {"--role", "hq_content"});
    addUser("colleague", {"--role", "hq_content"});
    const ServeProgram server(m_brand.folder(), m_brand.data());
    const nlohmann::json held = synced(server, "hq", {"--edit-with", "colleague"});
    ASSERT_TRUE(held.is_object());
    for (const char *status : {"applied", "merged", "conflict", "rejected", "rejected_dependency"})
        EXPECT_GT(held["edits"]["mine"].value(status, 0) + held["edits"]["theirs"].value(status, 0), 0)
            << status;
    EXPECT_EQ(m_brand.run({"check"}).exitCode, 0);
}

} // namespace

} // namespace qunce::oracle
