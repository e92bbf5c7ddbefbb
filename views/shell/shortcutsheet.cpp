// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/shortcutsheet.h"

#include <array>

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr std::array kOrder {CommandGroup::Page, CommandGroup::Go, CommandGroup::Edit, CommandGroup::View,
    CommandGroup::File, CommandGroup::Help};

QGridLayout *columnOf(Theme &theme, CommandRegistry &commands, CommandGroup group, QWidget *parent)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const CommandRegistry::Entry *entry : commands.entries()) {
        const bool isHere = !entry->info.isOfPage || entry->owner->isVisible();
        const QString shortcut = entry->action->shortcut().toString(QKeySequence::NativeText);
        if (entry->info.group != group || shortcut.isEmpty() || !isHere)
            continue;
        if (row == 0) {
            auto *title = new ThemedLabel(theme, TextRole::SecondaryBold, Token::TextSecondary, parent);
            title->setText(groupName(group));
            grid->addWidget(title, row++, 0, 1, 2);
        }
        auto *name = new ThemedLabel(theme, TextRole::Body, Token::Text, parent);
        name->setText(text(entry->info.text));
        auto *keys = new ThemedLabel(theme, TextRole::Body, Token::TextSecondary, parent);
        keys->setText(shortcut);
        grid->addWidget(name, row, 0);
        grid->addWidget(keys, row++, 1, Qt::AlignRight);
    }
    return grid;
}

} // namespace

QString groupName(CommandGroup group)
{
    static constexpr std::array kNames {QUNCE_TEXT("File"), QUNCE_TEXT("Edit"), QUNCE_TEXT("View"),
        QUNCE_TEXT("Go"), QUNCE_TEXT("Page"), QUNCE_TEXT("Help")};
    return text(kNames[static_cast<size_t>(group)]);
}

ShortcutSheet::ShortcutSheet(Theme &theme, CommandRegistry &commands, QWidget *window) : QDialog(window)
{
    setObjectName(QStringLiteral("shortcuts"));
    setWindowTitle(text(QUNCE_TEXT("Keyboard shortcuts")));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    int rows = 0;
    for (const CommandGroup group : kOrder) {
        QGridLayout *const grid = columnOf(theme, commands, group, this);
        if (grid->count() == 0) {
            delete grid;
            continue;
        }
        (rows < 10 ? left : right)->addLayout(grid);
        (rows < 10 ? left : right)->addSpacing(12);
        rows += grid->count() / 2;
    }
    left->addStretch(1);
    right->addStretch(1);
    columns->addLayout(left);
    columns->addLayout(right);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 16);
    all->addLayout(columns);
    auto *end = new QPushButton(text(QUNCE_TEXT("Close")), this);
    end->setDefault(true);
    all->addWidget(end, 0, Qt::AlignRight);
    connect(end, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace qunce
