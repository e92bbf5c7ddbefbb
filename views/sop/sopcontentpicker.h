// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "models/boards/sopcontents.h"
#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// How a content is called where it is chosen: 【价】title, and how many images it has.
QString contentText(const SopContent &content);

/// A content of the library, found by what it says; beside each what speaks against it on the channel. GUI thread.
class SopContentPicker : public QDialog
{
    Q_OBJECT

public:
    SopContentPicker(PageTools &tools, std::string channel, QWidget *parent);

    const SopContent *chosen() const;

private:
    void search();
    void show(std::vector<SopContent> found);

    PageTools &m_tools;
    const std::string m_channel;
    BoardPlace m_place;
    QLineEdit *m_search;
    QListWidget *m_list;
    ThemedLabel *m_why;
    QPushButton *m_ok;
    std::vector<SopContent> m_found;
};

} // namespace qunce
