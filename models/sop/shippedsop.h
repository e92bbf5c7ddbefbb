// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

#include "models/sop/soptemplate.h"

namespace qunce {

/// The templates that come with the program (resources/sop/shipped.json): 大促14天, 快闪7天, 新客14天, 复购唤醒
/// 30/45/60天, 直播前中后, 淡季. Their ids are the program's own and never stored: whoever uses one makes a copy, which
/// has it as its family (ownCopyOf()). Read once, then immutable; any thread.
std::span<const SopTemplate> shippedSopTemplates();

/// The same steps as a template of the brand, with ids of its own: of family `sop.family`, or of `sop` where it has none.
SopTemplate ownCopyOf(const SopTemplate &sop, IdSource &ids);

/// Reads such a file; InvalidInput says at which template. Pure.
Result<std::vector<SopTemplate>> readShippedSop(std::string_view json);

} // namespace qunce
