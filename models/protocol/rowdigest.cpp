// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/rowdigest.h"

#include <array>

#include <sodium.h>

namespace qunce {

namespace {

using Hash = std::array<unsigned char, crypto_generichash_BYTES>;

Hash hashOf(const std::string &input)
{
    Hash hash {};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(input.data()),
        input.size(), nullptr, 0);
    return hash;
}

} // namespace

std::string factRowId(Metric metric, std::string_view key)
{
    const MetricInfo &about = info(metric);
    std::string id(name(about.kind));
    id += '/';
    id += key;
    id += '/';
    id += about.name;
    return id;
}

uint64_t mix64(std::string_view kind, std::string_view id, uint64_t seq)
{
    std::string input;
    input.reserve(kind.size() + id.size() + 10);
    input += kind;
    input += '\0';
    input += id;
    input += '\0';
    for (int shift = 0; shift < 64; shift += 8)
        input += static_cast<char>(seq >> shift & 0xFF);

    const Hash hash = hashOf(input);
    uint64_t mixed = 0;
    for (size_t i = 0; i < 8; ++i)
        mixed |= static_cast<uint64_t>(hash[i]) << (8 * i);
    return mixed;
}

std::string treePath(std::string_view kind, std::string_view id)
{
    std::string input(kind);
    input += '\0';
    input += id;
    static constexpr char kHex[] = "0123456789abcdef";
    std::string path;
    for (const unsigned char byte : hashOf(input)) {
        path += kHex[byte >> 4];
        path += kHex[byte & 15];
    }
    return path;
}

} // namespace qunce
