// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "models/base/csvreader.h"
#include "models/base/textfile.h"
#include "models/protocol/headermap.h"

namespace qunce::server {

/// The body of a delivery, read as a file of its kind is (docs/DATA.md, "CSV files"). One thread.
class CsvBody
{
public:
    /// Fails with InvalidInput if the header does not fit, with Io if memory is short.
    static Result<std::unique_ptr<CsvBody>> open(const std::string &body, ImportKind kind);

    const HeaderMap &header() const { return m_header; }
    CsvReader &rows() { return *m_rows; }

private:
    CsvBody() = default;

    std::unique_ptr<TextFile> m_text;
    std::unique_ptr<CsvReader> m_rows;
    HeaderMap m_header;
};

} // namespace qunce::server
