// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"

// Images of content as both sides know them (docs/SYNC.md, "Blobs"). Pure functions, any thread.

namespace qunce {

constexpr uint64_t kMaxImageBytes = 10 * 1024 * 1024;
constexpr size_t kMaxImages = 9; ///< of one content, as a chat shows them
constexpr int kMaxImageSide = 20'000; ///< pixels

/// An image as the field `images` of a content names it.
struct ContentImage {
    std::string hash; ///< its name: blobName() of its bytes
    std::string type; ///< `image/png`, …
    uint64_t bytes = 0;
    int width = 0;
    int height = 0;

    bool operator==(const ContentImage &) const = default;
};

/// BLAKE2b-256 in 64 small hex digits: what a blob is called.
std::string blobName(std::string_view bytes);
bool isBlobName(std::string_view text);

/// What the bytes are, by their contents and never by a name. Fails with InvalidInput, in words for people, if they are
/// too many or no PNG, JPEG, WebP or GIF.
Result<ContentImage> imageFrom(std::string_view bytes);

/// Of the field's value; what makes no sense is left out.
std::vector<ContentImage> imagesFromJson(std::string_view json);
/// Empty for none.
std::string toJson(const std::vector<ContentImage> &images);

} // namespace qunce
