// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>
#include <vector>

#include <QListWidget>
#include <QPushButton>
#include <QWidget>

#include "models/boards/contentchoices.h"
#include "models/boards/sopboard.h"
#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// The contents of a step: one for all, and others for some kinds of groups, regions or tags, of which the first that fits
/// counts. Says at the place what speaks against one on the step's channel. GUI thread.
class StepPack : public QWidget
{
    Q_OBJECT

public:
    StepPack(
        PageTools &tools, const SopStep &step, const std::vector<CalendarChoice> &regions, QWidget *parent);

    const Uuid &content() const { return m_content; }
    const std::vector<SopPackPart> &pack() const { return m_pack; }
    void setChannel(const std::string &channel);
    void setGroupKinds(const std::vector<std::string> &kinds);
    /// As the lines read: the content for all first.
    QStringList lines() const;
    QString problem() const { return m_why->text(); }

signals:
    void changed();

private:
    void readTitles();
    void showLines(int current);
    void chooseFor(int row);
    void editPart(int row);
    void remove(int row);
    QString lineOf(const SopPackPart &part) const;
    QString nameOf(const Uuid &content) const;

    PageTools &m_tools;
    const std::vector<CalendarChoice> m_regions;
    BoardPlace m_place;
    Uuid m_content;
    std::vector<SopPackPart> m_pack;
    std::string m_channel;
    std::vector<std::string> m_kinds; ///< that the step is for
    std::map<Uuid, ContentChoice> m_known;
    QListWidget *m_list;
    QPushButton *m_choose;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
    ThemedLabel *m_why;
};

} // namespace qunce
