// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/base/message.h"
#include "models/boards/rollingboard.h"
#include "models/boards/sopboard.h"
#include "models/edits/editbook.h"

// How templates change. Pure but for ids; any thread.

namespace qunce {

/// What people wanted of a template, as one step of undo.
struct SopSaving {
    EditRequest request; ///< without changes: nothing is different
    Uuid id; ///< of the template that then says it
    bool isNextVersion = false;
};

/// Makes `line` what `wanted` says. Nothing has been made of it yet: it changes itself, and only in what is different.
/// Campaigns have been made of it: it stays as it is for them, and a version of the same family is made, numbered after
/// the `lines` there are. Steps of `wanted` without an id are new ones. `today` is from when a next version is good that
/// names no other day.
SopSaving savingOf(
    const SopLine &line, SopTemplate wanted, const std::vector<SopLine> &lines, Day today, IdSource &ids);

/// Submits all of its drafts for approval. Without changes: there are none.
EditRequest submissionOf(const SopRun &run);

/// Ends what rolls, as one step of undo: what is out or approved comes to nobody after `today`, the rest is called off.
/// What guides have in their hands stays theirs to send. Without changes: it has ended already.
EditRequest endingOf(const SopRun &run, Day today);

/// A template of the brand with nothing in it yet but a name.
EditRequest newSop(const SopTemplate &sop);

/// The version of a family that is good on a day: the one with the latest effective_from that is not after it, then the
/// highest number. Retired and draft ones are passed over. Nothing if none is.
std::optional<size_t> versionOn(const std::vector<SopLine> &lines, const Uuid &family, Day day);

} // namespace qunce
