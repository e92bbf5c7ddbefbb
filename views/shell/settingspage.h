// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QButtonGroup>
#include <QPushButton>
#include <QRadioButton>

#include "views/common/card.h"
#include "views/common/page.h"
#include "views/rules/rulescard.h"
#include "views/shell/appearance.h"
#include "views/shell/devicescard.h"
#include "views/shell/synclink.h"

namespace qunce {

/// Theme, language, size of text, the rules of the brand, and who is signed in where. GUI thread.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    SettingsPage(PageTools &tools, Appearance &appearance, SyncLink &link, QWidget *parent = nullptr);

    bool usesPeriod() const override { return false; }
    const DevicesCard &devices() const { return *m_devices; }
    RulesCard &rules() const { return *m_rules; }
    int rowsShown() const override { return static_cast<int>(m_choices.size()); }

protected:
    void refresh() override;
    void retranslate() override;

private:
    struct Choice {
        QRadioButton *button;
        Message name;
    };

    QVBoxLayout *addSection(const Message &name);
    void addChoice(QVBoxLayout *section, QButtonGroup *group, int id, const Message &name);
    void addAccount();
    void showState();
    void addRules();
    void addDevices();

    Appearance &m_appearance;
    SyncLink &m_link;
    QVBoxLayout *m_column;
    QButtonGroup *m_themes;
    QButtonGroup *m_languages;
    std::vector<Choice> m_choices;
    std::vector<std::pair<Card *, Message>> m_sections;
    QPushButton *m_smaller = nullptr;
    QPushButton *m_larger = nullptr;
    ThemedLabel *m_size = nullptr;
    ThemedLabel *m_account = nullptr;
    QPushButton *m_signOut = nullptr;
    RulesCard *m_rules = nullptr;
    DevicesCard *m_devices = nullptr;
};

} // namespace qunce
