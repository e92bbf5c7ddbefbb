// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tags and notes of a KOC in its pane; how they are typed and saved is tested with the guides.

#include <QTableView>
#include <QTest>

#include "tests/support/editbench.h"
#include "views/detail/subjecteditor.h"
#include "views/koc/kocpage.h"
#include "views/koc/kocpane.h"

using namespace qunce;
using namespace qunce::test;

namespace {

TEST(KocEditingTest, TagsAndNotesAreKeptForTheKocInThePane)
{
    EditBench bench;
    KocPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    QTableView *table = page.roster().tableView();
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return page.isSettled() && page.pane().detail(); }));
    const Uuid koc = *page.roster().current();
    emit page.editor().tags().added({QStringLiteral("母婴")});
    NoteEdit *note = page.editor().notes().at(0);
    note->insertPlainText(QStringLiteral("寄样品"));
    note->save();
    ASSERT_TRUE(bench.isQuiet());
    EXPECT_EQ(bench.record(Kind::Koc, koc)->set("tags"), std::vector<std::string> {"母婴"});
    const std::vector<Record> notes = bench.records(Kind::Note, "subject", toValue(koc));
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].text("text"), "寄样品");
    ASSERT_TRUE(waitFor([&] { return page.isSettled(); }));
    PageBench::picture(page, QStringLiteral("koc-editing-zh-light"));
    QTest::keyClick(table, Qt::Key_Escape);
    EXPECT_TRUE(page.editor().notes().empty()) << "nobody looks at it";
}

} // namespace
