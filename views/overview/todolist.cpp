// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/overview/todolist.h"

#include <QFrame>
#include <QPushButton>

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kRowHeight = 40;

/// Gives way where there is no room, and its tooltip says all.
class ElidedLabel : public ThemedLabel
{
public:
    ElidedLabel(Theme &theme, TextRole role, Token color, const QString &said, QWidget *parent)
        : ThemedLabel(theme, role, color, parent), m_said(said)
    {
        setText(said);
        setToolTip(said);
        setMinimumWidth(0);
        QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        policy.setHorizontalStretch(1);
        setSizePolicy(policy);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        ThemedLabel::resizeEvent(event);
        setText(fontMetrics().elidedText(m_said, Qt::ElideRight, width()));
    }

private:
    const QString m_said;
};

} // namespace

TodoList::TodoList(PageTools &tools, QWidget *parent)
    : QWidget(parent), m_tools(tools), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void TodoList::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void TodoList::show(const Overview &overview)
{
    clear();
    const Format format = m_tools.format();
    m_count = static_cast<int>(overview.todos.size());
    for (size_t i = 0; i < overview.todos.size(); ++i) {
        const TodoTexts texts = textsOf(overview.todos[i], overview, format);
        auto *row = new QWidget(this);
        keepHeight(m_tools.theme, row, kRowHeight);
        row->setObjectName(QStringLiteral("todo%1").arg(i));
        row->setAccessibleName(texts.what + QLatin1Char(' ') + texts.detail);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(metrics::kOuterCellPadding, 0, 12, 0);
        line->setSpacing(8);
        auto *icon = new QLabel(row);
        icon->setPixmap(
            iconPixmap(texts.icon, m_tools.theme.color(Token::TextSecondary), 16, devicePixelRatioF()));
        auto *what = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Text, row);
        what->setText(texts.what);
        auto *button = new QPushButton(texts.action, row);
        button->setAccessibleName(texts.action + QStringLiteral(": ") + texts.what);
        connect(button, &QPushButton::clicked, this, [this, i] { emit chosen(i); });
        line->addWidget(icon);
        line->addWidget(what);
        line->addWidget(
            new ElidedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary, texts.detail, row), 1);
        line->addWidget(button);
        m_rows->addWidget(row);
    }
    if (overview.todos.empty()) {
        auto *nothing = new ThemedLabel(m_tools.theme, TextRole::Body, Token::TextSecondary, this);
        nothing->setText(text(QUNCE_TEXT("Nothing waits for you.")));
        nothing->setContentsMargins(metrics::kOuterCellPadding, 8, 12, 8);
        m_rows->addWidget(nothing);
    }
    m_rows->addStretch(1);
}

} // namespace qunce
