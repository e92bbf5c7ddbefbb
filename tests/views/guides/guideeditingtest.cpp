// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tags and notes of a guide as people change them in the pane: by keys, saved by themselves, and never lost.

#include <set>

#include <QCompleter>
#include <QElapsedTimer>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include "tests/support/editbench.h"
#include "views/common/texts.h"
#include "views/detail/subjecteditor.h"
#include "views/detail/tagsdialog.h"
#include "views/guides/guidespage.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class GuideEditingTest : public testing::Test
{
protected:
    explicit GuideEditingTest(const std::string &user = "hq") : m_bench(user) { }
    void SetUp() override
    {
        m_page = std::make_unique<GuidesPage>(m_bench.tools);
        ASSERT_TRUE(m_bench.settle(*m_page));
        m_page->activateWindow();
        ASSERT_TRUE(waitFor([this] { return m_page->isActiveWindow(); }));
        ASSERT_NO_FATAL_FAILURE(choose(2));
    }
    void choose(int row)
    {
        m_page->roster().tableView()->setFocus();
        m_page->roster().tableView()->setCurrentIndex(m_page->roster().tableView()->model()->index(row, 0));
        ASSERT_TRUE(waitFor([this] { return m_page->isSettled() && !m_page->pane().title().isEmpty(); }));
        guide = *m_page->roster().current();
    }
    SubjectEditor &editor() { return *m_page->editor(); }
    std::vector<std::string> tagsOf(const Uuid &id)
    {
        const std::optional<Record> record = m_bench.record(Kind::Guide, id);
        return record ? record->set("tags") : std::vector<std::string>();
    }
    /// Texts of the notes on the guide that are saved.
    std::set<std::string> notesOn(const Uuid &id)
    {
        std::set<std::string> texts;
        for (const Record &note : m_bench.records(Kind::Note, "subject", toValue(id)))
            texts.insert(note.text("text"));
        return texts;
    }
    bool saves(const std::set<std::string> &expected, int patienceMs = 10'000)
    {
        return waitFor([&] { return notesOn(guide) == expected; }, patienceMs);
    }
    static void type(QWidget *field, const QString &words)
    {
        for (const QChar letter : words) // as an input method gives them
            QTest::sendKeyEvent(QTest::Click, field, Qt::Key_unknown, QString(letter), Qt::NoModifier, 0);
    }

    EditBench m_bench;
    std::unique_ptr<GuidesPage> m_page;
    Uuid guide;
};

TEST_F(GuideEditingTest, ATagIsTypedTakenAwayByItsKeyAndBothCanBeUndone)
{
    QLineEdit *field = editor().tags().field();
    field->setFocus();
    type(field, QStringLiteral("重点跟进，新手"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(editor().tags().tags(), QStringList({QStringLiteral("新手"), QStringLiteral("重点跟进")}))
        << "on screen at once";
    EXPECT_TRUE(field->text().isEmpty());
    ASSERT_TRUE(waitFor([this] { return tagsOf(guide).size() == 2; }));
    ASSERT_TRUE(waitFor([this] { return m_page->isSettled() && m_bench.edits.waiting() == 0; }));
    PageBench::picture(*m_page, QStringLiteral("guides-editing-zh-light"));

    QToolButton *chip = editor().tags().chip(QStringLiteral("新手"));
    ASSERT_NE(chip, nullptr);
    EXPECT_EQ(chip->accessibleName(), QStringLiteral("移除标签 新手"));
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Delete);
    ASSERT_TRUE(waitFor([this] { return tagsOf(guide) == std::vector<std::string> {"重点跟进"}; }));
    ASSERT_TRUE(waitFor([this] { return m_bench.edits.undoState().undo.has_value(); }));
    EXPECT_EQ(
        text(m_bench.edits.undoState().undo->asMessage()), m_page->pane().title() + QStringLiteral("的标签"));
    m_bench.edits.undo();
    ASSERT_TRUE(waitFor([this] { return editor().tags().tags().size() == 2; })) << "the pane follows";
}

TEST_F(GuideEditingTest, TagsInUseAreOffered)
{
    QLineEdit *field = editor().tags().field();
    field->setFocus();
    type(field, QStringLiteral("星级"));
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return tagsOf(guide).size() == 1; }));
    ASSERT_NO_FATAL_FAILURE(choose(3));
    SubjectEditor fresh(m_bench.tools, Kind::Guide);
    fresh.show(guide);
    emit fresh.tags().entered();
    EXPECT_TRUE(waitFor([&fresh] { return fresh.tags().field()->completer()->model()->rowCount() > 0; }));
}

TEST_F(GuideEditingTest, ANoteIsSavedWithoutAKeyAtTheLatestTwoSecondsAfterTheLast)
{
    NoteEdit *note = editor().notes().at(0);
    note->setFocus();
    type(note, QStringLiteral("下周回访"));
    QElapsedTimer since;
    since.start();
    EXPECT_EQ(editor().stateText(), QStringLiteral("正在保存…"));
    ASSERT_TRUE(saves({"下周回访"}, 5'000));
    EXPECT_LE(since.elapsed(), 2'500) << "two seconds and the writing";
    EXPECT_TRUE(note->hasFocus());
    type(note, QStringLiteral("，带样品"));
    note->clearFocus();
    ASSERT_TRUE(saves({"下周回访，带样品"})) << "one note, not two";
    EXPECT_TRUE(waitFor([this] { return editor().stateText() != QStringLiteral("正在保存…"); }));
}

TEST_F(GuideEditingTest, WhatIsTypedOutlivesARefreshTheNextRowAndTheEndOfTheWindow)
{
    NoteEdit *note = editor().notes().at(0);
    note->setFocus();
    type(note, QStringLiteral("一"));
    m_page->pane().bring(note);
    const QScrollBar *bar = m_page->pane().findChild<QScrollArea *>()->verticalScrollBar();
    const int scrolled = bar->value();
    EXPECT_GT(scrolled, 0) << "the note stands at the foot of the pane";
    for (int i = 0; i < 3; ++i) { // others' changes come in
        m_bench.reader.noteEdit();
        ASSERT_TRUE(waitFor([this] { return !m_bench.reader.hasNews(); }));
        ASSERT_TRUE(waitFor([this] { return m_page->isSettled(); }));
        ASSERT_TRUE(note->hasFocus());
        ASSERT_EQ(note->textCursor().position(), i + 1);
        ASSERT_EQ(bar->value(), scrolled) << "and stays in sight";
        type(note, QStringLiteral("二"));
    }
    const Uuid first = guide;
    ASSERT_NO_FATAL_FAILURE(choose(5));
    ASSERT_NE(first, guide);
    ASSERT_TRUE(waitFor([&] { return notesOn(first) == std::set<std::string> {"一二二二"}; }));

    NoteEdit *other = editor().notes().at(0);
    other->setFocus();
    type(other, QStringLiteral("最后一句"));
    m_page.reset();
    m_bench.closeBook(); // as at the end: what was asked for is written
    EXPECT_EQ(notesOn(guide), std::set<std::string> {"最后一句"});
}

TEST_F(GuideEditingTest, AnEmptiedNoteIsDeletedAndUndoBringsItBack)
{
    NoteEdit *note = editor().notes().at(0);
    note->setFocus();
    type(note, QStringLiteral("误写"));
    note->clearFocus();
    ASSERT_TRUE(saves({"误写"}));
    ASSERT_TRUE(waitFor([this] { return editor().notes().size() == 2 && m_page->isSettled(); }))
        << "the note, and an empty one above it";
    NoteEdit *saved = editor().notes().at(1);
    EXPECT_EQ(saved->toPlainText(), QStringLiteral("误写"));
    saved->setFocus();
    saved->selectAll();
    QTest::keyClick(saved, Qt::Key_Delete);
    saved->clearFocus();
    ASSERT_TRUE(saves({}));
    ASSERT_TRUE(waitFor([this] { return m_bench.edits.undoState().undo.has_value(); }));
    m_bench.edits.undo();
    ASSERT_TRUE(saves({"误写"}));
    EXPECT_TRUE(waitFor([this] { return editor().notes().size() == 2; }));
}

TEST_F(GuideEditingTest, SelectedRowsAreTaggedInOneStep)
{
    QTableView *table = m_page->roster().tableView();
    table->selectAll();
    const std::vector<Uuid> rows = m_page->roster().selected();
    ASSERT_EQ(rows.size(), 200U);
    m_bench.commands.refresh();
    m_bench.commands.find("guides.tags_selected")->action->trigger();
    auto *dialog = m_page->findChild<TagsDialog *>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->windowTitle(), QStringLiteral("200 名导购的标签"));
    dialog->added().field()->setFocus();
    type(dialog->added().field(), QStringLiteral("双11"));
    QTest::keyClick(dialog->added().field(), Qt::Key_Return);
    dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    const auto tagged = [&] {
        return std::count_if(rows.begin(), rows.end(), [&](const Uuid &row) {
            const std::vector<std::string> tags = tagsOf(row);
            return std::find(tags.begin(), tags.end(), "双11") != tags.end();
        });
    };
    EXPECT_EQ(tagged(), 200);
    ASSERT_TRUE(waitFor([this] { return m_bench.edits.undoState().undo.has_value(); }));
    m_bench.edits.undo();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_EQ(tagged(), 0);
}

class ViewerEditingTest : public GuideEditingTest
{
protected:
    ViewerEditingTest() : GuideEditingTest("beijing") { }
};

TEST_F(ViewerEditingTest, WhoMayNotChangeAnythingSeesWhy)
{
    EXPECT_TRUE(editor().notes().empty());
    EXPECT_FALSE(editor().tags().field()->isVisible());
    bool isSaid = false;
    for (QLabel *label : editor().findChildren<QLabel *>())
        isSaid =
            isSaid || (label->isVisible() && label->text() == QStringLiteral("您的角色无权修改此内容。"));
    EXPECT_TRUE(isSaid);
}

} // namespace
