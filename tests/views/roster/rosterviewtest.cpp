// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rosterview.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "models/items/tablemodel.h"
#include "tests/items/tables.h"
#include "tests/views/roster/tablebench.h"
#include "views/common/emptystate.h"
#include "views/roster/rosterstatusbar.h"
#include "views/common/tablefile.h"
#include "views/roster/tablerows.h"

using namespace qunce;
using namespace qunce::test;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

/// Ten thousand rows: number, text "row 00042", store by turns.
std::shared_ptr<const DataTable> longTable(uint32_t rows = 10'000)
{
    TableBuilder table;
    const size_t name = table.addColumn(columnOf("name", "Name", CellType::Text));
    const size_t store = table.addColumn(columnOf("store", "Store", CellType::Text));
    const size_t amount = table.addColumn(columnOf("amount", "Sales", CellType::Money));
    for (uint32_t row = 0; row < rows; ++row) {
        table.addRow(idOf(row + 1));
        table.setText(name, "row " + std::to_string(100'000 + row));
        table.setText(store, "store " + std::to_string(row % 7));
        table.setNumber(amount, row * 100);
    }
    return table.build();
}

class ATable : public ::testing::Test
{
protected:
    void showSample(RosterView &view)
    {
        view.setNoun("%1 KOCs*");
        view.setQuickFilters(
            {{"all", "All*", 0}, {"active", "Active*", 1}, {"accepted", "Accepted*", 2}}, "all");
        view.setDefaultSort({{"code", false}});
        view.showTable(sampleTable());
        ASSERT_TRUE(TableBench::settle(view));
    }
    static QStringList column(const RosterView &view, int place)
    {
        QStringList texts;
        for (int row = 0; row < view.rowsShown(); ++row)
            texts << view.rowTexts(row).at(place);
        return texts;
    }
    static void type(QWidget &widget, const char *text)
    {
        QTest::keyClicks(&widget, QString::fromUtf8(text));
    }
    /// A click on a header's title.
    static void clickHeader(RosterView &view, int section, Qt::KeyboardModifiers keys = {})
    {
        const QHeaderView *header = view.tableView()->horizontalHeader();
        const QPoint place(header->sectionViewportPosition(section) + header->sectionSize(section) / 2, 12);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, keys, place);
    }
    static void picture(QWidget &view, const QString &name)
    {
        const QString folder = qEnvironmentVariable("QUNCE_PICTURES");
        if (!folder.isEmpty() && QDir().mkpath(folder))
            view.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

    TableBench bench;
};

} // namespace

TEST_F(ATable, KeepsThePlaceOfRowsUntilTheyAreThere)
{
    const auto view = bench.view();
    EXPECT_FALSE(view->isSettled());
    EXPECT_EQ(view->rowsShown(), 0);
    showSample(*view);
    EXPECT_TRUE(view->isSettled());
    EXPECT_EQ(view->rowsShown(), 6);
    picture(*view, QStringLiteral("roster-sample"));
}

TEST_F(ATable, WritesCellsByTheirType)
{
    const auto view = bench.view();
    showSample(*view);
    EXPECT_EQ(view->rowTexts(0).join(QLatin1Char('|')),
        utf8("王小明|K001|Super|江苏|30|¥68,408|50.0%|31 / 18|持平"));
    EXPECT_EQ(view->rowTexts(1).join(QLatin1Char('|')), utf8("吕布|K002|Advanced|浙江|–|–|–|–|新上榜"));
    EXPECT_EQ(view->rowTexts(3).join(QLatin1Char('|')),
        utf8("Summer辣妈|K004|Super|广东|19|¥52,408|90.0%|24 / 19|↓ 2"));
    const QModelIndex rate = view->model().index(0, 6);
    EXPECT_EQ(rate.data(Qt::ToolTipRole).toString(), utf8("2 / 4 = 50.0%"));
    EXPECT_EQ(view->model().index(0, 5).data(Qt::ToolTipRole).toString(), utf8("¥68,407.50"));
    EXPECT_EQ(view->model().index(2, 8).data(Qt::AccessibleTextRole).toString(), utf8("升 3"));
    EXPECT_EQ(view->model().index(1, 4).data(Qt::AccessibleTextRole).toString(), utf8("无数据"));
}

TEST_F(ATable, SpeaksTheLanguageOfTheWindowAtOnce)
{
    const auto view = bench.view();
    showSample(*view);
    bench.language.set(Language::English);
    QCoreApplication::processEvents();
    EXPECT_EQ(view->rowTexts(1).last(), QStringLiteral("new"));
    EXPECT_TRUE(view->statusText().startsWith(QStringLiteral("6 KOCs*"))) << view->statusText().toStdString();
}

TEST_F(ATable, IsFilteredByWhatIsTyped)
{
    const auto view = bench.view();
    showSample(*view);
    type(*view->searchField(), "wxm");
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(column(*view, 1), QStringList {QStringLiteral("K001")});
    EXPECT_TRUE(view->statusText().startsWith(utf8("筛出 1 / 6"))) << view->statusText().toStdString();
    view->setSearch(utf8("浙江"));
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(column(*view, 1),
        (QStringList {QStringLiteral("K002"), QStringLiteral("K003"), QStringLiteral("K006")}));
}

TEST_F(ATable, IsFilteredByQuickFiltersThatSayHowManyRowsTheyHave)
{
    const auto view = bench.view();
    showSample(*view);
    auto *accepted = view->findChild<QPushButton *>(QStringLiteral("quickFilter.accepted"));
    ASSERT_TRUE(accepted);
    EXPECT_EQ(accepted->text(), QStringLiteral("Accepted*  3"));
    QTest::mouseClick(accepted, Qt::LeftButton);
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(view->rowsShown(), 3);
    EXPECT_TRUE(accepted->isChecked());
    EXPECT_EQ(view->chosenFilter(), "accepted");
    EXPECT_FALSE(view->findChild<QPushButton *>(QStringLiteral("quickFilter.all"))->isChecked());
}

TEST_F(ATable, IsSortedByAClickAndFurtherByAClickWithShift)
{
    const auto view = bench.view();
    showSample(*view);
    clickHeader(*view, 4); // numbers begin with the largest
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(column(*view, 4), QString::fromUtf8("30 30 19 12 0 –").split(QLatin1Char(' ')));
    EXPECT_EQ(column(*view, 1).first(), QStringLiteral("K001"));
    clickHeader(*view, 5, Qt::ShiftModifier);
    clickHeader(*view, 5, Qt::ShiftModifier); // the other way round
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(column(*view, 1).first(), QStringLiteral("K006"));
    EXPECT_EQ(view->query().sort, (std::vector<SortKey> {{"days", true}, {"amount", false}}));
    clickHeader(*view, 0);
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(column(*view, 0).first(), utf8("Summer辣妈"));
}

TEST_F(ATable, IsFilteredByValuesChosenBelowAHeader)
{
    const auto view = bench.view();
    showSample(*view);
    view->openColumnMenu("region");
    QWidget *menu = nullptr;
    ASSERT_TRUE(waitFor([&] {
        menu = QApplication::activePopupWidget();
        auto *list = menu ? menu->findChild<QListView *>(QStringLiteral("values")) : nullptr;
        return list && list->model()->rowCount() == 5;
    }));
    auto *list = menu->findChild<QListView *>(QStringLiteral("values"));
    picture(*menu, QStringLiteral("roster-menu"));
    const auto line = [&](int row) { return list->model()->index(row, 0); };
    EXPECT_EQ(line(1).data().toString(), utf8("浙江")) << "the most frequent one first";
    EXPECT_EQ(line(1).data(Qt::UserRole).toString(), QStringLiteral("3"));
    type(*menu->findChild<QLineEdit *>(QStringLiteral("valueSearch")), "zj");
    ASSERT_EQ(list->model()->rowCount(), 2) << "all of these, and 浙江";
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(line(1)).center());
    EXPECT_EQ(line(1).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QTest::mouseClick(menu->findChild<QPushButton *>(QStringLiteral("apply")), Qt::LeftButton);
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(view->rowsShown(), 3);
    auto *chip = view->findChild<QPushButton *>(QStringLiteral("filterChip.region"));
    ASSERT_TRUE(chip);
    EXPECT_EQ(chip->text(), utf8("Region*：浙江"));
    picture(*view, QStringLiteral("roster-filtered"));
    QTest::mouseClick(chip, Qt::LeftButton);
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(view->rowsShown(), 6);
}

TEST_F(ATable, IsFilteredByASpanOfNumbers)
{
    const auto view = bench.view();
    showSample(*view);
    view->openColumnMenu("amount");
    QWidget *menu = QApplication::activePopupWidget();
    ASSERT_TRUE(menu);
    type(*menu->findChild<QLineEdit *>(QStringLiteral("least")), "10.5");
    QTest::keyClick(menu->findChild<QLineEdit *>(QStringLiteral("least")), Qt::Key_Return);
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(column(*view, 1),
        (QStringList {QStringLiteral("K001"), QStringLiteral("K003"), QStringLiteral("K004")}));
    EXPECT_EQ(
        view->findChild<QPushButton *>(QStringLiteral("filterChip.amount"))->text(), utf8("Sales*：≥ ¥11"));
}

TEST_F(ATable, SumsWhatIsFilteredAndWhatIsSelected)
{
    const auto view = bench.view();
    showSample(*view);
    EXPECT_TRUE(view->statusText().contains(utf8("Sales* ¥120,824 · 5 行平均 ¥24,165")))
        << view->statusText().toStdString();
    EXPECT_TRUE(view->statusText().contains(utf8("Completion* 55.2%")))
        << "16 of 29: " << view->statusText().toStdString();
    view->tableView()->setFocus();
    view->tableView()->selectRow(0);
    QTest::keyClick(view->tableView(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(view->tableView(), Qt::Key_Down, Qt::ShiftModifier);
    ASSERT_TRUE(waitFor([&] { return view->statusText().contains(utf8("选中 3")); }));
    EXPECT_TRUE(
        view->statusText().contains(utf8("选中 3 · Active days* 42 · 2 行平均 21.0 · Sales* ¥68,418")))
        << view->statusText().toStdString();
}

TEST_F(ATable, StatusBarLeavesOutAveragesAndThenTakesASecondLineBeforeAnythingIsMissing)
{
    RosterStatusBar bar(bench.theme);
    const auto part = [](const char *label, const char *value, bool isSpare) {
        return RosterStatusBar::Part {utf8(label), utf8(value), false, isSpare};
    };
    bar.say({part("", "79 名导购", false), part("应完成", "150", false), part("79 行平均", "1.9", true),
                part("存量好友", "92,010", false), part("79 行平均", "1,164.7", true)},
        utf8("Ctrl+C 复制为表格"));
    const QString whole =
        utf8("79 名导购 · 应完成 150 · 79 行平均 1.9 · 存量好友 92,010 · 79 行平均 1,164.7");
    const QString brief = utf8("79 名导购 · 应完成 150 · 存量好友 92,010");
    bar.resize(900, bar.height());
    bar.show();
    QCoreApplication::processEvents();
    const int oneLine = bar.height();
    EXPECT_EQ(bar.shownText(), whole);
    bar.resize(330, bar.height());
    QCoreApplication::processEvents();
    EXPECT_EQ(bar.shownText(), brief);
    EXPECT_EQ(bar.height(), oneLine);
    bar.resize(190, bar.height());
    QCoreApplication::processEvents();
    EXPECT_EQ(bar.shownText(), brief) << "in two lines";
    EXPECT_GT(bar.height(), oneLine);
    EXPECT_EQ(bar.text(), whole) << "the tooltip has all of it";
    bar.resize(100, bar.height());
    QCoreApplication::processEvents();
    EXPECT_TRUE(bar.shownText().endsWith(utf8("…"))) << "and says where something is missing";
}

TEST_F(ATable, KeepsSelectionCurrentRowAndScrollByIdWhenContentsChange)
{
    const auto view = bench.view();
    view->showTable(longTable());
    ASSERT_TRUE(TableBench::settle(*view));
    view->select(idOf(5'000));
    EXPECT_EQ(view->current(), idOf(5'000));
    const auto yOf = [&] {
        return view->tableView()->rowViewportPosition(*view->model().rowOf(idOf(5'000)));
    };
    const int before = yOf();
    view->showTable(longTable(9'000)); // new contents
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(view->current(), idOf(5'000));
    EXPECT_EQ(view->selected(), std::vector<Uuid> {idOf(5'000)});
    EXPECT_EQ(yOf(), before);
    view->showTable(longTable(100)); // the row is gone
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_FALSE(view->current());
}

TEST_F(ATable, SelectsARowThatIsStillOnItsWay)
{
    const auto view = bench.view();
    const QSignalSpy changes(view.get(), &RosterView::currentChanged);
    view->select(idOf(777));
    view->showTable(longTable());
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(view->current(), idOf(777));
    EXPECT_EQ(changes.size(), 1);
}

TEST_F(ATable, IsUsedWithTheKeyboardAlone)
{
    const auto view = bench.view();
    showSample(*view);
    std::vector<Uuid> activated;
    QObject::connect(view.get(), &RosterView::activated, [&](const Uuid &id) { activated.push_back(id); });
    bench.commands.find("sample.find")->action->trigger(); // Ctrl+L
    EXPECT_TRUE(view->searchField()->hasFocus());
    type(*view->searchField(), "K00");
    ASSERT_TRUE(TableBench::settle(*view));
    QTest::keyClick(view->searchField(), Qt::Key_Down);
    QTableView *table = view->tableView();
    EXPECT_TRUE(table->hasFocus());
    QTest::keyClick(table, Qt::Key_End);
    EXPECT_EQ(table->currentIndex().row(), 5);
    QTest::keyClick(table, Qt::Key_Home);
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    QTest::keyClick(table, Qt::Key_Space);
    EXPECT_EQ(activated, (std::vector<Uuid> {idOf(3), idOf(3)}));
    QTest::keyClick(table, Qt::Key_Right);
    QTest::keyClick(table, Qt::Key_Right);
    QTest::keyClick(table, Qt::Key_Right);
    bench.commands.find("sample.descending")->action->trigger(); // Alt+Down
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(view->query().sort, (std::vector<SortKey> {{"region", true}}));
    QTest::keyClick(table, Qt::Key_Escape);
    EXPECT_TRUE(view->query().text.empty()) << "the innermost thing is the search";
}

TEST_F(ATable, IsCopiedAsTextHtmlAndPicture)
{
    const auto view = bench.view();
    showSample(*view);
    view->tableView()->selectRow(0);
    bench.commands.find("sample.copy")->action->trigger();
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    EXPECT_EQ(copied->text(),
        utf8("Nick*\tKey*\tTier*\tRegion*\tActive days*\tSales*\tCompletion*\tPosts / accepted*\tMovement*\n"
             "王小明\tK001\tSuper\t江苏\t30\t¥68,408\t50.0%\t31 / 18\t持平\n"));
    EXPECT_TRUE(copied->html().contains(utf8("<td>王小明</td>"))) << copied->html().toStdString();
    EXPECT_EQ(bench.toasts, std::vector<std::string> {"Copied 1 rows"});
    view->tableView()->clearSelection();
    EXPECT_EQ(view->copyText().count(QLatin1Char('\n')), 7) << "all rows, if none is selected";
    bench.commands.find("sample.copyPicture")->action->trigger();
    const QImage image = QApplication::clipboard()->image();
    EXPECT_GT(image.width(), 800);
    EXPECT_EQ(image.height(), 2 * (32 + 6 * 32 + 28)) << "header, rows, and a line that says what they are";
}

TEST_F(ATable, IsCopiedAsTextWithWhatItShows)
{
    const auto view = bench.view();
    view->setSource([] {
        return TextSource {utf8("KOC"), utf8("浙江"), utf8("9月1日–9月7日"), utf8("9月8日 10:24")};
    });
    showSample(*view);
    view->setFilter({"region", {"浙江"}, {}, {}});
    ASSERT_TRUE(TableBench::settle(*view));
    bench.commands.find("sample.copyText")->action->trigger();
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    EXPECT_EQ(lines.first(), QStringLiteral("KOC"));
    EXPECT_EQ(lines.size(), 1 + 1 + 3 + 2) << "title, header, rows, foot";
    EXPECT_EQ(lines[5], utf8("3 行 · 范围 浙江 · 期间 9月1日–9月7日 · Region*：浙江 · 截至 9月8日 10:24"));
}

TEST_F(ATable, SaysInAPictureOfManyRowsThatThereAreMore)
{
    const auto view = bench.view();
    view->showTable(longTable());
    ASSERT_TRUE(TableBench::settle(*view));
    bench.commands.find("sample.copyText")->action->trigger();
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    EXPECT_EQ(lines[lines.size() - 2],
        utf8("前 200 行，共 %1 行").arg(bench.tools.format().integer(view->rowsShown())));
    const QImage image = view->picture();
    EXPECT_EQ(image.height(), 2 * (32 + 200 * 32 + 28)) << "the picture has the same line at its foot";
    if (const QString folder = qEnvironmentVariable("QUNCE_PICTURES"); !folder.isEmpty())
        image.save(folder + QStringLiteral("/roster-picture.png"));
}

TEST_F(ATable, IsExportedAsCsvThatSpreadsheetsCountWith)
{
    const auto view = bench.view();
    view->setSource([] { return TextSource {utf8("KOC"), {}, utf8("9月1日–9月7日"), {}}; });
    showSample(*view);
    view->setFilter({"name", {"王小明", "吕布"}, {}, {}});
    ASSERT_TRUE(TableBench::settle(*view));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    std::optional<bool> isSaved;
    view->save(path, [&](const Result<void> &saved) { isSaved = saved.ok(); });
    ASSERT_TRUE(waitFor([&] { return isSaved.has_value(); }));
    EXPECT_TRUE(*isSaved);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    EXPECT_TRUE(bytes.startsWith("\xEF\xBB\xBF")) << "a byte order mark";
    EXPECT_EQ(bytes.mid(3).toStdString(),
        ("Nick*,Key*,Tier*,Region*,Active days*,Sales*（元）,Completion*,Completion* 分子,"
         "Completion* 分母,Posts,accepted*,Movement*\r\n"
         "王小明,K001,Super,江苏,30,68407.50,50.0%,2,4,31,18,0\r\n"
         "吕布,K002,Advanced,浙江,,,,0,0,,,新上榜\r\n"
         "# KOC · 期间 9月1日–9月7日 · Nick*：王小明、吕布 · 2 行 · "
            + madeBy().toStdString() + "\r\n"));
    view->save(
        QStringLiteral("/no/such/folder/a.csv"), [&](const Result<void> &saved) { isSaved = saved.ok(); });
    ASSERT_TRUE(waitFor([&] { return !*isSaved; })) << "and says so if it cannot";
    EXPECT_TRUE(view->findChild<QToolButton *>(QStringLiteral("exportTable"))->isVisible());
}

TEST_F(ATable, HasModelsThatKeepTheRulesOfModels)
{
    using Tester = QAbstractItemModelTester;
    const auto view = bench.view();
    const Tester rows(view->tableView()->model(), Tester::FailureReportingMode::Fatal);
    showSample(*view);
    view->setSearch(utf8("浙江"));
    ASSERT_TRUE(TableBench::settle(*view));
    view->showTable(longTable());
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(view->rowsShown(), 0) << "nobody is in 浙江 there";
    showSample(*view);
    view->openColumnMenu("region");
    QWidget *menu = QApplication::activePopupWidget();
    ASSERT_TRUE(menu);
    auto *list = menu->findChild<QListView *>(QStringLiteral("values"));
    const Tester values(list->model(), Tester::FailureReportingMode::Fatal);
    ASSERT_TRUE(waitFor([&] { return list->model()->rowCount() > 1; }));
    type(*menu->findChild<QLineEdit *>(QStringLiteral("valueSearch")), "zj");
    list->model()->setData(list->model()->index(1, 0), Qt::Checked, Qt::CheckStateRole);
    type(*menu->findChild<QLineEdit *>(QStringLiteral("valueSearch")), "zzz");
    menu->close();
}

TEST_F(ATable, FollowsTheZoomWithItsRows)
{
    const auto view = bench.view(QStringLiteral("narrow"), {200, 400}); // no room to fill
    view->showTable(longTable());
    ASSERT_TRUE(TableBench::settle(*view));
    const QTableView *table = view->tableView();
    EXPECT_EQ(table->rowHeight(0), 32);
    table->verticalScrollBar()->setValue(100 * 32);
    const int width = table->columnWidth(0);
    bench.theme.setFontPixels(26);
    QCoreApplication::processEvents();
    EXPECT_EQ(table->rowHeight(0), 64);
    EXPECT_EQ(table->rowAt(0), 100) << "the same row at the top";
    EXPECT_GT(table->columnWidth(0), width);
    EXPECT_GE(table->horizontalHeader()->height(), 64);
    picture(*view, QStringLiteral("roster-zoomed"));
    bench.theme.setFontPixels(13);
}

TEST_F(ATable, SumsASelectionOfManyRowsToo)
{
    const auto view = bench.view();
    view->showTable(longTable());
    ASSERT_TRUE(TableBench::settle(*view));
    view->tableView()->setFocus();
    view->tableView()->selectAll();
    const QString all = bench.tools.format().integer(view->rowsShown());
    ASSERT_TRUE(waitFor([&] { return view->statusText().contains(utf8("选中 %1 · ").arg(all)); }))
        << view->statusText().toStdString();
    view->setSearch(QStringLiteral("99"));
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(static_cast<int>(view->selected().size()), view->rowsShown())
        << "what is still there stays selected";
}

TEST(TableText, NamesThePartsOfAPair)
{
    application();
    using Parts = std::pair<QString, QString>;
    EXPECT_EQ(partTitles(utf8("投稿 / 采纳")), Parts(utf8("投稿"), utf8("采纳")));
    EXPECT_EQ(partTitles(utf8("群（已发/应发）")), Parts(utf8("群 已发"), utf8("群 应发")));
    EXPECT_EQ(partTitles(QStringLiteral("Groups (sent/planned)")),
        Parts(QStringLiteral("Groups sent"), QStringLiteral("Groups planned")));
    EXPECT_EQ(partTitles(QStringLiteral("Rate")),
        Parts(QStringLiteral("Rate Numerator"), QStringLiteral("Rate Denominator")));
}

TEST_F(ATable, RemembersColumnsByItsId)
{
    {
        const auto view = bench.view();
        showSample(*view);
        view->findChild<QToolButton *>(); // made
        QHeaderView *header = view->tableView()->horizontalHeader();
        header->moveSection(header->visualIndex(5), 1);
        bench.settings.flush();
    }
    const auto view = bench.view();
    showSample(*view);
    EXPECT_EQ(view->titles().mid(0, 3),
        (QStringList {QStringLiteral("Nick*"), QStringLiteral("Sales*"), QStringLiteral("Key*")}));
    const auto other = bench.view(QStringLiteral("other"));
    other->showTable(sampleTable());
    ASSERT_TRUE(TableBench::settle(*other));
    EXPECT_EQ(other->titles().at(1), QStringLiteral("Key*"));
}

TEST_F(ATable, GivesEachTitleTheWidthThatItNeedsUnlessSomebodyPulledItNarrower)
{
    const auto narrow = [](const char *id, const char *title) {
        TableColumn made = columnOf(id, title, CellType::Integer);
        made.look.width = 30;
        return made;
    };
    TableBuilder rows;
    rows.addColumn(narrow("name", "Somebody's whole name"));
    rows.addColumn(narrow("goal", "What was to be reached"));
    rows.addColumn(narrow("pulled", "What has come of it so far"));
    rows.addColumn(narrow("rest", "What is still to be done"));
    rows.addRow(idOf(1));
    bench.settings.set(QStringLiteral("table/titles"), QStringList {QStringLiteral("pulled:60:1")});
    const auto view = bench.view(QStringLiteral("titles"), {300, 300});
    view->showTable(rows.build());
    ASSERT_TRUE(TableBench::settle(*view));
    const QTableView &table = *view->tableView();
    const auto title = [&](int column) {
        const QString words = table.model()->headerData(column, Qt::Horizontal).toString();
        return QFontMetrics(fontOf(TextRole::SecondaryBold)).horizontalAdvance(words);
    };
    const auto expectWhole = [&](const char *when) {
        for (const int column : {0, 1, 3})
            EXPECT_GE(table.columnWidth(column), title(column) + 2 * metrics::kCellPadding)
                << when << ", column " << column;
    };
    expectWhole("at first");
    EXPECT_EQ(table.columnWidth(2), 60);
    const int before = table.columnWidth(1);
    view->setSort({{"goal", true}});
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_GE(table.columnWidth(1), before + 14) << "and the arrow";
    view->setSort({{"goal", true}, {"rest", false}});
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_GT(table.columnWidth(1), before + 14) << "and its number";
    bench.theme.setFontPixels(26);
    QCoreApplication::processEvents();
    expectWhole("at 200 %");
    EXPECT_EQ(table.columnWidth(2), 120);
    bench.theme.setFontPixels(13);
}

TEST_F(ATable, IsScrolledSidewaysWithShiftAndTheWheel)
{
    const auto view = bench.view(QStringLiteral("narrow"), {420, 220});
    showSample(*view);
    QTableView *table = view->tableView();
    ASSERT_GT(table->verticalScrollBar()->maximum(), 0);
    ASSERT_GT(table->horizontalScrollBar()->maximum(), 0);
    const auto turn = [&](int eighths, Qt::KeyboardModifiers keys) {
        const QPointF place(100, 100);
        QWheelEvent event(place, table->viewport()->mapToGlobal(place), {}, {0, eighths}, Qt::NoButton, keys,
            Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(table->viewport(), &event);
    };
    turn(-120, Qt::NoModifier);
    EXPECT_GT(table->verticalScrollBar()->value(), 0);
    EXPECT_EQ(table->horizontalScrollBar()->value(), 0);
    const int down = table->verticalScrollBar()->value();
    picture(*view, QStringLiteral("roster-more-columns"));
    turn(-120, Qt::ShiftModifier);
    EXPECT_GT(table->horizontalScrollBar()->value(), 0);
    EXPECT_EQ(table->verticalScrollBar()->value(), down);
    turn(120, Qt::ShiftModifier);
    EXPECT_EQ(table->horizontalScrollBar()->value(), 0);
}

TEST_F(ATable, LeavesTheFirstColumnWhereItIsWhenScrolledSideways)
{
    const auto view = bench.view(QStringLiteral("narrow"), {420, 400});
    showSample(*view);
    QTableView *table = view->tableView();
    table->horizontalScrollBar()->setValue(table->horizontalScrollBar()->maximum());
    ASSERT_GT(table->horizontalHeader()->offset(), 0);
    EXPECT_EQ(table->indexAt({20, 10}).column(), 0);
    EXPECT_EQ(table->visualRect(table->model()->index(0, 0)).left(), 0);
    table->setCurrentIndex(table->model()->index(0, 8));
    table->setCurrentIndex(table->model()->index(0, 1));
    EXPECT_GE(table->visualRect(table->model()->index(0, 1)).left(), table->columnWidth(0)) << "not below it";
    picture(*view, QStringLiteral("roster-narrow"));
}

TEST_F(ATable, SaysWhyItIsEmptyAndOffersAWayOut)
{
    const auto view = bench.view();
    showSample(*view);
    view->setSearch(utf8("无此人"));
    ASSERT_TRUE(TableBench::settle(*view));
    const auto state = [&]() -> EmptyState * {
        for (EmptyState *one : view->findChildren<EmptyState *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    };
    ASSERT_TRUE(state());
    EXPECT_EQ(state()->accessibleName(), utf8("没有符合筛选条件的行"));
    picture(*view, QStringLiteral("roster-empty"));
    QTest::mouseClick(state()->findChild<QPushButton *>(), Qt::LeftButton);
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(view->rowsShown(), 6);
    EXPECT_FALSE(state());

    TableBuilder nothing;
    nothing.addColumn(columnOf("name", "Name", CellType::Text));
    view->showTable(nothing.build());
    ASSERT_TRUE(TableBench::settle(*view));
    ASSERT_TRUE(state());
    EXPECT_EQ(state()->accessibleName(), utf8("这里还没有数据"));

    view->showProblem({ErrorCode::PermissionDenied, "No access", {}});
    ASSERT_TRUE(state());
    EXPECT_EQ(state()->accessibleName(), QStringLiteral("No access"));
    view->showTable(sampleTable());
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_FALSE(state());
}

TEST_F(ATable, ShowsOnlyWhatWasAskedForLast)
{
    const auto view = bench.view();
    view->showTable(longTable());
    for (int digits = 1; digits <= 3; ++digits)
        view->setSearch(QStringLiteral("1099").left(digits + 1));
    ASSERT_TRUE(TableBench::settle(*view));
    EXPECT_EQ(view->rowsShown(), 101);
}

TEST_F(ATable, PaintsTextsOfAnyLength)
{
    TableBuilder builder;
    const size_t name = builder.addColumn(columnOf("name", "Name", CellType::Text));
    builder.addRow(idOf(1));
    builder.setText(name, std::string(65'536, 'x'));
    builder.addRow(idOf(2));
    builder.setText(name, "שלום 👩‍👧 𠮷");
    const auto view = bench.view();
    view->showTable(builder.build());
    ASSERT_TRUE(TableBench::settle(*view));
    picture(*view, QStringLiteral("roster-long"));
    EXPECT_FALSE(view->grab().isNull());
}
