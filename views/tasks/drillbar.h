// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// The path that has been drilled, with a rate for each level, and what the bars are of. GUI thread.
class DrillBar : public Card
{
    Q_OBJECT

public:
    struct Crumb {
        QString name;
        QString rate;
        QString pair; ///< of the last one
    };

    explicit DrillBar(PageTools &tools, QWidget *parent = nullptr);

    void setCrumbs(std::vector<Crumb> crumbs);
    /// Names of the breakdowns and the one that is chosen; empty hides them.
    void setChoices(const QStringList &names, int chosen);
    void setCanGoBack(bool can);
    void retranslate();

    const std::vector<QPushButton *> &crumbs() const { return m_crumbs; }
    const std::vector<QToolButton *> &choices() const { return m_choices; }
    QToolButton *backButton() const { return m_back; }
    QPushButton *nudgeButton() const { return m_nudge; }

signals:
    void backAsked();
    void crumbChosen(int crumb);
    void choiceMade(int choice);
    void nudgeAsked(); ///< who has not done what the path says

private:
    void restyle();

    PageTools &m_tools;
    QToolButton *m_back;
    QHBoxLayout *m_path;
    ThemedLabel *m_hint;
    QHBoxLayout *m_segments;
    QPushButton *m_nudge;
    QButtonGroup *m_group;
    std::vector<Crumb> m_shown;
    std::vector<QWidget *> m_parts;
    std::vector<QPushButton *> m_crumbs;
    std::vector<QToolButton *> m_choices;
};

} // namespace qunce
