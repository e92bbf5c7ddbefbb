// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/zoom.h"

#include <QWidget>

namespace qunce {

namespace {

template <typename Apply>
void keep(const Theme &theme, QWidget *widget, const Apply &apply)
{
    apply();
    QObject::connect(&theme, &Theme::changed, widget, apply);
}

} // namespace

void keepHeight(const Theme &theme, QWidget *widget, int pixels)
{
    keep(theme, widget, [&theme, widget, pixels] { widget->setFixedHeight(zoomed(theme, pixels)); });
}

void keepWidth(const Theme &theme, QWidget *widget, int pixels)
{
    keep(theme, widget, [&theme, widget, pixels] { widget->setFixedWidth(zoomed(theme, pixels)); });
}

void keepSize(const Theme &theme, QWidget *widget, QSize pixels)
{
    keep(theme, widget, [&theme, widget, pixels] {
        widget->setFixedSize(zoomed(theme, pixels.width()), zoomed(theme, pixels.height()));
    });
}

void keepMinimumHeight(const Theme &theme, QWidget *widget, int pixels)
{
    keep(theme, widget, [&theme, widget, pixels] { widget->setMinimumHeight(zoomed(theme, pixels)); });
}

void keepMinimumWidth(const Theme &theme, QWidget *widget, int pixels)
{
    keep(theme, widget, [&theme, widget, pixels] { widget->setMinimumWidth(zoomed(theme, pixels)); });
}

} // namespace qunce
