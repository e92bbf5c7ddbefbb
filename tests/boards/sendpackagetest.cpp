// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The package for sending: whole or not there at all, whatever happens while it is written.

#include "models/boards/sendpackage.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "tests/support/tempdir.h"

namespace qunce {

namespace {

namespace fs = std::filesystem;

/// Twelve thousand groups in thirty regions.
SendPackage largePackage()
{
    SendPackage package;
    package.title = "双11/预热";
    package.start = Instant::fromLocal(*Day::parse("2026-11-11"), 9, 0);
    package.channel = "群发";
    package.text = {"正文", "双11\n正文\nhttps://q.example", {ContentImage {}, ContentImage {}}};
    package.pictures = {{"1.png", std::string(50'000, 'p')}}; // the other one is not at hand
    for (int region = 0; region < 30; ++region) {
        RegionSends sends;
        sends.region = "省区" + std::to_string(10 + region);
        for (int group = 0; group < 400; ++group)
            sends.lines.push_back({"门店" + std::to_string(group), "G" + std::to_string(group), "导购",
                "A" + std::to_string(region * 1000 + group), "群，\"名\"", "客户群"});
        package.regions.push_back(std::move(sends));
    }
    return package;
}

size_t filesIn(const TempDir &folder)
{
    return static_cast<size_t>(
        std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

TEST(SendPackageTest, EachRegionIsAnArchiveAndTwelveThousandGroupsTakeNoTime)
{
    const TempDir folder;
    const SendPackage package = largePackage();
    EXPECT_EQ(package.lines(), 12'000U);
    size_t told = 0;
    const Result<WrittenPackage> written =
        writeSendPackage(package, folder.path().string(), {}, [&told](size_t done) { told = done; });
    ASSERT_TRUE(written.ok());
    EXPECT_EQ(written->files.size(), 30U);
    EXPECT_EQ(told, 30U);
    EXPECT_EQ(filesIn(folder), 31U) << "and the overview";
    EXPECT_EQ(written->overview, folder.file("2026-11-11_双11_预热_总览.csv"));
    std::ifstream file(written->overview);
    const std::string overview((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    for (const char *line : {"标题,双11/预热\r\n", "时间,2026-11-11 09:00（北京时间）\r\n", "渠道,群发\r\n",
             "受众,计划受众（尚未下发）\r\n", "图片,1/2\r\n",
             "省区10,400,400,400,400,2026-11-11_双11_预热_省区10.zip\r\n"})
        EXPECT_NE(overview.find(line), std::string::npos) << line;
    EXPECT_TRUE(fs::exists(folder.file("2026-11-11_双11_预热_省区10.zip"))) << "a slash is no folder";
}

TEST(SendPackageTest, StoppedInTheMiddleNothingIsLeft)
{
    const TempDir folder;
    std::stop_source stop;
    const Result<WrittenPackage> written =
        writeSendPackage(largePackage(), folder.path().string(), stop.get_token(), [&stop](size_t done) {
            if (done == 7)
                stop.request_stop();
        });
    ASSERT_TRUE(written.ok());
    EXPECT_TRUE(written->isCancelled);
    EXPECT_EQ(filesIn(folder), 0U);
}

TEST(SendPackageTest, WhereItCannotBeWrittenNothingIsLeftAndItSaysSo)
{
    const TempDir folder;
    // The ninth archive has no room: its name leads to a device that is full.
    fs::create_symlink("/dev/full", folder.file("2026-11-11_双11_预热_省区18.zip"));
    const Result<WrittenPackage> written =
        writeSendPackage(largePackage(), folder.path().string(), {}, [](size_t) {});
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::DiskFull);
    EXPECT_EQ(filesIn(folder), 1U) << "but for what stood there before";
}

TEST(SendPackageTest, RegionsOfOneNameHaveAnArchiveEach)
{
    const TempDir folder;
    SendPackage package = largePackage();
    package.regions.resize(2);
    package.regions[1].region = package.regions[0].region;
    ASSERT_TRUE(writeSendPackage(package, folder.path().string(), {}, [](size_t) {}).ok());
    EXPECT_EQ(filesIn(folder), 3U) << "with the overview";
}

} // namespace

} // namespace qunce
