// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sheet of targets as people use it, without a server: whatever is set stands in the outbox and is read back.

#include "views/targets/targetsdialog.h"

#include <iostream>

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QTest>

#include "models/boards/campaigndetail.h"
#include "tests/support/editbench.h"
#include "views/common/pastepreview.h"
#include "views/targets/splitdialog.h"
#include "views/targets/targetscommand.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class TargetsDialogTest : public testing::Test
{
protected:
    explicit TargetsDialogTest(const std::string &user = "hq", Language spoken = Language::Chinese)
        : m_bench(user, spoken)
    { }
    ~TargetsDialogTest() override { m_dialog.reset(); }

    void open(const Uuid &unit = {})
    {
        BoardQuery query = m_bench.selection.query();
        query.unit = unit;
        m_bench.selection.set(query);
        m_dialog = std::make_unique<TargetsDialog>(m_bench.tools, nullptr);
        m_dialog->show();
        ASSERT_TRUE(settles());
    }
    bool settles()
    {
        return waitFor([this] { return m_dialog->isSettled() && m_bench.edits.waiting() == 0; });
    }
    const TargetSheet &sheet() const { return m_dialog->model().sheet(); }
    int rowOf(const std::string &code) const
    {
        for (int row = 0; row < static_cast<int>(sheet().rows.size()); ++row) {
            if (sheet().at(row).code == code)
                return row;
        }
        ADD_FAILURE() << code;
        return 0;
    }
    /// The first store with so many guides in post, all of whom it has.
    int storeWithGuides(int guides) const
    {
        for (int row = 0; row < static_cast<int>(sheet().rows.size()); ++row) {
            const TargetRow &of = sheet().at(row);
            if (of.level == TargetLevel::Store && of.inPost >= guides && of.inPost == of.children)
                return row;
        }
        ADD_FAILURE() << "no such store";
        return 0;
    }
    QString cell(int row, TargetsModel::Column column) const { return m_dialog->model().shown(row, column); }
    /// As a person does: the cell is opened, typed into and left with Enter.
    void type(int row, const char *words)
    {
        m_dialog->select({row});
        QTest::keyClick(&m_dialog->table(), Qt::Key_F2);
        auto *field = m_dialog->table().findChild<QLineEdit *>();
        ASSERT_NE(field, nullptr);
        field->setText(QString::fromUtf8(words));
        QTest::keyClick(field, Qt::Key_Return);
        QCoreApplication::processEvents(); // the field is left in an event of its own
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        ASSERT_TRUE(settles());
    }
    std::optional<int64_t> saved(
        const Uuid &subject, const char *from = "2026-09-01", const char *to = "2026-09-30") const
    {
        for (const Record &goal : m_bench.records(Kind::Goal, "from_day", std::string(from))) {
            const bool isOf = goal.reference("org") == subject || goal.reference("guide") == subject;
            if (isOf && goal.text("metric") == "amount" && goal.text("to_day") == to)
                return goal.integer("value");
        }
        return std::nullopt;
    }
    std::string undoStep()
    {
        EXPECT_TRUE(waitFor([this] { return m_bench.edits.undoState().undo.has_value(); }));
        const auto &step = m_bench.edits.undoState().undo;
        return step ? step->asMessage().english() : std::string();
    }
    void undo()
    {
        m_dialog->undo();
        ASSERT_TRUE(m_bench.isQuiet());
    }
    SplitDialog *splitDialog() const { return m_dialog->findChild<SplitDialog *>(); }

    EditBench m_bench;
    std::unique_ptr<TargetsDialog> m_dialog;
};

TEST_F(TargetsDialogTest, IsTheMonthOfTheHeaderFromTheZonesToTheGuides)
{
    ASSERT_NO_FATAL_FAILURE(open());
    EXPECT_EQ(m_dialog->periods().name(), QStringLiteral("2026年9月"));
    QStringList titles;
    for (int column = 0; column < TargetsModel::ColumnCount; ++column)
        titles << m_dialog->model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    EXPECT_EQ(titles,
        QStringList({QStringLiteral("名称"), QStringLiteral("编码"), QStringLiteral("目标（元）"),
            QStringLiteral("下级合计"), QStringLiteral("差额"), QStringLiteral("去年同期"),
            QStringLiteral("占比"), QStringLiteral("达成"), QStringLiteral("达成率"),
            QStringLiteral("时间进度"), QStringLiteral("进度差")}));
    const int region = rowOf("ZJ");
    EXPECT_EQ(cell(region, TargetsModel::TimeProgress), QStringLiteral("23.3%")) << "7 of 30 days";
    EXPECT_NE(cell(region, TargetsModel::Attainment), Format::missing());
    EXPECT_TRUE(cell(region, TargetsModel::Gap).contains(QStringLiteral("个百分点")));
    EXPECT_EQ(cell(0, TargetsModel::Name), QStringLiteral("可见的全部"));
    m_dialog->select({storeWithGuides(3)});
    PageBench::picture(*m_dialog, QStringLiteral("targets-zh-light"));
    m_bench.theme.setKind(Theme::Kind::Dark);
    QCoreApplication::processEvents();
    PageBench::picture(*m_dialog, QStringLiteral("targets-zh-dark"));
}

TEST_F(TargetsDialogTest, WhatIsTypedIsSavedAtOnceWithTheDifferenceAndIsOneStepOfUndo)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const int store = storeWithGuides(2);
    const Uuid id = sheet().at(store).id;
    const std::optional<int64_t> before = sheet().at(store).value;
    const int64_t below = sheet().at(store).below;
    type(store, "120万");
    EXPECT_TRUE(m_bench.refusals.empty());
    EXPECT_EQ(saved(id), 120'000'000);
    EXPECT_EQ(cell(store, TargetsModel::Target), QStringLiteral("¥1,200,000"));
    EXPECT_EQ(targetDifference(sheet(), store), 120'000'000 - below);
    EXPECT_EQ(undoStep(), "Target of " + sheet().at(store).name + " · 2026年9月 · 净销售额");
    ASSERT_NO_FATAL_FAILURE(undo());
    EXPECT_EQ(saved(id), before);
    ASSERT_TRUE(waitFor([&] { return sheet().at(store).value == before; })) << "the sheet follows";
}

TEST_F(TargetsDialogTest, WhatIsNoAmountIsSaidAndChangesNothing)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const int store = storeWithGuides(2);
    const std::optional<int64_t> before = sheet().at(store).value;
    m_dialog->select({store});
    QTest::keyClick(&m_dialog->table(), Qt::Key_F2);
    auto *field = m_dialog->table().findChild<QLineEdit *>();
    ASSERT_NE(field, nullptr);
    field->setText(QStringLiteral("很多"));
    QTest::keyClick(field, Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(m_dialog->currentRow(), store) << "it does not go on";
    EXPECT_EQ(m_dialog->said(), QStringLiteral("“很多”不是金额。"));
    EXPECT_EQ(sheet().at(store).value, before);
}

TEST_F(TargetsDialogTest, AStoresTargetIsSplitAmongItsGuidesAfterAPreview)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const int store = storeWithGuides(3);
    type(store, "10万");
    const std::vector<int> guides = sheet().childrenOf(store);
    m_dialog->select({store});
    m_dialog->split();
    SplitDialog *split = splitDialog();
    ASSERT_NE(split, nullptr);
    auto *basis = split->findChild<QComboBox *>(QStringLiteral("basis"));
    basis->setCurrentIndex(basis->findText(QStringLiteral("在岗导购人数")));
    ASSERT_EQ(split->plan().lines.size(), guides.size());
    int64_t sum = 0;
    for (const SplitLine &line : split->plan().lines)
        sum += line.now;
    EXPECT_EQ(sum, 10'000'000) << "exactly";
    // The first one keeps theirs.
    const std::optional<int64_t> kept = sheet().at(guides.front()).value;
    split->table().item(0, 0)->setCheckState(Qt::Checked);
    EXPECT_TRUE(split->plan().lines.front().isKept);
    EXPECT_TRUE(split->summary().contains(QStringLiteral("合计 ¥100,000"))) << split->summary().toStdString();
    PageBench::picture(*split, QStringLiteral("targets-split-zh-light"));
    split->accept();
    ASSERT_TRUE(settles());
    EXPECT_TRUE(m_bench.refusals.empty());
    EXPECT_EQ(undoStep(), "Split the target of " + sheet().at(store).name + " · 2026年9月 · 净销售额");
    int64_t stored = 0;
    for (const int guide : guides)
        stored += saved(sheet().at(guide).id).value_or(0);
    EXPECT_EQ(stored, 10'000'000);
    EXPECT_EQ(saved(sheet().at(guides.front()).id), kept);
    EXPECT_EQ(cell(store, TargetsModel::Difference), QStringLiteral("¥0"));
    ASSERT_NO_FATAL_FAILURE(undo());
    ASSERT_TRUE(waitFor([&] { return targetDifference(sheet(), store) != 0; })) << "all of it is taken back";
}

TEST_F(TargetsDialogTest, TheWholeIsSplitDownToTheGuides)
{
    ASSERT_NO_FATAL_FAILURE(open());
    m_dialog->select({0});
    m_dialog->split();
    SplitDialog *split = splitDialog();
    ASSERT_NE(split, nullptr);
    split->findChild<QLineEdit *>(QStringLiteral("amount"))->setText(QStringLiteral("很多"));
    EXPECT_EQ(split->why(), QStringLiteral("请输入要分解的金额，如 120万。"));
    split->findChild<QLineEdit *>(QStringLiteral("amount"))->setText(QStringLiteral("300万"));
    auto *basis = split->findChild<QComboBox *>(QStringLiteral("basis"));
    basis->setCurrentIndex(basis->findText(QStringLiteral("在岗导购人数")));
    split->findChild<QCheckBox *>(QStringLiteral("goesDown"))->setChecked(true);
    PageBench::picture(*split, QStringLiteral("targets-split-down-zh-light"));
    split->accept();
    ASSERT_TRUE(settles());
    EXPECT_TRUE(m_bench.refusals.empty());
    EXPECT_EQ(sheet().at(0).below, 300'000'000);
    for (int row = 1; row < static_cast<int>(sheet().rows.size()); ++row) {
        const TargetRow &of = sheet().at(row);
        if (of.children > 0 && of.value.value_or(0) > 0) {
            EXPECT_EQ(targetDifference(sheet(), row), 0) << of.code;
        }
    }
}

TEST_F(TargetsDialogTest, PastingNamesEveryCellThatIsNotTaken)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const int store = storeWithGuides(2);
    const std::string code = sheet().at(store).code;
    const Uuid id = sheet().at(store).id;
    QApplication::clipboard()->setText(
        QString::fromStdString("编码\t目标\n" + code + "\t1.5万\nZJ\t很多\nXX-9\t100\n" + code + "\t7\n"));
    m_dialog->paste();
    auto *preview = m_dialog->findChild<PastePreview *>();
    ASSERT_NE(preview, nullptr);
    EXPECT_EQ(preview->summary(), QStringLiteral("目标：修改 1 个，不变 0 个；未采用的单元格 3 个。"));
    QStringList rejected;
    const QAbstractItemModel &listed = *preview->rejected().model();
    for (int row = 0; row < listed.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < 4; ++column)
            cells << listed.index(row, column).data().toString();
        rejected << cells.join(QLatin1Char('|'));
    }
    EXPECT_EQ(rejected,
        QStringList(
            {QStringLiteral("3|2|很多|不是金额。"), QStringLiteral("4|1|XX-9|这里没有这个编码或名称。"),
                QStringLiteral("5|2|7|前面的行已有该对象。")}));
    PageBench::picture(*preview, QStringLiteral("targets-paste-zh-light"));
    preview->accept();
    ASSERT_TRUE(settles());
    EXPECT_EQ(saved(id), 1'500'000);
    EXPECT_EQ(undoStep().substr(0, 17), "Paste 1 targets, ");
}

TEST_F(TargetsDialogTest, WhatWasCopiedIsPastedBack)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const int store = storeWithGuides(2);
    const std::vector<int> guides = sheet().childrenOf(store);
    type(guides[0], "1万");
    m_dialog->select(guides);
    m_dialog->copyChosen();
    const QString copied = QApplication::clipboard()->text();
    EXPECT_TRUE(copied.startsWith(QStringLiteral("名称\t编码\t目标（元）\t"))) << copied.toStdString();
    type(guides[0], "2万");
    QApplication::clipboard()->setText(copied);
    m_dialog->paste();
    auto *preview = m_dialog->findChild<PastePreview *>();
    ASSERT_NE(preview, nullptr);
    preview->accept();
    ASSERT_TRUE(settles());
    EXPECT_EQ(saved(sheet().at(guides[0]).id), 1'000'000);
}

TEST_F(TargetsDialogTest, FillsDownAndTakesAway)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const std::vector<int> guides = sheet().childrenOf(storeWithGuides(3));
    type(guides[0], "8,000.5");
    m_dialog->select(guides);
    QTest::keyClick(&m_dialog->table(), Qt::Key_D, Qt::ControlModifier);
    ASSERT_TRUE(settles());
    for (const int guide : guides)
        EXPECT_EQ(saved(sheet().at(guide).id), 800'050);
    m_dialog->select({guides[1], guides[2]});
    QTest::keyClick(&m_dialog->table(), Qt::Key_Delete);
    ASSERT_TRUE(settles());
    EXPECT_EQ(saved(sheet().at(guides[0]).id), 800'050);
    EXPECT_EQ(saved(sheet().at(guides[1]).id), std::nullopt);
    EXPECT_EQ(saved(sheet().at(guides[2]).id), std::nullopt);
    EXPECT_EQ(cell(guides[1], TargetsModel::Target), QString());
}

TEST_F(TargetsDialogTest, WeeksAndCampaignsHaveTargetsOfTheirOwn)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const Uuid id = sheet().at(storeWithGuides(2)).id;
    const std::optional<int64_t> ofMonth = saved(id);
    m_dialog->periods().choose(TargetPeriods::Kind::Week);
    ASSERT_TRUE(settles());
    EXPECT_EQ(sheet().query.period, (Period {Day::fromYmd(2026, 9, 7), Day::fromYmd(2026, 9, 13)}));
    const int store = sheet().indexOf(id);
    EXPECT_EQ(sheet().at(store).value, std::nullopt);
    type(store, "3万");
    EXPECT_EQ(saved(id, "2026-09-07", "2026-09-13"), 3'000'000);
    EXPECT_EQ(saved(id), ofMonth);
    m_dialog->periods().step(-1);
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_dialog->periods().period().from, Day::fromYmd(2026, 8, 31));

    auto *campaigns = m_dialog->findChild<QComboBox *>(QStringLiteral("campaign"));
    ASSERT_TRUE(waitFor([campaigns] { return campaigns->count() > 0; }));
    m_dialog->periods().choose(TargetPeriods::Kind::Campaign);
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_dialog->periods().name(), campaigns->currentText());
    const Period days = sheet().query.period;
    type(sheet().indexOf(id), "5万");
    EXPECT_EQ(saved(id, days.from.toString().c_str(), days.to.toString().c_str()), 5'000'000);
}

TEST_F(TargetsDialogTest, WhatAGuideWhoLeftLeavesIsTheStores)
{
    ASSERT_NO_FATAL_FAILURE(open());
    int leaver = -1;
    for (int months = 0; months < 18 && leaver < 0; ++months) {
        for (int row = 0; row < static_cast<int>(sheet().rows.size()) && leaver < 0; ++row) {
            const TargetRow &of = sheet().at(row);
            if (of.leftOn && of.leftOn > sheet().query.period.from && of.parent >= 0
                && sheet().at(of.parent).level == TargetLevel::Store)
                leaver = row;
        }
        if (leaver < 0) {
            m_dialog->periods().step(-1);
            ASSERT_TRUE(settles());
        }
    }
    ASSERT_GE(leaver, 0) << "nobody has left in a year and a half";
    type(leaver, "3万");
    const TargetRow &of = sheet().at(leaver);
    const Period days = sheet().query.period;
    const int64_t kept = 3'000'000 * (*of.leftOn - days.from) / days.days();
    EXPECT_NEAR(static_cast<double>(*countedTarget(sheet(), leaver)), static_cast<double>(kept), 1.0);
    EXPECT_EQ(sheet().at(of.parent).handedBack, 3'000'000 - *countedTarget(sheet(), leaver));
    EXPECT_TRUE(m_dialog->model()
                    .data(m_dialog->model().indexOf(leaver, 0), Qt::DisplayRole)
                    .toString()
                    .endsWith(QStringLiteral("（已离职）")));
    m_dialog->select({leaver});
    EXPECT_TRUE(m_dialog->said().contains(QStringLiteral("归门店"))) << m_dialog->said().toStdString();
    PageBench::picture(*m_dialog, QStringLiteral("targets-leaver-zh-light"));
    m_dialog->select({of.parent});
    EXPECT_TRUE(m_dialog->said().contains(QStringLiteral("离职导购"))) << m_dialog->said().toStdString();
}

TEST_F(TargetsDialogTest, OfTwoTargetsThatWereSetApartTheNewerCountsAndBothEndTogether)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const int store = storeWithGuides(2);
    const Uuid id = sheet().at(store).id;
    type(store, "1万");
    EditRequest second;
    second.title = Message("the same from another laptop");
    Uuid later = sheet().at(store).goal;
    later.bytes.front() = 0xFE;
    MakeRecord made {Kind::Goal, later, targetRecord(sheet(), store).fields};
    made.fields["value"] = int64_t {2'000'000};
    second.changes.push_back(made);
    m_bench.edits.commit(std::move(second), m_dialog.get(), {});
    ASSERT_TRUE(waitFor([&] { return sheet().at(store).value == 2'000'000; }));
    EXPECT_EQ(sheet().at(store).doubles.size(), 1U);
    m_dialog->select({store});
    m_dialog->clearChosen();
    ASSERT_TRUE(settles());
    EXPECT_EQ(saved(id), std::nullopt) << "the older one does not come to light";
}

TEST_F(TargetsDialogTest, TenThousandTargetsOfTheSameFirstDayAreReadAtOnce)
{
    ASSERT_NO_FATAL_FAILURE(open());
    std::vector<int> guides;
    for (int row = 0; row < static_cast<int>(sheet().rows.size()); ++row) {
        if (sheet().at(row).level == TargetLevel::Guide)
            guides.push_back(row);
    }
    EditRequest request;
    request.title = Message("ten thousand");
    for (int i = 0; request.changes.size() < 10'000; ++i) {
        const int row = guides[static_cast<size_t>(i) % guides.size()];
        MakeRecord made {Kind::Goal, {}, targetRecord(sheet(), row).fields};
        made.fields["to_day"] = (Day::fromYmd(2026, 10, 1) + i / static_cast<int>(guides.size())).toString();
        made.fields["value"] = int64_t {100};
        request.changes.push_back(std::move(made));
    }
    bool isDone = false;
    m_bench.edits.commit(std::move(request), m_dialog.get(), [&isDone](const Result<EditDone> &outcome) {
        EXPECT_TRUE(outcome.ok()) << (outcome.ok() ? std::string() : outcome.error().userText.english());
        isDone = true;
    });
    ASSERT_TRUE(waitFor([&isDone] { return isDone; }, 60'000));
    ASSERT_TRUE(waitFor([this] { return m_dialog->isSettled() && m_bench.edits.waiting() == 0; }, 60'000));
    QElapsedTimer clock;
    clock.start();
    m_dialog->chooseMetric(Metric::FriendsAdded);
    ASSERT_TRUE(settles());
    const qint64 other = clock.restart();
    m_dialog->chooseMetric(Metric::Amount);
    ASSERT_TRUE(settles());
    std::cout << "10,000 targets in the outbox: read in " << other << " and " << clock.elapsed() << " ms"
              << std::endl;
    EXPECT_LT(other, 5000);
}

class ViewerTargetsTest : public TargetsDialogTest
{
protected:
    ViewerTargetsTest() : TargetsDialogTest("beijing") { }
};

TEST_F(ViewerTargetsTest, WhoMayNotSetThemSeesThatAndWhy)
{
    ASSERT_NO_FATAL_FAILURE(open());
    EXPECT_EQ(sheet().rows.front().code, "BJ");
    const TargetsModel &model = m_dialog->model();
    for (int row = 0; row < static_cast<int>(sheet().rows.size()); ++row)
        ASSERT_FALSE(model.flags(model.indexOf(row)).testFlag(Qt::ItemIsEditable));
    const QModelIndex target = model.indexOf(0);
    EXPECT_FALSE(model.data(target, Qt::DecorationRole).isNull()) << "a lock";
    const QString why = model.data(target, Qt::ToolTipRole).toString();
    EXPECT_FALSE(why.isEmpty());
    EXPECT_TRUE(m_dialog->said().contains(why)) << m_dialog->said().toStdString();
    PageBench::picture(*m_dialog, QStringLiteral("targets-viewer-zh-light"));
    QApplication::clipboard()->setText(QStringLiteral("BJ\t5"));
    m_dialog->paste();
    auto *preview = m_dialog->findChild<PastePreview *>();
    ASSERT_NE(preview, nullptr);
    ASSERT_EQ(preview->rejected().model()->rowCount(), 1);
    EXPECT_EQ(preview->rejected().model()->index(0, 3).data().toString(), why);
    preview->reject();
    m_dialog->select({0});
    m_dialog->split();
    ASSERT_NE(splitDialog(), nullptr);
    EXPECT_TRUE(splitDialog()->plan().changes.empty());
}

class ManagerTargetsTest : public TargetsDialogTest
{
protected:
    ManagerTargetsTest() : TargetsDialogTest("zhejiang", Language::English) { }
};

TEST_F(ManagerTargetsTest, ARegionSetsItsOwn)
{
    ASSERT_NO_FATAL_FAILURE(open());
    EXPECT_EQ(sheet().rows.front().code, "ZJ");
    type(0, "900万");
    EXPECT_TRUE(m_bench.refusals.empty());
    EXPECT_EQ(saved(sheet().at(0).id), 900'000'000);
    m_dialog->select({storeWithGuides(2)});
    PageBench::picture(*m_dialog, QStringLiteral("targets-en-light"));
}

TEST_F(ManagerTargetsTest, ACampaignIsHeldAgainstTheRegionsOwnTargetForItsDays)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto *names = m_dialog->findChild<QComboBox *>(QStringLiteral("campaign"));
    ASSERT_TRUE(waitFor([names] { return names->count() > 0; }));
    m_dialog->periods().choose(TargetPeriods::Kind::Campaign);
    ASSERT_TRUE(settles());
    // One with a goal of net sales for all of its days, of which something is in.
    PlanMemory memory;
    const auto lineOf = [&](const std::string &name) {
        std::optional<CampaignGoalLine> found;
        for (const Record &campaign : m_bench.records(Kind::Campaign, "name", name)) {
            BoardPlace place(m_dialog.get());
            bool isRead = false;
            m_bench.reader.read<std::optional<CampaignDetail>>(
                place,
                [&memory, id = campaign.id](
                    BoardContext &context) { return readCampaignDetail(context, memory, {}, id); },
                [&](const Result<std::optional<CampaignDetail>> &detail) {
                    isRead = true;
                    ASSERT_TRUE(detail.ok() && *detail);
                    for (const CampaignGoalLine &line : (*detail)->goals) {
                        if (line.goal.metric == "amount" && line.goal.item.empty()
                            && line.days == (*detail)->days && line.attainment.sum)
                            found = line;
                    }
                });
            EXPECT_TRUE(waitFor([&isRead] { return isRead; }));
        }
        return found;
    };
    std::string name;
    for (int i = 0; i < names->count() && name.empty(); ++i) {
        if (lineOf(names->itemText(i).toStdString())) {
            name = names->itemText(i).toStdString();
            names->setCurrentIndex(i);
            emit names->activated(i);
        }
    }
    ASSERT_FALSE(name.empty()) << "no campaign of the demo has such a goal";
    ASSERT_TRUE(settles());
    const CampaignGoalLine before = *lineOf(name);
    EXPECT_EQ(before.why, NoNumber::PartOfBrand);
    EXPECT_FALSE(before.attainment.rate);
    type(0, "400万");
    const CampaignGoalLine after = *lineOf(name);
    EXPECT_EQ(after.why, NoNumber::None);
    EXPECT_EQ(after.held(), 400'000'000);
    EXPECT_EQ(after.goal.value, before.goal.value) << "the brand's goal is as it was";
    ASSERT_TRUE(after.attainment.rate && after.attainment.gap);
    EXPECT_EQ(sixDigits(*after.attainment.rate),
        sixDigits({static_cast<Int128>(*before.attainment.sum), 400'000'000}));
}

TEST_F(ManagerTargetsTest, TenThousandTargetsAreSplitAndShownAtOnce)
{
    TargetSheet large;
    large.query = {
        {}, {Day::fromYmd(2026, 9, 1), Day::fromYmd(2026, 9, 30)}, Metric::Amount, Day::fromYmd(2026, 9, 7)};
    const auto add = [&large](TargetLevel level, int parent) {
        TargetRow row;
        row.level = level;
        row.parent = parent;
        row.depth = parent < 0 ? 0 : large.at(parent).depth + 1;
        row.code = std::to_string(large.rows.size());
        row.inPost = level == TargetLevel::Guide ? 1 : 0;
        row.lastYear = 1000 + static_cast<int64_t>(large.rows.size());
        row.id.bytes[0] = static_cast<uint8_t>(1 + large.rows.size() / 250);
        row.id.bytes[1] = static_cast<uint8_t>(large.rows.size() % 250);
        large.rows.push_back(row);
        return static_cast<int>(large.rows.size()) - 1;
    };
    const int region = add(TargetLevel::Region, -1);
    for (int store = 0; store < 500; ++store) {
        const int below = add(TargetLevel::Store, region);
        for (int guide = 0; guide < 20; ++guide)
            add(TargetLevel::Guide, below);
    }
    sumUp(large);
    QElapsedTimer clock;
    clock.start();
    SplitRequest request {{region}, 123'456'789'01, SplitBasis::LastYear};
    request.goesDown = true;
    const SplitPlan plan = planSplit(large, request, [](int) { return Message(); });
    const qint64 planned = clock.restart();
    EXPECT_EQ(plan.changes.size(), 1U + 500 + 10'000);
    apply(large, plan.changes);
    EXPECT_EQ(large.at(region).below, 123'456'789'01);
    TargetsModel model(m_bench.tools, nullptr);
    QTreeView view;
    view.setModel(&model);
    view.setUniformRowHeights(true);
    model.show(large);
    view.expandAll();
    view.resize(1200, 700);
    view.grab();
    const qint64 shown = clock.restart();
    model.show(large);
    view.grab();
    std::cout << "10,501 targets: split in " << planned << " ms, shown in " << shown << " ms, again in "
              << clock.elapsed() << " ms" << std::endl;
    EXPECT_LT(planned, 500);
    EXPECT_LT(shown, 5000);
}

} // namespace
