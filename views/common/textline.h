// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainter>
#include <QTextLayout>

namespace qunce {

/// One line of text, shaped once for measuring and painting: QPainter::drawText() shapes it anew, and shaping is most of
/// what a table's repaint costs. Line ends and tabs are spaces; of very long texts only the beginning is looked at. GUI
/// thread; lives for one paint event.
class TextLine
{
public:
    /// In the painter's font.
    TextLine(QString text, const QPainter &painter);

    qreal width() const;
    /// Ends with … where it does not fit.
    void draw(QPainter &painter, const QRectF &rect, Qt::Alignment alignment);

private:
    void lay();

    QTextLayout m_layout;
    bool m_isCut;
};

} // namespace qunce
