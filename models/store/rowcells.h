// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/uuid.h"
#include "models/protocol/kinds.h"
#include "models/protocol/pullpage.h"
#include "models/protocol/record.h"
#include "models/store/sqlite.h"

namespace qunce {

/// One field in the form in which the cache keeps it: days as day numbers, references as 16 bytes, sets as JSON.
struct Cell {
    enum class Type : uint8_t { Null, Integer, Text, Bytes };

    Type type = Type::Null;
    int64_t integer = 0;
    std::string_view bytes; ///< of Text and Bytes
};

/// Turns the values of a pulled row into cells, one for each field of the kind: columns that this program does not know
/// are passed over, fields that the page has not are null. Cells are valid until the next row. One thread.
class RowDecoder
{
public:
    RowDecoder(const KindDescriptor &kind, const std::vector<std::string> &columns);

    /// Reads all values of the row; false if one is not of its field's type.
    bool decode(PullRows &row);
    std::span<const Cell> cells() const { return m_cells; }

private:
    bool decodeCell(CborReader &values, size_t field);
    bool decodeSet(CborReader &values, size_t field);

    const KindDescriptor &m_kind;
    std::vector<int> m_fieldOf; ///< for each column of the page; -1 for none
    std::vector<Cell> m_cells;
    std::vector<Uuid> m_references; ///< what cells refer to, by field
    std::vector<std::string> m_sets;
};

void bindCell(Statement &statement, int place, const Cell &cell);
/// Column type in SQL.
std::string_view sqlType(FieldType type);
/// A stored field as a record's value.
FieldValue fieldValue(const Statement &row, int column, FieldType type);
/// Binds a record's value as the cell that it is stored as; false if it is not of the type. Keeps what it needs in `kept`.
bool bindValue(Statement &statement, int place, const FieldValue &value, FieldType type, std::string &kept);

} // namespace qunce
