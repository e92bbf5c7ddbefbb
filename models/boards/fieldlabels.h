// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

#include "models/base/message.h"
#include "models/protocol/kinds.h"

// What people call kinds, fields, choices and metrics of goals. Their stored names, where there is no word for them.
// Pure; any thread.

namespace qunce {

Message kindLabel(Kind kind);
Message fieldLabel(Kind kind, std::string_view field);
Message choiceLabel(Kind kind, std::string_view field, std::string_view stored);
/// Of a goal, by the name that it is stored with.
Message metricLabel(std::string_view metric);

} // namespace qunce
