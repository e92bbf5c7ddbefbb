// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/report/reportdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "models/base/filewriter.h"
#include "models/exchange/workbook.h"
#include "views/common/exportgate.h"
#include "views/common/savedialog.h"
#include "views/common/texts.h"
#include "views/report/actionspane.h"
#include "views/report/actiontexts.h"
#include "views/report/campaignreporttexts.h"

namespace qunce {

namespace {

constexpr QSize kReportSize {1000, 760};
constexpr int kSideWidth = 300;
constexpr int kSheetWidth = 600;
constexpr int kLookMs = 100;
constexpr int kTypedMs = 250;
constexpr int kMostLetters = 40;
/// As posters have it: one name for all that leaves the window.
const QString kBrandName = QStringLiteral("poster/brand");

struct PeriodOffer {
    PeriodChoice choice;
    const char *name;
};
constexpr PeriodOffer kOffers[] {
    {PeriodChoice::LastWeek, QUNCE_TEXT("Weekly report: last week")},
    {PeriodChoice::ThisWeek, QUNCE_TEXT("Weekly report: this week so far")},
    {PeriodChoice::LastMonth, QUNCE_TEXT("Monthly report: last month")},
    {PeriodChoice::MonthToDate, QUNCE_TEXT("Monthly report: this month so far")},
};

} // namespace

ReportDialog::ReportDialog(
    PageTools &tools, const BoardQuery &query, bool isOfDemo, QWidget *parent, const Uuid &campaign)
    : QDialog(parent)
    , m_tools(tools)
    , m_query(query)
    , m_isOfDemo(isOfDemo)
    , m_campaign(campaign)
    , m_place(this)
    , m_campaignsPlace(this)
    , m_actionsPlace(this)
{
    setObjectName(QStringLiteral("reportDialog"));
    setWindowTitle(text(QUNCE_TEXT("Report")));
    resize(kReportSize.boundedTo(parent ? parent->window()->size() : kReportSize));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(makeChoices());
    row->addWidget(makeParts(), 1);
    column->addLayout(row, 1);
    column->addWidget(makeButtons());
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &ReportDialog::showProgress);
    m_typed.setSingleShot(true);
    m_typed.setInterval(kTypedMs);
    connect(&m_typed, &QTimer::timeout, this, &ReportDialog::layOut);
    connect(&m_tools.reader, &BoardReader::dataChanged, this, &ReportDialog::readActionsAgain);
    read();
    readCampaigns();
}

const std::optional<Report> &ReportDialog::report() const
{
    static const std::optional<Report> none;
    return m_contents ? m_contents->report : none;
}

QWidget *ReportDialog::makeChoices()
{
    auto *choices = new QWidget(this);
    choices->setFixedWidth(kSideWidth);
    auto *column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    const auto add = [&](const char *name, QWidget *field) {
        field->setAccessibleName(text(name));
        form->addRow(text(name), field);
    };
    m_period = new QComboBox;
    for (const PeriodOffer &offer : kOffers)
        m_period->addItem(text(offer.name), static_cast<int>(offer.choice));
    // The window's own period stands first when none of the usual ones is it.
    const int known = m_period->findData(static_cast<int>(m_query.choice));
    if (known < 0) {
        m_period->insertItem(0, text(QUNCE_TEXT("Report of %1"), {m_tools.format().period(m_query.period)}),
            static_cast<int>(m_query.choice));
        m_period->setCurrentIndex(m_period->findData(static_cast<int>(PeriodChoice::LastWeek)));
    } else {
        m_period->setCurrentIndex(known);
    }
    add(QUNCE_TEXT("Period"), m_period);
    m_title = new QLineEdit;
    m_title->setMaxLength(kMostLetters);
    add(QUNCE_TEXT("Title"), m_title);
    m_brand = new QLineEdit(m_tools.settings.value(kBrandName).toString());
    m_brand->setMaxLength(kMostLetters);
    add(QUNCE_TEXT("Brand"), m_brand);
    m_warning = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Warn);
    m_warning->setWordWrap(true);
    m_warning->hide();
    column->addLayout(form);
    column->addWidget(m_warning);
    column->addStretch(1);
    connect(m_period, &QComboBox::currentIndexChanged, this, &ReportDialog::choose);
    connect(m_title, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
    connect(m_brand, &QLineEdit::textChanged, this, [this](const QString &name) {
        m_tools.settings.set(kBrandName, name);
        m_typed.start();
    });
    return choices;
}

/// Preview and actions, one at a time.
QWidget *ReportDialog::makeParts()
{
    auto *both = new QWidget(this);
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    m_tabs = new QTabBar(both);
    m_tabs->setObjectName(QStringLiteral("reportTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(text(QUNCE_TEXT("Preview")));
    m_tabs->addTab(text(QUNCE_TEXT("Problems and actions")));
    m_parts = new QStackedWidget(both);
    m_parts->addWidget(makePreview());
    m_actions = new ActionsPane(m_tools);
    m_parts->addWidget(m_actions);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int part) {
        m_parts->setCurrentIndex(part);
        if (part == 1)
            m_actions->problem().setFocus();
    });
    connect(m_actions, &ActionsPane::changed, this, &ReportDialog::readActionsAgain);
    column->addWidget(m_tabs);
    column->addWidget(m_parts, 1);
    return both;
}

QWidget *ReportDialog::makePreview()
{
    auto *preview = new QWidget(this);
    auto *column = new QVBoxLayout(preview);
    column->setContentsMargins(0, 0, 0, 0);
    auto *progress = new QHBoxLayout;
    m_progress = new QProgressBar;
    m_progress->setRange(0, 100);
    m_progress->setAccessibleName(text(QUNCE_TEXT("Progress")));
    m_progress->setTextVisible(false);
    m_stop = new QPushButton(text(QUNCE_TEXT("Stop")));
    m_stop->setAutoDefault(false);
    connect(m_stop, &QPushButton::clicked, this, &ReportDialog::stopReading);
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_stop);
    m_problem = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *area = new QScrollArea;
    area->setAccessibleName(text(QUNCE_TEXT("Preview")));
    m_sheets = new QWidget;
    auto *sheets = new QVBoxLayout(m_sheets);
    sheets->setContentsMargins(8, 8, 8, 8);
    sheets->setSpacing(8);
    sheets->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_sheets);
    area->setWidgetResizable(true);
    column->addLayout(progress);
    column->addWidget(m_problem);
    column->addWidget(area, 1);
    return preview;
}

QWidget *ReportDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(text(QUNCE_TEXT("Close")));
    m_save = buttons->addButton(text(QUNCE_TEXT("Save PDF and workbook…")), QDialogButtonBox::ActionRole);
    m_save->setProperty("kind", QStringLiteral("primary"));
    m_save->setEnabled(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Enter in a field is the field's.
    m_save->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &ReportDialog::askToSave);
    return buttons;
}

void ReportDialog::askToSave()
{
    const Period period = m_contents->query().query.period;
    const ReportTexts said = texts();
    QString name = said.title;
    if (period.days() > 0)
        name +=
            QLatin1Char(' ') + QString::fromStdString(period.from.toString() + "–" + period.to.toString());
    TextSource source;
    source.title = said.title;
    source.scope = said.scope;
    if (period.days() > 0)
        source.period = m_tools.format().period(period);
    source.asOf = m_tools.format().dateTime(
        m_contents->review ? m_contents->review->detail.asOf : m_contents->report->asOf);
    size_t rows = said.actions ? said.actions->rows.size() : 0;
    for (const ReportSection &section : said.sections)
        rows += section.rows.size();
    askToExport(this, m_tools,
        {text(QUNCE_TEXT("Save PDF and workbook")), source, QStringLiteral("pdf"), ExportData::Guides, rows,
            name + QStringLiteral(".pdf")},
        [this](const QString &path, const TextSource &) { saySaved(m_tools, path, saveTo(path)); });
}

BoardQuery ReportDialog::chosen() const
{
    BoardQuery query = m_query;
    if (!m_campaign.isNil())
        return query;
    query.choice = static_cast<PeriodChoice>(m_period->currentData().toInt());
    if (query.choice != m_query.choice)
        query.period = periodOf(query.choice, m_tools.reader.now().day(), m_query.period);
    return query;
}

/// Data of the choices: a number for a period, the id of a campaign as text.
void ReportDialog::choose()
{
    const QVariant chosen = m_period->currentData();
    m_campaign = chosen.typeId() == QMetaType::QString
        ? Uuid::parse(chosen.toString().toStdString()).value_or(Uuid())
        : Uuid();
    read();
}

void ReportDialog::readCampaigns()
{
    using Choices = std::vector<CampaignChoice>;
    m_tools.reader.read<Choices>(
        m_campaignsPlace, [](BoardContext &context) { return readCampaignChoices(context); },
        [this](const Result<Choices> &choices) {
            if (choices.ok())
                offer(*choices);
        });
}

/// Those that have begun, the latest first, below the periods; the one that the dialog was opened for in any case.
void ReportDialog::offer(const std::vector<CampaignChoice> &campaigns)
{
    const QSignalBlocker quiet(m_period);
    const auto add = [this](const Uuid &id, const QString &words) {
        m_period->addItem(words, QString::fromStdString(id.toString()));
        if (id == m_campaign)
            m_period->setCurrentIndex(m_period->count() - 1);
    };
    bool isOffered = m_campaign.isNil();
    for (const CampaignChoice &campaign : campaigns) {
        if (campaign.days.from > m_tools.reader.now().day() && campaign.id != m_campaign)
            continue;
        isOffered = isOffered || campaign.id == m_campaign;
        add(campaign.id,
            text(QUNCE_TEXT("Review: %1 (%2)"),
                {QString::fromStdString(campaign.name), m_tools.format().period(campaign.days)}));
    }
    if (!isOffered) // it has no days
        add(m_campaign, text(QUNCE_TEXT("Review of the campaign")));
}

void ReportDialog::read()
{
    m_save->setEnabled(false);
    m_problem->hide();
    m_progress->setValue(0);
    m_progress->show();
    m_stop->show();
    m_look.start();
    const auto done = std::make_shared<std::atomic<int>>(0);
    m_done = done;
    m_actionsPlace.cancel();
    m_isNewSince = false;
    m_tools.reader.read<Contents>(
        m_place,
        [query = ReportQuery {chosen()}, campaign = m_campaign, plan = m_plan, done](
            BoardContext &context) -> Result<Contents> {
            const ReportProgress progress = [&done](int step, int of) { *done = step * 100 / of; };
            Contents contents;
            if (campaign.isNil()) {
                QUNCE_ASSIGN(contents.report, readReport(context, query, progress));
            } else {
                QUNCE_ASSIGN(contents.review, readCampaignReport(context, *plan, query, campaign, progress));
            }
            const BoardQuery &read = contents.query().query;
            QUNCE_ASSIGN(contents.actions, readActions(context, {read.unit, campaign, read.period}));
            return contents;
        },
        [this](Result<Contents> read) { take(std::move(read)); });
}

/// Without the numbers: they are as of when the report was made.
void ReportDialog::readActionsAgain()
{
    m_isNewSince = m_place.isWaiting(); // which may have looked before this
    if (!m_contents || m_isNewSince)
        return;
    m_tools.reader.read<ActionList>(
        m_actionsPlace,
        [scope = m_contents->actions.scope](BoardContext &context) { return readActions(context, scope); },
        [this](Result<ActionList> read) {
            if (!read.ok() || !m_contents)
                return;
            m_contents->actions = std::move(*read);
            showActions();
            layOut();
        });
}

void ReportDialog::showActions()
{
    const ActionList &list = m_contents->actions;
    m_actions->setList(list);
    const auto open = std::count_if(
        list.items.begin(), list.items.end(), [](const ActionItem &item) { return !item.done; });
    m_tabs->setTabText(1,
        open == 0 ? text(QUNCE_TEXT("Problems and actions"))
                  : text(QUNCE_TEXT("Problems and actions (%1 open)"), {m_tools.format().integer(open)}));
}

void ReportDialog::showProgress()
{
    m_progress->setValue(m_done->load());
}

void ReportDialog::stopReading()
{
    m_place.cancel();
    m_look.stop();
    m_progress->hide();
    m_stop->hide();
    m_problem->setText(text(QUNCE_TEXT("Stopped. Choose a period to make a report.")));
    m_problem->show();
    m_save->setEnabled(m_contents.has_value()); // that of before is still there
    const QSignalBlocker quiet(m_period);
    m_period->setCurrentIndex(-1); // whichever is chosen next is read
}

void ReportDialog::take(Result<Contents> read)
{
    m_look.stop();
    m_progress->hide();
    m_stop->hide();
    m_save->setEnabled(read.ok());
    m_problem->setVisible(!read.ok());
    if (!read.ok()) {
        m_contents.reset();
        m_problem->setText(text(read.error().userText));
        m_tabs->setCurrentIndex(0);
    } else {
        m_contents = std::move(*read);
        showActions();
    }
    m_tabs->setTabEnabled(1, m_contents.has_value());
    layOut();
    if (m_isNewSince)
        readActionsAgain();
}

void ReportDialog::layOut()
{
    while (QLayoutItem *item = m_sheets->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_paper.reset();
    if (!m_contents)
        return;
    const ReportTexts said = texts();
    m_title->setPlaceholderText(said.title);
    m_warning->setVisible(!said.missing.isEmpty());
    m_warning->setText(said.missing.isEmpty()
            ? QString()
            : text(QUNCE_TEXT("The numbers are incomplete (%1); the report says so."), {said.missing}));
    m_paper = std::make_unique<ReportPaper>(said, m_tools.theme);
    const qreal ratio = devicePixelRatioF();
    for (int page = 0; page < m_paper->pages(); ++page) {
        auto *sheet = new QLabel;
        QPixmap picture = QPixmap::fromImage(m_paper->picture(page, static_cast<int>(kSheetWidth * ratio)));
        picture.setDevicePixelRatio(ratio);
        sheet->setPixmap(picture);
        sheet->setFixedSize(picture.deviceIndependentSize().toSize());
        sheet->setAccessibleName(text(
            QUNCE_TEXT("page %1 of %2"), {QString::number(page + 1), QString::number(m_paper->pages())}));
        m_sheets->layout()->addWidget(sheet);
        sheet->show();
    }
    m_sheets->layout()->activate();
}

ReportLook ReportDialog::look() const
{
    return {m_title->text(), m_brand->text(), m_isOfDemo};
}

ReportTexts ReportDialog::texts() const
{
    if (!m_contents)
        return {};
    const Format format = m_tools.format();
    ReportTexts made = m_contents->review ? campaignReportTexts(*m_contents->review, look(), format)
                                          : reportTexts(*m_contents->report, look(), format);
    made.actions = actionSection(m_contents->actions, m_tools.reader.now().day(), format);
    return made;
}

Result<void> ReportDialog::saveTo(const QString &pdfPath) const
{
    const QByteArray bytes = pdf();
    QUNCE_TRY(writeFileWhole(
        pdfPath.toStdString(), std::string_view(bytes.constData(), static_cast<size_t>(bytes.size()))));
    const QFileInfo file(pdfPath);
    const QString workbook =
        file.path() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".xlsx");
    return writeWorkbook(workbook.toStdString(), reportSheets(texts()));
}

void ReportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        reject(); // its words are those of the window that opened it
}

} // namespace qunce
