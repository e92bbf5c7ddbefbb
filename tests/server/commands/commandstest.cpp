// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "server/import/dueplaces.h"
#include "server/storage/sqlitestorage.h"
#include "tests/support/files.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using namespace qunce::server;
using qunce::test::readFile;
using qunce::test::writeFile;

namespace {

/// The program as a person uses it, on a brand of two regions with one store each.
class CommandsTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_EQ(run("init"), 0);
        ASSERT_EQ(import("org",
                      "code,parent_code,kind,name\nRN,,region,North\nRS,,region,South\n"
                      "SA,RN,store,A\nSB,RS,store,B\n"),
            0);
        ASSERT_EQ(import("guides", "code,name,store_code,status,left_on\nG1,Ann,SA,,\nG2,Bob,SA,,\n"), 0);
    }

    int run(const std::string &words)
    {
        const char *program = std::getenv("QUNCED");
        const std::string line = std::string(program ? program : "qunced") + " --lang " + m_language
            + " --data " + m_data + " " + words + " >" + m_temp.file("out") + " 2>" + m_temp.file("errors");
        const int status = std::system(line.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    int import(const std::string &kind, const std::string &csv, const std::string &flags = {})
    {
        writeFile(m_temp.file(kind + ".csv"), csv);
        return run("import " + kind + " " + m_temp.file(kind + ".csv") + " " + flags);
    }
    std::string said() const { return readFile(m_temp.file("errors")) + readFile(m_temp.file("out")); }
    /// The roster of guides as `user` (everybody if empty) sees it on the day.
    std::string roster(const std::string &user, const std::string &asOf)
    {
        const std::string file = m_temp.file("roster.csv");
        const std::string eyes = user.empty() ? "" : " --as-user " + user;
        EXPECT_EQ(run("export roster guides" + eyes + " --as-of '" + asOf + "' --out " + file), 0) << said();
        return readFile(file);
    }
    void addUser(const std::string &name, const std::string &region)
    {
        writeFile(m_temp.file("password"), "long enough\n");
        ASSERT_EQ(run("user add " + name + " --role region_manager --scope " + region + " --password-file "
                      + m_temp.file("password")),
            0);
    }

    /// What a running server does then.
    void beginDay(Day day)
    {
        const SystemClock clock;
        const auto storage = SqliteStorage::open(m_data + "/qunce.db", SqliteStorage::Mode::Open, clock);
        const auto transaction = storage.value()->beginWrite();
        EXPECT_EQ(applyDuePlaces(*transaction.value(), day).value(), 1U);
        EXPECT_TRUE(transaction.value()->commit().ok());
    }

    /// Lines without a single Chinese character, of those that begin so.
    std::string englishLines(const std::string &beginning) const
    {
        std::string found;
        std::istringstream lines(said());
        for (std::string line; std::getline(lines, line);) {
            const bool isAscii = std::all_of(
                line.begin(), line.end(), [](char one) { return static_cast<unsigned char>(one) < 0x80; });
            if (line.starts_with(beginning) && isAscii)
                found += line + "\n";
        }
        return found;
    }
    void damage(const char *sql) const
    {
        sqlite3 *handle = nullptr;
        ASSERT_EQ(sqlite3_open((m_data + "/qunce.db").c_str(), &handle), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
        EXPECT_GT(sqlite3_total_changes(handle), 0) << "it must hit: " << sql;
        sqlite3_close(handle);
    }

    std::string m_language = "en";
    TempDir m_temp;
    std::string m_data = m_temp.file("brand");
};

TEST_F(CommandsTest, SomebodyWhoLeftCameBackAndLeftOnTheSameDayAgainIsGone)
{
    const std::string left = "code,name,store_code,status,left_on\nG1,Ann,SA,left,2026-09-10\n";
    EXPECT_EQ(import("guides", left), 0);
    EXPECT_EQ(import("guides", "code,name,store_code,status\nG1,Ann,SA,active\n"), 0);
    EXPECT_EQ(import("guides", left), 0) << said();
    EXPECT_EQ(run("export roster guides --out " + m_temp.file("roster.csv")), 0);
    EXPECT_NE(readFile(m_temp.file("roster.csv")).find("left,2026-09-10"), std::string::npos);
}

TEST_F(CommandsTest, AFutureMoveChangesTheRosterOnItsDayAndIsInOneRegionAtMost)
{
    addUser("north", "RN");
    addUser("south", "RS");
    EXPECT_EQ(import("guides", "code,name,store_code,effective_on\nG1,Ann,SB,2027-06-01\n"), 0);
    EXPECT_NE(roster("", "2027-05-31 10:00").find("G1,Ann,SA"), std::string::npos);
    EXPECT_NE(roster("", "2027-06-01 10:00").find("G1,Ann,SB"), std::string::npos);
    EXPECT_NE(roster("north", "2027-05-31 10:00").find("G1,Ann,SA"), std::string::npos) << "until then";
    EXPECT_EQ(roster("south", "2027-05-31 10:00").find("G1"), std::string::npos);
    EXPECT_EQ(roster("north", "2027-06-01 10:00").find("G1"), std::string::npos);
    beginDay(Day::fromYmd(2027, 6, 1));
    EXPECT_EQ(roster("north", "2027-06-01 10:00").find("G1"), std::string::npos);
    EXPECT_NE(roster("south", "2027-06-01 10:00").find("G1,Ann,SB"), std::string::npos);
}

TEST_F(CommandsTest, NothingIsWrittenIntoTheDataDirectory)
{
    EXPECT_EQ(run("export roster guides --out " + m_data + "/qunce.db"), 2);
    EXPECT_NE(said().find("belongs to the program"), std::string::npos);
    EXPECT_EQ(import("guides", "code,name,store_code\nG3,Cy,SA\n", "--errors " + m_data + "/signing.key"), 2);
    EXPECT_EQ(run("check"), 0) << said();
}

TEST_F(CommandsTest, ImportOfAFolderNamesTheFileItStoppedAt)
{
    EXPECT_EQ(import("koc", "code\nK1\n"), 1);
    EXPECT_EQ(run("import all " + m_temp.path().string()), 1);
    EXPECT_NE(said().find("koc.csv could not be imported"), std::string::npos) << said();
}

TEST_F(CommandsTest, EndWithTheExitCodesOfTheContract)
{
    EXPECT_EQ(run("frobnicate"), 2);
    EXPECT_EQ(run("import guides"), 2);
    EXPECT_EQ(run("import guides /no/such/file.csv"), 1);
    EXPECT_EQ(
        run("export leaderboard --measure charm --from 2026-09-01 --to 2026-09-02 --out " + m_temp.file("x")),
        2);
    EXPECT_EQ(run("init"), 1);
    EXPECT_EQ(import("guides", "code,name,store_code\nG9,Zed,NOWHERE\n"), 1);
    EXPECT_NE(said().find("\"rejected\":1"), std::string::npos);
}

TEST_F(CommandsTest, InChineseNoExplanationOfTheHelpIsEnglish)
{
    m_language = "zh_CN";
    ASSERT_EQ(run("help"), 0);
    // Commands are indented by two, what is said of them and of their flags by six.
    EXPECT_EQ(englishLines("      "), "");
    std::vector<std::string> commands;
    std::istringstream lines(said());
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("  ") || line.starts_with("   "))
            continue;
        std::string command;
        std::istringstream words(line);
        for (std::string word; words >> word
             && std::all_of(word.begin(), word.end(), [](char one) { return one >= 'a' && one <= 'z'; });)
            command += word + " ";
        commands.push_back(command);
    }
    ASSERT_GT(commands.size(), 15U) << said();
    for (const std::string &command : commands) {
        ASSERT_EQ(run(command + "--help"), 0) << command;
        EXPECT_EQ(englishLines("      "), "") << command;
    }
}

TEST_F(CommandsTest, InChineseWhatIsWrongWithTheDataIsSaidInChinese)
{
    damage("UPDATE record SET fields = '{\"nonsense\":1}' WHERE seq = 1");
    damage("UPDATE record SET field_seqs = '900' WHERE seq = 2");
    m_language = "zh_CN";
    EXPECT_EQ(run("check"), 1);
    EXPECT_NE(said().find("qunced: "), std::string::npos) << said();
    EXPECT_EQ(englishLines("qunced: "), "") << said();
    for (const char *english : {"cannot", "unreadable", "newer than", "it says", "not found"})
        EXPECT_EQ(said().find(english), std::string::npos) << said();
}

TEST_F(CommandsTest, InChineseADemoBrandIsDescribedInChinese)
{
    m_language = "zh_CN";
    m_data = m_temp.file("demo");
    ASSERT_EQ(run("demo --scale small --seed 7"), 0) << said();
    EXPECT_EQ(said().find("group rows"), std::string::npos) << said();
    EXPECT_EQ(englishLines(""), "");
}

TEST_F(CommandsTest, TakeFlagsBeforeAndAfterTheWords)
{
    const std::string file = m_temp.file("roster.csv");
    EXPECT_EQ(run("--out " + file + " export roster guides --format=json"), 0);
    EXPECT_NE(readFile(file).find("\"view\":\"roster guides\""), std::string::npos);
}

TEST_F(CommandsTest, ALostLaptopIsFoundInTheListAndRevoked)
{
    addUser("wang", "RN");
    Device laptop;
    {
        const SystemClock clock;
        const auto storage = SqliteStorage::open(m_data + "/qunce.db", SqliteStorage::Mode::Open, clock);
        ASSERT_TRUE(storage.ok());
        const auto t = (*storage)->beginWrite();
        ASSERT_TRUE(t.ok());
        RandomIdSource ids(clock);
        laptop = {
            ids.next(), (*(*t)->account("wang"))->id, "my laptop", ids.next(), 0, 0, DeviceState::SignedIn};
        ASSERT_TRUE((*t)->putDevice(laptop).ok());
        ASSERT_TRUE((*t)->commit().ok());
    }
    const std::string line = laptop.id.toString() + "\twang\tmy laptop\t";
    ASSERT_EQ(run("device list"), 0) << said();
    EXPECT_NE(said().find(line + "signed in\t1970-01-01T08:00:00+08:00"), std::string::npos) << said();
    EXPECT_EQ(run("device revoke " + laptop.id.toString()), 0) << said();
    ASSERT_EQ(run("device list wang"), 0) << said();
    EXPECT_NE(said().find(line + "revoked\t"), std::string::npos) << said();
    ASSERT_EQ(run("audit --newest 1"), 0);
    EXPECT_NE(said().find("device.revoke"), std::string::npos) << said();
    EXPECT_EQ(run("device revoke --wipe-all " + laptop.id.toString()), 0) << said();
    EXPECT_NE(said().find("what it has not sent"), std::string::npos) << said();
    ASSERT_EQ(run("audit --newest 1"), 0);
    EXPECT_NE(said().find("\"wipe\":\"all\""), std::string::npos) << said();
    EXPECT_EQ(run("device revoke laptop"), 1);
    EXPECT_NE(said().find("There is no device laptop."), std::string::npos) << said();
    EXPECT_EQ(run("device list nobody"), 1);
    EXPECT_EQ(run("device revoke"), 2);
    EXPECT_EQ(run("check"), 0) << said();
}

} // namespace
