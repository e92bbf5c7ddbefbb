// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QTest>

#include "tests/support/pagebench.h"
#include "views/charts/chartdata.h"

namespace qunce::test {

inline ChartValue rate(int numerator, int denominator)
{
    return {Fraction {numerator, denominator}, denominator < 5};
}

/// Seven days and the seven before; the fourth day has no data.
inline ChartData week()
{
    ChartData data;
    data.categoryTitle = QStringLiteral("截止日");
    ChartSeries now {QStringLiteral("本期"), {}, {}, {}, {}, QStringLiteral("90.2%")};
    ChartSeries before {QStringLiteral("前7天"), {}, size_t {0}, {}, {}, QStringLiteral("86.3%")};
    const char *const weekdays[] = {"二", "三", "四", "五", "六", "日", "一"};
    for (int day = 0; day < 7; ++day) {
        const QString weekday = QString::fromUtf8(weekdays[day]);
        data.categories << QStringLiteral("9月%1日 周%2").arg(day + 1).arg(weekday);
        before.categories << QStringLiteral("8月%1日 周%2").arg(day + 25).arg(weekday);
        now.values.push_back(day == 3 ? ChartValue() : rate(560 + day, 612));
        before.values.push_back(rate(535, 602 + day));
    }
    data.series = {now, before};
    return data;
}

/// Pixels as they are painted on the theme's surface.
inline QImage grabbed(QWidget &widget, const Theme &theme)
{
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.color(Token::Surface));
    widget.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

/// How many pixels of the rectangle are about that colour.
inline int countColor(const QImage &image, const QRect &rect, const QColor &color, int tolerance = 24)
{
    int count = 0;
    const QRect inside = rect & image.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - color.red()) <= tolerance
                && std::abs(pixel.green() - color.green()) <= tolerance
                && std::abs(pixel.blue() - color.blue()) <= tolerance;
        }
    }
    return count;
}

inline void showAt(QWidget &widget, QSize size)
{
    widget.resize(size);
    widget.show();
    waitFor([&widget] { return widget.isVisible(); });
    QCoreApplication::processEvents();
}

} // namespace qunce::test
