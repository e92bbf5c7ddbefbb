// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QString>

#include "models/items/datatable.h"
#include "views/common/format.h"

namespace qunce {

/// What a manager sends to a guide who has tasks to do: how many, each with its deadline and how late it is, the most
/// urgent first. Of a table of readAssignments(); empty if nothing is open.
QString reminderText(
    const std::string &guide, const DataTable &assignments, Instant now, const Format &format);

} // namespace qunce
