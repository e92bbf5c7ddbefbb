// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rostercopy.h"

#include <algorithm>
#include <numeric>

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QPainter>

#include "views/common/savedialog.h"
#include "views/common/textline.h"
#include "views/common/texts.h"
#include "views/roster/tableplace.h"

namespace qunce {

namespace {

constexpr size_t kMostPictureRows = 200; ///< what a chat can show; a text is no longer
constexpr size_t kMostRowsAtOnce = 2'000; ///< that are written in the GUI thread
constexpr int kFooter = 28;

} // namespace

std::vector<int> RosterCopy::copiedRows() const
{
    std::vector<int> rows = selectedRows(m_table);
    if (rows.empty()) {
        rows.resize(static_cast<size_t>(m_model.rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    return rows;
}

ChosenRows RosterCopy::chosen(const std::vector<int> &rows) const
{
    ChosenRows made {m_model.index()->shared(), {}, {}};
    for (const int row : rows)
        made.rows.push_back(m_model.tableRow(row));
    for (const int column : m_table.visibleColumns())
        made.columns.push_back(static_cast<size_t>(column));
    return made;
}

QString RosterCopy::footer(size_t rows, size_t all) const
{
    const Format format = m_texts.format();
    const QString number = format.integer(static_cast<int64_t>(all));
    QStringList parts {rows < all
            ? text(QUNCE_TEXT("First %1 of %2 rows"), {format.integer(static_cast<int64_t>(rows)), number})
            : text(QUNCE_TEXT("%1 rows"), {number})};
    if (const QString rest = footerOf(source()); !rest.isEmpty())
        parts << rest;
    return parts.join(QStringLiteral(" · "));
}

QString RosterCopy::tableText() const
{
    return m_model.table() ? toTsv(shownRows(chosen(copiedRows()), m_texts)) : QString();
}

void RosterCopy::put(const QString &tsv, const QString &html, size_t rows)
{
    auto *data = new QMimeData; // the clipboard's
    data->setText(tsv);
    if (!html.isEmpty())
        data->setHtml(html);
    QApplication::clipboard()->setMimeData(data);
    m_tools.toast(Message(
        QUNCE_TEXT("Copied %1 rows"), {m_texts.format().integer(static_cast<int64_t>(rows)).toStdString()}));
}

void RosterCopy::copyTable()
{
    if (!m_model.table())
        return;
    const ChosenRows rows = chosen(copiedRows());
    if (rows.rows.size() <= kMostRowsAtOnce) {
        const TextRows shown = shownRows(rows, m_texts);
        return put(toTsv(shown), toHtml(shown), rows.rows.size());
    }
    m_copier.run([this, rows](const std::stop_token &) {
        const QString tsv = toTsv(shownRows(rows, m_texts));
        return Arranger::Shown([this, tsv, count = rows.rows.size()] { put(tsv, {}, count); });
    });
}

void RosterCopy::copyText()
{
    if (!m_model.table())
        return;
    std::vector<int> rows = copiedRows();
    const size_t all = rows.size();
    rows.resize(std::min(all, kMostPictureRows));
    TextSource said;
    said.title = source().title;
    said.filters = QStringList {footer(rows.size(), all)};
    QApplication::clipboard()->setText(toText(shownRows(chosen(rows), m_texts), said));
    m_tools.toast(QUNCE_TEXT("Copied as text."));
}

void RosterCopy::copyPicture()
{
    if (!m_model.table())
        return;
    QApplication::clipboard()->setImage(picture());
    m_tools.toast(QUNCE_TEXT("Copied as picture."));
}

void RosterCopy::exportTable(QWidget *parent, TableFile kind)
{
    if (!m_model.table())
        return;
    askToExport(parent, m_tools,
        {text(QUNCE_TEXT("Export table")), source(), suffixOf(kind), m_data,
            static_cast<size_t>(m_model.rowCount())},
        [this](const QString &path, const TextSource &said) {
            save(path, said, [this, path](const Result<void> &saved) { saySaved(m_tools, path, saved); });
        });
}

void RosterCopy::save(
    const QString &path, const TextSource &said, std::function<void(const Result<void> &)> done)
{
    std::vector<int> shown(static_cast<size_t>(m_model.rowCount()));
    std::iota(shown.begin(), shown.end(), 0);
    m_writer.run([this, path, said, rows = chosen(shown), done = std::move(done)](const std::stop_token &) {
        // On paper people read; in a spreadsheet they count.
        const bool isPaper = tableFileOf(path) == TableFile::Pdf;
        const TextRows table = isPaper ? shownRows(rows, m_texts) : exportedRows(rows, m_texts);
        const Result<void> saved = saveTable(table, said, path);
        return Arranger::Shown([done, saved] { done(saved); });
    });
}

void RosterCopy::fillMenu(QMenu &menu)
{
    menu.clear();
    menu.addAction(text(QUNCE_TEXT("Copy as picture")), &menu, [this] { copyPicture(); });
    menu.addAction(text(QUNCE_TEXT("Copy as text")), &menu, [this] { copyText(); });
    menu.addAction(text(QUNCE_TEXT("Copy table")), &menu, [this] { copyTable(); });
}

void RosterCopy::fillExportMenu(QMenu &menu, QWidget *parent)
{
    menu.clear();
    const auto add = [&](const char *name, TableFile kind) {
        menu.addAction(text(name), &menu, [this, parent, kind] { exportTable(parent, kind); });
    };
    add(QUNCE_TEXT("Export workbook (XLSX)…"), TableFile::Workbook);
    add(QUNCE_TEXT("Export CSV…"), TableFile::Csv);
    add(QUNCE_TEXT("Export PDF…"), TableFile::Pdf);
}

QImage RosterCopy::picture() const
{
    std::vector<int> rows = copiedRows();
    const size_t all = rows.size();
    rows.resize(std::min(all, kMostPictureRows));
    const std::vector<int> columns = m_table.visibleColumns();
    int width = 0;
    for (const int column : columns)
        width += m_table.columnWidth(column);
    const int header = m_table.header()->height();
    const int rowHeight = m_table.verticalHeader()->defaultSectionSize();
    const int bottom = header + static_cast<int>(rows.size()) * rowHeight;
    const qreal ratio = std::max(m_table.devicePixelRatioF(), 2.0); // sharp in a chat on any screen
    QImage image(QSize(width, bottom + kFooter) * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(m_tools.theme.color(Token::Surface));
    QPainter painter(&image);
    int x = 0;
    for (const int column : columns) {
        const int columnWidth = m_table.columnWidth(column);
        m_table.header()->paintTitle(painter, QRect(x, 0, columnWidth, header), column);
        for (size_t i = 0; i < rows.size(); ++i) {
            QStyleOptionViewItem option;
            option.rect = QRect(x, header + static_cast<int>(i) * rowHeight, columnWidth, rowHeight);
            m_table.delegate()->paint(&painter, option, m_model.index(rows[i], column));
        }
        x += columnWidth;
    }
    painter.setFont(fontOf(TextRole::Secondary));
    painter.setPen(m_tools.theme.color(Token::TextSecondary));
    const int edge = metrics::kOuterCellPadding;
    TextLine(footer(rows.size(), all), painter)
        .draw(painter, QRectF(edge, bottom, width - 2 * edge, kFooter), Qt::AlignLeft | Qt::AlignVCenter);
    return image;
}

} // namespace qunce
