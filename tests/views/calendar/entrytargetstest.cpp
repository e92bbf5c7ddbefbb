// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom an entry names: groups, guides and units that its dialog includes and excludes, as the rules of a plan read them.

#include <QTest>

#include "models/plan/planentry.h"
#include "tests/support/editbench.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/entrydialog.h"
#include "views/calendar/entrytargetsdialog.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class EntryTargetsTest : public testing::Test
{
protected:
    explicit EntryTargetsTest(const std::string &user = "hq") : m_bench(user) { }
    void SetUp() override
    {
        const auto entries = m_bench.records(Kind::Entry, "status", std::string("submitted"));
        ASSERT_FALSE(entries.empty());
        m_entry = entries.front();
        group = m_bench.records(Kind::Group, "status", std::string("active")).at(0);
        guide = m_bench.records(Kind::Guide, "status", std::string("active")).at(0);
    }
    void open()
    {
        EntryDetail detail;
        detail.record = *m_bench.record(Kind::Entry, m_entry.id);
        detail.entry.start = detail.record.instant("start_at").value_or(Instant {});
        m_dialog = std::make_unique<EntryDialog>(
            m_bench.tools, std::make_shared<PlanMemory>(), detail, std::vector<CalendarChoice>(), nullptr);
        m_dialog->show();
        ASSERT_TRUE(
            waitFor([this] { return words() != QString() && button("targets.change")->isEnabled(); }));
    }
    QString words() { return m_dialog->findChild<QLabel *>(QStringLiteral("targets.words"))->text(); }
    QPushButton *button(const char *name) { return m_dialog->findChild<QPushButton *>(QLatin1String(name)); }
    /// Finds by the code and adds.
    void name(const Record &record, const char *how)
    {
        const QString code = QString::fromStdString(record.text("code"));
        m_dialog->findChild<QLineEdit *>(QStringLiteral("targets.search"))->setText(code);
        auto *found = m_dialog->findChild<QListWidget *>(QStringLiteral("targets.found"));
        ASSERT_TRUE(waitFor([&] { return found->count() > 0 && found->item(0)->text().contains(code); }))
            << code.toStdString();
        button(how)->click();
    }
    EntryTargetsDialog *choose()
    {
        button("targets.change")->click();
        return m_dialog->findChild<EntryTargetsDialog *>();
    }
    void save()
    {
        m_dialog->accept();
        ASSERT_TRUE(m_bench.isQuiet());
        EXPECT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    }
    /// As the rules of a plan see them: a sign and an id each.
    std::set<std::string> planned()
    {
        std::set<std::string> targets;
        const std::vector<Record> rows = m_bench.records(Kind::EntryTarget, "entry", toValue(m_entry.id));
        for (const PlanTarget &target : planEntryFrom(m_entry, rows).audience.targets)
            targets.insert((target.isIncluded ? "+" : "-") + target.id.toString());
        return targets;
    }

    EditBench m_bench;
    std::unique_ptr<EntryDialog> m_dialog;
    Record m_entry;
    Record group;
    Record guide;
};

TEST_F(EntryTargetsTest, GroupsAndGuidesAreIncludedAndExcludedInOneStepWithTheRest)
{
    const std::set<std::string> before = planned();
    ASSERT_NO_FATAL_FAILURE(open());
    EXPECT_EQ(words(), QStringLiteral("未指定")) << "the demo names nobody here";
    EntryTargetsDialog *dialog = choose();
    ASSERT_NE(dialog, nullptr);
    ASSERT_NO_FATAL_FAILURE(name(group, "targets.include"));
    ASSERT_NO_FATAL_FAILURE(name(guide, "targets.exclude"));
    EXPECT_EQ(dialog->lines().size(), 2U);
    PageBench::picture(*dialog, QStringLiteral("calendar-targets-zh-light"));
    dialog->accept();
    EXPECT_EQ(words(), QStringLiteral("包含 1 · 排除 1"));
    EXPECT_EQ(planned(), before) << "nothing is saved before the entry is";
    m_dialog->findChild<QLineEdit *>(QStringLiteral("title"))->setText(QStringLiteral("指定对象的排期"));
    ASSERT_NO_FATAL_FAILURE(save());
    EXPECT_EQ(planned(), (std::set<std::string> {"+" + group.id.toString(), "-" + guide.id.toString()}));
    EXPECT_EQ(m_bench.record(Kind::Entry, m_entry.id)->text("title"), "指定对象的排期");

    ASSERT_TRUE(waitFor([this] { return m_bench.edits.undoState().undo.has_value(); }));
    m_bench.edits.undo();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_EQ(planned(), before) << "one step";
    EXPECT_EQ(m_bench.record(Kind::Entry, m_entry.id)->text("title"), m_entry.text("title"));
}

TEST_F(EntryTargetsTest, WhoIsNamedIsTurnedAndRemovedAndNamedOnceOnly)
{
    ASSERT_NO_FATAL_FAILURE(open());
    EntryTargetsDialog *dialog = choose();
    ASSERT_NO_FATAL_FAILURE(name(group, "targets.include"));
    ASSERT_NO_FATAL_FAILURE(name(guide, "targets.include"));
    ASSERT_NO_FATAL_FAILURE(name(guide, "targets.exclude"));
    EXPECT_EQ(dialog->lines().size(), 2U) << "as it was said last";
    EXPECT_TRUE(dialog->lines()[1].isExcluded);
    QTest::keyClick(m_dialog->findChild<QLineEdit *>(QStringLiteral("targets.search")), Qt::Key_Return);
    EXPECT_TRUE(dialog->isVisible()) << "Enter adds, it does not end the dialog";
    EXPECT_FALSE(dialog->lines()[1].isExcluded);
    button("targets.exclude")->click();
    dialog->accept();
    ASSERT_NO_FATAL_FAILURE(save());

    ASSERT_NO_FATAL_FAILURE(open());
    EXPECT_EQ(words(), QStringLiteral("包含 1 · 排除 1"));
    dialog = choose();
    auto *chosen = m_dialog->findChild<QListWidget *>(QStringLiteral("targets.chosen"));
    chosen->setCurrentRow(0); // the group
    button("targets.turn")->click();
    chosen->setCurrentRow(1);
    button("targets.remove")->click();
    dialog->accept();
    ASSERT_NO_FATAL_FAILURE(save());
    EXPECT_EQ(planned(), std::set<std::string> {"-" + group.id.toString()});
}

TEST_F(EntryTargetsTest, ANewEntryIsMadeWithThem)
{
    EntryDetail detail;
    detail.record.kind = Kind::Entry;
    detail.record.bucket = "plan:hq:draft";
    detail.record.put("status", std::string("draft"));
    detail.entry.start = m_bench.tools.reader.now();
    m_dialog = std::make_unique<EntryDialog>(
        m_bench.tools, std::make_shared<PlanMemory>(), detail, std::vector<CalendarChoice>(), nullptr);
    m_dialog->show();
    m_dialog->findChild<QLineEdit *>(QStringLiteral("title"))->setText(QStringLiteral("新的点名排期"));
    EntryTargetsDialog *dialog = choose();
    ASSERT_NO_FATAL_FAILURE(name(group, "targets.include"));
    dialog->accept();
    ASSERT_NO_FATAL_FAILURE(save());
    const auto rows = m_bench.records(Kind::EntryTarget, "target", toValue(group.id));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(m_bench.record(Kind::Entry, rows[0].reference("entry"))->text("title"), "新的点名排期");
    EXPECT_EQ(rows[0].text("mode"), "include");
}

TEST_F(EntryTargetsTest, ATagIsFoundByItsNameAndReadByTheRulesOfAPlan)
{
    EditRequest request;
    request.title = Message("tags");
    for (const char *kind : {"group", "koc"})
        request.changes.push_back(MakeRecord {
            Kind::Tag, {}, {{"name", std::string("敏感肌") + kind}, {"subject_kind", std::string(kind)}}});
    m_bench.edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(m_bench.isQuiet());
    const std::vector<Record> tags = m_bench.records(Kind::Tag, "name", std::string("敏感肌group"));
    ASSERT_EQ(tags.size(), 1U);
    ASSERT_NO_FATAL_FAILURE(open());
    EntryTargetsDialog *dialog = choose();
    auto *found = m_dialog->findChild<QListWidget *>(QStringLiteral("targets.found"));
    m_dialog->findChild<QLineEdit *>(QStringLiteral("targets.search"))->setText(QStringLiteral("敏感肌"));
    ASSERT_TRUE(waitFor([&] { return found->count() == 1; }))
        << "nothing is sent to KOCs, whatever they carry";
    EXPECT_EQ(found->item(0)->text(), QStringLiteral("敏感肌group · 标签"));
    button("targets.exclude")->click();
    dialog->accept();
    ASSERT_NO_FATAL_FAILURE(save());
    EXPECT_EQ(planned(), std::set<std::string> {"-" + tags[0].id.toString()});
}

TEST_F(EntryTargetsTest, TheChecksSeeWhomIsChosenBeforeAnythingIsSaved)
{
    EntryDetail detail;
    detail.record.kind = Kind::Entry;
    detail.record.bucket = "plan:hq:draft";
    detail.record.put("status", std::string("draft"));
    detail.record.put("channel", std::string("群发"));
    detail.record.put("start_at", Instant::fromLocal(*Day::parse("2030-02-05"), 10, 0).seconds);
    detail.entry.start = *detail.record.instant("start_at");
    m_dialog = std::make_unique<EntryDialog>(
        m_bench.tools, std::make_shared<PlanMemory>(), detail, std::vector<CalendarChoice>(), nullptr);
    m_dialog->show();
    const auto said = [this] { return m_dialog->findings().lines().join(QLatin1Char('|')); };
    ASSERT_TRUE(waitFor([this] { return !m_dialog->isChecking(); }));
    const QString nobody = said();
    EXPECT_FALSE(nobody.contains(QStringLiteral("剩余"))) << nobody.toStdString();
    EntryTargetsDialog *dialog = choose();
    ASSERT_NO_FATAL_FAILURE(name(group, "targets.include"));
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return !m_dialog->isChecking() && said() != nobody; })) << nobody.toStdString();
    EXPECT_TRUE(said().contains(QStringLiteral("剩余"))) << said().toStdString();
}

class RegionTargetsTest : public EntryTargetsTest
{
protected:
    RegionTargetsTest() : EntryTargetsTest("zhejiang") { }
    void SetUp() override { }
};

TEST_F(RegionTargetsTest, ARegionSeesThemAndIsToldWhyItMayNotChangeThem)
{
    const auto entries = m_bench.records(Kind::Entry, "status", std::string("dispatched"));
    ASSERT_FALSE(entries.empty());
    EntryDetail detail;
    detail.record = entries.front();
    m_dialog = std::make_unique<EntryDialog>(
        m_bench.tools, std::make_shared<PlanMemory>(), detail, std::vector<CalendarChoice>(), nullptr);
    ASSERT_TRUE(waitFor([this] { return !words().isEmpty(); }));
    EXPECT_FALSE(button("targets.change")->isEnabled());
    EXPECT_FALSE(button("targets.change")->toolTip().isEmpty());
}

} // namespace
