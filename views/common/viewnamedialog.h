// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "models/boards/savedviews.h"
#include "views/common/page.h"

namespace qunce {

/// Asks how a view is to be called, and for which team it is. GUI thread.
class ViewNameDialog : public QDialog
{
    Q_OBJECT

public:
    struct Answer {
        std::string name;
        ViewTeam team; ///< of those offered
    };
    using WhyNot = std::function<Message(const Answer &answer)>;

    /// Without `teams` it is not asked for one. `whyNot` is empty for an answer that is taken.
    ViewNameDialog(PageTools &tools, const QString &title, const std::string &name,
        std::vector<ViewTeam> teams, WhyNot whyNot, std::function<void(const Answer &)> take,
        QWidget *parent);

    void accept() override;

private:
    Answer answer() const;
    void sayReady();

    const std::vector<ViewTeam> m_teams;
    const WhyNot m_whyNot;
    const std::function<void(const Answer &)> m_take;
    QLineEdit *m_name;
    QComboBox *m_team = nullptr;
    QLabel *m_why;
    QPushButton *m_save;
};

} // namespace qunce
