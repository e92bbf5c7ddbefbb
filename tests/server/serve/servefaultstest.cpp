// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server whose disk is full, or that was killed: clear words, no harm to what is there, and it goes on afterwards.

#include <sys/mount.h>

#include "tests/server/serve/serveprogram.h"
#include "tests/support/rawclient.h"

using namespace qunce;
using namespace qunce::server::testing;
using qunce::test::RawClient;
using qunce::test::RawResponse;
using qunce::test::readFile;
using qunce::test::writeFile;

namespace {

RawResponse waitForHealth(uint16_t port, int status)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    for (;;) {
        RawResponse response = RawClient(port).get("/healthz");
        if (response.status == status || std::chrono::steady_clock::now() > end)
            return response;
        ::usleep(50'000);
    }
}

/// A small file system of its own, which goes with the object.
class SmallDisk
{
public:
    explicit SmallDisk(std::string path) : m_path(std::move(path))
    {
        std::filesystem::create_directory(m_path);
        m_mounted = ::mount("none", m_path.c_str(), "tmpfs", 0, "size=4m") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_path.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isMounted() const { return m_mounted; }
    /// Takes what is left.
    void fill() const
    {
        std::ofstream file(m_path + "/filler", std::ios::binary);
        const std::string piece(4096, 'x');
        while (file.write(piece.data(), static_cast<std::streamsize>(piece.size())) && file.flush()) { }
    }
    void empty() const { std::filesystem::remove(m_path + "/filler"); }

private:
    const std::string m_path;
    bool m_mounted;
};

TEST(ServeDiskTest, AFullDiskIsReportedAndForgottenWhenThereIsRoomAgain)
{
    const BrandFolder brand(false);
    const SmallDisk disk(brand.file("disk"));
    if (!disk.isMounted())
        GTEST_SKIP() << "file systems may not be mounted here";
    const std::string data = brand.file("disk") + "/brand";
    std::filesystem::rename(brand.data(), brand.file("moving"));
    std::filesystem::copy(brand.file("moving"), data);
    ServeProgram server(brand.folder(), data);
    ASSERT_NE(server.url(), "") << server.errors();
    EXPECT_EQ(RawClient(server.port()).get("/healthz").status, 200);
    disk.fill();
    std::string rows = "code,kind,name\n";
    for (int i = 0; i < 5000; ++i)
        rows += "R" + std::to_string(i) + ",region,Region " + std::to_string(i) + "\n";
    const auto import = [&] {
        ChildProcess process({programPath(), "import", "org", writeFile(brand.file("org.csv"), rows),
                                 "--lang", "en", "--data", data},
            brand.file("out"), brand.file("err"));
        return process.wait();
    };
    EXPECT_EQ(import(), 1);
    EXPECT_NE(readFile(brand.file("err")).find("full"), std::string::npos) << readFile(brand.file("err"));
    const RawResponse ill = waitForHealth(server.port(), 503);
    EXPECT_EQ(ill.status, 503);
    EXPECT_NE(ill.body.find("the database cannot be written"), std::string::npos) << ill.body;
    EXPECT_EQ(RawClient(server.port()).get("/metrics").status, 200) << "what only reads goes on";

    disk.empty();
    EXPECT_EQ(waitForHealth(server.port(), 200).status, 200);
    EXPECT_EQ(import(), 0) << readFile(brand.file("err"));
    EXPECT_EQ(server.stop(), 0);
    ChildProcess check({programPath(), "check", "--data", data}, brand.file("out"), brand.file("err"));
    EXPECT_EQ(check.wait(), 0) << readFile(brand.file("err"));
}

TEST(ServeDiskTest, AServerThatCannotBeginSaysWhy)
{
    const BrandFolder brand(false);
    // Not even the shared memory of the write-ahead log fits.
    ServeProgram server(brand.folder(), brand.data(), {}, {"prlimit", "--fsize=8192"});
    EXPECT_EQ(server.url(), "");
    EXPECT_EQ(server.process().wait(), 1);
    EXPECT_NE(server.errors(), "");
    EXPECT_EQ(brand.run({"check"}).exitCode, 0);
}

TEST(ServeKillTest, AKilledServerIsStartedAgainAndNothingIsLost)
{
    const BrandFolder brand;
    const std::string expected =
        brand.run({"export", "roster", "guides", "--format", "csv", "--out", "-"}).out;
    std::string users;
    for (int round = 0; round < 5; ++round) {
        ServeProgram server(brand.folder(), brand.data());
        ASSERT_NE(server.url(), "") << server.errors();
        const std::string name = "user" + std::to_string(round);
        EXPECT_EQ(brand.run({"user", "add", name, "--role", "viewer"}, "a password\n").exitCode, 0);
        users += name + "\tviewer\t*\tactive\n";
        RawClient client(server.port());
        client.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        server.process().signal(SIGKILL);
        server.process().wait();
    }
    EXPECT_EQ(brand.run({"user", "list"}).out, "name\trole\tscope\tstatus\n" + users);
    EXPECT_EQ(brand.run({"check"}).exitCode, 0);
    EXPECT_EQ(brand.run({"export", "roster", "guides", "--format", "csv", "--out", "-"}).out, expected);
}

} // namespace
