// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <initializer_list>

#include <QString>

#include "models/base/message.h"

namespace qunce {

/// A message in the language of the window. GUI thread; ask again on QEvent::LanguageChange.
QString text(const Message &message);
/// A text of the interface: `source` is marked with QUNCE_TEXT, `arguments` fill %1 … %9.
QString text(const char *source, std::initializer_list<QString> arguments = {});

} // namespace qunce
