// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/chartcard.h"

#include <array>
#include <utility>

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QHeaderView>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "models/base/filewriter.h"
#include "views/charts/chartlegend.h"
#include "views/charts/charttablemodel.h"
#include "views/common/zoom.h"
#include "views/common/icons.h"
#include "views/common/exportgate.h"
#include "views/common/savedialog.h"
#include "views/common/tablefile.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kPictureMargin = 16;
constexpr int kPictureTitle = 32;
constexpr int kPictureFooter = 28;
constexpr int kLeastPictureWidth = 480;
/// A picture of thousands of rows would not open anywhere.
constexpr int kMostPictureHeight = 16'000;

constexpr std::array kSuffixes {"png", "svg", "pdf", "xlsx", "csv"};
/// Of a vector picture: what its sizes are in.
constexpr int kPicturePixels = 96;

} // namespace

ChartCard::ChartCard(PageTools &tools, Chart *chart, QWidget *parent)
    : Card(tools.theme, parent)
    , m_tools(tools)
    , m_chart(chart)
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(m_stack))
    , m_model(new ChartTableModel(this))
    , m_empty(new EmptyState(tools.theme, m_stack))
    , m_smallBadge(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Warn, this))
    , m_missingBadge(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Warn, this))
    , m_ownTools(new QHBoxLayout)
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    for (QWidget *one :
        {static_cast<QWidget *>(chart), static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_empty)})
        m_stack->addWidget(one);
    body()->addWidget(m_stack);

    addTool(m_smallBadge);
    addTool(m_missingBadge);
    addTool(new ChartLegend(tools.theme, *chart, this));
    auto *own = new QWidget(this);
    own->setLayout(m_ownTools);
    m_ownTools->setContentsMargins(0, 0, 0, 0);
    addTool(own);
    m_more->setProperty("kind", QStringLiteral("quiet"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    addTool(m_more);
    const auto add = [this](auto &&run) {
        QAction *action = m_menu->addAction(QString());
        connect(action, &QAction::triggered, this, run);
        m_actions.push_back(action);
    };
    add([this] { copyPicture(); });
    add([this] { copyText(); });
    add([this] { copyTable(); });
    m_menu->addSeparator();
    for (const ChartFile kind :
        {ChartFile::Png, ChartFile::Svg, ChartFile::Pdf, ChartFile::Xlsx, ChartFile::Csv})
        add([this, kind] { askAndSave(kind); });
    m_menu->addSeparator();
    add([this] { showAsTable(!m_isTable); });
    m_actions.back()->setCheckable(true);
    connect(chart, &Chart::dataShown, this, &ChartCard::follow);
    connect(&tools.theme, &Theme::changed, this, &ChartCard::restyle);
    restyle();
    retranslate();
}

void ChartCard::setSource(const ChartSource &source, const QString &secondary)
{
    m_source = source;
    m_secondary = secondary;
    fitTitle();
    m_chart->setAccessibleName(source.title);
    m_table->setAccessibleName(source.title);
    m_more->setAccessibleName(text(QUNCE_TEXT("Copy and export: %1"), {source.title}));
}

void ChartCard::setMissingRegions(int count)
{
    m_missingRegions = count;
    follow();
}

void ChartCard::addChartTool(QWidget *tool)
{
    m_ownTools->addWidget(tool);
}

void ChartCard::setEmptyText(const QString &why, const QString &detail)
{
    m_emptyWhy = why;
    m_emptyDetail = detail;
    follow();
}

void ChartCard::retranslate()
{
    const std::array<QString, 9> texts {text(QUNCE_TEXT("Copy as picture")), text(QUNCE_TEXT("Copy as text")),
        text(QUNCE_TEXT("Copy table")), text(QUNCE_TEXT("Export PNG…")), text(QUNCE_TEXT("Export SVG…")),
        text(QUNCE_TEXT("Export PDF…")), text(QUNCE_TEXT("Export workbook (XLSX)…")),
        text(QUNCE_TEXT("Export CSV…")), text(QUNCE_TEXT("Show as table"))};
    for (size_t i = 0; i < texts.size(); ++i)
        m_actions[i]->setText(texts[i]);
    m_more->setToolTip(text(QUNCE_TEXT("Copy and export")));
    m_more->setAccessibleName(text(QUNCE_TEXT("Copy and export: %1"), {m_source.title}));
    follow();
}

void ChartCard::restyle()
{
    m_table->verticalHeader()->setDefaultSectionSize(zoomed(m_tools.theme, metrics::kRowCompact));
    m_more->setIcon(icon(QStringLiteral("more"), m_tools.theme.color(Token::TextSecondary)));
}

bool ChartCard::isShownAsTable() const
{
    return m_stack->currentWidget() == m_table;
}

void ChartCard::showAsTable(bool shown)
{
    m_isTable = shown;
    m_actions.back()->setChecked(shown);
    follow();
}

ChartTable ChartCard::table() const
{
    return m_chart->table(m_tools.format());
}

void ChartCard::follow()
{
    const bool isEmpty = m_chart->isEmpty();
    m_smallBadge->setText(text(QUNCE_TEXT("Small sample")));
    m_smallBadge->setToolTip(text(QUNCE_TEXT("Some values rest on fewer than 5 assignments.")));
    m_smallBadge->setVisible(!isEmpty && m_chart->hasSmall());
    m_missingBadge->setText(
        text(QUNCE_TEXT("Not all in: %1 regions"), {m_tools.format().integer(m_missingRegions)}));
    m_missingBadge->setVisible(m_missingRegions > 0);
    m_empty->say(QStringLiteral("chart"),
        m_emptyWhy.isEmpty() ? text(QUNCE_TEXT("No data in this period.")) : m_emptyWhy, m_emptyDetail);
    fitTitle();
    for (QAction *action : m_actions)
        action->setEnabled(!isEmpty);
    if (isEmpty) {
        m_stack->setCurrentWidget(m_empty);
    } else if (m_isTable) {
        m_model->setTable(table());
        m_table->resizeColumnsToContents();
        m_stack->setCurrentWidget(m_table);
    } else {
        m_stack->setCurrentWidget(m_chart);
    }
}

void ChartCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    fitTitle();
}

void ChartCard::fitTitle()
{
    // Where there is no room for all of it, the secondary text goes first, then the end of the title (Card): the legend stays.
    const QLayout *row = m_more->parentWidget()->layout();
    const QMargins margins = row->contentsMargins();
    const int tools = row->itemAt(row->count() - 1)->sizeHint().width();
    const int room = width() - 2 - margins.left() - margins.right() - 2 * row->spacing() - tools;
    const int title = QFontMetrics(fontOf(TextRole::CardTitle)).horizontalAdvance(m_source.title);
    const int secondary = QFontMetrics(fontOf(TextRole::Secondary)).horizontalAdvance(m_secondary);
    setTitle(m_source.title, title + secondary <= room ? m_secondary : QString());
}

QSize ChartCard::pictureSize() const
{
    const int width = std::max(kLeastPictureWidth, m_chart->width());
    const int height =
        kPictureTitle + m_chart->wholeSize(width).height() + kPictureFooter + 2 * kPictureMargin;
    return {width + 2 * kPictureMargin, std::min(height, kMostPictureHeight)};
}

void ChartCard::paintPicture(QPainter &painter, const QSize &size) const
{
    const Theme &theme = m_tools.theme;
    painter.fillRect(QRect(QPoint(), size), theme.color(Token::Surface));
    const QRect inner =
        QRect(QPoint(), size).adjusted(kPictureMargin, kPictureMargin, -kPictureMargin, -kPictureMargin);
    const QRect title(inner.topLeft(), QSize(inner.width(), kPictureTitle));
    painter.setFont(fontOf(TextRole::CardTitle));
    painter.setPen(theme.color(Token::Text));
    const QString shown = painter.fontMetrics().elidedText(m_source.title, Qt::ElideRight, title.width());
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, shown);
    const int titleWidth = painter.fontMetrics().horizontalAdvance(shown);
    int right = title.right();
    const std::vector<LegendEntry> entries = m_chart->legend();
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (!entry->isVisible)
            continue;
        right -= legendEntryWidth(*entry);
        if (right > title.left() + titleWidth)
            paintLegendEntry(
                painter, {right, title.top()}, title.height(), *entry, theme.color(Token::TextSecondary));
        right -= 12;
    }
    const QRect footer(inner.left(), inner.bottom() + 1 - kPictureFooter, inner.width(), kPictureFooter);
    m_chart->paintWhole(
        painter, QRect(QPoint(inner.left(), title.bottom() + 1), QPoint(inner.right(), footer.top() - 1)));
    painter.setFont(fontOf(TextRole::Secondary));
    painter.setPen(theme.color(Token::TextSecondary));
    const QString note = painter.fontMetrics().elidedText(
        pictureNote(), Qt::ElideRight, footer.width()); // the program goes first
    painter.drawText(footer, Qt::AlignLeft | Qt::AlignBottom, note);
}

QImage ChartCard::picture() const
{
    const QSize size = pictureSize();
    const qreal scale = std::max(2.0, devicePixelRatioF());
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintPicture(painter, size);
    return image;
}

QByteArray ChartCard::svg() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSize size = pictureSize();
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setResolution(kPicturePixels);
    generator.setTitle(m_source.title);
    generator.setDescription(pictureNote());
    QPainter painter(&generator);
    paintPicture(painter, size);
    painter.end();
    return bytes;
}

QByteArray ChartCard::pdf() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSize size = pictureSize();
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kPicturePixels);
        writer.setTitle(m_source.title);
        writer.setCreator(madeBy());
        const QSizeF inches = QSizeF(size) / kPicturePixels;
        writer.setPageSize(QPageSize(inches, QPageSize::Inch, {}, QPageSize::ExactMatch));
        writer.setPageMargins({});
        QPainter painter(&writer);
        paintPicture(painter, size);
    }
    return bytes;
}

QString ChartCard::pictureNote() const
{
    const QString footer = footerOf(m_source);
    return footer.isEmpty() ? madeBy() : QString(footer + QStringLiteral(" · ") + madeBy());
}

QString ChartCard::asText() const
{
    return toText(table(), m_source);
}

QString ChartCard::fileName(ChartFile kind) const
{
    return fileNameOf(m_source, QString::fromLatin1(kSuffixes[static_cast<size_t>(kind)]));
}

Result<void> ChartCard::save(ChartFile kind, const QString &path) const
{
    QByteArray bytes;
    switch (kind) {
    case ChartFile::Png: {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QImage image = picture();
        image.setText(QStringLiteral("Title"), m_source.title);
        image.setText(QStringLiteral("Description"), footerOf(m_source));
        image.setText(QStringLiteral("Software"), madeBy());
        image.save(&buffer, "PNG");
        break;
    }
    case ChartFile::Svg:
        bytes = svg();
        break;
    case ChartFile::Pdf:
        bytes = pdf();
        break;
    case ChartFile::Xlsx:
    case ChartFile::Csv: {
        const ChartTable shown = table();
        return saveTable(rowsOf(shown), m_source, path);
    }
    }
    return writeFileWhole(path.toStdString(), {bytes.constData(), static_cast<size_t>(bytes.size())});
}

Result<void> ChartCard::save(ChartFile kind, const QString &path, const ChartSource &source)
{
    // The title of the card stays as it is; the file says more.
    const ChartSource shown = std::exchange(m_source, source);
    Result<void> saved = save(kind, path);
    m_source = shown;
    return saved;
}

void ChartCard::askAndSave(ChartFile kind)
{
    askToExport(this, m_tools,
        {text(QUNCE_TEXT("Export chart")), m_source,
            QString::fromLatin1(kSuffixes[static_cast<size_t>(kind)]), m_data, table().rows.size()},
        [this, kind](const QString &path, const ChartSource &source) {
            saySaved(m_tools, path, save(kind, path, source));
        });
}

void ChartCard::copyPicture()
{
    auto *mime = new QMimeData;
    mime->setImageData(picture());
    QApplication::clipboard()->setMimeData(mime);
    m_tools.toast({QUNCE_TEXT("Copied as picture.")});
}

void ChartCard::copyText()
{
    QApplication::clipboard()->setText(asText());
    m_tools.toast({QUNCE_TEXT("Copied as text.")});
}

void ChartCard::copyTable()
{
    const ChartTable shown = table();
    auto *mime = new QMimeData;
    mime->setText(toTsv(shown));
    mime->setHtml(toHtml(shown));
    QApplication::clipboard()->setMimeData(mime);
    m_tools.toast({QUNCE_TEXT("Table copied.")});
}

} // namespace qunce
