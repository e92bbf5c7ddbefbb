// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <set>

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>

#include <gtest/gtest.h>

#include "tests/console/windowbench.h"

// What a screen reader finds: every control has a name, and says what it is.

namespace qunce::test {

namespace {

using Visit = std::function<void(QAccessibleInterface &, QWidget &)>;

/// Everything that is on screen, without the cells of tables.
void eachNode(QAccessibleInterface *node, const Visit &visit, int depth = 0)
{
    constexpr int kDeepest = 40;
    if (!node || !node->isValid() || depth > kDeepest)
        return;
    auto *widget = qobject_cast<QWidget *>(node->object());
    if (widget && !widget->isVisible())
        return;
    if (widget)
        visit(*node, *widget);
    if (qobject_cast<QAbstractItemView *>(widget))
        return;
    for (int i = 0; i < node->childCount(); ++i)
        eachNode(node->child(i), visit, depth + 1);
}

void expectNames(QWidget &window, const std::string &where)
{
    int controls = 0;
    eachNode(
        QAccessible::queryAccessibleInterface(&window), [&](QAccessibleInterface &node, QWidget &widget) {
            const bool isControl = (widget.focusPolicy() & Qt::TabFocus) && !qobject_cast<Page *>(&widget);
            if (!isControl)
                return;
            ++controls;
            EXPECT_FALSE(node.text(QAccessible::Name).trimmed().isEmpty())
                << where << ": no name: " << placeOf(widget);
        });
    EXPECT_GT(controls, 8) << where;
}

void expectRoles(QWidget &window, const std::string &where)
{
    eachNode(
        QAccessible::queryAccessibleInterface(&window), [&](QAccessibleInterface &node, QWidget &widget) {
            const QAccessible::Role role = node.role();
            if (qobject_cast<QAbstractButton *>(&widget)) {
                const std::set<QAccessible::Role> buttons {QAccessible::PushButton, QAccessible::CheckBox,
                    QAccessible::RadioButton, QAccessible::ButtonMenu, QAccessible::Link,
                    QAccessible::PageTab, QAccessible::ButtonDropDown, QAccessible::MenuItem};
                EXPECT_TRUE(buttons.contains(role)) << where << ": " << placeOf(widget) << " is " << role;
            } else if (qobject_cast<QLineEdit *>(&widget)) {
                EXPECT_EQ(role, QAccessible::EditableText) << where << ": " << placeOf(widget);
            } else if (qobject_cast<QAbstractItemView *>(&widget)) {
                const std::set<QAccessible::Role> tables {
                    QAccessible::Table, QAccessible::Tree, QAccessible::List};
                EXPECT_TRUE(tables.contains(role)) << where << ": " << placeOf(widget) << " is " << role;
            }
        });
}

TEST(AccessibleWalk, EveryControlOfEveryPageHasANameInBothLanguages)
{
    for (const Language language : {Language::Chinese, Language::English}) {
        WindowBench bench("hq", language);
        bench.eachPage([&](Page &page) { expectNames(bench.window, bench.nameOf(page)); });
    }
}

TEST(AccessibleWalk, EveryControlSaysWhatItIs)
{
    WindowBench bench;
    bench.eachPage([&](Page &page) { expectRoles(bench.window, bench.nameOf(page)); });
}

TEST(AccessibleWalk, CellsOfTablesCanBeRead)
{
    WindowBench bench;
    for (const PageId id :
        {PageId::Groups, PageId::Koc, PageId::Guides, PageId::Tasks, PageId::Leaderboard}) {
        Page &page = bench.go(id);
        int read = 0;
        for (QAbstractItemView *view : page.findChildren<QAbstractItemView *>()) {
            QAccessibleInterface *node = QAccessible::queryAccessibleInterface(view);
            QAccessibleTableInterface *table = node && view->isVisible() ? node->tableInterface() : nullptr;
            if (!table || table->rowCount() == 0)
                continue;
            QAccessibleInterface *cell = table->cellAt(0, 0);
            ASSERT_NE(cell, nullptr) << bench.nameOf(page);
            read += cell->text(QAccessible::Name).isEmpty() ? 0 : 1;
        }
        EXPECT_GT(read, 0) << bench.nameOf(page);
    }
}

TEST(AccessibleWalk, ThePageForSigningInHasNames)
{
    WindowBench bench;
    bench.say(SyncPhase::SignedOut, {}, false);
    eachNode(QAccessible::queryAccessibleInterface(&bench.window),
        [&](QAccessibleInterface &node, QWidget &widget) {
            if (!(widget.focusPolicy() & Qt::TabFocus))
                return;
            EXPECT_FALSE(node.text(QAccessible::Name).isEmpty()) << placeOf(widget);
        });
}

} // namespace

} // namespace qunce::test
