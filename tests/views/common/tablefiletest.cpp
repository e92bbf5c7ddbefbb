// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/tablefile.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

#include "tests/support/guitest.h"
#include "tests/support/workbooktext.h"

namespace qunce {

namespace {

TEST(TableFile, CellsAreNumbersWhereTheColumnIsAndTextsOtherwise)
{
    struct CellRow {
        const char *shown;
        bool isNumber;
        SheetCell::Type type;
        double number;
    };
    using T = SheetCell::Type;
    for (const CellRow &row : {CellRow {"1,560", true, T::Integer, 1560},
             CellRow {"−58", true, T::Integer, -58}, CellRow {"+12", true, T::Integer, 12},
             CellRow {"¥12,010.35", true, T::Money, 12010.35}, CellRow {"¥68,407", true, T::Money, 68407},
             CellRow {"68407.50", true, T::Money, 68407.5}, CellRow {"91.5%", true, T::Percent, 0.915},
             CellRow {"1.8", true, T::Number, 1.8}, CellRow {"–", true, T::Empty, 0},
             CellRow {"", false, T::Empty, 0}, CellRow {"新上榜", true, T::Text, 0},
             CellRow {"938.0万", true, T::Text, 0}, CellRow {"00123", false, T::Text, 0},
             CellRow {"2026-09-08", true, T::Text, 0}, CellRow {"1.2.3", true, T::Text, 0},
             CellRow {"-", true, T::Text, 0}, CellRow {"1234567890123456", true, T::Text, 0}}) {
        const SheetCell cell = sheetCell(QString::fromUtf8(row.shown), row.isNumber);
        EXPECT_EQ(cell.type, row.type) << row.shown;
        EXPECT_DOUBLE_EQ(cell.number, row.number) << row.shown;
    }
}

TEST(TableFile, EveryFormatHasAllRowsAndSaysWhatItIsOf)
{
    test::application();
    QTemporaryDir folder;
    TextRows table;
    table.columns = {QStringLiteral("code"), QStringLiteral("amount")};
    table.isNumber = {false, true};
    table.count = 1500;
    table.at = [](size_t row) {
        return QStringList {QStringLiteral("K%1").arg(row), QStringLiteral("1,000")};
    };
    const TextSource source {QStringLiteral("KOC"), QStringLiteral("North"), QStringLiteral("1–7 Sep"),
        QStringLiteral("8 Sep 10:24"), {QStringLiteral("tier: S")}};
    const auto path = [&](TableFile kind) { return folder.filePath(QStringLiteral("t.") + suffixOf(kind)); };
    for (const TableFile kind : {TableFile::Workbook, TableFile::Csv, TableFile::Pdf}) {
        ASSERT_EQ(tableFileOf(path(kind)), kind);
        ASSERT_TRUE(saveTable(table, source, path(kind)).ok()) << suffixOf(kind).toStdString();
    }
    QFile csv(path(TableFile::Csv));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    const std::string book = test::workbookText(path(TableFile::Workbook).toStdString());
    for (const std::string &text : {csv.readAll().toStdString(), book}) {
        for (const char *part : {"K0,1000", "K1499,1000", "KOC", "Scope: North", "Period: 1–7 Sep", "tier: S",
                 "As of: 8 Sep 10:24", "1500 rows"})
            EXPECT_NE(text.find(part), std::string::npos) << part;
        EXPECT_NE(text.find(madeBy().toStdString()), std::string::npos);
    }
    QFile pdf(path(TableFile::Pdf));
    ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
    EXPECT_TRUE(pdf.readAll().startsWith("%PDF-"));
    table.count = kMostPdfRows + 1;
    const Result<void> refused = saveTable(table, source, path(TableFile::Pdf));
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.error().userText.english().find("2001"), std::string::npos);
}

} // namespace

} // namespace qunce
