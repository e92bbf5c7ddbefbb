// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/fold.h"

#include <QPainter>
#include <QVBoxLayout>

#include "views/common/icons.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kLine = 32;
constexpr int kOpenRows = 6;

} // namespace

class Fold::Button : public QAbstractButton
{
public:
    Button(Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
    {
        setCheckable(true);
        keepHeight(theme, this, kLine);
        setFocusPolicy(Qt::StrongFocus);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    void say(const QString &title, const QString &why, const QString &count)
    {
        m_why = why;
        m_count = count;
        setText(title);
        setAccessibleName(title + QLatin1Char(' ') + count);
        setAccessibleDescription(why);
        setToolTip(why);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const int margin = metrics::kOuterCellPadding;
        painter.fillRect(0, 0, width(), 1, m_theme.color(Token::Line));
        drawIcon(painter, QRectF(margin, 0, 16, height()),
            isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
            m_theme.color(Token::TextSecondary));
        painter.setFont(fontOf(TextRole::Body));
        painter.setPen(m_theme.color(Token::Text));
        int x = margin + 22;
        const int title = painter.fontMetrics().horizontalAdvance(text());
        painter.drawText(QRect(x, 0, title + 2, height()), Qt::AlignVCenter, text());
        x += title + 8;
        painter.setPen(m_theme.color(Token::TextSecondary));
        const int count = painter.fontMetrics().horizontalAdvance(m_count);
        painter.drawText(
            QRect(width() - margin - count - 2, 0, count + 2, height()), Qt::AlignVCenter, m_count);
        painter.setFont(fontOf(TextRole::Secondary));
        const QRect room(x, 0, width() - margin - count - 16 - x, height());
        painter.drawText(room, Qt::AlignVCenter,
            painter.fontMetrics().elidedText(m_why, Qt::ElideRight, std::max(0, room.width())));
        if (hasFocus()) {
            painter.setPen(QPen(m_theme.color(Token::Accent), 2));
            painter.drawRect(rect().adjusted(1, 1, -1, -1));
        }
    }

private:
    Theme &m_theme;
    QString m_why;
    QString m_count;
};

Fold::Fold(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_line(new Button(theme, this))
    , m_button(m_line)
    , m_table(new CellTable(theme, metrics::kRowCompact, this))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_line);
    rows->addWidget(m_table);
    connect(m_line, &QAbstractButton::toggled, this, &Fold::follow);
    connect(&theme, &Theme::changed, this, &Fold::follow);
    follow();
}

void Fold::say(const QString &title, const QString &why, const QString &count)
{
    m_line->say(title, why, count);
    m_table->setAccessibleName(title);
}

void Fold::setRows(std::vector<BoardColumn> columns, int rows, CellTable::CellOf cellOf)
{
    m_table->setColumns(std::move(columns));
    m_table->setRows(rows, std::move(cellOf));
    m_line->setEnabled(rows > 0);
    if (rows == 0)
        m_line->setChecked(false);
    follow();
}

void Fold::follow()
{
    m_table->setVisible(m_line->isChecked());
    m_table->setFixedHeight(m_table->heightOfRows(std::min(kOpenRows, m_table->rowCount())) + 2);
}

} // namespace qunce
