// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QAction>
#include <QKeySequence>
#include <QObject>

#include "models/base/message.h"

namespace qunce {

/// Where a command is found in menus and in the shortcut sheet.
enum class CommandGroup : int { File, Edit, View, Go, Page, Help };

/// One thing that the user can ask for. Feeds menus, tool bars, palette and shortcut sheet alike.
struct CommandInfo {
    std::string id; ///< stable: `page.calendar`, `table.copy`
    CommandGroup group = CommandGroup::Page;
    Message text;
    Message help; ///< one sentence, for the sheet and the tooltip; may be empty
    const char *icon = ""; ///< of resources/icons
    QKeySequence shortcut;
    bool isOfPage = false; ///< works only while its page is shown
};

/// All commands of the window. One object, handed to shell and pages; GUI thread. A page adds its own with itself as
/// owner: they go when it goes, and its shortcuts hold only inside it.
class CommandRegistry : public QObject
{
    Q_OBJECT

public:
    explicit CommandRegistry(QObject *parent = nullptr);
    ~CommandRegistry() override;

    /// The action is the registry's and speaks the language of the window. `isEnabled` may be empty; it is asked when a
    /// menu or the palette opens, and why not is then said by its text (empty: enabled).
    QAction *add(
        CommandInfo info, QWidget *owner, std::function<void()> run, std::function<Message()> whyNot = {});
    /// What the command would do now, said behind its name: the step that Undo takes back. Asked by refresh(), in the
    /// language of the window; an empty text says nothing.
    void setObject(const std::string &id, std::function<QString()> object);

    struct Entry {
        CommandInfo info;
        QAction *action = nullptr;
        QWidget *owner = nullptr;
        std::function<Message()> whyNot;
        std::function<QString()> object;
    };
    /// In the order in which they were added; those of pages that are not shown too.
    std::vector<const Entry *> entries() const;
    const Entry *find(const std::string &id) const;

    /// Asks every rule and brings texts into the language of the window.
    void refresh();

signals:
    void changed();

private:
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace qunce
