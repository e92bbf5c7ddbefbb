// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QWidget>

#include "models/boards/contentchoices.h"
#include "views/common/page.h"

namespace qunce {

/// Finds a content by its title, code or text, and chooses it: arrows in the search field walk the list below it. The first
/// line chooses none. GUI thread.
class ContentPicker : public QWidget
{
    Q_OBJECT

public:
    /// `none`: what choosing none means.
    ContentPicker(PageTools &tools, const QString &none, QWidget *parent);

    /// Nil for none.
    Uuid chosen() const;
    QLineEdit &search() const { return *m_search; }
    QListWidget &list() const { return *m_list; }
    const std::vector<ContentChoice> &found() const { return m_found; }

signals:
    void chosenChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find();
    void showFound(std::vector<ContentChoice> found);

    PageTools &m_tools;
    const QString m_none;
    BoardPlace m_place;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_words;
    std::vector<ContentChoice> m_found;
};

} // namespace qunce
