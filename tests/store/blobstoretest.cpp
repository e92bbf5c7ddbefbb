// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/blobstore.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "models/protocol/imagefile.h"
#include "tests/support/smallimages.h"
#include "tests/support/tempdir.h"

namespace qunce::test {

namespace {

namespace fs = std::filesystem;

class BlobStoreTest : public ::testing::Test
{
protected:
    void age(const std::string &name, int hours) const
    {
        fs::last_write_time(
            folder.file("blobs/" + name), fs::file_time_type::clock::now() - std::chrono::hours(hours));
    }

    TempDir folder;
    BlobStore store {folder.file("")};
};

TEST_F(BlobStoreTest, WhatIsAddedWaitsAndIsThereForWhoeverOpensTheProfileNext)
{
    const Result<std::string> name = store.add(smallPng(3, 2));
    ASSERT_TRUE(name.ok());
    EXPECT_EQ(*name, blobName(smallPng(3, 2)));
    BlobStore next(folder.file(""));
    EXPECT_EQ(next.waiting(), std::vector<std::string> {*name});
    EXPECT_EQ(*next.read(*name), smallPng(3, 2));
    ASSERT_TRUE(next.sent(*name).ok());
    EXPECT_TRUE(next.waiting().empty());
    EXPECT_FALSE(next.isWaiting(*name));
    EXPECT_EQ(*next.read(*name), smallPng(3, 2));
    EXPECT_TRUE(next.sent(*name).ok()) << "twice does no harm";
}

TEST_F(BlobStoreTest, OnlyImagesAreAddedAndOnlyWhatFitsItsNameIsKept)
{
    EXPECT_FALSE(store.add("text").ok());
    EXPECT_TRUE(store.waiting().empty());
    EXPECT_EQ(store.keep(blobName("a"), "b").error().code, ErrorCode::Corrupt);
    EXPECT_EQ(store.keep("../outside", "b").error().code, ErrorCode::Corrupt);
    EXPECT_EQ(store.read(blobName("a")).error().code, ErrorCode::NotFound);
    EXPECT_EQ(store.read("../session.json").error().code, ErrorCode::NotFound);
}

TEST_F(BlobStoreTest, WhatWasDamagedIsDroppedAndHalfAFileIsNone)
{
    const std::string name = blobName(smallPng(3, 2));
    ASSERT_TRUE(store.keep(name, smallPng(3, 2)).ok());
    std::ofstream(folder.file("blobs/" + name)) << "something else";
    EXPECT_EQ(store.read(name).error().code, ErrorCode::NotFound);
    EXPECT_FALSE(fs::exists(folder.file("blobs/" + name)));
    // As a kill between the bytes and the name leaves it.
    fs::create_directories(folder.file("blobs/waiting"));
    std::ofstream(folder.file("blobs/waiting/" + name + ".part")) << "half";
    EXPECT_TRUE(store.waiting().empty());
}

TEST_F(BlobStoreTest, TheLongestUnusedGoesFirstAndWhatWaitsStays)
{
    const std::string waiting = *store.add(smallPng(9, 9));
    BlobStore small(folder.file(""), 3 * smallPng(1, 1).size());
    std::vector<std::string> names;
    for (int i = 1; i <= 3; ++i) {
        names.push_back(blobName(smallPng(i, 1)));
        ASSERT_TRUE(small.keep(names.back(), smallPng(i, 1)).ok());
        age(names.back(), 10 - i);
    }
    ASSERT_TRUE(small.read(names[0]).ok()) << "used just now";
    ASSERT_TRUE(small.keep(blobName(smallPng(4, 1)), smallPng(4, 1)).ok());
    EXPECT_TRUE(small.read(names[0]).ok());
    EXPECT_FALSE(small.read(names[1]).ok());
    EXPECT_TRUE(small.read(waiting).ok());
    BlobStore::clear(folder.file(""));
    EXPECT_FALSE(small.read(names[0]).ok());
    EXPECT_TRUE(small.read(waiting).ok()) << "nobody else has it";
}

} // namespace

} // namespace qunce::test
