// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/imagefile.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "models/protocol/frame.h"

namespace qunce {

namespace {

using Json = nlohmann::json;
using namespace std::string_view_literals;

constexpr size_t kNameLength = 64;

struct Size {
    int width = 0;
    int height = 0;
};

int byteAt(std::string_view bytes, size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

int bigEndian(std::string_view bytes, size_t at, size_t count)
{
    int64_t value = 0;
    for (size_t i = 0; i < count; ++i)
        value = value << 8 | byteAt(bytes, at + i);
    return static_cast<int>(std::min<int64_t>(value, kMaxImageSide + 1));
}

int littleEndian(std::string_view bytes, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = count; i > 0; --i)
        value = value << 8 | byteAt(bytes, at + i - 1);
    return value;
}

std::optional<Size> sizeOfPng(std::string_view bytes)
{
    if (!bytes.starts_with("\x89PNG\r\n\x1a\n"sv) || bytes.size() < 33 || bytes.substr(12, 4) != "IHDR")
        return std::nullopt;
    return Size {bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4)};
}

std::optional<Size> sizeOfGif(std::string_view bytes)
{
    if ((!bytes.starts_with("GIF87a") && !bytes.starts_with("GIF89a")) || bytes.size() < 13)
        return std::nullopt;
    return Size {littleEndian(bytes, 6, 2), littleEndian(bytes, 8, 2)};
}

/// Goes from marker to marker up to the one that says how large the picture is.
std::optional<Size> sizeOfJpeg(std::string_view bytes)
{
    if (!bytes.starts_with("\xFF\xD8\xFF"sv))
        return std::nullopt;
    size_t at = 2;
    while (at + 9 < bytes.size() && byteAt(bytes, at) == 0xFF) {
        const int marker = byteAt(bytes, at + 1);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const bool isFrame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame)
            return Size {bigEndian(bytes, at + 7, 2), bigEndian(bytes, at + 5, 2)};
        const int length = byteAt(bytes, at + 2) << 8 | byteAt(bytes, at + 3);
        if (length < 2)
            return std::nullopt;
        at += 2 + static_cast<size_t>(length);
    }
    return std::nullopt;
}

std::optional<Size> sizeOfWebp(std::string_view bytes)
{
    if (!bytes.starts_with("RIFF") || bytes.size() < 30 || bytes.substr(8, 4) != "WEBP")
        return std::nullopt;
    const std::string_view chunk = bytes.substr(12, 4);
    if (chunk == "VP8X")
        return Size {1 + littleEndian(bytes, 24, 3), 1 + littleEndian(bytes, 27, 3)};
    if (chunk == "VP8L") {
        if (byteAt(bytes, 20) != 0x2F)
            return std::nullopt;
        const int bits = littleEndian(bytes, 21, 3) | (byteAt(bytes, 24) & 0x0F) << 24;
        return Size {1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)};
    }
    if (chunk == "VP8 " && bytes.substr(23, 3) == "\x9D\x01\x2A"sv)
        return Size {littleEndian(bytes, 26, 2) & 0x3FFF, littleEndian(bytes, 28, 2) & 0x3FFF};
    return std::nullopt;
}

std::optional<ContentImage> readable(const Json &json)
{
    if (!json.is_object())
        return std::nullopt;
    const auto number = [&](const char *name) -> int64_t {
        const auto found = json.find(name);
        return found != json.end() && found->is_number_integer() ? found->get<int64_t>() : 0;
    };
    const auto text = [&](const char *name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    ContentImage image {text("hash"), text("type"),
        static_cast<uint64_t>(std::max<int64_t>(number("bytes"), 0)),
        static_cast<int>(std::clamp<int64_t>(number("width"), 0, kMaxImageSide)),
        static_cast<int>(std::clamp<int64_t>(number("height"), 0, kMaxImageSide))};
    return isBlobName(image.hash) ? std::optional(std::move(image)) : std::nullopt;
}

} // namespace

std::string blobName(std::string_view bytes)
{
    const std::string hash = bodyHash(bytes);
    return hash.substr(hash.find('=') + 1);
}

bool isBlobName(std::string_view text)
{
    return text.size() == kNameLength && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

Result<ContentImage> imageFrom(std::string_view bytes)
{
    if (bytes.size() > kMaxImageBytes)
        return Error {ErrorCode::InvalidInput,
            Message(QUNCE_TEXT("The image is %1 MB large; up to %2 MB are sent."),
                {std::to_string((bytes.size() + (1 << 20) - 1) >> 20), std::to_string(kMaxImageBytes >> 20)}),
            {}};
    struct Format {
        const char *type;
        std::optional<Size> (*size)(std::string_view bytes);
    };
    for (const Format &format : {Format {"image/png", sizeOfPng}, Format {"image/jpeg", sizeOfJpeg},
             Format {"image/webp", sizeOfWebp}, Format {"image/gif", sizeOfGif}}) {
        const std::optional<Size> size = format.size(bytes);
        if (!size)
            continue;
        const bool isSane = size->width > 0 && size->height > 0 && size->width <= kMaxImageSide
            && size->height <= kMaxImageSide;
        if (isSane)
            return ContentImage {blobName(bytes), format.type, bytes.size(), size->width, size->height};
        break;
    }
    return Error {ErrorCode::InvalidInput,
        Message(QUNCE_TEXT("This is no image that can be sent. PNG, JPEG, WebP and GIF can be.")), {}};
}

std::vector<ContentImage> imagesFromJson(std::string_view text)
{
    std::vector<ContentImage> images;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_array())
        return images;
    for (const Json &one : json) {
        std::optional<ContentImage> image = readable(one);
        if (image && images.size() < kMaxImages)
            images.push_back(std::move(*image));
    }
    return images;
}

std::string toJson(const std::vector<ContentImage> &images)
{
    if (images.empty())
        return {};
    Json json = Json::array();
    for (const ContentImage &image : images)
        json.push_back({{"hash", image.hash}, {"type", image.type}, {"bytes", image.bytes},
            {"width", image.width}, {"height", image.height}});
    return json.dump();
}

} // namespace qunce
