// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QObject>
#include <QStringList>
#include <QTextDocument>
#include <QTextObjectInterface>

#include "views/common/theme.h"

namespace qunce {

/// One line of a chart on paper.
struct ReportLine {
    QString name;
    std::vector<std::optional<double>> values; ///< by step; nothing: the line is broken there
    bool isReference = false; ///< grey and dashed: what the others are held against
};

/// What a table of a report says, as lines above it. Its values are those of the table's rows.
struct ReportChart {
    QStringList steps; ///< days, spans of time: below the chart
    std::vector<ReportLine> lines; ///< at most kMostReportLines that are no reference
    bool isRate = false; ///< shares of 1
    std::function<QString(double)> say; ///< a value at the axis
};

constexpr size_t kMostReportLines = 5;
constexpr double kReportChartHeight = 190; ///< 1/96 inch

/// Paints the charts of a document as its own drawing, so that they are lines in a PDF and not a picture. Each line has a
/// colour and a mark of its own, for paper without colours. GUI thread.
class ReportChartPainter : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    /// `width`: of the page's body. The document outlives it or goes with it.
    ReportChartPainter(QTextDocument &document, double width, const Theme &theme);

    /// At the end of the document, in a block of its own.
    void add(const ReportChart &chart);
    /// After the last change: from here on the document has a layout, which it makes anew with every change.
    void attach();

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &area, QTextDocument *document, int position,
        const QTextFormat &format) override;

private:
    QTextDocument &m_document;
    const double m_width;
    const Theme &m_theme;
    std::vector<ReportChart> m_charts;
};

} // namespace qunce
