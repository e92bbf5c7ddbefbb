// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;

namespace qunce {

/// The line icons of resources/icons by file name without `.svg`, in any colour, sharp at every scale. GUI thread.
/// Drawn once per (name, colour, size, scale) and kept by QPixmapCache.
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio);
/// For buttons and menus; made anew when the theme changes.
QIcon icon(const QString &name, const QColor &color, int size = 16);
/// Into the middle of `rect`.
void drawIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color, int size = 16);

} // namespace qunce
