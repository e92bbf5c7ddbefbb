// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/kinds.h"

namespace qunce {

/// Value of one field: nothing (empty, or cleared), an integer, a text (also days, choices, references and structures,
/// the last as JSON text), or a sorted set of texts.
using FieldValue = std::variant<std::monostate, int64_t, std::string, std::vector<std::string>>;

/// One row of a record kind. Fields that are empty are absent from `fields`.
struct Record {
    Kind kind = Kind::Org;
    Uuid id;
    std::string bucket;
    uint64_t seq = 0; ///< position in the bucket; given by the server
    std::map<std::string, FieldValue, std::less<>> fields;
    /// Server only: seq of each field's last change, and by itemSeqName() of when an item came into a set.
    std::map<std::string, uint64_t, std::less<>> fieldSeqs;

    const FieldValue *find(std::string_view field) const;
    std::string text(std::string_view field) const; ///< empty if absent
    std::optional<int64_t> integer(std::string_view field) const;
    std::optional<Day> day(std::string_view field) const;
    std::optional<Instant> instant(std::string_view field) const;
    Uuid reference(std::string_view field) const; ///< nil if absent
    std::vector<std::string> set(std::string_view field) const;

    /// Stores the value, or removes the field if the value is empty. True if the record is different afterwards.
    bool put(std::string_view field, FieldValue value);
};

/// Under which name `fieldSeqs` says when an item came into a set. Items that the record was made with, or was moved to
/// its bucket with, have none.
std::string itemSeqName(std::string_view field, std::string_view item);

FieldValue toValue(const Uuid &id);
FieldValue toValue(std::optional<Day> day);
FieldValue toValue(std::optional<Instant> instant);
FieldValue toValue(std::string text);

/// Whether the value fits the field; no value fits every one.
Result<void> validate(const FieldDescriptor &field, const FieldValue &value);
/// Checks each field against its descriptor: known, of the right type, within its limit, a legal choice.
Result<void> validate(const Record &record);

/// JSON object of the fields, keys sorted, UTF-8; what the server stores.
std::string fieldsToJson(const Record &record);
Result<void> fieldsFromJson(std::string_view json, Record &record);

} // namespace qunce
