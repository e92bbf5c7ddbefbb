// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/toast.h"

#include <utility>

#include <QAccessible>
#include <QEvent>

namespace qunce {

namespace {

constexpr int kShownMs = 6000;
constexpr int kAboveEdge = 24;

} // namespace

Toast::Toast(Theme &theme, QWidget *over)
    : QWidget(over)
    , m_theme(theme)
    , m_label(new ThemedLabel(theme, TextRole::Body, Token::Text, this))
    , m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("toast"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(12);
    row->addWidget(m_label);
    row->addWidget(m_action);
    m_action->setObjectName(QStringLiteral("toastAction"));
    m_action->setProperty("kind", QStringLiteral("quiet"));
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, [this] {
        const std::function<void()> act = std::exchange(m_act, {});
        hide();
        if (act)
            act();
    });
    m_end.setSingleShot(true);
    m_end.setInterval(kShownMs);
    connect(&m_end, &QTimer::timeout, this, &QWidget::hide);
    over->installEventFilter(this);
    hide();
}

void Toast::withdraw()
{
    if (m_act)
        hide();
    m_act = {};
}

void Toast::say(const QString &words, const QString &action, std::function<void()> act)
{
    m_label->setText(words);
    m_act = std::move(act);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(words);
    place();
    show();
    raise();
    m_end.start();
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void Toast::place()
{
    adjustSize();
    const QWidget *over = parentWidget();
    move((over->width() - width()) / 2, over->height() - height() - kAboveEdge);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    paintSurface(*this, m_theme);
}

} // namespace qunce
