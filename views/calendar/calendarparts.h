// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCheckBox>
#include <QWidget>

#include "models/boards/entrytexts.h"
#include "views/calendar/wrappedtext.h"
#include "views/common/theme.h"

namespace qunce {

/// The states of entries with their icons and words: what the icons in the calendar mean.
class StateLegend : public QWidget
{
    Q_OBJECT

public:
    explicit StateLegend(Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    double widthWith(double gap) const;
    void say();

    Theme &m_theme;
};

/// A line of one pixel between two parts.
class Rule : public QWidget
{
    Q_OBJECT

public:
    explicit Rule(Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
};

/// One line that gives way: cut with an ellipsis where there is no room, and whole in its tooltip. Plain text.
class ElidedText : public QWidget
{
    Q_OBJECT

public:
    ElidedText(Theme &theme, TextRole role, Token color, QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    const TextRole m_role;
    const Token m_color;
    QString m_text;
};

/// A check box with the mark of a layer.
class LayerBox : public QCheckBox
{
    Q_OBJECT

public:
    LayerBox(Theme &theme, ContentLayer layer, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &place) const override { return rect().contains(place); }

private:
    Theme &m_theme;
    const ContentLayer m_layer;
};

} // namespace qunce
