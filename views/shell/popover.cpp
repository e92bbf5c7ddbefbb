// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/popover.h"

#include <QPainter>

#include "views/common/popoverpaint.h"

namespace qunce {

namespace {

constexpr int kShadow = 10;
constexpr int kBelow = 4;

} // namespace

Popover::Popover(Theme &theme, QWidget *anchor)
    : QFrame(anchor, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_theme(theme)
    , m_anchor(anchor)
    , m_body(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_TranslucentBackground);
    m_body->setContentsMargins(kShadow + 8, kShadow + 8, kShadow + 8, kShadow + 8);
    m_body->setSpacing(2);
}

void Popover::open()
{
    adjustSize();
    const QWidget *window = m_anchor->window();
    QPoint place = m_anchor->mapToGlobal(QPoint(-kShadow, m_anchor->height() + kBelow - kShadow));
    const int right = window->mapToGlobal(QPoint(window->width(), 0)).x() + kShadow - 8;
    place.setX(std::max(window->mapToGlobal(QPoint(0, 0)).x(), std::min(place.x(), right - width())));
    move(place);
    show();
    setFocus();
    focusNextChild();
}

void Popover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPopover(painter, QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow), kShadow, m_theme);
}

void Popover::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_anchor->isVisible())
        m_anchor->setFocus(Qt::PopupFocusReason);
}

} // namespace qunce
