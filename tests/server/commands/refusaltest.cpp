// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "server/admin/initialise.h"
#include "server/storage/connection.h"
#include "tests/server/storage/teststorage.h"
#include "tests/support/files.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using qunce::test::readFile;
using qunce::test::writeFile;

namespace {

/// The program itself on a data directory that is not fit for it.
class RefusalTest : public ::testing::Test
{
protected:
    RefusalTest()
    {
        must(initialise(m_data, m_clock, m_ids));
        writeFile(m_temp.file("org.csv"), "code,kind,name\nR1,region,East\n");
    }

    int run(const std::string &words)
    {
        const char *program = std::getenv("QUNCED");
        const std::string line = std::string(program ? program : "qunced") + " --lang en --data " + m_data
            + " " + words + " >" + m_temp.file("out") + " 2>" + m_temp.file("errors");
        const int status = std::system(line.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    /// Import, export and check all end with `exitCode`, say `words` and leave the database's bytes alone.
    void expectRefusal(int exitCode, const std::string &words)
    {
        const std::string before = readFile(m_database);
        for (const std::string &command : {m_import, m_export, std::string("check")}) {
            EXPECT_EQ(run(command), exitCode) << command;
            const std::string said = readFile(m_temp.file("errors"));
            EXPECT_NE(said.find(words), std::string::npos) << command << ": " << said;
            EXPECT_TRUE(readFile(m_database) == before) << command;
        }
        EXPECT_FALSE(std::filesystem::exists(m_temp.file("guides.csv"))) << "no half export is left";
    }

    TempDir m_temp;
    FixedClock m_clock;
    SeededIdSource m_ids {1, 1'767'225'600'000};
    const std::string m_data = m_temp.file("brand");
    const std::string m_database = m_data + "/qunce.db";
    const std::string m_import = "import org " + m_temp.file("org.csv");
    const std::string m_export = "export roster guides --format csv --out " + m_temp.file("guides.csv");
};

TEST_F(RefusalTest, AFitDatabaseIsImportedIntoAndExported)
{
    EXPECT_EQ(run(m_import), 0) << readFile(m_temp.file("errors"));
    EXPECT_EQ(run(m_export), 0) << readFile(m_temp.file("errors"));
    EXPECT_TRUE(std::filesystem::exists(m_temp.file("guides.csv")));
}

TEST_F(RefusalTest, ADatabaseOfANewerProgramEndsWithThreeAndTheAdviceToUpdate)
{
    must(must(Connection::open(m_database, Connection::Access::ReadWrite, 1000))
             ->execute("INSERT INTO migration (number, name) VALUES (1000, 'of the future')"));
    expectRefusal(3, "was written by a newer program (version 1000,");
}

TEST_F(RefusalTest, AFileThatIsNoDatabaseEndsWithOneAndSaysSo)
{
    writeFile(m_database, "Dear reader, this is a letter and not a database.\n");
    expectRefusal(1, "The database is damaged.");
}

TEST_F(RefusalTest, AnEmptyFileEndsWithOneAndIsNamed)
{
    writeFile(m_database, "");
    expectRefusal(1, "The database " + m_database + " is empty.");
}

TEST_F(RefusalTest, ADatabaseOfAnotherProgramEndsWithOneAndSaysSo)
{
    std::filesystem::remove(m_database);
    must(must(Connection::open(m_database, Connection::Access::Create, 1000))
             ->execute("CREATE TABLE photo (name TEXT)"));
    expectRefusal(1, "The file is a database of another program.");
}

} // namespace
