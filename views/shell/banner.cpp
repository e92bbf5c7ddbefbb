// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/banner.h"

#include <QHBoxLayout>
#include <QPainter>

#include "views/common/icons.h"

namespace qunce {

Banner::Banner(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_words(new ThemedLabel(theme, TextRole::Body, Token::Warn, this))
    , m_action(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kMargin, 5, metrics::kMargin, 6);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_action);
    m_words->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("banner.words"));
    m_action->setObjectName(QStringLiteral("banner.act"));
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_act)
            m_act();
    });
    connect(&theme, &Theme::changed, this, &Banner::restyle);
    hide();
}

void Banner::say(const QString &icon, const QString &words, const QString &action, std::function<void()> act)
{
    m_iconName = icon;
    m_words->setText(words);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_act = std::move(act);
    setAccessibleName(words);
    restyle();
}

void Banner::restyle()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_iconName, m_theme.color(Token::Warn), 16, devicePixelRatioF()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::WarnSoft));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
}

} // namespace qunce
