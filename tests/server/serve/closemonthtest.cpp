// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Months are closed beside a server that runs, and by it: `qunced close-month`, as people and scripts use it.

#include <algorithm>
#include <chrono>
#include <thread>

#include "models/base/clock.h"
#include "tests/server/serve/serveprogram.h"

using namespace qunce;
using namespace qunce::server::testing;
using qunce::test::writeFile;

namespace {

class CloseMonthTest : public ::testing::Test
{
protected:
    std::string table(Words words)
    {
        words.insert(words.begin(), "export");
        words.insert(words.end(), {"--out", "-"});
        const CommandResult result = m_brand.run(words);
        EXPECT_EQ(result.exitCode, 0) << result.err;
        const size_t header = result.out.find("\r\n");
        return header == std::string::npos ? result.out : result.out.substr(header + 2);
    }
    std::string board(const std::string &month)
    {
        return table(
            {"leaderboard", "--measure", "messages", "--from", month + "-01", "--to", month + "-30"});
    }
    CommandResult import(const std::string &kind, const std::string &csv)
    {
        writeFile(m_brand.file(kind + ".csv"), csv);
        return m_brand.run({"import", kind, m_brand.file(kind + ".csv")});
    }
    /// Code of the guide that leads the board.
    static std::string leader(const std::string &rows)
    {
        const size_t start = rows.find(',', rows.find(',') + 1) + 1;
        return rows.substr(start, rows.find(',', start) - start);
    }

    BrandFolder m_brand;
    ServeProgram m_server {m_brand.folder(), m_brand.data()};
};

TEST_F(CloseMonthTest, ClosedBesideARunningServerItsNumbersStayAndWhatComesIsListed)
{
    const std::string before = board("2026-05");
    const std::string guide = leader(before);
    const CommandResult closed = m_brand.run({"close-month", "2026-05"});
    EXPECT_EQ(closed.exitCode, 0) << closed.err;
    EXPECT_NE(closed.out.find(R"("month":"2026-05","state":"closed","version":1)"), std::string::npos)
        << closed.out;
    const CommandResult again = m_brand.run({"close-month", "2026-05"});
    EXPECT_EQ(again.exitCode, 1);
    EXPECT_NE(again.err.find("2026-05 is closed already: version 1, since "), std::string::npos) << again.err;
    EXPECT_EQ(m_brand.run({"close-month", "2099-05"}).exitCode, 1) << "not over";
    EXPECT_EQ(m_brand.run({"close-month", "2026-5"}).exitCode, 2);
    EXPECT_EQ(m_brand.run({"close-month", "2026-05", "--undo"}).exitCode, 2) << "without a reason";
    EXPECT_EQ(m_brand.run({"close-month", "2026-04", "--person", "nobody"}).exitCode, 1);

    EXPECT_EQ(import("guide_days", "guide_code,day,messages\n" + guide + ",2026-05-10,123456\n").exitCode, 0);
    EXPECT_EQ(board("2026-05"), before);
    const std::string late = table({"adjustments", "--from", "2026-05-01", "--to", "2026-05-31"});
    EXPECT_TRUE(late.starts_with("2026-05,1,2026-05-10,,guide," + guide + ",")) << late;
    EXPECT_NE(late.find(",messages,"), std::string::npos) << late;
    EXPECT_EQ(std::count(late.begin(), late.end(), '\n'), 1) << late;

    const CommandResult opened =
        m_brand.run({"close-month", "2026-05", "--undo", "--reason", "one number was forgotten"});
    EXPECT_EQ(opened.exitCode, 0) << opened.err;
    EXPECT_NE(board("2026-05"), before);
    EXPECT_EQ(leader(board("2026-05")), guide);
    EXPECT_EQ(table({"adjustments", "--from", "2026-05-01", "--to", "2026-05-31"}), "");
    EXPECT_EQ(m_brand.run({"close-month", "2026-05", "--undo", "--reason", "x"}).exitCode, 1) << "it is open";
    EXPECT_NE(m_brand.run({"audit"}).out.find("month.reopened"), std::string::npos);
    EXPECT_EQ(m_server.stop(), 0);
    EXPECT_EQ(m_brand.run({"check"}).exitCode, 0);
}

TEST_F(CloseMonthTest, TheServerClosesAtThePlannedMomentByItself)
{
    const Instant soon {SystemClock().nowMs() / 1000 + 2};
    const CommandResult planned = m_brand.run({"close-month", "2026-04", "--at", soon.toString()});
    EXPECT_EQ(planned.exitCode, 0) << planned.err;
    EXPECT_NE(planned.out.find(R"("state":"planned")"), std::string::npos) << planned.out;
    EXPECT_EQ(m_brand.run({"close-month", "2026-04", "--at", "2099-01-01 12:00"}).exitCode, 1)
        << "planned already";
    std::string listed;
    for (int i = 0; i < 120 && listed.find("closed_at") == std::string::npos; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(250));
        listed = m_brand.run({"close-month"}).out;
    }
    EXPECT_NE(listed.find(R"("month":"2026-04","state":"closed","version":1)"), std::string::npos) << listed;
    EXPECT_EQ(m_brand.run({"close-month", "2026-04"}).exitCode, 1);
}

} // namespace
