// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The roster of KOCs leaves as a workbook the way people do it: Ctrl+E, a reason, a place; read back as an importer would.

#include <algorithm>

#include <QFileDialog>
#include <QTemporaryDir>

#include "tests/support/editbench.h"
#include "tests/support/workbooktext.h"
#include "views/common/exportgate.h"
#include "views/common/tablefile.h"
#include "views/koc/kocpage.h"

namespace qunce::test {

namespace {

template <typename Dialog>
Dialog *shownDialog(QWidget &of)
{
    Dialog *found = nullptr;
    static_cast<void>(waitFor([&] {
        found = of.findChild<Dialog *>();
        return found != nullptr && found->isVisible();
    }));
    return found;
}

} // namespace

TEST(KocExport, TheRosterIsAWorkbookOfAllRowsThatSaysWhatItIsOfAndIsNoted)
{
    EditBench bench("zhejiang");
    KocPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    ASSERT_TRUE(waitFor([&page] { return page.roster().isSettled(); }));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("koc.xlsx"));
    bench.commands.find("koc.export")->action->trigger();
    auto *why = shownDialog<ExportReasonDialog>(page);
    ASSERT_TRUE(why) << "customers by name";
    why->reason().setText(QStringLiteral("给市场部核对"));
    why->next().click();
    auto *where = shownDialog<QFileDialog>(page);
    ASSERT_TRUE(where);
    emit where->fileSelected(path);
    where->close();
    ASSERT_TRUE(waitFor(
        [&] { return std::count(bench.toasts.begin(), bench.toasts.end(), "Saved: koc.xlsx") == 1; }));

    const std::string book = workbookText(path.toStdString());
    const int rows = page.rowsShown();
    ASSERT_GT(rows, 3);
    for (int row = 0; row < rows; ++row)
        EXPECT_NE(book.find(page.roster().rowTexts(row).at(0).toStdString()), std::string::npos) << row;
    EXPECT_NE(book.find("近90天带货额（元）"), std::string::npos) << "the unit of money is said";
    for (const QString &part : {QStringLiteral("范围 浙江"), QStringLiteral("截至 9月8日 10:24"),
             QStringLiteral("%1 行").arg(rows), madeBy()})
        EXPECT_NE(book.find(part.toStdString()), std::string::npos) << part.toStdString();

    std::vector<ExportLine> noted;
    for (const Record &record : bench.records(Kind::SavedView, "owner", toValue(bench.reader.user().id))) {
        if (const std::optional<ExportLine> line = exportLineOf(record))
            noted.push_back(*line);
    }
    ASSERT_EQ(noted.size(), 1U);
    EXPECT_EQ(noted[0].data, ExportData::Koc);
    EXPECT_EQ(noted[0].format, "xlsx");
    EXPECT_EQ(noted[0].rows, rows);
    EXPECT_EQ(noted[0].reason, "给市场部核对");
    EXPECT_NE(noted[0].about.find("浙江"), std::string::npos) << noted[0].about;
}

} // namespace qunce::test
