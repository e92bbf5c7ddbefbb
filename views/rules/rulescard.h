// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <optional>

#include <QPushButton>

#include "models/boards/brandrules.h"
#include "views/common/card.h"
#include "views/common/page.h"
#include "views/rules/ruledialog.h"

namespace qunce {

/// The rules of the brand in short, each with a button that opens it. Part of the page of settings. GUI thread.
class RulesCard : public QWidget
{
    Q_OBJECT

public:
    enum class Rule : uint8_t { Push, Words, Approval, Export, Deputy };
    static constexpr size_t kRules = 5;

    explicit RulesCard(PageTools &tools, QWidget *parent = nullptr);

    void read();
    void retranslate();
    const std::optional<BrandRules> &rules() const { return m_rules; }
    QString summary(Rule rule) const { return m_lines[static_cast<size_t>(rule)].about->text(); }
    /// Null before the rules have been read.
    RuleDialog *openRule(Rule rule);

signals:
    void readingBegan();
    void readingEnded();

private:
    struct Line {
        ThemedLabel *name;
        ThemedLabel *about;
        QPushButton *button;
    };
    void showRules();

    PageTools &m_tools;
    BoardPlace m_place;
    std::array<Line, kRules> m_lines {};
    std::optional<BrandRules> m_rules;
};

} // namespace qunce
