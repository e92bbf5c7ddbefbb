// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "views/common/theme.h"

namespace qunce {

/// What cards, popovers and the like stand on: a surface with border and round corners, over the whole widget. Called in
/// its paintEvent().
void paintSurface(QWidget &widget, const Theme &theme);

/// A surface with border and round corners, and optionally a title row of 40 px: title, secondary text, and room for
/// tools at the right. Painted from the theme. GUI thread.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(Theme &theme, QWidget *parent = nullptr);

    /// What has no room beside the tools ends in an ellipsis.
    void setTitle(const QString &title, const QString &secondary = {});
    /// Tools at the right of the title row, left to right.
    void addTool(QWidget *tool);
    /// Below the title row; no margins of its own.
    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QWidget *m_titleRow;
    QLabel *m_title;
    QLabel *m_secondary;
    QHBoxLayout *m_tools;
    QVBoxLayout *m_body;
};

/// Text in a colour of the theme and a font by role; follows both when they change.
class ThemedLabel : public QLabel
{
    Q_OBJECT

public:
    ThemedLabel(Theme &theme, TextRole role, Token color, QWidget *parent = nullptr);
    void setColor(Token color);

protected:
    /// What has no room for all of its words says so with an ellipsis, and all of it in a tooltip.
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void restyle();
    bool isElided() const;

    Theme &m_theme;
    const TextRole m_role;
    Token m_color;
};

} // namespace qunce
