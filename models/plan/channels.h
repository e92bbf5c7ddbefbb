// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>
#include <vector>

namespace qunce {

/// The channels that the plan knows, as stored and said (docs/PLAN.md, "Audience"); others may be typed. Any thread.
std::vector<std::string_view> channelNames();

} // namespace qunce
