// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/groupdetail.h"
#include "views/detail/rosterpage.h"

namespace qunce {

/// 社群: which groups live, which are nearly full, and which need somebody. GUI thread.
class GroupsPage : public RosterPage
{
    Q_OBJECT

public:
    explicit GroupsPage(PageTools &tools, QWidget *parent = nullptr);

    /// What 复制为文字 copies of the group in the pane.
    QString detailText() const;

protected:
    void readDetail(const Uuid &subject) override;
    void retranslate() override;

private:
    void showDetail(const GroupDetail &detail);
    void openOwner();

    QPushButton *m_owner;
    QPushButton *m_copy;
    std::optional<GroupDetail> m_detail;
};

} // namespace qunce
