// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/report/reportchart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPainterPath>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>

#include "views/charts/axisrange.h"

namespace qunce {

namespace {

constexpr int kChartObject = QTextFormat::UserObject + 1;
constexpr int kChartNumber = QTextFormat::UserProperty + 1;
constexpr int kLetters = 10; ///< pixels high
constexpr double kLegendHeight = 22;
constexpr double kStepsHeight = 22;
constexpr double kGapToAxis = 6;
constexpr double kSample = 22; ///< of a line, in the legend
constexpr double kMark = 2.4; ///< half of it
constexpr std::array kLineColors {Token::Chart1, Token::Chart2, Token::Chart3, Token::Chart4, Token::Chart5};
static_assert(kLineColors.size() == kMostReportLines);

/// How one line is drawn.
struct LineLook {
    QPen pen;
    size_t mark = 0; ///< shape
};

void drawMark(QPainter &painter, QPointF at, size_t shape, const QColor &color)
{
    painter.setBrush(color);
    painter.setPen(Qt::NoPen);
    switch (shape % 4) {
    case 0:
        painter.drawEllipse(at, kMark, kMark);
        break;
    case 1:
        painter.drawRect(QRectF(at.x() - kMark, at.y() - kMark, 2 * kMark, 2 * kMark));
        break;
    case 2:
        painter.drawPolygon(QPolygonF {{at.x(), at.y() - 1.4 * kMark}, {at.x() + 1.3 * kMark, at.y() + kMark},
            {at.x() - 1.3 * kMark, at.y() + kMark}});
        break;
    default:
        painter.drawPolygon(QPolygonF {{at.x(), at.y() - 1.4 * kMark}, {at.x() + 1.4 * kMark, at.y()},
            {at.x(), at.y() + 1.4 * kMark}, {at.x() - 1.4 * kMark, at.y()}});
    }
    painter.setBrush(Qt::NoBrush);
}

class ChartDrawing
{
public:
    ChartDrawing(QPainter &painter, const ReportChart &chart, const QRectF &area, const Theme &theme)
        : m_painter(painter), m_chart(chart), m_area(area), m_theme(theme)
    {
        double low = 0;
        double high = 0;
        for (const ReportLine &line : chart.lines) {
            for (const std::optional<double> &value : line.values) {
                low = std::min(low, value.value_or(low));
                high = std::max(high, value.value_or(high));
            }
        }
        m_axis = axisRange(low, high, chart.isRate, true);
        size_t colored = 0;
        for (const ReportLine &line : chart.lines) {
            LineLook look;
            look.mark = colored;
            look.pen = QPen(
                color(line.isReference ? Token::TextSecondary : kLineColors[colored % kLineColors.size()]),
                1.6);
            if (line.isReference)
                look.pen.setStyle(Qt::DashLine);
            else
                ++colored;
            m_looks.push_back(look);
        }
    }

    void draw()
    {
        drawLegend();
        double axisWidth = 0;
        for (const double tick : m_axis.ticks)
            axisWidth = std::max(axisWidth, advance(tickText(tick)));
        m_plot = m_area.adjusted(axisWidth + kGapToAxis, kLegendHeight, -kMark * 2, -kStepsHeight);
        drawAxis();
        drawSteps();
        for (size_t i = 0; i < m_chart.lines.size(); ++i)
            drawLine(m_chart.lines[i], m_looks[i]);
    }

private:
    /// Ticks are round numbers: 50 %, not 50.0 %.
    QString tickText(double tick) const
    {
        static const QRegularExpression noTenths(QStringLiteral("\\.0(?!\\d)"));
        return m_chart.say(tick).remove(noTenths);
    }
    QColor color(Token token) const { return m_theme.colorOf(Theme::Kind::Light, token); }
    double advance(const QString &words) const { return m_painter.fontMetrics().horizontalAdvance(words); }
    double xOf(size_t step) const
    {
        const auto last = static_cast<double>(std::max<qsizetype>(m_chart.steps.size() - 1, 1));
        return m_plot.left() + m_plot.width() * static_cast<double>(step) / last;
    }
    double yOf(double value) const
    {
        return m_plot.bottom() - m_plot.height() * (value - m_axis.from) / (m_axis.to - m_axis.from);
    }

    void drawLegend()
    {
        double x = m_area.left();
        const double y = m_area.top() + kLegendHeight / 2 - 2;
        for (size_t i = 0; i < m_chart.lines.size(); ++i) {
            m_painter.setPen(m_looks[i].pen);
            m_painter.drawLine(QPointF(x, y), QPointF(x + kSample, y));
            if (!m_chart.lines[i].isReference)
                drawMark(m_painter, {x + kSample / 2, y}, m_looks[i].mark, m_looks[i].pen.color());
            const double room =
                std::min(advance(m_chart.lines[i].name) + 2, m_area.right() - x - kSample - 5);
            m_painter.setPen(color(Token::TextSecondary));
            m_painter.drawText(QRectF(x + kSample + 5, m_area.top() - 2, room, kLegendHeight),
                Qt::AlignLeft | Qt::AlignVCenter,
                m_painter.fontMetrics().elidedText(
                    m_chart.lines[i].name, Qt::ElideRight, static_cast<int>(room)));
            x += kSample + 5 + room + 14;
            if (x > m_area.right() - kSample * 2)
                break;
        }
    }

    void drawAxis()
    {
        for (const double tick : m_axis.ticks) {
            const double y = yOf(tick);
            m_painter.setPen(QPen(color(Token::Line), 1));
            m_painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
            m_painter.setPen(color(Token::TextSecondary));
            m_painter.drawText(
                QRectF(m_area.left(), y - kLetters, m_plot.left() - kGapToAxis - m_area.left(), 2 * kLetters),
                Qt::AlignRight | Qt::AlignVCenter, tickText(tick));
        }
    }

    /// As many as have room, from the first one on.
    void drawSteps()
    {
        double widest = 1;
        for (const QString &step : m_chart.steps)
            widest = std::max(widest, advance(step) + 10);
        const double apart = m_chart.steps.size() > 1 ? xOf(1) - xOf(0) : m_plot.width();
        const auto every = static_cast<qsizetype>(std::max(1.0, std::ceil(widest / apart)));
        m_painter.setPen(color(Token::TextSecondary));
        for (qsizetype i = 0; i < m_chart.steps.size(); i += every) {
            const double width = advance(m_chart.steps[i]) + 2;
            const double left = std::clamp(xOf(static_cast<size_t>(i)) - width / 2, m_area.left(),
                std::max(m_area.left(), m_area.right() - width));
            m_painter.drawText(QRectF(left, m_plot.bottom() + 6, width, kStepsHeight - 6),
                Qt::AlignHCenter | Qt::AlignTop, m_chart.steps[i]);
        }
    }

    void drawLine(const ReportLine &line, const LineLook &look)
    {
        QPainterPath path;
        bool isDrawing = false;
        std::vector<QPointF> points;
        for (size_t step = 0; step < line.values.size(); ++step) {
            if (!line.values[step]) {
                isDrawing = false;
                continue;
            }
            const QPointF at(xOf(step), yOf(*line.values[step]));
            isDrawing ? path.lineTo(at) : path.moveTo(at);
            isDrawing = true;
            points.push_back(at);
        }
        m_painter.setPen(look.pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(path);
        if (!line.isReference) {
            for (const QPointF &at : points)
                drawMark(m_painter, at, look.mark, look.pen.color());
        }
    }

    QPainter &m_painter;
    const ReportChart &m_chart;
    const QRectF m_area;
    const Theme &m_theme;
    AxisRange m_axis;
    QRectF m_plot;
    std::vector<LineLook> m_looks;
};

} // namespace

ReportChartPainter::ReportChartPainter(QTextDocument &document, double width, const Theme &theme)
    : m_document(document), m_width(width), m_theme(theme)
{ }

void ReportChartPainter::attach()
{
    m_document.documentLayout()->registerHandler(kChartObject, this);
    m_document.markContentsDirty(
        0, m_document.characterCount()); // what is laid out already gave them no room
}

void ReportChartPainter::add(const ReportChart &chart)
{
    QTextCharFormat format;
    format.setObjectType(kChartObject);
    format.setProperty(kChartNumber, static_cast<int>(m_charts.size()));
    m_charts.push_back(chart);
    QTextCursor cursor(&m_document);
    cursor.movePosition(QTextCursor::End);
    QTextBlockFormat block;
    block.setTopMargin(6);
    cursor.insertBlock(block);
    cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
}

QSizeF ReportChartPainter::intrinsicSize(QTextDocument *, int, const QTextFormat &)
{
    return {m_width, kReportChartHeight};
}

void ReportChartPainter::drawObject(
    QPainter *painter, const QRectF &area, QTextDocument *, int, const QTextFormat &format)
{
    painter->save();
    QFont font = m_document.defaultFont();
    font.setPixelSize(kLetters);
    painter->setFont(font);
    painter->setRenderHint(QPainter::Antialiasing);
    ChartDrawing(*painter, m_charts[static_cast<size_t>(format.intProperty(kChartNumber))], area, m_theme)
        .draw();
    painter->restore();
}

} // namespace qunce
