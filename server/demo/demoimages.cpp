// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/demoimages.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "models/base/crc32.h"

namespace qunce::server::demo {

namespace {

using namespace std::string_view_literals;

constexpr int kSide = 240;
constexpr int kShades = 64; ///< of the ground; the colours after them are those of the shapes
constexpr uint8_t kLight = kShades;
constexpr uint8_t kDark = kShades + 1;

struct Color {
    int red;
    int green;
    int blue;
};

constexpr std::array<std::array<Color, 2>, 6> kGrounds {
    {{{{255, 224, 178}, {255, 138, 101}}}, {{{200, 230, 201}, {56, 142, 60}}},
        {{{187, 222, 251}, {25, 118, 210}}}, {{{248, 187, 208}, {194, 24, 91}}},
        {{{255, 249, 196}, {249, 168, 37}}}, {{{209, 196, 233}, {94, 53, 177}}}}};

void putNumber(std::string &out, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(number >> shift & 0xFF);
}

void putChunk(std::string &out, std::string_view type, std::string_view data)
{
    putNumber(out, static_cast<uint32_t>(data.size()));
    const std::string body = std::string(type) + std::string(data);
    out += body;
    putNumber(out, crc32(body));
}

/// A zlib stream of stored blocks: nothing is compressed, and no library is needed.
std::string stored(std::string_view data)
{
    constexpr size_t kMostOfBlock = 65535;
    std::string out("\x78\x01"sv);
    uint32_t low = 1;
    uint32_t high = 0;
    for (const char byte : data) {
        low = (low + static_cast<unsigned char>(byte)) % 65521;
        high = (high + low) % 65521;
    }
    while (!data.empty()) {
        const std::string_view block = data.substr(0, kMostOfBlock);
        data.remove_prefix(block.size());
        const auto size = static_cast<uint32_t>(block.size());
        out += static_cast<char>(data.empty() ? 1 : 0);
        for (const uint32_t number : {size, ~size}) {
            out += static_cast<char>(number & 0xFF);
            out += static_cast<char>(number >> 8 & 0xFF);
        }
        out += block;
    }
    putNumber(out, high << 16 | low);
    return out;
}

/// A round tin, a band across it, and leaves: by number in other places.
uint8_t colorAt(int x, int y, int number)
{
    const int centreX = kSide / 2 + (number % 3 - 1) * 24;
    const int centreY = kSide / 2 + (number / 3 % 3 - 1) * 16;
    const int dx = x - centreX;
    const int dy = y - centreY;
    const int radius = 56 + number % 4 * 8;
    const int square = dx * dx + dy * dy;
    if (square < radius * radius) {
        const bool inBand = std::abs(dy) < 14;
        const bool onRim = square > (radius - 6) * (radius - 6);
        return inBand || onRim ? kDark : kLight;
    }
    const int leafX = x - (kSide - 52);
    const int leafY = y - (44 + number % 5 * 6);
    if (leafX * leafX + 3 * leafY * leafY < 900 || (x < 72 && y > kSide - 40 && (x + y) % 16 < 8))
        return kLight;
    return static_cast<uint8_t>((x + y) * (kShades - 1) / (2 * (kSide - 1)));
}

} // namespace

std::string demoImage(size_t number)
{
    const auto &ground = kGrounds[number % kGrounds.size()];
    std::string palette;
    const auto add = [&palette](Color color) {
        for (const int part : {color.red, color.green, color.blue})
            palette += static_cast<char>(part);
    };
    for (int shade = 0; shade < kShades; ++shade) {
        const auto between = [shade](int from, int to) { return from + (to - from) * shade / (kShades - 1); };
        add({between(ground[0].red, ground[1].red), between(ground[0].green, ground[1].green),
            between(ground[0].blue, ground[1].blue)});
    }
    add({255, 255, 255});
    add({ground[1].red / 2, ground[1].green / 2, ground[1].blue / 2});
    std::string pixels;
    for (int y = 0; y < kSide; ++y) {
        pixels += '\0';
        for (int x = 0; x < kSide; ++x)
            pixels += static_cast<char>(colorAt(x, y, static_cast<int>(number)));
    }
    std::string head;
    putNumber(head, kSide);
    putNumber(head, kSide);
    head += "\x08\x03\0\0\0"sv; // eight bits, a palette
    std::string png("\x89PNG\r\n\x1a\n"sv);
    putChunk(png, "IHDR", head);
    putChunk(png, "PLTE", palette);
    putChunk(png, "IDAT", stored(pixels));
    putChunk(png, "IEND", {});
    return png;
}

} // namespace qunce::server::demo
