// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "models/base/uuid.h"
#include "models/domain/brand.h"
#include "models/protocol/record.h"

namespace qunce {

/// A slot as it is stored: beside the Slot itself its region, its number there, and its units by id (store and city of
/// `slot` are indexes of a loaded organisation and are not used here).
struct SlotRecord {
    SubjectKind kind = SubjectKind::Guide;
    Uuid region;
    uint32_t number = 0;
    Uuid store; ///< nil if the subject hangs on a region directly
    Uuid city;
    std::string earlier {}; ///< slotearlier.h
    Slot slot;
};

/// The record without its bucket.
Record toRecord(const SlotRecord &slot);
/// Nothing if the record is not a slot that toRecord can have written.
std::optional<SlotRecord> slotFromRecord(const Record &record);

/// `guide`, `group` or `koc`, as in the field `subject_kind`.
const char *subjectKindName(SubjectKind kind);
std::optional<SubjectKind> subjectKindNamed(std::string_view name);

/// `guide`, `store_manager`, … as in the descriptors; a guide's role if the text is none of them.
const char *roleName(GuideRole role);
GuideRole roleNamed(std::string_view name);

/// Employment fields of a guide or slot record.
Employment employmentOf(const Record &record);

} // namespace qunce
