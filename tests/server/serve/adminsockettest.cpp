// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The other subcommands while a server runs: the same words, the same files, the same answers as without one.

#include <filesystem>

#include <sys/socket.h>
#include <sys/stat.h>

#include "server/adminsocket/adminaddress.h"
#include "server/adminsocket/adminclient.h"
#include "server/adminsocket/framesocket.h"
#include "tests/server/serve/serveprogram.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using qunce::test::readFile;
using qunce::test::writeFile;

namespace {

constexpr char kGuides[] = "code,name,store_code,phone\n"
                           "N001,Wang,NOWHERE,13800138000\n"
                           "N002,Li,,1\n";

/// Runs the same commands on two equal brands, one of them being served.
class AdminSocketTest : public ::testing::Test
{
protected:
    void expectSame(const Words &words, const std::string &input = {})
    {
        const CommandResult expected = m_plain.run(words, input);
        CommandResult result = m_served.run(words, input);
        const std::string served = m_served.folder().path().string();
        for (std::string *text : {&result.out, &result.err}) {
            for (size_t at; (at = text->find(served)) != std::string::npos;)
                text->replace(at, served.size(), m_plain.folder().path().string());
        }
        EXPECT_EQ(result.exitCode, expected.exitCode) << words[0] << ": " << result.err;
        EXPECT_EQ(result.out, expected.out);
        EXPECT_EQ(result.err, expected.err);
    }

    BrandFolder m_plain;
    BrandFolder m_served;
    ServeProgram m_server {m_served.folder(), m_served.data()};
};

TEST_F(AdminSocketTest, UsersAndTokensAreKeptWithTheSameAnswers)
{
    for (const BrandFolder *const brand : {&m_plain, &m_served})
        writeFile(brand->file("password"), "correct horse\r\nbattery\n");
    expectSame({"user", "add", "eve", "--role", "viewer"}, "a password of hers\n");
    expectSame({"user", "add", "eve", "--role", "viewer"}, "a password of hers\n");
    expectSame({"user", "add", "adam", "--role", "viewer"}, "short\n");
    expectSame({"user", "add", "adam", "--role", "emperor"}, "long enough\n");
    expectSame({"user", "passwd", "eve", "--password-file", "/does/not/exist"});
    expectSame({"user", "disable", "eve"});
    expectSame({"user", "disable", "nobody"});
    expectSame({"user", "list"});
    expectSame({"user", "enable", "eve"});
    expectSame({"user", "enable", "nobody"});
    expectSame({"user", "list"});
    EXPECT_EQ(
        m_served.run({"user", "passwd", "eve", "--password-file", m_served.file("password")}).exitCode, 0);
    const CommandResult token = m_served.run({"token", "add", "feed", "--ingest", "orders"});
    EXPECT_EQ(token.exitCode, 0) << token.err;
    EXPECT_EQ(token.out.size(), 44U);
    EXPECT_EQ(m_served.run({"token", "add", "feed", "--ingest", "orders"}).exitCode, 1)
        << "the name is taken";
    EXPECT_EQ(m_server.stop(), 0);
    EXPECT_EQ(m_served.run({"check"}).exitCode, 0);
}

TEST_F(AdminSocketTest, ImportsReadAndWriteTheFilesOfWhoCalls)
{
    for (const BrandFolder *const brand : {&m_plain, &m_served}) {
        writeFile(brand->file("guides.csv"), kGuides);
        std::filesystem::create_directory(brand->file("all"));
        std::filesystem::create_directory(brand->file("errors"));
        writeFile(brand->file("all/org.csv"), "code,kind,name\nR99,region,New\nR98,planet,Odd\n");
        writeFile(brand->file("all/guides.csv"), kGuides);
    }
    const std::string here = std::filesystem::current_path().string();
    for (const Words &words : {Words {"import", "guides", "guides.csv", "--errors", "refused.csv"},
             Words {"import", "guides", "guides.csv", "--errors", "refused.csv", "--dry-run"},
             Words {"import", "guides", "guides.csv", "--errors", "guides.csv"},
             Words {"import", "guides", "guides.csv", "--errors", "brand/x.csv"},
             Words {"import", "guides", "guides.csv", "--errors", "no/such/folder.csv"},
             Words {"import", "guides", "missing.csv"}, Words {"import", "guides", "brand"},
             Words {"import", "planets", "guides.csv"}, Words {"import", "all", "all", "--errors", "errors"},
             Words {"import", "all", "all", "--today", "tomorrow"}}) {
        CommandResult results[2];
        size_t next = 0;
        for (const BrandFolder *const brand : {&m_plain, &m_served}) {
            // Relative names mean the caller's folder.
            std::filesystem::current_path(brand->folder().path());
            results[next++] = [&] {
                Words all = words;
                all.insert(all.begin(), programPath());
                for (const char *const word : {"--lang", "en", "--data", "brand"})
                    all.emplace_back(word);
                ChildProcess process(all, "run.out", "run.err");
                const int code = process.wait();
                return CommandResult {code, readFile("run.out"), readFile("run.err")};
            }();
            std::filesystem::current_path(here);
        }
        EXPECT_EQ(results[1].exitCode, results[0].exitCode) << words[1] << ' ' << results[1].err;
        EXPECT_EQ(results[1].out, results[0].out);
        EXPECT_EQ(results[1].err, results[0].err);
    }
    for (const char *const file : {"refused.csv", "errors/org.csv", "errors/guides.csv"}) {
        EXPECT_EQ(readFile(m_served.file(file)), readFile(m_plain.file(file))) << file;
        EXPECT_NE(readFile(m_served.file(file)), "") << file;
    }
    EXPECT_EQ(m_server.stop(), 0);
    EXPECT_EQ(m_served.run({"check"}).exitCode, 0);
}

TEST_F(AdminSocketTest, APipeIsReadByWhoCalls)
{
    const std::string pipe = m_served.file("pipe.csv");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    ChildProcess process({programPath(), "import", "org", pipe, "--data", m_served.data()},
        m_served.file("out"), m_served.file("err"));
    writeFile(pipe, "code,kind,name\nR99,region,New\n");
    EXPECT_EQ(process.wait(), 0) << readFile(m_served.file("err"));
    EXPECT_NE(readFile(m_served.file("out")).find("\"created\":1"), std::string::npos);
}

TEST_F(AdminSocketTest, ReadersNeedNoServer)
{
    expectSame({"check"});
    expectSame({"user", "list"});
    expectSame({"export", "roster", "guides", "--format", "csv", "--out", "-"});
}

TEST_F(AdminSocketTest, WhatMakesADirectoryIsRefusedWhileAServerHasIt)
{
    for (const Words &words : {Words {"init"}, Words {"demo"}}) {
        const CommandResult result = m_served.run(words);
        EXPECT_EQ(result.exitCode, 3);
        EXPECT_NE(result.err.find("is in use by `qunced serve`"), std::string::npos) << result.err;
    }
}

TEST_F(AdminSocketTest, OnlyTheOwnerMayUseTheSocketAndItGoesWithTheServer)
{
    struct stat status { };
    const std::string path = DataLayout {m_served.data()}.adminSocket();
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0600U);
    EXPECT_EQ(m_server.stop(), 0);
    EXPECT_NE(::stat(path.c_str(), &status), 0);
}

TEST_F(AdminSocketTest, TheSocketOfAKilledServerIsInNobodysWay)
{
    m_server.process().signal(SIGKILL);
    m_server.process().wait();
    ASSERT_TRUE(std::filesystem::exists(DataLayout {m_served.data()}.adminSocket()));
    EXPECT_EQ(m_served.run({"token", "add", "one", "--ingest", "orders"}).exitCode, 0) << "without a server";
    ServeProgram again(m_served.folder(), m_served.data());
    EXPECT_EQ(m_served.run({"token", "add", "two", "--ingest", "orders"}).exitCode, 0)
        << "through the new one";
    EXPECT_EQ(again.stop(), 0);
}

TEST_F(AdminSocketTest, AnImportEndsUndoneWhenWhoCalledHasGone)
{
    const std::string before = m_served.run({"audit", "--newest", "1"}).out;
    const int socket = connectToAdminSocket({m_served.data()});
    ASSERT_GE(socket, 0);
    {
        FrameSocket connection(socket);
        connection.send({Frame::Type::Command,
            {kAdminProtocol, "en", "import", "org", "org.csv", "--errors", "refused.csv", "--data",
                m_served.data()}});
        // Whether the errors file may lie where it is to be.
        ASSERT_TRUE(connection.receive(std::chrono::seconds(20)));
        connection.send({Frame::Type::FileReply, {"0", "0", "/elsewhere"}});
        const auto request = connection.receive(std::chrono::seconds(20));
        ASSERT_TRUE(request);
        EXPECT_EQ(request->type, Frame::Type::FileRequest);
        EXPECT_EQ(request->texts[1], "org.csv");
        writeFile(m_served.file("org.csv"), "code,kind,name\nR99,region,New\n");
        const int file = ::open(m_served.file("org.csv").c_str(), O_RDONLY | O_CLOEXEC);
        connection.send({Frame::Type::FileReply, {"0", "0", ""}, file});
        // Whether the two files are the same: the client goes without an answer.
        ASSERT_TRUE(connection.receive(std::chrono::seconds(20)));
    }
    // The lock is free again: another command gets its turn.
    EXPECT_EQ(m_served.run({"token", "add", "one", "--ingest", "orders"}).exitCode, 0);
    EXPECT_EQ(m_served.run({"audit", "--newest", "2"}).out.find("\timport\t"), before.find("\timport\t"));
}

TEST_F(AdminSocketTest, RubbishIsNotServedAndHarmsNobody)
{
    const std::vector<std::vector<std::string>> rubbish {{}, {"1"}, {"2", "en", "check"},
        {"1", "en", "serve", "--data", "x"}, {"1", "en", "check", "--data", "x"}};
    for (const auto &texts : rubbish) {
        FrameSocket connection(connectToAdminSocket({m_served.data()}));
        connection.send({Frame::Type::Command, texts});
        std::string code = "none";
        for (;;) {
            const std::optional<Frame> frame = connection.receive(std::chrono::seconds(20));
            if (!frame)
                break;
            if (frame->type == Frame::Type::Exit)
                code = frame->texts.at(0);
        }
        EXPECT_NE(code, "0");
    }
    const int raw = connectToAdminSocket({m_served.data()});
    const std::string huge = "C\xff\xff\xff\xff rubbish";
    EXPECT_GT(::send(raw, huge.data(), huge.size(), MSG_NOSIGNAL), 0);
    ::close(raw);
    EXPECT_EQ(m_served.run({"token", "add", "one", "--ingest", "orders"}).exitCode, 0);
}

TEST(AdminSocketPath, MayBeLongerThanAUnixAddress)
{
    BrandFolder brand(false);
    const std::string deep = brand.file(std::string(60, 'a')) + '/' + std::string(60, 'b');
    std::filesystem::create_directories(deep);
    std::filesystem::rename(brand.data(), deep + "/brand");
    ServeProgram server(brand.folder(), deep + "/brand");
    ASSERT_NE(server.url(), "") << server.errors();
    ChildProcess process(
        {programPath(), "token", "add", "one", "--ingest", "orders", "--data", deep + "/brand"},
        brand.file("out"), brand.file("err"));
    EXPECT_EQ(process.wait(), 0) << readFile(brand.file("err"));
    EXPECT_EQ(server.stop(), 0);
}

} // namespace
