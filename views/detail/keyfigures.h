// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// The two to four numbers that matter most of a subject: what it is, the number, and what it is made of.
struct KeyFigure {
    QString title {};
    QString number {};
    QString note {}; ///< numerator and denominator, or what it is held against
    Token color = Token::Text;
    QString tip {};
    std::function<void()> go {}; ///< to what the number is made of, by a click or Enter; may be none
};

/// Key figures side by side, each with as much room as the others. GUI thread.
QWidget *makeKeyFigures(Theme &theme, const std::vector<KeyFigure> &figures);

} // namespace qunce
