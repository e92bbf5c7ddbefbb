// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <vector>

#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/detail/elidedlabel.h"

namespace qunce {

/// The pane at the right of a table: one subject in full, in sections one below the other, with its actions at the foot.
/// Its page fills it. GUI thread.
class DetailPane : public Card
{
    Q_OBJECT

public:
    explicit DetailPane(Theme &theme, QWidget *parent = nullptr);

    /// `more`: a second line below the title.
    void setHeading(const QString &title, const QString &subtitle, const QString &more = {});
    QString title() const { return m_title->text(); }
    QStringList subtitles() const { return {m_subtitle->text(), m_more->text()}; }
    /// Takes the sections over, in place of those that were there; keeps the place to which one has scrolled.
    void setSections(std::vector<QWidget *> sections);
    /// Below the sections, and stays when others come.
    void addLasting(QWidget *part);
    /// Scrolls until the part is in sight.
    void bring(QWidget *part) { m_scroll->ensureWidgetVisible(part); }
    /// Instead of sections.
    void say(const QString &icon, const QString &why, const QString &detail = {});
    /// A button at the foot; the first one is the main one.
    QPushButton *addAction(std::function<void()> run);
    void setCloseText(const QString &name);

    QSize sizeHint() const override { return {metrics::kDetailPane, 400}; }

signals:
    void closed();

private:
    void restyle();
    void paintAvatar();

    Theme &m_theme;
    QLabel *m_avatar;
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    ElidedLabel *m_more;
    QToolButton *m_close;
    QScrollArea *m_scroll;
    QWidget *m_sections = nullptr; ///< of the subject; replaced as a whole
    QVBoxLayout *m_column; ///< them, and what lasts
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QHBoxLayout *m_actions;
    std::vector<QPushButton *> m_buttons;
};

/// A part of a pane: heading at the left, a legend or a note at the right, contents below, a line above.
class DetailSection : public QWidget
{
public:
    DetailSection(Theme &theme, const QString &heading, const QString &note, QWidget *content);
    DetailSection(Theme &theme, const QString &heading, QWidget *right, QWidget *content);
    /// Without heading.
    DetailSection(Theme &theme, QWidget *content);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
};

} // namespace qunce
