// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/report/reportdialog.h"

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

ReportDialog::ReportDialog(PageTools &tools, const BoardQuery &query, bool isOfDemo, QWidget *parent)
    : QDialog(parent), m_tools(tools), m_query(query), m_isOfDemo(isOfDemo), m_place(this)
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
    row->addWidget(makePreview(), 1);
    column->addLayout(row, 1);
    column->addWidget(makeButtons());
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &ReportDialog::showProgress);
    m_typed.setSingleShot(true);
    m_typed.setInterval(kTypedMs);
    connect(&m_typed, &QTimer::timeout, this, &ReportDialog::layOut);
    read();
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
    connect(m_period, &QComboBox::currentIndexChanged, this, &ReportDialog::read);
    connect(m_title, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
    connect(m_brand, &QLineEdit::textChanged, this, [this](const QString &name) {
        m_tools.settings.set(kBrandName, name);
        m_typed.start();
    });
    return choices;
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
    m_save = buttons->addButton(text(QUNCE_TEXT("Save PDF and workbook …")), QDialogButtonBox::ActionRole);
    m_save->setProperty("kind", QStringLiteral("primary"));
    m_save->setEnabled(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        const Period period = m_report->query.query.period;
        const QString name = texts().title + QLatin1Char(' ')
            + QString::fromStdString(period.from.toString() + "–" + period.to.toString())
            + QStringLiteral(".pdf");
        const ReportTexts said = texts();
        TextSource source;
        source.title = said.title;
        source.scope = said.scope;
        source.period = m_tools.format().period(period);
        source.asOf = m_tools.format().dateTime(m_report->asOf);
        size_t rows = 0;
        for (const ReportSection &section : said.sections)
            rows += section.rows.size();
        askToExport(this, m_tools,
            {text(QUNCE_TEXT("Save PDF and workbook")), source, QStringLiteral("pdf"), ExportData::Guides,
                rows, name},
            [this](const QString &path, const TextSource &) { saySaved(m_tools, path, saveTo(path)); });
    });
    return buttons;
}

BoardQuery ReportDialog::chosen() const
{
    BoardQuery query = m_query;
    query.choice = static_cast<PeriodChoice>(m_period->currentData().toInt());
    if (query.choice != m_query.choice)
        query.period = periodOf(query.choice, m_tools.reader.now().day(), m_query.period);
    return query;
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
    m_tools.reader.read<Report>(
        m_place,
        [query = ReportQuery {chosen()}, done](BoardContext &context) {
            return readReport(context, query, [&done](int step, int of) { *done = step * 100 / of; });
        },
        [this](Result<Report> read) { take(std::move(read)); });
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
    m_save->setEnabled(m_report.has_value()); // that of before is still there
    const QSignalBlocker quiet(m_period);
    m_period->setCurrentIndex(-1); // whichever is chosen next is read
}

void ReportDialog::take(Result<Report> read)
{
    m_look.stop();
    m_progress->hide();
    m_stop->hide();
    m_save->setEnabled(read.ok());
    m_problem->setVisible(!read.ok());
    if (!read.ok()) {
        m_report.reset();
        m_problem->setText(text(read.error().userText));
    } else {
        m_report = std::move(*read);
    }
    layOut();
}

void ReportDialog::layOut()
{
    while (QLayoutItem *item = m_sheets->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_paper.reset();
    if (!m_report)
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
    return m_report ? reportTexts(*m_report, look(), m_tools.format()) : ReportTexts();
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
