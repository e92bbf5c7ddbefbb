// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>

#include "views/common/card.h"

namespace qunce::test {

/// What nobody can read whole where it stands: texts in widgets that are too low or too narrow for them, contents that
/// reach behind the edge of an area that cannot be scrolled there. Empty: everything is there. Labels that end in "…" and
/// have all of it in their tooltip are legible.
inline QStringList cutOff(const QWidget &window)
{
    QStringList found;
    const auto say = [&found](const QWidget &widget, const QString &words, const char *how) {
        const QWidget *named = &widget;
        while (named->objectName().isEmpty() && named->parentWidget())
            named = named->parentWidget();
        found << QStringLiteral("%1 in %2 (%3) is %4: %5 x %6")
                     .arg(words.left(40), named->objectName(),
                         QLatin1String(widget.metaObject()->className()), QLatin1String(how))
                     .arg(widget.width())
                     .arg(widget.height());
    };
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        const QFontMetrics font = widget->fontMetrics();
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && !label->text().isEmpty()) {
            const QRect room = label->contentsRect();
            if (label->wordWrap() && label->heightForWidth(label->width()) > label->height())
                say(*label, label->text(), "cut below");
            else if (font.height() > room.height() + 1)
                say(*label, label->text(), "too low");
            else if (!label->wordWrap() && !qobject_cast<const ThemedLabel *>(label)
                && label->sizeHint().width() > label->width())
                say(*label, label->text(), "cut at the right");
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            const bool hasWords = !button->text().isEmpty();
            if (hasWords && font.height() > button->height())
                say(*button, button->text(), "too low");
            const bool isPlain = qobject_cast<const QPushButton *>(button)
                || (qobject_cast<const QToolButton *>(button) && !button->objectName().startsWith(u"tag"));
            if (hasWords && isPlain && button->sizeHint().width() > button->width() + 2)
                say(*button, button->text(), "cut at the right");
        } else if (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QAbstractSpinBox *>(widget)) {
            if (font.height() > widget->height())
                say(*widget, widget->accessibleName(), "too low");
        } else if (const auto *table = qobject_cast<const QTableView *>(widget)) {
            if (table->model() && table->model()->rowCount() > 0 && font.height() > table->rowHeight(0))
                say(*table, table->accessibleName(), "of rows that are too low");
        } else if (const auto *area = qobject_cast<const QScrollArea *>(widget);
                   area && area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff) {
            if (area->widget()->width() > area->viewport()->width())
                say(*area, QString::number(area->widget()->width()), "narrower than its contents");
        }
    }
    return found;
}

} // namespace qunce::test
