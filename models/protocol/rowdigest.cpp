// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/rowdigest.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace qunce {

namespace {

constexpr size_t kSeparators = 2;

using Hash = std::array<unsigned char, crypto_generichash_BYTES>;

Hash hashOf(std::string_view input)
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
    // Ids are short, and there are millions: no memory is taken for those.
    std::array<char, 128> near;
    std::string far;
    const size_t size = kind.size() + id.size() + kSeparators + sizeof(seq);
    far.resize(size > near.size() ? size : 0);
    char *const input = far.empty() ? near.data() : far.data();
    char *end = std::copy(kind.begin(), kind.end(), input);
    *end++ = '\0';
    end = std::copy(id.begin(), id.end(), end);
    *end++ = '\0';
    for (int shift = 0; shift < 64; shift += 8)
        *end++ = static_cast<char>(seq >> shift & 0xFF);

    const Hash hash = hashOf({input, size});
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
