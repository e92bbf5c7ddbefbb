// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include <QLineEdit>
#include <QListWidget>
#include <QWidget>

#include "models/boards/contentchoices.h"
#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// How a content is called where it is chosen: 【价】title, and how many images it has.
QString contentText(const ContentChoice &content);

/// Finds a content by its title, code, product or text, and chooses it: arrows in the search field walk the list below it.
/// Beside each stands what speaks against it on the channel. GUI thread.
class ContentPicker : public QWidget
{
    Q_OBJECT

public:
    /// `channel`: that it is for; empty if nobody knows. `none`: what the first line says, which chooses none; empty: there
    /// is no such line.
    ContentPicker(PageTools &tools, std::string channel, const QString &none, QWidget *parent);

    /// Null for none; valid until something else is found.
    const ContentChoice *chosen() const;
    /// Nil for none.
    Uuid chosenId() const;
    QLineEdit &search() const { return *m_search; }
    QListWidget &list() const { return *m_list; }
    const std::vector<ContentChoice> &found() const { return m_found; }

signals:
    void chosenChanged();
    /// By a double click or Enter in the list.
    void taken();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find();
    void showFound(std::vector<ContentChoice> found);
    void showWords();

    PageTools &m_tools;
    const std::string m_channel;
    const QString m_none;
    BoardPlace m_place;
    QLineEdit *m_search;
    QListWidget *m_list;
    ThemedLabel *m_words; ///< how the text begins, or that nothing is found
    ThemedLabel *m_why;
    std::vector<ContentChoice> m_found;
};

} // namespace qunce
