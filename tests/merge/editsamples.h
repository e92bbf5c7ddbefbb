// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/merge/setmerge.h"
#include "models/protocol/record.h"

namespace qunce::test {

/// Records and edits of them from a seed: same seed, same everything. Values come from few, so that people meet.
class EditSamples
{
public:
    explicit EditSamples(uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 1) { }

    uint64_t below(uint64_t bound);
    bool chance(uint64_t percent) { return below(100) < percent; }

    /// One of the kinds that people edit.
    Kind kind();
    /// A value that fits the field, or none; statuses stay on legal ground by their choices alone.
    FieldValue value(const FieldDescriptor &field);
    /// Several lines, of which some are alike.
    std::string lines();
    TextSet items();
    /// What somebody with every right may edit and delete.
    Record record();
    Record guide();

    enum class Edits : uint8_t { Any, FieldsOnly };
    /// The record with some fields changed that people may change, or deleted.
    std::optional<Record> changed(const Record &record, Edits edits = Edits::Any);

private:
    uint64_t m_state;
};

} // namespace qunce::test
