// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/report/reportpaper.h"

#include <algorithm>

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFontDatabase>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>

#include "views/common/texts.h"

namespace qunce {

namespace {

// In 1/96 inch.
constexpr QSizeF kPage {793.7, 1122.5};
constexpr double kMargin = 53;
constexpr double kFooterHeight = 30;
constexpr QSizeF kBody {kPage.width() - 2 * kMargin, kPage.height() - 2 * kMargin - kFooterHeight};
constexpr int kTextSize = 11;
constexpr int kSmallSize = 10;
constexpr int kTitleSize = 14;
constexpr int kHeadSize = 22;
/// A title this near to the end of a page goes to the next one, with its table.
constexpr double kLeastBelowTitle = 110;
constexpr double kLeastBelowEmpty = 60; ///< where a line says that there is nothing
constexpr int kPdfResolution = 300;

/// What Qt writes of Noto's CJK fonts into a PDF comes out of it as other characters (⼩ for 小), so that nobody finds
/// what he searches for; with these it does not.
const QStringList kPaperFonts {QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("WenQuanYi Zen Hei"),
    QStringLiteral("Droid Sans Fallback")};

QFont paperFont()
{
    const QStringList there = QFontDatabase::families();
    QFont font;
    for (const QString &family : kPaperFonts) {
        if (there.contains(family)) {
            font.setFamilies({family});
            break;
        }
    }
    font.setPixelSize(kTextSize);
    font.setHintingPreference(QFont::PreferNoHinting); // laid out at one size, painted at another
    return font;
}

} // namespace

ReportPaper::ReportPaper(const ReportTexts &texts, const Theme &theme)
    : m_theme(theme)
    , m_title(texts.title)
    , m_footer(texts.footer)
    , m_document(std::make_unique<QTextDocument>())
{
    m_document->setDefaultFont(paperFont());
    m_document->setDocumentMargin(0);
    m_document->setUndoRedoEnabled(false);
    m_document->setPageSize(kBody);
    m_charts = std::make_unique<ReportChartPainter>(*m_document, kBody.width(), theme);
    addHead(texts);
    addProblems(texts.problems);
    if (texts.actions)
        addSection(*texts.actions);
    for (const ReportSection &section : texts.sections)
        addSection(section);
    m_charts->attach();
    keepTitlesWithTables();
}

QTextCharFormat ReportPaper::format(int pixels, Token color, bool isBold) const
{
    QTextCharFormat made;
    QFont font = m_document->defaultFont();
    font.setPixelSize(pixels);
    font.setBold(isBold);
    made.setFont(font);
    made.setForeground(m_theme.colorOf(Theme::Kind::Light, color));
    return made;
}

void ReportPaper::addBlock(const QString &words, const QTextCharFormat &format, int above)
{
    QTextCursor cursor(m_document.get());
    cursor.movePosition(QTextCursor::End);
    QTextBlockFormat block;
    block.setTopMargin(above);
    if (m_document->isEmpty())
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block);
    cursor.insertText(words, format);
}

void ReportPaper::addHead(const ReportTexts &texts)
{
    QString head = texts.brand.isEmpty() ? texts.title : texts.brand + QLatin1Char(' ') + texts.title;
    if (!texts.badge.isEmpty())
        head += QStringLiteral(" · ") + texts.badge;
    addBlock(head, format(kHeadSize, Token::Text, true));
    addBlock(texts.scope, format(kTextSize, Token::TextSecondary), 4);
    addBlock(texts.data, format(kTextSize, Token::TextSecondary), 2);
    if (!texts.missing.isEmpty())
        addBlock(texts.missing, format(kTextSize, Token::Warn), 2);
}

void ReportPaper::addTitle(const QString &title, const QString &note, double below)
{
    addBlock(title, format(kTitleSize, Token::Text, true), 18);
    m_titles.push_back({m_document->lastBlock().position(), below});
    if (!note.isEmpty())
        addBlock(note, format(kSmallSize, Token::TextSecondary), 2);
}

void ReportPaper::addProblems(const QStringList &problems)
{
    if (problems.isEmpty())
        return;
    addTitle(text(QUNCE_TEXT("Problems")), {}, kLeastBelowTitle);
    for (const QString &problem : problems)
        addBlock(QStringLiteral("• ") + problem, format(kTextSize, Token::Text), 3);
}

void ReportPaper::addSection(const ReportSection &section)
{
    const double below = section.rows.empty() ? kLeastBelowEmpty : kLeastBelowTitle;
    addTitle(section.title, section.note, below + (section.chart ? kReportChartHeight : 0));
    if (section.chart)
        m_charts->add(*section.chart);
    if (section.rows.empty())
        addBlock(section.empty.isEmpty() ? text(QUNCE_TEXT("No data in this period.")) : section.empty,
            format(kTextSize, Token::TextSecondary), 4);
    else
        addTable(section);
}

void ReportPaper::addTable(const ReportSection &section)
{
    QTextTableFormat tableFormat;
    tableFormat.setBorder(0);
    tableFormat.setCellSpacing(0);
    tableFormat.setCellPadding(3);
    tableFormat.setTopMargin(4);
    tableFormat.setHeaderRowCount(1); // again on each page
    tableFormat.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QTextCursor cursor(m_document.get());
    cursor.movePosition(QTextCursor::End);
    const int columns = static_cast<int>(section.titles.size());
    QTextTable *table = cursor.insertTable(static_cast<int>(section.rows.size()) + 1, columns, tableFormat);
    const QColor line = m_theme.colorOf(Theme::Kind::Light, Token::Line);
    const auto fill = [&](int row, int column, const QString &words, const QTextCharFormat &letters) {
        QTextTableCell cell = table->cellAt(row, column);
        QTextTableCellFormat cellFormat;
        cellFormat.setBottomBorder(1);
        cellFormat.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        cellFormat.setBottomBorderBrush(line);
        cellFormat.setPadding(3);
        if (column > 0
            && !section.isNumber[static_cast<size_t>(column)]) // words after a number stand apart from it
            cellFormat.setLeftPadding(14);
        cell.setFormat(cellFormat);
        QTextCursor inside = cell.firstCursorPosition();
        QTextBlockFormat block;
        const bool isNumber = section.isNumber[static_cast<size_t>(column)];
        block.setAlignment(isNumber ? Qt::AlignRight : Qt::AlignLeft);
        block.setNonBreakableLines(isNumber && row > 0);
        inside.setBlockFormat(block);
        inside.insertText(words, letters);
    };
    for (int column = 0; column < columns; ++column)
        fill(0, column, section.titles[column], format(kSmallSize, Token::TextSecondary, true));
    for (size_t row = 0; row < section.rows.size(); ++row) {
        const bool isTotal = section.hasTotal && row + 1 == section.rows.size();
        for (int column = 0; column < columns; ++column) {
            const ReportCell &cell = section.rows[row][static_cast<size_t>(column)];
            fill(static_cast<int>(row) + 1, column, cell.words, format(kTextSize, cell.color, isTotal));
        }
    }
}

/// From the top down: a title that moves takes all that follows with it.
void ReportPaper::keepTitlesWithTables()
{
    for (const auto &[position, room] : m_titles) {
        const QTextBlock block = m_document->findBlock(position);
        const double top = m_document->documentLayout()->blockBoundingRect(block).top();
        const double inPage = top - kBody.height() * static_cast<int>(top / kBody.height());
        if (inPage < kBody.height() - room)
            continue;
        QTextCursor cursor(block);
        QTextBlockFormat moved = block.blockFormat();
        moved.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        cursor.setBlockFormat(moved);
    }
}

void ReportPaper::paint(QPainter &painter, int page) const
{
    painter.save();
    painter.translate(kMargin, kMargin - page * kBody.height());
    const QRectF shown(0, page * kBody.height(), kBody.width(), kBody.height());
    painter.setClipRect(shown);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = shown;
    context.palette.setColor(QPalette::Text, m_theme.colorOf(Theme::Kind::Light, Token::Text));
    m_document->documentLayout()->draw(&painter, context);
    painter.restore();

    painter.save();
    QFont small = m_document->defaultFont();
    small.setPixelSize(kSmallSize);
    painter.setFont(small);
    painter.setPen(m_theme.colorOf(Theme::Kind::Light, Token::TextSecondary));
    const QRectF foot(kMargin, kPage.height() - kMargin - kFooterHeight / 2, kBody.width(), kFooterHeight);
    const QString number =
        text(QUNCE_TEXT("page %1 of %2"), {QString::number(page + 1), QString::number(pages())});
    painter.drawText(foot, Qt::AlignRight | Qt::AlignTop, number);
    const double room = foot.width() - painter.fontMetrics().horizontalAdvance(number) - 16;
    painter.drawText(QRectF(foot.topLeft(), QSizeF(room, foot.height())),
        Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_footer);
    painter.restore();
}

QImage ReportPaper::picture(int page, int width) const
{
    const double scale = width / kPage.width();
    QImage image(width, static_cast<int>(kPage.height() * scale), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    paint(painter, page);
    return image;
}

QByteArray ReportPaper::pdf() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        writer.setResolution(kPdfResolution);
        writer.setTitle(m_title);
        writer.setCreator(QStringLiteral("Qunce " QUNCE_VERSION));
        QPainter painter(&writer);
        painter.scale(kPdfResolution / 96.0, kPdfResolution / 96.0);
        for (int page = 0; page < pages(); ++page) {
            if (page > 0)
                writer.newPage();
            paint(painter, page);
        }
    }
    return bytes;
}

} // namespace qunce
