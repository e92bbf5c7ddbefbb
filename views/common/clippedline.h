// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QString>

namespace qunce {

/// At most `characters` of a text in one line, never inside a character: what is worth shaping. Line breaks, tabs and
/// characters that steer direction become spaces or nothing, so that a title cannot reach beyond itself.
QString clippedLine(const std::string &text, qsizetype characters);

/// A tooltip that is shown as it is, whatever it looks like.
QString plainTip(const QString &text);

} // namespace qunce
