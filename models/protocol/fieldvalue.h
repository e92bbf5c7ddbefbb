// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/protocol/record.h"
#include "models/protocol/wirereader.h"
#include "models/protocol/wirewriter.h"

// Values of fields outside of records: on the wire, and as the texts that conflict records hold. Any thread.

namespace qunce {

/// Ascending by bytes, without repetition and empty items.
std::vector<std::string> sortedSet(std::vector<std::string> items);
/// The one form of a value: sets as sortedSet() has them; an empty text or set is no value.
FieldValue canonical(FieldValue value);

/// Null, an integer, a text or an array of texts.
void writeFieldValue(WireWriter &out, const FieldValue &value);
FieldValue readFieldValue(WireReader &in);

/// The same as JSON text: `null`, `12`, `"text"`, `["a","b"]`.
std::string valueToJson(const FieldValue &value);
Result<FieldValue> valueFromJson(std::string_view json);

} // namespace qunce
