// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/elidedlabel.h"

#include <QPainter>

#include "views/common/clippedline.h"

namespace qunce {

QString oneLine(const QString &text)
{
    return text.left(kLongestLine).simplified();
}

ElidedLabel::ElidedLabel(Theme &theme, TextRole role, Token color, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_role(role), m_color(color)
{
    setFont(fontOf(role));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        setFont(fontOf(m_role));
        update();
    });
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    m_line = oneLine(text);
    setAccessibleName(m_line);
    sayAll();
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_line) + 1, fontMetrics().height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_theme.color(m_color));
    painter.drawText(rect(), static_cast<int>(m_alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        fontMetrics().elidedText(m_line, Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *)
{
    sayAll();
}

void ElidedLabel::sayAll()
{
    const bool isCut = sizeHint().width() > width() || m_line.size() < m_text.size();
    setToolTip(isCut ? plainTip(m_line) : QString());
}

} // namespace qunce
