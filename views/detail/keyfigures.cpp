// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/keyfigures.h"

#include <QHBoxLayout>

#include "views/common/card.h"
#include "views/detail/elidedlabel.h"

namespace qunce {

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
        auto *number = new ThemedLabel(theme, TextRole::PageTitle, figure.color);
        number->setText(figure.number);
        auto *note = new ElidedLabel(theme, TextRole::Secondary, Token::TextSecondary);
        note->setText(figure.note);
        column->addWidget(title);
        column->addWidget(number);
        column->addWidget(note);
        row->addWidget(one, 1);
    }
    return all;
}

} // namespace qunce
