// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/emptystate.h"

#include <algorithm>

#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/icons.h"

namespace qunce {

namespace {

constexpr int kTextWidth = 560;
constexpr int kTextRoom = 8; ///< beyond the glyphs

} // namespace

EmptyState::EmptyState(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_why(new ThemedLabel(theme, TextRole::Bold, Token::Text, this))
    , m_detail(new ThemedLabel(theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_action(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    for (QWidget *part :
        {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_why), static_cast<QWidget *>(m_detail)})
        column->addWidget(part, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_why->setWordWrap(true);
    m_detail->setWordWrap(true);
    for (QLabel *label : {m_why, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setMaximumWidth(kTextWidth);
    }
    m_action->setProperty("kind", QStringLiteral("primary"));
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_act)
            m_act();
    });
    connect(&theme, &Theme::changed, this, &EmptyState::restyle);
}

void EmptyState::say(const QString &icon, const QString &why, const QString &detail, const QString &action,
    std::function<void()> act)
{
    m_iconName = icon;
    m_why->setText(why);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    // A label that wraps asks for a narrow column of many lines and is then cut; one line where there is room for it.
    for (QLabel *label : {m_why, m_detail})
        label->setMinimumWidth(
            std::min(kTextWidth, label->fontMetrics().horizontalAdvance(label->text()) + kTextRoom));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_act = std::move(act);
    setAccessibleName(why);
    setAccessibleDescription(detail);
    restyle();
    layout()->activate(); // its parts have new sizes, and nobody asks again before it is seen
}

void EmptyState::restyle()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(
            iconPixmap(m_iconName, m_theme.color(Token::TextSecondary), 20, devicePixelRatioF()));
}

} // namespace qunce
