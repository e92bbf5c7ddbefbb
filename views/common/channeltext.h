// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QString>

namespace qunce {

/// A channel in the language of the window: those that the plan knows have English names; others are the brand's own words.
/// GUI thread.
QString channelText(const std::string &channel);

} // namespace qunce
