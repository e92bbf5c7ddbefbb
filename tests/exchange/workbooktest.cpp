// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/workbook.h"

#include <map>

#include <gtest/gtest.h>

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include "tests/support/workbooktext.h"

namespace qunce {

namespace {

/// Files of an archive whose parts are stored as they are, by their local headers.
std::map<std::string, QByteArray> partsOf(const QByteArray &zip)
{
    std::map<std::string, QByteArray> parts;
    const auto number = [&zip](qsizetype at, int bytes) {
        uint32_t value = 0;
        for (int i = bytes - 1; i >= 0; --i)
            value = value << 8 | static_cast<uint8_t>(zip[at + i]);
        return static_cast<qsizetype>(value);
    };
    for (qsizetype at = 0; zip.mid(at, 4) == QByteArray("PK\x03\x04", 4);) {
        EXPECT_EQ(number(at + 8, 2), 0) << "stored";
        const qsizetype size = number(at + 18, 4);
        const qsizetype name = number(at + 26, 2);
        const qsizetype extra = number(at + 28, 2);
        const qsizetype begin = at + 30 + name + extra;
        parts[zip.mid(at + 30, name).toStdString()] = zip.mid(begin, size);
        at = begin + size;
    }
    return parts;
}

Sheet example()
{
    Sheet sheet {"目标/达成", {"目标", "值", "率", "日"}, {}, {"范围 全国", "2 行"}};
    sheet.rows.push_back({SheetCell::ofText("净销售额 <\"&\">"), SheetCell::ofFen(123456),
        SheetCell::ofRate(0.875), SheetCell::ofDay(Day::fromYmd(2026, 9, 8))});
    sheet.rows.push_back({SheetCell::ofText("=HYPERLINK(1)"), SheetCell(), SheetCell::ofInteger(-3)});
    return sheet;
}

TEST(Workbook, EveryPartIsSoundXmlAndNumbersAreNumbers)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.xlsx"));
    ASSERT_TRUE(writeWorkbook(path.toStdString(), {example(), example()}).ok());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const std::map<std::string, QByteArray> parts = partsOf(file.readAll());
    for (const char *name :
        {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
            "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"})
        EXPECT_TRUE(parts.contains(name)) << name;
    for (const auto &[name, bytes] : parts) {
        QXmlStreamReader xml(bytes);
        while (!xml.atEnd())
            xml.readNext();
        EXPECT_FALSE(xml.hasError()) << name << ": " << xml.errorString().toStdString();
    }
    std::map<std::string, std::string> cells;
    QXmlStreamReader xml(parts.at("xl/worksheets/sheet1.xml"));
    std::string place;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("c"))
            place = xml.attributes().value(QLatin1String("r")).toString().toStdString();
        else if (xml.isStartElement()
            && (xml.name() == QLatin1String("v") || xml.name() == QLatin1String("t")))
            cells[place] = xml.readElementText().toStdString();
    }
    const std::map<std::string, std::string> wanted {{"A1", "目标"}, {"B1", "值"}, {"C1", "率"}, {"D1", "日"},
        {"A2", "净销售额 <\"&\">"}, {"B2", "1234.56"}, {"C2", "0.875"}, {"D2", "46273"},
        {"A3", "=HYPERLINK(1)"}, {"C3", "-3"}, {"A5", "范围 全国"}, {"A6", "2 行"}};
    EXPECT_EQ(cells, wanted) << "an empty cell is not there, and a text is a text";
    EXPECT_TRUE(parts.at("xl/workbook.xml").contains("目标-达成\"")) << "no spreadsheet takes a / in a name";
    EXPECT_TRUE(parts.at("xl/workbook.xml").contains("目标-达成 2")) << "each name once";
}

TEST(Workbook, WithoutASheetNothingIsWritten)
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("b.xlsx")).toStdString();
    EXPECT_FALSE(writeWorkbook(path, {}).ok());
    EXPECT_FALSE(QFile::exists(QString::fromStdString(path)));
    EXPECT_FALSE(writeWorkbook("/no/such/folder/c.xlsx", {example()}).ok());
}

TEST(Workbook, RowByRowIsTheSameTableAndPacked)
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("d.xlsx")).toStdString();
    SheetRows sheet;
    sheet.name = "KOC";
    sheet.titles = {"编码", "名称", "数", "元", "率"};
    sheet.count = 20'000;
    sheet.at = [](size_t row) {
        return std::vector<SheetCell> {SheetCell::ofText("00" + std::to_string(row)),
            SheetCell::ofText(row == 7 ? "=1+1 <&>" : "杭州 " + std::to_string(row % 10)),
            SheetCell::ofInteger(static_cast<int64_t>(row)), SheetCell::ofYuan(1.5),
            row == 7 ? SheetCell() : SheetCell::ofNumber(0.25)};
    };
    sheet.notes = {"范围 全国", "20000 行"};
    ASSERT_TRUE(writeWorkbookRows(path, sheet).ok());
    const std::string text = test::workbookText(path);
    EXPECT_TRUE(text.starts_with("编码,名称,数,元,率\n")) << text.substr(0, 80);
    EXPECT_NE(text.find("\n000,杭州 0,0,1.5,0.25\n"), std::string::npos) << "codes keep their zeros";
    EXPECT_NE(text.find("\n007,=1+1 <&>,7,1.5,\n"), std::string::npos) << text.substr(0, 400);
    EXPECT_NE(text.find("\n0019999,杭州 9,19999,1.5,0.25\n"), std::string::npos) << "the last one too";
    EXPECT_NE(text.find("20000 行"), std::string::npos);
    EXPECT_LT(QFile(QString::fromStdString(path)).size(), 2'000'000) << "packed";
}

TEST(Workbook, TakesNoMoreRowsThanASheetHolds)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("e.xlsx"));
    SheetRows sheet;
    sheet.count = kMostSheetRows + 1;
    sheet.at = [](size_t) { return std::vector<SheetCell>(); };
    const Result<void> written = writeWorkbookRows(path.toStdString(), sheet);
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::InvalidInput) << "nothing is left out in silence";
    EXPECT_FALSE(QFile::exists(path));
}

TEST(Workbook, TheSameAsCsv)
{
    EXPECT_EQ(toCsv(example()),
        "\xEF\xBB\xBF目标,值,率,日\r\n\"净销售额 "
        "<\"\"&\"\">\",1234.56,0.875,2026-09-08\r\n'=HYPERLINK(1),,-3\r\n"
        "范围 全国\r\n2 行\r\n");
}

} // namespace

} // namespace qunce
