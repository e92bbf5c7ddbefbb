// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/framesize.h"

#include <zstd.h>

namespace qunce {

bool isFrameOfMoreThan(std::string_view frame, size_t limit)
{
    const unsigned long long declared = ZSTD_getFrameContentSize(frame.data(), frame.size());
    return declared != ZSTD_CONTENTSIZE_ERROR && declared != ZSTD_CONTENTSIZE_UNKNOWN && declared > limit;
}

} // namespace qunce
