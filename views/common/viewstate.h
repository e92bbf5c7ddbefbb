// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include <QJsonObject>
#include <QJsonValue>

#include "models/boards/boardquery.h"

namespace qunce {

// How a page is arranged, as saved views keep it: a JSON object whose parts each page names. Parts that a page does not
// know are left alone, and those that are missing are as at first, so that views outlive versions of the program.

/// The period as it was chosen, so that 上月 stays the last month; days where they were chosen. And what it is
/// compared with.
QJsonObject periodState(const BoardQuery &query);
/// The query with the period of the state; as it was where there is none that can be understood.
BoardQuery withPeriod(const BoardQuery &query, const QJsonValue &state, Day today);

/// One form for equal states: keys ascending, no spaces.
std::string stateText(const QJsonObject &state);
/// Empty for what is no JSON object.
QJsonObject stateOf(const std::string &text);

} // namespace qunce
