// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVariant>
#include <QWidget>

namespace qunce {

// What shows the invented brand says so on everything that leaves the window. GUI thread.

inline void markAsDemo(QWidget &widget, bool isDemo)
{
    widget.setProperty("showsDemoData", isDemo);
}
/// Of the widget, or of what it stands in.
inline bool showsDemo(const QWidget &widget)
{
    for (const QWidget *place = &widget; place; place = place->parentWidget()) {
        if (place->property("showsDemoData").toBool())
            return true;
    }
    return false;
}

} // namespace qunce
