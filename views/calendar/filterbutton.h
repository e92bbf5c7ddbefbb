// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <set>
#include <string>
#include <vector>

#include <QMenu>
#include <QPushButton>

#include "models/base/message.h"
#include "models/boards/calendarboard.h"
#include "views/common/theme.h"

namespace qunce {

/// A menu that stays open while its boxes are ticked.
class TickMenu : public QMenu
{
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

/// A button that opens choices to tick and says which ones are ticked: 活动 99大促 等 3 个. With several sections each is a
/// menu of its own. GUI thread.
class FilterButton : public QPushButton
{
    Q_OBJECT

public:
    struct Section {
        Message title;
        std::vector<CalendarChoice> choices; ///< names in the language of the window
        std::set<std::string> chosen; ///< ids; empty: all
    };

    FilterButton(Theme &theme, Message title, QWidget *parent);

    void setSections(std::vector<Section> sections);
    const std::set<std::string> &chosen(size_t section) const { return m_sections[section].chosen; }
    void setTitle(const Message &title) { m_title = title; }
    /// Of one section, by number; for tests and keyboards the same as a tick.
    void toggle(size_t section, const std::string &id);
    void clear(size_t section);

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill(QMenu &menu, size_t section);
    void fillMenu();
    void say();
    QString nameOf(const Section &section, const std::string &id) const;

    Theme &m_theme;
    Message m_title;
    TickMenu *m_menu;
    std::vector<Section> m_sections;
};

} // namespace qunce
