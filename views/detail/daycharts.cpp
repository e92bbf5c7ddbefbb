// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/daycharts.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace qunce {

namespace {

constexpr int kSquaresHeight = 70;
constexpr int kBarsHeight = 66;
constexpr int kLineHeight = 64;
constexpr double kSquare = 18;
constexpr double kGap = 3;
constexpr double kLatePart = 0.45; ///< of the colour of what was on time

int labelHeight(const QWidget &widget)
{
    return widget.fontMetrics().height() + 4;
}

QColor faded(QColor color, double part)
{
    color.setAlphaF(static_cast<float>(part));
    return color;
}

} // namespace

DayChart::DayChart(Theme &theme, int height, std::vector<Label> labels)
    : m_theme(theme), m_height(height), m_labels(std::move(labels))
{
    setFont(fontOf(TextRole::Secondary));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList tips;
    for (const Label &label : m_labels)
        tips.append(label.tip);
    setAccessibleDescription(tips.join(QLatin1Char('\n')));
    connect(&theme, &Theme::changed, this, [this] {
        setFont(fontOf(TextRole::Secondary));
        update();
    });
}

QSize DayChart::sizeHint() const
{
    return {320, m_height + labelHeight(*this)};
}

QRectF DayChart::column(size_t day) const
{
    const double step =
        static_cast<double>(width()) / static_cast<double>(std::max<size_t>(1, m_labels.size()));
    return {step * static_cast<double>(day), 0, step, static_cast<double>(height() - labelHeight(*this))};
}

void DayChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t day = 0; day < m_labels.size(); ++day) {
        const QRectF area = column(day);
        const double inset = std::min(area.width() * 0.14, 8.0);
        paintDay(painter, day, area.adjusted(inset, 0, -inset, -2));
        painter.setPen(m_theme.color(Token::TextSecondary));
        // Below its column, but inside: those of the first and the last day may be wider than these.
        const double wide =
            std::max(area.width(), fontMetrics().horizontalAdvance(m_labels[day].below) + 2.0);
        const double left = std::clamp(area.center().x() - wide / 2, 0.0, std::max(0.0, width() - wide));
        painter.drawText(QRectF(left, area.bottom() + 2, wide, labelHeight(*this) - 2),
            static_cast<int>(Qt::AlignCenter), m_labels[day].below);
    }
    painter.setPen(QPen(m_theme.color(Token::Border), 1));
    const double base = height() - labelHeight(*this) - 0.5;
    painter.drawLine(QPointF(0, base), QPointF(width(), base));
}

bool DayChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (size_t day = 0; day < m_labels.size(); ++day) {
        if (help->pos().x() >= column(day).left() && help->pos().x() < column(day).right())
            QToolTip::showText(help->globalPos(), m_labels[day].tip, this, column(day).toRect());
    }
    return true;
}

DaySquares::DaySquares(Theme &theme, std::vector<Counts> days, std::vector<Label> labels)
    : DayChart(theme, kSquaresHeight, std::move(labels)), m_days(std::move(days))
{
    for (const Counts &day : m_days)
        m_most = std::max(m_most, day.all());
}

void DaySquares::paintDay(QPainter &painter, size_t day, const QRectF &area)
{
    const Counts &counts = m_days[day];
    const double step = std::min(kSquare + kGap, area.height() / std::max(1.0, static_cast<double>(m_most)));
    const double gap = std::min(kGap, step / 4);
    double bottom = area.bottom();
    const QColor done = theme().color(Token::Chart1);
    const auto stack = [&](uint64_t count, auto &&paintOne) {
        for (uint64_t i = 0; i < count; ++i) {
            paintOne(QRectF(area.left(), bottom - step + gap, area.width(), step - gap));
            bottom -= step;
        }
    };
    const auto filled = [&](const QColor &color) {
        return [&painter, color](const QRectF &square) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawRoundedRect(square, 2, 2);
        };
    };
    const auto outlined = [&](Qt::PenStyle style) {
        return [&painter, style, color = theme().color(Token::TextSecondary)](const QRectF &square) {
            painter.setPen(QPen(color, 1, style));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        };
    };
    stack(counts.onTime, filled(done));
    stack(counts.late, filled(faded(done, kLatePart)));
    stack(counts.notDone, outlined(Qt::SolidLine));
    stack(counts.open, outlined(Qt::DotLine));
}

DayBars::DayBars(
    Theme &theme, Token color, std::vector<std::optional<int64_t>> days, std::vector<Label> labels)
    : DayChart(theme, kBarsHeight, std::move(labels)), m_color(color), m_days(std::move(days))
{
    for (const std::optional<int64_t> &day : m_days)
        m_most = std::max(m_most, day.value_or(0));
}

void DayBars::paintDay(QPainter &painter, size_t day, const QRectF &area)
{
    const std::optional<int64_t> value = m_days[day];
    if (!value || *value == 0 || m_most == 0) {
        painter.setPen(theme().color(Token::TextSecondary));
        painter.drawText(area, static_cast<int>(Qt::AlignHCenter | Qt::AlignBottom),
            value ? QStringLiteral("0") : QStringLiteral("–"));
        return;
    }
    const double height =
        std::max(2.0, (area.height() - 4) * static_cast<double>(*value) / static_cast<double>(m_most));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().color(m_color));
    painter.drawRoundedRect(QRectF(area.left(), area.bottom() - height + 1, area.width(), height), 2, 2);
}

TrendLine::TrendLine(Theme &theme, Token color, std::vector<Point> points, QString from, QString to)
    : m_theme(theme)
    , m_color(color)
    , m_points(std::move(points))
    , m_from(std::move(from))
    , m_to(std::move(to))
{
    setFont(fontOf(TextRole::Secondary));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList tips;
    for (const Point &point : m_points) {
        m_most = std::max(m_most, point.value.value_or(0));
        tips.append(point.tip);
    }
    setAccessibleDescription(tips.join(QLatin1Char('\n')));
    connect(&theme, &Theme::changed, this, [this] {
        setFont(fontOf(TextRole::Secondary));
        update();
    });
}

QSize TrendLine::sizeHint() const
{
    return {320, kLineHeight + 2 * labelHeight(*this)};
}

QPointF TrendLine::place(size_t point) const
{
    const double top = labelHeight(*this);
    const double bottom = height() - labelHeight(*this) - 2;
    const double step = m_points.size() < 2 ? 0 : (width() - 8.0) / static_cast<double>(m_points.size() - 1);
    const double part = m_most > 0 ? m_points[point].value.value_or(0) / m_most : 0;
    return {4 + step * static_cast<double>(point), bottom - part * (bottom - top)};
}

void TrendLine::paintNumber(QPainter &painter, size_t point) const
{
    const QPointF at = place(point);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(m_color));
    painter.drawEllipse(at, 3, 3);
    const double wide = fontMetrics().horizontalAdvance(m_points[point].number) + 4;
    const double left = std::clamp(at.x() - wide / 2, 0.0, std::max(0.0, width() - wide));
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(QRectF(left, at.y() - labelHeight(*this) - 2, wide, labelHeight(*this)),
        static_cast<int>(Qt::AlignCenter), m_points[point].number);
}

void TrendLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double base = height() - labelHeight(*this) - 1.5;
    painter.setPen(QPen(m_theme.color(Token::Border), 1));
    painter.drawLine(QPointF(0, base), QPointF(width(), base));
    QPainterPath path;
    std::optional<size_t> highest;
    std::optional<size_t> last;
    for (size_t i = 0; i < m_points.size(); ++i) {
        if (!m_points[i].value)
            continue;
        if (last && *last + 1 == i)
            path.lineTo(place(i));
        else
            path.moveTo(place(i));
        if (!highest || *m_points[i].value > *m_points[*highest].value)
            highest = i;
        last = i;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.color(m_color), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    if (last)
        paintNumber(painter, *last);
    // Two numbers at one place could not be read.
    if (highest && std::abs(place(*highest).x() - place(*last).x()) > 48)
        paintNumber(painter, *highest);
    const QRectF below(0, height() - labelHeight(*this) + 1, width(), labelHeight(*this) - 1);
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(below, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), m_from);
    painter.drawText(below, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), m_to);
}

bool TrendLine::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_points.empty())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    size_t nearest = 0;
    for (size_t i = 1; i < m_points.size(); ++i) {
        if (std::abs(place(i).x() - help->pos().x()) < std::abs(place(nearest).x() - help->pos().x()))
            nearest = i;
    }
    QToolTip::showText(help->globalPos(), m_points[nearest].tip, this);
    return true;
}

} // namespace qunce
