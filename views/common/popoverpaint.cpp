// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/popoverpaint.h"

namespace qunce {

void paintPopover(QPainter &painter, const QRectF &box, int shadow, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, theme.isDark() ? 20 : 7));
    for (int i = shadow; i > 0; i -= 2) { // a few faint layers
        const int radius = metrics::kRadius + i;
        painter.drawRoundedRect(box.adjusted(-i, -i + 3, i, i - 1), radius, radius);
    }
    painter.setPen(QPen(theme.color(Token::Border), 1));
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadius, metrics::kRadius);
}

} // namespace qunce
