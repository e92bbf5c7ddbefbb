// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QAbstractButton>

#include "views/common/theme.h"

namespace qunce {

/// A button of the header: icon, words in parts of their own weight and colour, and a small arrow if it opens
/// something. Painted from the theme; what does not fit is elided in its last part. GUI thread.
class PickButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Look { Picker, Quiet, Chip, Ribbon, Meta };

    struct Part {
        QString words;
        bool bold = false;
        Token color = Token::Text;
    };

    PickButton(Theme &theme, Look look, QWidget *parent = nullptr);

    /// The words are its accessible name too, behind `what` it picks.
    void setParts(const QString &icon, const std::vector<Part> &parts, const QString &what);
    void setIconColor(Token color);
    /// Text is for a neutral one; Warn and Bad colour border, words and ground.
    void setTone(Token tone);
    void setArrow(bool has) { m_hasArrow = has; }
    /// The words stay its name and tooltip.
    void setOnlyIcon(bool only);
    void setMaximumWords(int pixels) { m_maximumWords = pixels; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QFont fontOfPart(const Part &part) const;
    int wordsWidth() const;
    int padding() const;
    bool hasWords() const { return !m_isOnlyIcon && !m_parts.empty(); }

    Theme &m_theme;
    const Look m_look;
    QString m_icon;
    std::vector<Part> m_parts;
    Token m_iconColor = Token::TextSecondary;
    Token m_tone = Token::Text;
    bool m_hasArrow = false;
    bool m_isOnlyIcon = false;
    int m_maximumWords = 320;
};

} // namespace qunce
