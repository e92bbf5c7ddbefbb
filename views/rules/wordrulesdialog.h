// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>

#include "views/rules/ruledialog.h"

namespace qunce {

/// 词库: the lists that come with the program, each as shipped, off, or at a level; and the brand's own lists with words,
/// exceptions and categories. Says how many contents would have words. GUI thread.
class WordRulesDialog : public RuleDialog
{
    Q_OBJECT

public:
    WordRulesDialog(PageTools &tools, const BrandRules &rules, QWidget *parent);

    const WordListRules &rules() const { return m_rules; }
    QListWidget &lists() const { return *m_lists; }
    void addList();
    void removeList();

protected:
    std::optional<std::string> wanted() override;
    void askEffect() override;

private:
    void addShipped(const WordListRules &rules);
    void addOwn(const BrandRules &rules);
    void showList(int row);
    void takeList();
    void refill(int chosen);

    WordListRules m_rules;
    QListWidget *m_lists;
    QLineEdit *m_name;
    QComboBox *m_level;
    QLineEdit *m_categories;
    QPlainTextEdit *m_words;
    QPushButton *m_add;
    QPushButton *m_remove;
    bool m_isShowing = false;
};

} // namespace qunce
