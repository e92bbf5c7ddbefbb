// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>
#include <string_view>

#include "models/base/result.h"

namespace qunce::server {

/// What the last import said about one record, column by column in canonical text; a column that was never in a file,
/// or was empty, is absent. A plain value.
class ImportedValues
{
public:
    /// Takes the empty text for a record that was never imported. Fails with ErrorCode::Corrupt.
    static Result<ImportedValues> fromJson(std::string_view json);
    /// Deterministic; the empty text if there is nothing.
    std::string toJson() const;

    /// Empty if the column is absent.
    const std::string &of(std::string_view column) const;
    void set(std::string_view column, std::string text);

    bool operator==(const ImportedValues &) const = default;

private:
    std::map<std::string, std::string, std::less<>> m_values;
};

} // namespace qunce::server
