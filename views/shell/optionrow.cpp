// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/optionrow.h"

#include <QKeyEvent>
#include <QPainter>

#include "views/common/icons.h"

namespace qunce {

namespace {

constexpr int kMark = 14;
constexpr int kPadding = 8;

} // namespace

OptionRow::OptionRow(Theme &theme, const QString &name, const QString &detail, bool isChosen, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_detail(detail)
{
    setText(name);
    setCheckable(true);
    setChecked(isChosen);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(detail.isEmpty() ? name : QString(name + QStringLiteral(", ") + detail));
}

QSize OptionRow::sizeHint() const
{
    const QFontMetrics name(fontOf(TextRole::Bold));
    const QFontMetrics detail(fontOf(TextRole::Secondary));
    const int width = 3 * kPadding + kMark + name.horizontalAdvance(text())
        + (m_detail.isEmpty() ? 0 : 24 + detail.horizontalAdvance(m_detail));
    return {width, std::max(metrics::kControl, name.height() + 8)};
}

void OptionRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(m_theme.color(Token::Accent), 2) : QPen(Qt::NoPen));
        painter.setBrush(m_theme.color(Token::Hover));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    if (isChecked())
        drawIcon(painter, QRectF(kPadding, (height() - kMark) / 2.0, kMark, kMark), QStringLiteral("check"),
            m_theme.color(Token::AccentInk), kMark);
    const int from = 2 * kPadding + kMark;
    const QRect room(from, 0, width() - from - kPadding, height());
    painter.setFont(fontOf(isChecked() ? TextRole::Bold : TextRole::Body));
    painter.setPen(m_theme.color(isChecked() ? Token::AccentInk : Token::Text));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    painter.setFont(fontOf(TextRole::Secondary));
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, m_detail);
}

void OptionRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        focusNextChild();
    else if (event->key() == Qt::Key_Up)
        focusPreviousChild();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace qunce
