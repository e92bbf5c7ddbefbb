// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/imagefile.h"

#include <gtest/gtest.h>

#include "tests/support/smallimages.h"

namespace qunce::test {

namespace {

using namespace std::string_view_literals;

TEST(ImageFile, IsKnownByItsContents)
{
    struct Row {
        std::string bytes;
        const char *type;
        int width;
        int height;
    };
    for (const Row &row : {Row {smallPng(3, 2), "image/png", 3, 2}, Row {smallGif(7, 9), "image/gif", 7, 9},
             Row {smallJpeg(640, 480), "image/jpeg", 640, 480},
             Row {smallWebp(120, 80), "image/webp", 120, 80}}) {
        const Result<ContentImage> image = imageFrom(row.bytes);
        ASSERT_TRUE(image.ok()) << row.type;
        EXPECT_EQ(
            *image, (ContentImage {blobName(row.bytes), row.type, row.bytes.size(), row.width, row.height}));
        EXPECT_TRUE(isBlobName(image->hash));
    }
}

TEST(ImageFile, WhatIsNoneOfOursIsRefusedWithWords)
{
    for (const std::string &bytes : {std::string(), std::string("<svg/>"), std::string("BM6\0", 4),
             std::string("%PDF-1.7"), std::string("\x89PNG\r\n\x1a\n"), smallPng(0, 4), smallPng(30'000, 4),
             smallGif(0, 0), std::string("RIFF\0\0\0\0WEBPJUNK", 16)}) {
        const Result<ContentImage> image = imageFrom(bytes);
        ASSERT_FALSE(image.ok()) << bytes;
        EXPECT_EQ(image.error().code, ErrorCode::InvalidInput);
        EXPECT_NE(image.error().userText.english().find("PNG"), std::string::npos);
    }
    const Result<ContentImage> large = imageFrom(smallPng(10, 10) + std::string(50 << 20, 'x'));
    ASSERT_FALSE(large.ok());
    EXPECT_NE(large.error().userText.english().find("51 MB large; up to 10 MB"), std::string::npos)
        << large.error().userText.english();
}

TEST(ImageFile, HalfAFileIsNeverReadBeyondItsEnd)
{
    for (const std::string &whole :
        {smallPng(3, 2), smallGif(7, 9), smallJpeg(640, 480), smallWebp(120, 80)}) {
        for (size_t size = 0; size < whole.size(); ++size)
            static_cast<void>(imageFrom(std::string(whole.substr(0, size))));
    }
}

TEST(ImageFile, TheFieldNamesImagesInTheirOrderAndLeavesNonsenseOut)
{
    std::vector<ContentImage> images;
    for (int i = 0; i < 9; ++i)
        images.push_back(imageFrom(smallPng(i + 1, 2)).value());
    EXPECT_EQ(imagesFromJson(toJson(images)), images);
    EXPECT_EQ(toJson({}), "");
    for (const char *json : {"", "[]", "{}", "[1]", "[{}]", R"([{"hash": "../../etc/passwd"}])", "[[[["})
        EXPECT_TRUE(imagesFromJson(json).empty()) << json;
    images.push_back(imageFrom(smallPng(50, 2)).value());
    EXPECT_EQ(imagesFromJson(toJson(images)).size(), kMaxImages);
}

} // namespace

} // namespace qunce::test
