// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/frame.h"

#include <random>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <zstd.h>

namespace qunce {

namespace {

constexpr size_t kMega = 1024 * 1024;

std::string noise(size_t size)
{
    std::mt19937_64 random(size);
    std::string bytes(size, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

/// A frame by a compressor with other settings than ours.
std::string frameOf(std::string_view bytes, int windowLog, bool isSizeTold)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, isSizeTold ? 1 : 0);
    if (windowLog > 0)
        ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog);
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    ZSTD_inBuffer in {bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer out {frame.data(), frame.size(), 0};
    ZSTD_compressStream2(
        context, &out, &in, ZSTD_e_flush); // so that the size is not known from the first call
    EXPECT_EQ(ZSTD_compressStream2(context, &out, &in, ZSTD_e_end), 0U);
    ZSTD_freeCCtx(context);
    frame.resize(out.pos);
    return frame;
}

TEST(BodyHash, IsBlake2b256InHex)
{
    EXPECT_EQ(bodyHash(""), "blake2b-256=0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    EXPECT_EQ(
        bodyHash("abc"), "blake2b-256=bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(Frame, ComesBackAsItWent)
{
    EXPECT_TRUE(rc::check([](const std::string &part) {
        const auto times = *rc::gen::inRange<size_t>(0, 3000);
        std::string bytes;
        for (size_t i = 0; i < times; ++i)
            bytes += part;
        const auto again = unpackFrame(packFrame(bytes), bytes.size());
        RC_ASSERT(again.ok());
        RC_ASSERT(*again == bytes);
    }));
}

TEST(Frame, WhatCompressesTooWellIsStored)
{
    for (const size_t size : {size_t {0}, size_t {1}, size_t {20'000}, 128 * 1024 - size_t {1},
             size_t {128 * 1024}, 128 * 1024 + size_t {1}, 9 * kMega}) {
        const std::string bytes(size, 'a');
        const std::string frame = packFrame(bytes);
        const auto again = unpackFrame(frame, 10 * kMega);
        ASSERT_TRUE(again.ok()) << size << ": " << again.error().detail;
        EXPECT_EQ(*again, bytes);
        EXPECT_EQ(ZSTD_findFrameCompressedSize(frame.data(), frame.size()), frame.size());
    }
}

TEST(Frame, LargePagesOfOursPass)
{
    const std::string bytes = noise(17 * kMega);
    const auto again = unpackFrame(packFrame(bytes), 32 * kMega);
    ASSERT_TRUE(again.ok()) << again.error().detail;
    EXPECT_EQ(*again, bytes);
}

TEST(Frame, MayLeaveItsSizeOut)
{
    for (const size_t size : {size_t {0}, size_t {5}, 64 * size_t {1024}, 3 * kMega}) {
        const std::string bytes = noise(size);
        const auto again = unpackFrame(frameOf(bytes, 20, false), 4 * kMega);
        ASSERT_TRUE(again.ok()) << size << ": " << again.error().detail;
        EXPECT_EQ(*again, bytes);
    }
}

TEST(Frame, BeyondTheLimitIsRefusedWhetherItSaysSoOrNot)
{
    const std::string bytes = noise(100'000);
    for (const bool isSizeTold : {true, false}) {
        EXPECT_TRUE(unpackFrame(frameOf(bytes, 0, isSizeTold), 100'000).ok());
        EXPECT_FALSE(unpackFrame(frameOf(bytes, 0, isSizeTold), 99'999).ok());
    }
}

TEST(Frame, BombsAreRefused)
{
    const std::string bytes(30 * kMega, '\0');
    const std::string bomb = frameOf(bytes, 0, true);
    ASSERT_LT(bomb.size(), bytes.size() / 1000);
    EXPECT_FALSE(unpackFrame(bomb, 32 * kMega).ok());
    EXPECT_FALSE(unpackFrame(frameOf(bytes, 0, false), 32 * kMega).ok());
}

TEST(Frame, AWindowAboveEightMebibytesIsRefused)
{
    const std::string bytes = noise(1000);
    EXPECT_TRUE(unpackFrame(frameOf(bytes, 23, false), kMega).ok());
    EXPECT_FALSE(unpackFrame(frameOf(bytes, 24, false), kMega).ok());
    const std::string large = noise(9 * kMega);
    EXPECT_FALSE(unpackFrame(frameOf(large, 27, false), 16 * kMega).ok());
}

TEST(Frame, CutDamagedOrDoubledIsRefused)
{
    const std::string frame = packFrame(noise(300) + std::string(300, 'x'));
    for (size_t size = 0; size < frame.size(); ++size)
        ASSERT_FALSE(unpackFrame(std::string_view(frame).substr(0, size), kMega).ok()) << size;
    EXPECT_FALSE(unpackFrame(frame + frame, kMega).ok());
    EXPECT_FALSE(unpackFrame(frame + '\0', kMega).ok());
    EXPECT_FALSE(unpackFrame("<html>", kMega).ok());
    const auto error = unpackFrame("<html>", kMega);
    EXPECT_EQ(error.error().code, ErrorCode::InvalidInput);
}

} // namespace

} // namespace qunce
