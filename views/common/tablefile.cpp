// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/tablefile.h"

#include <array>

#include <QBuffer>
#include <QFileInfo>
#include <QFont>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

#include "models/base/commandline.h"
#include "models/base/filewriter.h"
#include "views/common/format.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr std::array kTableSuffixes {"xlsx", "csv", "pdf"};
constexpr int kPaperDots = 96; ///< of an inch
constexpr qsizetype kMostDigits = 15; ///< that a spreadsheet's number keeps

/// Digits with at most one point among them, after a sign.
bool isPlainNumber(const QString &text, bool &hasPoint)
{
    hasPoint = false;
    qsizetype digits = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t one = text[i].unicode();
        if (one >= u'0' && one <= u'9')
            ++digits;
        else if (one == u'.' && !hasPoint && digits > 0)
            hasPoint = true;
        else if (i > 0 || (one != u'-' && one != u'+'))
            return false;
    }
    return digits > 0 && digits <= kMostDigits;
}

/// Paper: A4 across, the header again on each page, what it is of below the rows.
QByteArray paperOf(const TextRows &table, const TextSource &source)
{
    QString html = QStringLiteral("<h3>") + source.title.toHtmlEscaped()
        + QStringLiteral("</h3><table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">");
    const auto add = [&](const QStringList &cells, QLatin1String tag) {
        html += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < cells.size(); ++i)
            html += QLatin1Char('<') + tag
                + (table.isNumber[static_cast<size_t>(i)] ? QLatin1String(" align=\"right\">")
                                                          : QLatin1String(" align=\"left\">"))
                + cells[i].toHtmlEscaped() + QLatin1String("</") + tag + QLatin1Char('>');
        html += QStringLiteral("</tr>");
    };
    html += QStringLiteral("<thead>");
    add(table.columns, QLatin1String("th"));
    html += QStringLiteral("</thead><tbody>");
    for (size_t row = 0; row < table.count; ++row)
        add(table.at(row), QLatin1String("td"));
    html += QStringLiteral("</tbody></table>");
    for (const QString &note : fileNotes(source, table.count))
        html += QStringLiteral("<p>") + note.toHtmlEscaped() + QStringLiteral("</p>");
    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSize(7);
    document.setDefaultFont(font);
    document.setHtml(html);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kPaperDots * 4);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setTitle(source.title);
    writer.setCreator(madeBy());
    document.print(&writer);
    return bytes;
}

} // namespace

QString suffixOf(TableFile kind)
{
    return QString::fromLatin1(kTableSuffixes[static_cast<size_t>(kind)]);
}

TableFile tableFileOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const TableFile kind : {TableFile::Workbook, TableFile::Pdf}) {
        if (suffix == suffixOf(kind))
            return kind;
    }
    return TableFile::Csv;
}

QString madeBy()
{
    return QString::fromStdString(versionLine("Qunce"));
}

QStringList fileNotes(const TextSource &source, size_t rows)
{
    QStringList notes;
    if (!source.title.isEmpty())
        notes << source.title;
    if (const QString footer = footerOf(source); !footer.isEmpty())
        notes << footer;
    notes << text(QUNCE_TEXT("%1 rows"), {QString::number(rows)}) << madeBy();
    return notes;
}

SheetCell sheetCell(const QString &cell, bool isNumber)
{
    if (cell.isEmpty() || (isNumber && cell == Format::missing()))
        return {};
    if (!isNumber)
        return SheetCell::ofText(cell.toStdString());
    QString plain = cell;
    plain.remove(QLatin1Char(',')).replace(QChar(0x2212), QLatin1Char('-'));
    const bool isRate = plain.endsWith(QLatin1Char('%'));
    if (isRate)
        plain.chop(1);
    const bool isYuan = plain.contains(QChar(0xA5));
    plain.remove(QChar(0xA5));
    bool hasPoint = false;
    if (!isPlainNumber(plain, hasPoint))
        return SheetCell::ofText(cell.toStdString());
    const double number = plain.toDouble();
    if (isRate)
        return SheetCell::ofRate(number / 100);
    const bool hasCents = hasPoint && plain.size() - plain.indexOf(QLatin1Char('.')) == 3;
    if (isYuan || hasCents)
        return SheetCell::ofYuan(number);
    return hasPoint ? SheetCell::ofNumber(number) : SheetCell::ofInteger(plain.toLongLong());
}

SheetRows sheetOf(const TextRows &table, const TextSource &source)
{
    SheetRows sheet;
    sheet.name = source.title.toStdString();
    for (const QString &title : table.columns)
        sheet.titles.push_back(title.toStdString());
    sheet.count = table.count;
    sheet.at = [&table](size_t row) {
        const QStringList cells = table.at(row);
        std::vector<SheetCell> made;
        made.reserve(static_cast<size_t>(cells.size()));
        for (qsizetype column = 0; column < cells.size(); ++column)
            made.push_back(sheetCell(cells[column], table.isNumber[static_cast<size_t>(column)]));
        return made;
    };
    for (const QString &note : fileNotes(source, table.count))
        sheet.notes.push_back(note.toStdString());
    return sheet;
}

Result<void> saveTable(const TextRows &table, const TextSource &source, const QString &path)
{
    if (tableFileOf(path) == TableFile::Workbook)
        return writeWorkbookRows(path.toStdString(), sheetOf(table, source));
    const bool isPaper = tableFileOf(path) == TableFile::Pdf;
    if (isPaper && table.count > kMostPdfRows)
        return Error {ErrorCode::InvalidInput,
            {QUNCE_TEXT("A PDF takes %1 rows at most, and these are %2. Save them as a workbook."),
                {std::to_string(kMostPdfRows), std::to_string(table.count)}},
            path.toStdString()};
    const QByteArray bytes = isPaper ? paperOf(table, source) : toCsv(table, source);
    return writeFileWhole(path.toStdString(), {bytes.constData(), static_cast<size_t>(bytes.size())});
}

} // namespace qunce
