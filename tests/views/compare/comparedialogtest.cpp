// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 省区对比 as people read it: the shown table against the export, the sentences, copies and files.

#include "views/compare/comparedialog.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/pagebench.h"
#include "views/compare/comparecommand.h"

namespace qunce {

namespace {

class CompareDialogTest : public testing::Test
{
protected:
    void open(PeriodChoice choice = PeriodChoice::Last7Days, test::PageBench *with = nullptr)
    {
        test::PageBench &of = with ? *with : bench;
        of.show(choice);
        dialog = std::make_unique<CompareDialog>(of.tools, of.selection.query(), nullptr);
        dialog->show();
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(test::waitFor([this] { return dialog->isSettled() && dialog->comparison(); }, 30'000));
        QCoreApplication::processEvents();
    }
    void mode(CompareMode mode)
    {
        dialog->setMode(mode);
        settle();
    }
    void choose(QComboBox &box, int index)
    {
        box.setCurrentIndex(index);
        emit box.activated(index);
        settle();
    }
    void chooseMeasure(const char *name)
    {
        choose(dialog->measures(), dialog->measures().findData(QLatin1String(name)));
    }
    QString cell(int row, int column) const { return dialog->model().textAt(row, column); }
    int rowOf(const QString &name) const
    {
        for (int row = 0; row < dialog->model().rowCount(); ++row) {
            if (cell(row, 0) == name)
                return row;
        }
        ADD_FAILURE() << name.toStdString();
        return 0;
    }
    QStringList titles() const
    {
        QStringList said;
        for (int column = 0; column < dialog->model().columnCount(); ++column)
            said << dialog->model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return said;
    }
    /// What `qunce export leaderboard` says: name -> value.
    std::map<QString, std::string> exported(const char *measure, const char *level, Period period)
    {
        ExportArguments arguments {{"leaderboard"}, {{"out", {"-"}}, {"format", {"csv"}}}};
        arguments.flags["measure"] = {measure};
        arguments.flags["level"] = {level};
        arguments.flags["from"] = {period.from.toString()};
        arguments.flags["to"] = {period.to.toString()};
        arguments.flags["zero-fill"] = {"fed"};
        const Result<Export> made = bench.exported(arguments);
        EXPECT_TRUE(made.ok());
        std::map<QString, std::string> values;
        for (const std::vector<ExportCell> &row : made->table.rows)
            values[QString::fromStdString(row[3].text)] = row[6].text;
        return values;
    }
    /// All that is shown is Chinese, but for names of files and keys.
    void expectChinese()
    {
        static const QRegularExpression letters(QStringLiteral("[A-Za-z]{3,}"));
        QStringList said = titles();
        said << dialog->sentence() << dialog->leftOut() << dialog->dataWords() << dialog->windowTitle();
        for (const QString &words : said)
            EXPECT_FALSE(words.contains(letters)) << words.toStdString();
    }

    test::PageBench bench;
    std::unique_ptr<CompareDialog> dialog;
};

TEST_F(CompareDialogTest, ShowsEachRegionAgainstThreeOtherTimesAsTheExportHasThem)
{
    open();
    const Comparison &made = *dialog->comparison();
    const auto now = exported("amount", "region", made.period);
    const auto lastYear = exported("amount", "region", made.bases[2].period);
    const Format format = bench.tools.format();
    ASSERT_EQ(titles().size(), 8);
    const int zhejiang = rowOf(QStringLiteral("浙江"));
    const int64_t value = std::stoll(now.at(QStringLiteral("浙江")));
    const int64_t then = std::stoll(lastYear.at(QStringLiteral("浙江")));
    EXPECT_EQ(cell(zhejiang, 1), format.moneyWhole(value));
    EXPECT_EQ(cell(zhejiang, 6), format.moneyWhole(then));
    EXPECT_EQ(cell(zhejiang, 7), format.growth(value, then));
    const int beijing = rowOf(QStringLiteral("北京"));
    EXPECT_EQ(cell(beijing, 1), format.moneyWhole(std::stoll(now.at(QStringLiteral("北京")))));
    EXPECT_EQ(cell(beijing, 2), Format::missing());
    EXPECT_EQ(cell(beijing, 3), QStringLiteral("未到齐"));
    int64_t sum = 0;
    int64_t all = 0;
    for (const auto &[name, number] : now) {
        all += number.empty() ? 0 : std::stoll(number);
        sum += number.empty() || name == QStringLiteral("北京") ? 0 : std::stoll(number);
    }
    EXPECT_EQ(cell(0, 1), format.moneyWhole(sum)) << "the total of what is compared";
    EXPECT_EQ(cell(1, 1), format.moneyWhole(all)) << "everything so far";
    EXPECT_EQ(cell(1, 3), Format::missing());
    EXPECT_TRUE(dialog->sentence().contains(QStringLiteral("2026年9月1日–9月7日")))
        << dialog->sentence().toStdString();
    EXPECT_TRUE(dialog->sentence().contains(QStringLiteral("2025年9月1日–9月7日")));
    EXPECT_TRUE(dialog->leftOut().contains(QStringLiteral("北京"))) << dialog->leftOut().toStdString();
    EXPECT_TRUE(dialog->dataWords().contains(QStringLiteral("9月7日")));
    EXPECT_TRUE(dialog->dataWords().contains(QStringLiteral("到齐")));
    expectChinese();
    bench.picture(*dialog, QStringLiteral("compare-periods"));
}

TEST_F(CompareDialogTest, RatesChangeByPointsAndTheirLevelsCanBeChosen)
{
    open();
    chooseMeasure("due_completion_rate");
    EXPECT_TRUE(dialog->leftOut().isEmpty()) << "tasks are another feed: " << dialog->leftOut().toStdString();
    EXPECT_TRUE(titles().last().contains(QStringLiteral("百分点")));
    EXPECT_TRUE(cell(0, 1).endsWith(QLatin1Char('%')));
    EXPECT_FALSE(cell(0, 7).endsWith(QLatin1Char('%')));
    const int regions = dialog->model().rowCount();
    choose(dialog->levels(), dialog->levels().findData(static_cast<int>(Level::Store)));
    EXPECT_GT(dialog->model().rowCount(), regions);
    EXPECT_EQ(titles().first(), QStringLiteral("门店"));
    for (const char *name : {"selling_rate", "per_guide:amount", "reply_rate_14d", "net_friends"}) {
        chooseMeasure(name);
        EXPECT_TRUE(dialog->hasTable()) << name;
        expectChinese();
    }
    bench.picture(*dialog, QStringLiteral("compare-stores-friends"));
}

TEST_F(CompareDialogTest, ColumnsSortWithTheMouseAndTheKeyboardAndTheTotalStaysAtTheTop)
{
    open();
    chooseMeasure("due_completion_rate");
    choose(dialog->levels(), dialog->levels().findData(static_cast<int>(Level::Store)));
    QTableView &table = dialog->table();
    const auto inOrder = [&](bool isDown) {
        const std::vector<size_t> &order = dialog->model().order();
        const CompareGrid &grid = dialog->model().grid();
        for (size_t i = grid.totals + 1; i < order.size(); ++i) {
            const auto &above = grid.rows[order[i - 1]][1].order;
            const auto &below = grid.rows[order[i]][1].order;
            if (!above && below)
                return false;
            if (above && below && (isDown ? compare(*above, *below) < 0 : compare(*above, *below) > 0))
                return false;
        }
        return order[0] == 0;
    };
    EXPECT_TRUE(inOrder(true)) << "largest first";
    table.sortByColumn(1, Qt::AscendingOrder);
    EXPECT_TRUE(inOrder(false));
    EXPECT_FALSE(inOrder(true));
    table.setCurrentIndex(dialog->model().index(2, 1));
    table.setFocus();
    QApplication::setActiveWindow(dialog.get());
    QTest::keyClick(&table, Qt::Key_Down, Qt::AltModifier);
    EXPECT_TRUE(inOrder(true));
    QTest::keyClick(&table, Qt::Key_Up, Qt::AltModifier);
    EXPECT_TRUE(inOrder(false));
}

TEST_F(CompareDialogTest, SameStoresSayHowManyTheyAre)
{
    open();
    mode(CompareMode::SameStores);
    EXPECT_TRUE(dialog->bases().isVisible());
    const Comparison &made = *dialog->comparison();
    const int zhejiang = rowOf(QStringLiteral("浙江"));
    const ComparisonRow *row = nullptr;
    for (const ComparisonRow &one : made.rows) {
        if (one.code == "ZJ")
            row = &one;
    }
    ASSERT_TRUE(row);
    EXPECT_EQ(
        cell(zhejiang, 1), QStringLiteral("%1 / %2").arg(row->stores[2].same).arg(row->stores[2].all()));
    EXPECT_EQ(cell(zhejiang, 5), bench.tools.format().moneyWhole(static_cast<int64_t>(row->now.numerator)))
        << "all of its stores, as the leaderboard has it";
    EXPECT_TRUE(dialog->leftOut().contains(QStringLiteral("家门店"))) << dialog->leftOut().toStdString();
    const QString lastYear = cell(zhejiang, 3);
    choose(dialog->bases(), 0);
    EXPECT_NE(cell(zhejiang, 3), lastYear) << "against the days before";
    EXPECT_TRUE(dialog->sentence().contains(QStringLiteral("8月25日"))) << dialog->sentence().toStdString();
    expectChinese();
    bench.picture(*dialog, QStringLiteral("compare-same-stores"));
}

TEST_F(CompareDialogTest, ACampaignIsDrawnDayByDayAgainstAnotherOne)
{
    open();
    chooseMeasure("selling_rate"); // does not add up from day to day
    mode(CompareMode::Campaign);
    const Comparison &made = *dialog->comparison();
    EXPECT_EQ(made.query.measure, measuresOf(CompareMode::Campaign).front());
    ASSERT_TRUE(dialog->chartCard().isVisible());
    const ChartData &lines = dialog->chart().data();
    ASSERT_EQ(lines.series.size(), 2U);
    EXPECT_EQ(lines.series[1].comparedWith, 0U);
    ASSERT_EQ(static_cast<size_t>(lines.categories.size()), made.days.size());
    std::optional<Fraction> before;
    for (size_t k = 0; k < made.days.size(); ++k) {
        const std::optional<Fraction> &value = lines.series[0].values[k].value;
        EXPECT_EQ(value.has_value(), made.days[k].now.has_value());
        if (before && value) {
            EXPECT_GE(static_cast<int64_t>(value->numerator), static_cast<int64_t>(before->numerator))
                << "each day with all before it";
        }
        before = value;
    }
    EXPECT_EQ(
        cell(0, 2), bench.tools.format().moneyWhole(static_cast<int64_t>(made.total.pairs[0].now.numerator)));
    EXPECT_GE(dialog->campaigns().count(), 2);
    EXPECT_EQ(dialog->against().count(), dialog->campaigns().count()) << "all others, and a year before";
    expectChinese();
    bench.picture(*dialog, QStringLiteral("compare-campaign"));
    const Period old = made.bases[0].period;
    const int other = dialog->against().currentIndex() == 1 ? 0 : 1;
    choose(dialog->against(), other);
    EXPECT_NE(dialog->comparison()->bases[0].period, old);
    EXPECT_EQ(dialog->against().currentIndex(), other);
    mode(CompareMode::Periods);
    EXPECT_FALSE(dialog->chartCard().isVisible());
    EXPECT_FALSE(dialog->campaigns().isVisible());
}

TEST_F(CompareDialogTest, TheTableCanBeCopiedAndSavedAsItStands)
{
    open();
    dialog->table().setFocus();
    dialog->copyTable();
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), dialog->model().rowCount() + 1);
    EXPECT_TRUE(lines[1].startsWith(cell(0, 0)));
    EXPECT_TRUE(lines[0].contains(QStringLiteral("同比")));
    QTemporaryDir folder;
    for (const char *kind : {"csv", "xlsx"}) {
        const QString path = folder.filePath(QStringLiteral("对比.%1").arg(QLatin1String(kind)));
        std::optional<bool> saved;
        const auto connection =
            QObject::connect(dialog.get(), &CompareDialog::written, [&saved](bool ok) { saved = ok; });
        dialog->saveTo(path);
        ASSERT_TRUE(test::waitFor([&] { return saved.has_value(); }));
        EXPECT_TRUE(*saved);
        QObject::disconnect(connection);
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        if (path.endsWith(QStringLiteral("csv"))) {
            const QString all = QString::fromUtf8(bytes);
            EXPECT_TRUE(all.contains(dialog->sentence())) << "what is compared with what stands below";
            EXPECT_TRUE(all.contains(QStringLiteral("浙江")));
            EXPECT_TRUE(all.contains(dialog->dataWords()));
        } else {
            EXPECT_TRUE(bytes.startsWith("PK"));
            EXPECT_GT(bytes.size(), 1000);
        }
    }
}

TEST_F(CompareDialogTest, TheHeatMapOfStoresIsOneClickAway)
{
    open();
    auto *heat = dialog->findChild<QPushButton *>(QStringLiteral("heatMap"));
    ASSERT_TRUE(heat);
    heat->click();
    ASSERT_EQ(bench.visited.size(), 1U);
    EXPECT_EQ(bench.visited.front().page, PageId::Tasks);
    EXPECT_EQ(bench.visited.front().query, bench.selection.query());
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(CompareDialogTest, OneStoreAndATimeWithoutNumbers)
{
    test::PageBench manager("zhejiang");
    open(PeriodChoice::Last7Days, &manager);
    EXPECT_EQ(dialog->comparison()->level(), Level::Store);
    BoardQuery query = manager.selection.query();
    for (const ComparisonRow &row : dialog->comparison()->rows) {
        if (row.now.hasData)
            query.unit = row.unit;
    }
    dialog = std::make_unique<CompareDialog>(manager.tools, query, nullptr);
    dialog->show();
    settle();
    ASSERT_EQ(dialog->model().rowCount(), 2) << "the total and the store";
    EXPECT_EQ(cell(0, 1), cell(1, 1));
    query.choice = PeriodChoice::Custom;
    query.period = {*Day::parse("2026-12-01"), *Day::parse("2026-12-07")};
    dialog = std::make_unique<CompareDialog>(manager.tools, query, nullptr);
    dialog->show();
    ASSERT_TRUE(test::waitFor([this] { return dialog->isSettled(); }, 30'000));
    QCoreApplication::processEvents();
    EXPECT_FALSE(dialog->hasTable()) << "nothing has come in, which is not 0";
    EXPECT_EQ(dialog->model().rowCount(), 0);
    manager.picture(*dialog, QStringLiteral("compare-nothing"));
    dialog.reset();
}

TEST_F(CompareDialogTest, ACommandAndAButtonOpenIt)
{
    QWidget page;
    addCompareCommand(bench.tools, "overview", &page);
    const CommandRegistry::Entry *entry = bench.commands.find("overview.compare");
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->info.shortcut, QKeySequence(QStringLiteral("Ctrl+Alt+V")));
    page.show();
    entry->action->trigger();
    auto *opened = page.findChild<CompareDialog *>();
    ASSERT_TRUE(opened);
    opened->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QToolButton *button = makeCompareTool(bench.tools, &page);
    EXPECT_TRUE(button->toolTip().contains(QStringLiteral("Ctrl+Alt+V")));
    button->click();
    EXPECT_TRUE(page.findChild<CompareDialog *>());
}

TEST_F(CompareDialogTest, SpeaksEnglishToo)
{
    bench.theme.setKind(Theme::Kind::Dark);
    bench.language.set(Language::English);
    open();
    EXPECT_TRUE(dialog->sentence().contains(QStringLiteral("compared with")))
        << dialog->sentence().toStdString();
    mode(CompareMode::Campaign);
    EXPECT_TRUE(dialog->sentence().contains(QStringLiteral("day by day")));
    bench.picture(*dialog, QStringLiteral("compare-campaign-en"));
    dialog.reset();
}

} // namespace

} // namespace qunce
