// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/imports/errorsheet.h"

namespace qunce::server {

std::string_view wholeRows(std::string_view csv, size_t most)
{
    if (csv.size() <= most)
        return csv;
    bool quoted = false;
    size_t end = 0;
    for (size_t i = 0; i < most; ++i) {
        if (csv[i] == '"')
            quoted = !quoted;
        else if (csv[i] == '\n' && !quoted)
            end = i + 1;
    }
    return csv.substr(0, end);
}

} // namespace qunce::server
