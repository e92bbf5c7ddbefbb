// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/skeleton.h"

#include <array>

#include <QPainter>

#include "views/common/zoom.h"
#include "views/common/texts.h"

namespace qunce {

Skeleton::Skeleton(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setAccessibleName(text(QUNCE_TEXT("Loading")));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Skeleton::paintEvent(QPaintEvent *)
{
    constexpr std::array kWidths {104, 48, 60, 56, 96, 84, 72, 64, 88};
    constexpr int kColumn = 132;
    QPainter painter(this);
    painter.fillRect(QRect(0, metrics::kTableHeader - 1, width(), 1), m_theme.color(Token::Border));
    const int rowHeight = zoomed(m_theme, metrics::kRow);
    for (int y = 0, row = 0; y < height(); y += rowHeight, ++row) {
        if (row > 0)
            painter.fillRect(QRect(0, y + rowHeight - 1, width(), 1), m_theme.color(Token::Line));
        for (int x = metrics::kOuterCellPadding, column = 0; x < width(); x += kColumn, ++column) {
            const auto place = static_cast<size_t>(column * 2 + row) % kWidths.size();
            const QRect bar(x, y + rowHeight / 2 - 4, kWidths[place], 8);
            painter.fillRect(bar, m_theme.color(row == 0 ? Token::Track : Token::Sunken));
        }
    }
}

} // namespace qunce
