// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/message.h"

namespace qunce {

std::string Message::filledIn(std::string_view pattern) const
{
    std::string text;
    text.reserve(pattern.size() + 32);
    for (size_t i = 0; i < pattern.size(); ++i) {
        const bool marker =
            pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        const size_t argument = marker ? static_cast<size_t>(pattern[i + 1] - '1') : 0;
        if (marker && argument < m_arguments.size()) {
            text += m_arguments[argument];
            ++i;
        } else {
            text += pattern[i];
        }
    }
    return text;
}

} // namespace qunce
