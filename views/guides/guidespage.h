// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/guidedetail.h"
#include "views/detail/rosterpage.h"

namespace qunce {

/// 导购: who does what is asked for, who sells, and who needs attention. GUI thread.
class GuidesPage : public RosterPage
{
    Q_OBJECT

public:
    explicit GuidesPage(PageTools &tools, QWidget *parent = nullptr);

    /// What 复制为文字 copies of the guide in the pane.
    QString detailText() const;

protected:
    void readDetail(const Uuid &subject) override;
    void retranslate() override;

private:
    void showDetail(const GuideDetail &detail);
    void openTasks();
    void remind();

    QPushButton *m_tasks;
    QPushButton *m_remind;
    QPushButton *m_copy;
    QToolButton *m_targets;
    BoardPlace m_reminderPlace;
    std::optional<GuideDetail> m_detail;
};

} // namespace qunce
