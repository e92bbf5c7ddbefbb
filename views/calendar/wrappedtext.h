// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <vector>

#include <QHash>
#include <QTextLayout>
#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// Text of any length in as many lines as it takes, broken anywhere if it has to be, so that it never widens what it
/// stands in. What has no line end for long is laid out in pieces: a title of 64 KiB takes as long as 80 short ones. Plain
/// text. GUI thread.
class WrappedText : public QWidget
{
    Q_OBJECT

public:
    WrappedText(Theme &theme, TextRole role, Token color, QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, 0}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Piece {
        std::unique_ptr<QTextLayout> layout;
        double top = 0;
        double bottom = 0;
    };
    /// Laid out for that width, if it is not yet.
    const std::vector<Piece> &laid(int width) const;
    void forget();

    Theme &m_theme;
    const TextRole m_role;
    const Token m_color;
    QString m_text;
    mutable std::vector<Piece> m_pieces;
    mutable int m_laidWidth = -1;
    mutable QHash<int, int> m_heights; ///< by width: layouts ask again and again
};

/// In pieces of at most about 800 characters: at its line ends, and where there is none for long at a blank, or between two
/// characters.
QStringList wrappedPieces(const QString &text);

} // namespace qunce
