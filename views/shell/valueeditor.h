// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include "models/boards/centreboard.h"
#include "views/common/page.h"

namespace qunce {

/// Whether a value of this field can be typed at all.
bool canType(Kind kind, const std::string &field);
/// A dialog that asks for another value of one field, beginning with the one that was typed; `take` gets it. It stays
/// open with the reason while the value does not fit. GUI thread; ends with `parent`.
void askForValue(QWidget *parent, PageTools &tools, const FieldDifference &difference, const QString &record,
    std::function<void(FieldValue value)> take);

} // namespace qunce
