// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/base/cellparse.h"
#include "models/base/result.h"
#include "models/protocol/importkinds.h"

namespace qunce {

/// Which column of a file is which column of its kind.
struct HeaderMap {
    static constexpr size_t kAbsent = static_cast<size_t>(-1);

    std::vector<size_t> source; ///< by column of the kind: column of the file, or kAbsent
    std::vector<uint8_t> inFile; ///< by column of the kind: 1 if the file has it
    std::vector<MoneyUnit> units; ///< by column of the kind: from its suffix, fen without one
    std::vector<std::string> unknown; ///< columns of the file that mean nothing here and are ignored
    bool chinese = false; ///< the header is in Chinese
    bool oneMetricAColumn = false; ///< the wide form of a kind with two forms
};

/// Reads a header row: English or Chinese names in any order; full-width characters, spaces, underlines, case and a
/// trailing * make no difference; (元) or (yuan), (分) or (fen) behind the name of a money column. Fails with
/// InvalidInput, naming the columns in the header's language, if a required column is missing, one is there twice, or
/// both forms of day numbers are mixed.
Result<HeaderMap> mapHeader(const ImportDescriptor &kind, std::span<const std::string> header);

} // namespace qunce
