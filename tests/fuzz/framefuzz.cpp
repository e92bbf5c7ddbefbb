// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a frame: refused, or within every bound. Any bytes in a frame: they come back.

#include <cstdint>
#include <string_view>

#include "models/protocol/frame.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace qunce;
    using test::require;
    constexpr size_t kLimit = 1024 * 1024;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto unpacked = unpackFrame(bytes, kLimit);
    if (unpacked.ok()) {
        require(unpacked->size() <= kLimit, "not more than the limit");
        require(unpacked->size() <= kMaxFrameRatio * size, "not more than the ratio");
        if (unpacked->size() > 0)
            require(
                !unpackFrame(bytes, unpacked->size() - 1).ok(), "a limit that is one too small refuses it");
    }
    const auto again = unpackFrame(packFrame(bytes), size);
    require(again.ok() && *again == bytes, "what is packed comes back");
    return 0;
}
