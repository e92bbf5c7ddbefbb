// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// No file leaves without a line in the log, and without a reason where the brand's rules ask for one.

#include "views/common/exportgate.h"

#include <optional>

#include <QFile>
#include <QFileDialog>
#include <QLayout>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/editbench.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

class ExportGateTest : public testing::Test
{
protected:
    void open(const std::string &user = "zhejiang")
    {
        m_parent.reset();
        m_bench = std::make_unique<test::EditBench>(user);
        m_parent = std::make_unique<QWidget>();
        m_parent->show();
    }
    void TearDown() override
    {
        m_parent.reset();
        m_bench.reset();
    }
    void ask(ExportData about, const TextSource &source = {QStringLiteral("KOC名单"), {}, {}, {}, {}})
    {
        askToExport(m_parent.get(), m_bench->tools,
            {QStringLiteral("导出表格"), source, QStringLiteral("csv"), about, 12},
            [this](const QString &path, const TextSource &said) {
                m_saved = path;
                m_said = said;
            });
    }
    template <typename Dialog>
    Dialog *dialog()
    {
        Dialog *found = nullptr;
        static_cast<void>(test::waitFor([&] {
            found = m_parent->findChild<Dialog *>();
            return found != nullptr && found->isVisible();
        }));
        return found;
    }
    void choose(const QString &name)
    {
        auto *where = dialog<QFileDialog>();
        ASSERT_TRUE(where);
        EXPECT_TRUE(m_saved.isEmpty()) << "not before a place is chosen";
        emit where->fileSelected(m_folder.filePath(name));
        where->close();
    }
    std::vector<ExportLine> lines()
    {
        std::vector<ExportLine> all;
        for (const Record &one :
            m_bench->records(Kind::SavedView, "owner", toValue(m_bench->reader.user().id))) {
            if (const std::optional<ExportLine> line = exportLineOf(one))
                all.push_back(*line);
        }
        return all;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::EditBench> m_bench;
    std::unique_ptr<QWidget> m_parent;
    QString m_saved;
    TextSource m_said;
};

TEST_F(ExportGateTest, SumsGoWithoutAQuestionAndAreNoted)
{
    open();
    ask(ExportData::Numbers);
    choose(QStringLiteral("a.csv"));
    ASSERT_TRUE(test::waitFor([this] { return !m_saved.isEmpty(); }));
    EXPECT_EQ(m_saved, m_folder.filePath(QStringLiteral("a.csv")));
    EXPECT_FALSE(m_said.scope.isEmpty()) << "what the window shows, in words";
    const std::vector<ExportLine> noted = lines();
    ASSERT_EQ(noted.size(), 1U);
    EXPECT_EQ(noted[0],
        (ExportLine {m_bench->reader.user().id, m_bench->clock.now(), "KOC名单", ExportData::Numbers, "csv",
            12, footerOf(m_said).toStdString(), {}}));
    EXPECT_NE(noted[0].about.find(m_said.scope.toStdString()), std::string::npos);
}

TEST_F(ExportGateTest, WhatIsAboutCustomersAsksWhyFirst)
{
    open();
    ask(ExportData::Koc);
    auto *why = dialog<ExportReasonDialog>();
    ASSERT_TRUE(why);
    test::PageBench::picture(*why, QStringLiteral("export-reason"));
    EXPECT_GE(why->height(), why->layout()->totalHeightForWidth(why->width())) << "no word is cut";
    EXPECT_FALSE(why->next().isEnabled());
    QTest::keyClicks(&why->reason(), QStringLiteral(" x "));
    EXPECT_FALSE(why->next().isEnabled()) << "that says nothing";
    why->reason().setText(QStringLiteral(" 月度对账 "));
    ASSERT_TRUE(why->next().isEnabled());
    why->next().click();
    choose(QStringLiteral("b.csv"));
    ASSERT_TRUE(test::waitFor([this] { return !m_saved.isEmpty(); }));
    ASSERT_EQ(lines().size(), 1U);
    EXPECT_EQ(lines()[0].reason, "月度对账");
    EXPECT_EQ(m_bench->settings.value(QStringLiteral("export/reasons")).toStringList(),
        QStringList {QStringLiteral("月度对账")})
        << "offered the next time";
}

TEST_F(ExportGateTest, WhoSaysNoReasonOrNoPlaceExportsNothing)
{
    open();
    ask(ExportData::Koc);
    auto *why = dialog<ExportReasonDialog>();
    ASSERT_TRUE(why);
    why->reject();
    QCoreApplication::processEvents();
    EXPECT_FALSE(m_parent->findChild<QFileDialog *>());
    ask(ExportData::Guides);
    auto *where = dialog<QFileDialog>();
    ASSERT_TRUE(where) << "guides ask for no reason as long as headquarters does not say so";
    where->reject();
    QCoreApplication::processEvents();
    EXPECT_TRUE(m_saved.isEmpty());
    EXPECT_TRUE(lines().empty());
}

TEST_F(ExportGateTest, TheBrandsRulesSayWhatAsks)
{
    open("hq");
    EditRequest request;
    request.title = Message("rules");
    request.changes.push_back(MakeRecord {Kind::Setting, {},
        {{"name", toValue(std::string(kExportPolicySetting))},
            {"value", toValue(std::string(R"({"reason": ["numbers"]})"))}}});
    m_bench->edits.commit(request, nullptr, {});
    ASSERT_TRUE(m_bench->isQuiet());
    ask(ExportData::Numbers);
    auto *why = dialog<ExportReasonDialog>();
    ASSERT_TRUE(why);
    why->reject();
    ask(ExportData::Koc);
    auto *where = dialog<QFileDialog>();
    ASSERT_TRUE(where) << "not asked for any more";
    where->reject();
}

TEST_F(ExportGateTest, WhereNothingCanBeNotedNothingIsSavedAndItSaysWhy)
{
    open();
    m_bench->closeBook();
    ask(ExportData::Numbers);
    ASSERT_TRUE(test::waitFor([this] { return !m_bench->toasts.empty(); }));
    EXPECT_NE(m_bench->toasts.front().find("Every export is noted"), std::string::npos);
    EXPECT_FALSE(m_parent->findChild<QFileDialog *>());
}

TEST_F(ExportGateTest, AnExportIsNoStepThatCanBeTakenBack)
{
    open();
    ask(ExportData::Numbers);
    choose(QStringLiteral("c.csv"));
    ASSERT_TRUE(test::waitFor([this] { return !m_saved.isEmpty(); }));
    QCoreApplication::processEvents();
    EXPECT_FALSE(m_bench->edits.undoState().undo);
    m_bench->edits.undo();
    ASSERT_TRUE(m_bench->isQuiet());
    EXPECT_EQ(lines().size(), 1U) << "the log stays";
}

} // namespace

} // namespace qunce
