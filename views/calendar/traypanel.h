// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QWidget>

#include "models/boards/calendarboard.h"
#include "views/common/theme.h"

namespace qunce {

/// The list of the tray: a pressed card that moves is carried out of it; who holds it is told where the pointer goes, and
/// decides. Enter opens a card. GUI thread.
class TrayList : public QListWidget
{
    Q_OBJECT

public:
    using QListWidget::QListWidget;

signals:
    /// Places are on the screen.
    void carryBegan(QPoint at);
    void carried(QPoint at);
    void carryEnded(QPoint at);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    std::optional<QPoint> m_press;
    bool m_isCarrying = false;
};

/// 待排: at the side of the calendar, what nobody has put on a date yet. A title makes one there; cards are carried from it
/// onto a time, and back onto it. Folded it is a strip that says how many there are and still takes cards. GUI thread.
class TrayPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TrayPanel(Theme &theme, QWidget *parent = nullptr);

    /// `whyNoNew`: empty if there may be new ones.
    void showEntries(std::vector<CalendarEntry> entries, const Message &whyNoNew);
    const std::vector<CalendarEntry> &entries() const { return m_entries; }
    /// Those that are chosen in it, the one with the focus first.
    std::vector<CalendarEntry> chosen() const;
    void setFolded(bool isFolded);
    bool isFolded() const { return m_isFolded; }
    /// A card is held over it.
    void setTarget(bool isTarget);
    bool isTarget() const { return m_isTarget; }
    void retranslate();

    QLineEdit &title() const { return *m_title; }
    TrayList &list() const { return *m_list; }
    QString heading() const { return m_heading->text(); }

signals:
    void opened(const Uuid &entry);
    void makeAsked(const QString &title);
    /// Folds or unfolds, by the button or by who clicks at the strip.
    void foldAsked(bool isFolded);
    void carryBegan(const std::vector<qunce::CalendarEntry> &entries, QPoint at);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    QString countText() const;
    void paintSpine(QPainter &painter, int top);

    Theme &m_theme;
    std::vector<CalendarEntry> m_entries;
    Message m_whyNoNew;
    QLabel *m_heading;
    QToolButton *m_fold;
    QLineEdit *m_title;
    QLabel *m_empty;
    TrayList *m_list;
    bool m_isFolded = false;
    bool m_isTarget = false;
};

/// What stands upright, one under the other, from above: characters, and numbers whole; nothing where no Chinese is said.
QStringList uprightSigns(const QString &words);

} // namespace qunce
