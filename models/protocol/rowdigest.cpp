// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/rowdigest.h"

#include <array>

#include <sodium.h>

namespace qunce {

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

    std::array<unsigned char, crypto_generichash_BYTES> hash {};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(input.data()),
        input.size(), nullptr, 0);
    uint64_t mixed = 0;
    for (size_t i = 0; i < 8; ++i)
        mixed |= static_cast<uint64_t>(hash[i]) << (8 * i);
    return mixed;
}

} // namespace qunce
