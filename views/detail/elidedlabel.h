// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// At most this much of a text is measured and painted: a title may have 64 KiB.
constexpr int kLongestLine = 300;
/// One line of it, without line breaks.
QString oneLine(const QString &text);

/// One line of plain text that is cut with … where there is no room, and then says all of it in its tooltip. GUI thread.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    ElidedLabel(Theme &theme, TextRole role, Token color, QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void setAlignment(Qt::Alignment alignment) { m_alignment = alignment; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void sayAll();

    Theme &m_theme;
    const TextRole m_role;
    const Token m_color;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    QString m_text;
    QString m_line;
};

} // namespace qunce
