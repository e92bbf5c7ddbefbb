// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/compare/comparedialog.h"

#include <algorithm>
#include <numeric>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "models/base/filewriter.h"
#include "views/charts/copyactions.h"
#include "views/common/icons.h"
#include "views/common/exportgate.h"
#include "views/common/savedialog.h"
#include "views/common/tablefile.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/compare/comparetexts.h"

namespace qunce {

namespace {

constexpr QSize kCompareSize {1120, 720};
constexpr QSize kAroundCompare {60, 60}; ///< of the window it is opened over
constexpr int kChartHeight = 250;
constexpr int kMostBoxWidth = 260;
constexpr std::array kModes {CompareMode::Periods, CompareMode::SameStores, CompareMode::Campaign};

QVariant idOf(const Uuid &id)
{
    return QString::fromStdString(id.isNil() ? std::string() : id.toString());
}

Uuid idIn(const QVariant &data)
{
    return Uuid::parse(data.toString().toStdString()).value_or(Uuid());
}

} // namespace

CompareDialog::CompareDialog(PageTools &tools, const BoardQuery &query, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_place(this)
    , m_modes(new QButtonGroup(this))
    , m_sentence(new ThemedLabel(tools.theme, TextRole::Body, Token::Text, this))
    , m_leftOut(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Warn, this))
    , m_data(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_chart(new LineChart(tools))
    , m_chartCard(new ChartCard(tools, m_chart, this))
    , m_stack(new QStackedWidget(this))
    , m_model(new CompareModel(tools.theme, this))
    , m_table(new QTableView(m_stack))
    , m_problem(new EmptyState(tools.theme, m_stack))
{
    m_query.query = query;
    setObjectName(QStringLiteral("compareDialog"));
    setWindowTitle(text(QUNCE_TEXT("Comparison of regions")));
    const QSize wanted(zoomed(tools.theme, kCompareSize.width()), zoomed(tools.theme, kCompareSize.height()));
    resize(parent ? wanted.boundedTo(parent->window()->size() - kAroundCompare) : wanted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(makeModes());
    column->addWidget(makeBar());
    m_sentence->setObjectName(QStringLiteral("compareSentence"));
    m_leftOut->setObjectName(QStringLiteral("compareLeftOut"));
    for (ThemedLabel *label : {m_sentence, m_leftOut}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    keepHeight(tools.theme, m_chartCard, kChartHeight);
    m_chartCard->hide();
    column->addWidget(m_chartCard);
    makeTable();
    m_problem->setObjectName(QStringLiteral("compareProblem"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_problem);
    column->addWidget(m_stack, 1);
    column->addWidget(makeButtons());
    connect(&tools.reader, &BoardReader::dataChanged, this, &CompareDialog::read);
    fillMeasures();
    fillBoxes();
    read();
    m_table->setFocus();
}

QWidget *CompareDialog::makeModes()
{
    auto *modes = new QWidget(this);
    auto *row = new QHBoxLayout(modes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (const CompareMode mode : kModes) {
        auto *button = new QToolButton(modes);
        button->setText(compareModeText(mode));
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
        m_modes->addButton(button, static_cast<int>(mode));
        row->addWidget(button);
    }
    m_modes->setExclusive(true);
    m_modes->button(static_cast<int>(m_query.mode))->setChecked(true);
    connect(m_modes, &QButtonGroup::idClicked, this,
        [this](int mode) { setMode(static_cast<CompareMode>(mode)); });
    row->addStretch(1);
    m_data->setObjectName(QStringLiteral("compareData"));
    row->addWidget(m_data);
    return modes;
}

QComboBox *CompareDialog::addBox(QHBoxLayout &row, const char *name, const char *objectName)
{
    auto *label = new ThemedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary, this);
    label->setText(text(name));
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(text(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMaximumWidth(zoomed(m_tools.theme, kMostBoxWidth));
    label->setBuddy(box);
    row.addWidget(label);
    row.addWidget(box);
    m_labels.emplace_back(box, label);
    return box;
}

QWidget *CompareDialog::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_measures = addBox(*row, QUNCE_TEXT("Metric"), "measure");
    m_levels = addBox(*row, QUNCE_TEXT("Level"), "level");
    m_bases = addBox(*row, QUNCE_TEXT("Compared with"), "base");
    for (const CompareChoice one : kCompareBases)
        m_bases->addItem(compareBaseText(one), static_cast<int>(one));
    m_bases->setCurrentIndex(static_cast<int>(placeOfBase(CompareChoice::LastYear)));
    m_campaigns = addBox(*row, QUNCE_TEXT("This campaign"), "campaign");
    m_against = addBox(*row, QUNCE_TEXT("The other one"), "against");
    row->addStretch(1);
    connect(m_measures, &QComboBox::activated, this, [this](int index) {
        const Result<Measure> measure = Measure::parse(m_measures->itemData(index).toString().toStdString());
        if (measure.ok())
            m_query.measure = *measure;
        read();
    });
    connect(m_levels, &QComboBox::activated, this, [this](int index) {
        m_query.level = static_cast<Level>(m_levels->itemData(index).toInt());
        read();
    });
    connect(m_bases, &QComboBox::activated, this, &CompareDialog::showComparison);
    connect(m_campaigns, &QComboBox::activated, this, [this](int index) {
        m_query.campaign = idIn(m_campaigns->itemData(index));
        m_query.against.reset(); // that of the year before this one
        read();
    });
    connect(m_against, &QComboBox::activated, this, [this](int index) {
        m_query.against = idIn(m_against->itemData(index));
        read();
    });
    return bar;
}

void CompareDialog::makeTable()
{
    m_table->setObjectName(QStringLiteral("comparison"));
    m_table->setAccessibleName(text(QUNCE_TEXT("Comparison of regions")));
    m_table->setProperty("kind", QStringLiteral("field"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false); // Tab goes on to the next control
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(zoomed(m_tools.theme, metrics::kRowCompact));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->setSortingEnabled(true);
    connect(new QShortcut(QKeySequence::Copy, m_table, nullptr, nullptr, Qt::WidgetShortcut),
        &QShortcut::activated, this, &CompareDialog::copyTable);
    for (const auto &[key, order] :
        {std::pair(Qt::Key_Up, Qt::AscendingOrder), std::pair(Qt::Key_Down, Qt::DescendingOrder)}) {
        auto *keys = new QShortcut(QKeySequence(Qt::ALT | key), this);
        connect(keys, &QShortcut::activated, this, [this, sorted = order] { sortCurrent(sorted); });
    }
}

QWidget *CompareDialog::makeButtons()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *heat = new QPushButton(text(QUNCE_TEXT("Heat map: stores by week")), foot);
    heat->setObjectName(QStringLiteral("heatMap"));
    heat->setProperty("kind", QStringLiteral("link"));
    heat->setAutoDefault(false);
    heat->setToolTip(
        text(QUNCE_TEXT("Completion of each store in each week, with outliers, on the page of tasks")));
    connect(heat, &QPushButton::clicked, this, &CompareDialog::openHeatMap);
    row->addWidget(heat);
    row->addStretch(1);
    const auto tool = [&](const char *name, const char *iconName) {
        auto *button = new QToolButton(foot);
        button->setText(text(name));
        button->setIcon(icon(QLatin1String(iconName), m_tools.theme.color(Token::TextSecondary)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setEnabled(false);
        auto *menu = new QMenu(button);
        button->setMenu(menu);
        row->addWidget(button);
        return button;
    };
    m_copy = tool(QUNCE_TEXT("Copy"), "copy");
    m_copy->setToolTip(text(QUNCE_TEXT("The table, for a spreadsheet (%1), a chat or as a picture"),
        {QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)}));
    connect(m_copy->menu(), &QMenu::aboutToShow, this, [this] {
        fillCopyMenu(*m_copy->menu(), m_tools, *m_table, [this] {
            return CopySource {m_model->grid().table(m_model->order()), source()};
        });
    });
    m_export = tool(QUNCE_TEXT("Export"), "download");
    m_export->menu()->addAction(text(QUNCE_TEXT("Workbook (XLSX)…")), this, [this] { askWhere(true); });
    m_export->menu()->addAction(text(QUNCE_TEXT("CSV…")), this, [this] { askWhere(false); });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(text(QUNCE_TEXT("Close")));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    row->addWidget(buttons);
    return foot;
}

CompareMode CompareDialog::mode() const
{
    return m_query.mode;
}

void CompareDialog::setMode(CompareMode mode)
{
    m_modes->button(static_cast<int>(mode))->setChecked(true);
    m_query.mode = mode;
    fillMeasures();
    read();
}

CompareChoice CompareDialog::base() const
{
    return static_cast<CompareChoice>(m_bases->currentData().toInt());
}

void CompareDialog::read()
{
    // What is shown must not be taken for what was asked for.
    m_table->setEnabled(m_shown == m_query);
    m_copy->setEnabled(false);
    m_export->setEnabled(false);
    m_tools.reader.read<Comparison>(
        m_place, [query = m_query](BoardContext &context) { return readComparison(context, query); },
        [this, query = m_query](Result<Comparison> read) {
            m_shown = query;
            take(std::move(read));
        });
}

void CompareDialog::take(Result<Comparison> read)
{
    if (!read.ok()) {
        if (read.error().code == ErrorCode::Cancelled)
            return;
        m_comparison.reset();
        m_model->show({});
        m_sentence->clear();
        m_leftOut->hide();
        m_chartCard->hide();
        const bool hasUnit = !m_query.query.unit.isNil();
        m_problem->say(QStringLiteral("warning"), text(read.error().userText), {},
            hasUnit ? text(QUNCE_TEXT("Show everything")) : text(QUNCE_TEXT("Read again")), [this] {
                m_query.query.unit = {};
                this->read();
            });
        m_stack->setCurrentWidget(m_problem);
        return;
    }
    m_comparison = std::move(*read);
    showComparison();
}

void CompareDialog::showComparison()
{
    if (!m_comparison || m_comparison->query.mode != m_query.mode)
        return;
    const Comparison &comparison = *m_comparison;
    const Format format = m_tools.format();
    fillBoxes();
    m_data->setText(dataText(comparison, format));
    m_data->setColor(comparison.arrival.isWhole() ? Token::TextSecondary : Token::Warn);
    const bool hasCampaign = comparison.query.mode != CompareMode::Campaign || !comparison.bases.empty();
    const QStringList left = hasCampaign ? whatIsLeftOut(comparison, base(), format) : QStringList();
    m_sentence->setText(hasCampaign ? comparedWithWhat(comparison, base(), format) : QString());
    m_leftOut->setText(left.join(QLatin1Char('\n')));
    m_leftOut->setVisible(!left.isEmpty());
    m_table->setEnabled(true);
    if (!hasCampaign)
        m_problem->say(QStringLiteral("campaign"), text(QUNCE_TEXT("There is no campaign with days yet.")),
            text(QUNCE_TEXT("Campaigns are planned on the calendar.")), text(QUNCE_TEXT("Open calendar")),
            [this] {
                m_tools.go({PageId::Calendar, {}, {}, {}});
                reject();
            });
    else if (comparison.rows.empty() || !comparison.total.now.hasData)
        m_problem->say(QStringLiteral("info"), text(QUNCE_TEXT("There are no numbers to compare.")),
            comparison.query.mode == CompareMode::Campaign
                ? text(QUNCE_TEXT("No day of the campaign is over and in on both sides."))
                : text(QUNCE_TEXT("Nothing has come in for this period. Choose another one in the header.")));
    const bool hasNumbers = hasCampaign && !comparison.rows.empty() && comparison.total.now.hasData;
    m_stack->setCurrentWidget(hasNumbers ? static_cast<QWidget *>(m_table) : m_problem);
    m_copy->setEnabled(hasNumbers);
    m_export->setEnabled(hasNumbers);
    m_model->show(hasNumbers ? compareGrid(comparison, base(), format) : CompareGrid());
    if (m_sortedMode != m_query.mode) // columns mean something else
        m_table->sortByColumn(comparison.query.mode == CompareMode::Periods ? 1 : 2, Qt::DescendingOrder);
    m_sortedMode = m_query.mode;
    m_table->resizeColumnsToContents();
    m_widths.clear();
    for (int column = 0; column < m_table->horizontalHeader()->count(); ++column)
        m_widths.push_back(m_table->columnWidth(column));
    fitColumns();
    if (hasNumbers && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    showChart();
}

/// Columns as wide as what is in them; what is left of the window is shared by all.
void CompareDialog::fitColumns()
{
    QHeaderView &header = *m_table->horizontalHeader();
    const auto columns = static_cast<int>(m_widths.size());
    const int spare = m_table->viewport()->width() - std::accumulate(m_widths.begin(), m_widths.end(), 0);
    for (int column = 0; column < columns; ++column)
        header.resizeSection(column, m_widths[static_cast<size_t>(column)] + std::max(0, spare) / columns);
}

void CompareDialog::showChart()
{
    const Comparison &comparison = *m_comparison;
    const bool isShown = comparison.query.mode == CompareMode::Campaign && comparison.total.now.hasData;
    m_chartCard->setVisible(isShown);
    if (!isShown)
        return;
    const Format format = m_tools.format();
    m_chart->setData(campaignLines(comparison, format));
    TextSource of = source();
    of.title = text(QUNCE_TEXT("%1 since the first day"), {compareMeasureText(comparison.query.measure)});
    m_chartCard->setSource(of, text(QUNCE_TEXT("each day with all before it")));
    m_chartCard->retranslate();
}

void CompareDialog::fillMeasures()
{
    const QSignalBlocker quiet(m_measures);
    m_measures->clear();
    const std::vector<Measure> measures = measuresOf(m_query.mode);
    if (std::find(measures.begin(), measures.end(), m_query.measure) == measures.end())
        m_query.measure = measures.front();
    for (const Measure &measure : measures) {
        m_measures->addItem(compareMeasureText(measure), QString::fromStdString(measure.name()));
        if (measure == m_query.measure)
            m_measures->setCurrentIndex(m_measures->count() - 1);
    }
}

/// What there is to choose, with what was taken.
void CompareDialog::fillBoxes()
{
    const bool isCampaign = m_query.mode == CompareMode::Campaign;
    for (const auto &[box, label] : m_labels) {
        const bool isOfCampaign = box == m_campaigns || box == m_against;
        const bool isShown = box == m_bases ? m_query.mode == CompareMode::SameStores
            : isOfCampaign                  ? isCampaign && m_campaigns->count() > 0
                                            : true;
        box->setVisible(isShown);
        label->setVisible(isShown);
    }
    if (!m_comparison)
        return;
    const QSignalBlocker quiet(m_levels);
    m_levels->clear();
    for (const Level level : m_comparison->levels) {
        m_levels->addItem(compareLevelText(level), static_cast<int>(level));
        if (level == m_comparison->query.level)
            m_levels->setCurrentIndex(m_levels->count() - 1);
    }
    m_levels->setEnabled(m_levels->count() > 1);
    if (isCampaign)
        fillCampaigns();
}

void CompareDialog::fillCampaigns()
{
    const QSignalBlocker quietFirst(m_campaigns);
    const QSignalBlocker quietSecond(m_against);
    const Format format = m_tools.format();
    m_campaigns->clear();
    m_against->clear();
    m_against->addItem(text(QUNCE_TEXT("The same dates a year before")), idOf({}));
    for (const CampaignChoice &campaign : m_comparison->campaigns) {
        m_campaigns->addItem(campaignText(campaign, format), idOf(campaign.id));
        if (campaign.id == m_comparison->query.campaign)
            m_campaigns->setCurrentIndex(m_campaigns->count() - 1);
        else
            m_against->addItem(campaignText(campaign, format), idOf(campaign.id));
    }
    m_against->setCurrentIndex(
        std::max(0, m_against->findData(idOf(m_comparison->query.against.value_or(Uuid())))));
    const bool hasAny = m_campaigns->count() > 0;
    for (const auto &[box, label] : m_labels) {
        if (box == m_campaigns || box == m_against) {
            box->setVisible(hasAny);
            label->setVisible(hasAny);
        }
    }
}

TextSource CompareDialog::source() const
{
    TextSource of;
    of.title = text(QUNCE_TEXT("Comparison of regions"));
    if (!m_comparison)
        return of;
    const Format format = m_tools.format();
    of.title += QLatin1Char('_') + compareMeasureText(m_comparison->query.measure);
    of.period = format.period(m_comparison->period);
    of.asOf = format.dateTime(m_comparison->asOf);
    of.filters << compareModeText(m_comparison->query.mode);
    return of;
}

/// What a file says below its table: all that the window says above it.
QStringList CompareDialog::notes() const
{
    const Format format = m_tools.format();
    QStringList lines {comparedWithWhat(*m_comparison, base(), format)};
    lines << whatIsLeftOut(*m_comparison, base(), format);
    lines << dataText(*m_comparison, format);
    lines << footerOf(source());
    lines << text(QUNCE_TEXT("%1 rows"), {QString::number(m_comparison->rows.size())}) << madeBy();
    return lines;
}

void CompareDialog::copyTable()
{
    if (!m_copy->isEnabled())
        return;
    const ChartTable table = m_model->grid().table(m_model->order());
    auto *mime = new QMimeData;
    mime->setText(toTsv(table));
    mime->setHtml(toHtml(table));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_tools.toast({QUNCE_TEXT("Table copied.")});
}

void CompareDialog::askWhere(bool isWorkbook)
{
    askToExport(this, m_tools,
        {text(QUNCE_TEXT("Comparison of regions")), source(),
            suffixOf(isWorkbook ? TableFile::Workbook : TableFile::Csv), ExportData::Numbers,
            m_comparison ? m_comparison->rows.size() : 0},
        [this](const QString &path, const TextSource &) { saveTo(path); });
}

void CompareDialog::saveTo(const QString &path)
{
    if (!m_export->isEnabled())
        return;
    m_export->setEnabled(false);
    const bool isWorkbook =
        QFileInfo(path).suffix().compare(QStringLiteral("xlsx"), Qt::CaseInsensitive) == 0;
    m_writer = std::jthread(
        [this, path, isWorkbook,
            sheet = m_model->grid().sheet(m_model->order(), compareModeText(m_query.mode), notes())] {
            // Told in the GUI thread, as long as the dialog is there: it waits for this thread before it goes.
            auto saved =
                std::make_shared<Result<void>>(isWorkbook ? writeWorkbook(path.toStdString(), {sheet})
                                                          : writeFileWhole(path.toStdString(), toCsv(sheet)));
            QMetaObject::invokeMethod(
                this,
                [this, path, saved] {
                    m_export->setEnabled(hasTable());
                    saySaved(m_tools, path, *saved);
                    emit written(saved->ok());
                },
                Qt::QueuedConnection);
        });
}

void CompareDialog::sortCurrent(Qt::SortOrder order)
{
    if (const QModelIndex current = m_table->currentIndex(); current.isValid())
        m_table->sortByColumn(current.column(), order);
}

void CompareDialog::openHeatMap()
{
    m_tools.go({PageId::Tasks, {}, {}, m_query.query});
    reject();
}

void CompareDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitColumns();
}

void CompareDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        reject(); // its words are those of the window that opened it
}

} // namespace qunce
