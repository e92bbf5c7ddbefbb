// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/keyfigures.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>

#include "views/common/card.h"
#include "views/detail/elidedlabel.h"

namespace qunce {

namespace {

/// A number that leads somewhere: underlined while it is pointed at, framed while it has the focus.
class FigureLink : public ThemedLabel
{
public:
    FigureLink(Theme &theme, Token color, std::function<void()> go)
        : ThemedLabel(theme, TextRole::PageTitle, color), m_go(std::move(go))
    {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    }

protected:
    void enterEvent(QEnterEvent *event) override
    {
        underline(true);
        ThemedLabel::enterEvent(event);
    }
    void leaveEvent(QEvent *event) override
    {
        underline(false);
        ThemedLabel::leaveEvent(event);
    }
    void mousePressEvent(QMouseEvent *event) override { event->accept(); }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
            m_go();
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            return m_go();
        default:
            ThemedLabel::keyPressEvent(event);
        }
    }
    void paintEvent(QPaintEvent *event) override
    {
        ThemedLabel::paintEvent(event);
        if (!hasFocus())
            return;
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

private:
    void underline(bool isUnderlined)
    {
        QFont changed = font();
        changed.setUnderline(isUnderlined);
        setFont(changed);
    }

    const std::function<void()> m_go;
};

} // namespace

QWidget *makeKeyFigures(Theme &theme, const std::vector<KeyFigure> &figures)
{
    auto *all = new QWidget;
    auto *row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (const KeyFigure &figure : figures) {
        auto *one = new QWidget;
        one->setAccessibleName(figure.title + QLatin1Char(' ') + figure.number);
        one->setToolTip(figure.tip);
        auto *column = new QVBoxLayout(one);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(1);
        auto *title = new ElidedLabel(theme, TextRole::Secondary, Token::TextSecondary);
        title->setText(figure.title);
        auto *number = figure.go ? new FigureLink(theme, figure.color, figure.go)
                                 : new ThemedLabel(theme, TextRole::PageTitle, figure.color);
        number->setText(figure.number);
        number->setAccessibleName(figure.title + QLatin1Char(' ') + figure.number);
        auto *note = new ElidedLabel(theme, TextRole::Secondary, Token::TextSecondary);
        note->setText(figure.note);
        for (QWidget *label : std::initializer_list<QWidget *> {title, number, note}) {
            // In a low window the page scrolls; half a number is none.
            label->setSizePolicy(label->sizePolicy().horizontalPolicy(), QSizePolicy::Fixed);
            column->addWidget(label);
        }
        row->addWidget(one, 1);
    }
    return all;
}

} // namespace qunce
