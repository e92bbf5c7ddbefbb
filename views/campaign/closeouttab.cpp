// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/closeouttab.h"

#include <QBuffer>

#include "models/base/outputfile.h"
#include "models/base/zipwriter.h"
#include "views/campaign/campaigncharts.h"
#include "views/campaign/campaignsheets.h"
#include "views/campaign/campaigntexts.h"
#include "views/common/exportgate.h"
#include "views/common/savedialog.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr QSize kChart {900, 420};

struct Picture {
    std::string name;
    std::string png;
};

/// A chart on a card of its own, as ChartCard saves it.
Picture pictureOf(PageTools &tools, const TextSource &source, ChartData data, const QString &secondary)
{
    LineChart *chart = new LineChart(tools);
    ChartCard card(tools, chart);
    card.retranslate();
    card.setSource(source, secondary);
    chart->setData(std::move(data));
    card.resize(kChart);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    card.picture().save(&buffer, "PNG");
    const QString name = secondary.isEmpty() ? source.title : source.title + QLatin1Char('-') + secondary;
    return {name.toStdString(), bytes.toStdString()};
}

std::string fileName(std::string name)
{
    for (char &one : name) {
        if (std::string_view("/\\:*?\"<>|").find(one) != std::string_view::npos)
            one = '-';
    }
    return name;
}

Result<void> writeArchive(
    const std::string &path, const std::vector<Sheet> &sheets, const std::vector<Picture> &pictures)
{
    QUNCE_ASSIGN(OutputFile file, OutputFile::create(path));
    ZipWriter zip(file);
    for (const Sheet &sheet : sheets)
        QUNCE_TRY(zip.add(fileName(sheet.name) + ".csv", toCsv(sheet)));
    for (const Picture &picture : pictures)
        QUNCE_TRY(zip.add(fileName(picture.name) + ".png", picture.png));
    QUNCE_TRY(zip.finish());
    return file.commit();
}

} // namespace

CampaignCloseOutTab::CampaignCloseOutTab(PageTools &tools, CampaignHost host, QWidget *parent)
    : CampaignTab(tools, host, parent)
    , m_reviewCard(new Card(tools.theme, this))
    , m_review(new ReviewEdit(tools.edits, m_reviewCard))
    , m_state(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, m_reviewCard))
    , m_filesCard(new Card(tools.theme, this))
    , m_about(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, m_filesCard))
    , m_workbook(new QPushButton(m_filesCard))
    , m_archive(new QPushButton(m_filesCard))
{
    m_workbook->setObjectName(QStringLiteral("campaignWorkbook"));
    m_workbook->setProperty("kind", QStringLiteral("primary"));
    m_archive->setObjectName(QStringLiteral("campaignArchive"));
    m_state->setObjectName(QStringLiteral("campaignReviewState"));
    m_about->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGap);
    row->addWidget(m_reviewCard, 3);
    row->addWidget(m_filesCard, 2);
    auto *review = new QVBoxLayout;
    review->setContentsMargins(metrics::kMargin, 0, metrics::kMargin, 12);
    review->addWidget(m_review, 1);
    review->addWidget(m_state);
    m_reviewCard->body()->addLayout(review, 1);
    auto *files = new QVBoxLayout;
    files->setContentsMargins(metrics::kMargin, 0, metrics::kMargin, 12);
    files->setSpacing(12);
    files->addWidget(m_about);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_workbook);
    buttons->addWidget(m_archive);
    buttons->addStretch(1);
    files->addLayout(buttons);
    files->addStretch(1);
    m_filesCard->body()->addLayout(files, 1);
    connect(m_review, &ReviewEdit::stateChanged, this, &CampaignCloseOutTab::showState);
    connect(&tools.edits, &EditDesk::rightsChanged, this, &CampaignCloseOutTab::showState);
    connect(m_workbook, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_archive, &QPushButton::clicked, this, [this] { ask(false); });
}

void CampaignCloseOutTab::retranslate()
{
    m_reviewCard->setTitle(text(QUNCE_TEXT("Lessons learned")),
        text(QUNCE_TEXT("what went well, what did not, what comes next")));
    m_review->setAccessibleName(text(QUNCE_TEXT("Lessons learned")));
    m_review->setPlaceholderText(text(QUNCE_TEXT("What have we learned?")));
    m_filesCard->setTitle(text(QUNCE_TEXT("Take it along")));
    m_about->setText(text(
        QUNCE_TEXT("All tables of this campaign: overview, stages, goals by day, coverage, reach, groups "
                   "unreached, contents by market, review. Each says what it is of, up to when data have "
                   "arrived and how many rows it has.")));
    m_workbook->setText(text(QUNCE_TEXT("Workbook (XLSX)…")));
    m_archive->setText(text(QUNCE_TEXT("CSV and pictures (ZIP)…")));
    if (detail())
        fill();
}

void CampaignCloseOutTab::fill()
{
    const Record &record = detail()->record;
    m_review->show(record.id, record.text("name"), QString::fromStdString(record.text("review")));
    showState();
}

void CampaignCloseOutTab::showState()
{
    if (!detail())
        return;
    const Message why = tools().edits.whyNot(detail()->record, "review");
    m_review->setReadOnly(!why.empty());
    m_state->setColor(m_review->wasRefused() ? Token::Bad : Token::TextSecondary);
    m_state->setText(!why.empty()    ? text(why)
            : m_review->wasRefused() ? text(QUNCE_TEXT("It could not be saved."))
            : m_review->isSaving()   ? text(QUNCE_TEXT("Being saved…"))
                                     : text(QUNCE_TEXT("Saved by itself.")));
}

void CampaignCloseOutTab::ask(bool isWorkbook)
{
    if (!detail())
        return;
    TextSource source = host().source();
    source.title = QString::fromStdString(detail()->record.text("name")) + QLatin1Char('_')
        + text(QUNCE_TEXT("Close-out"));
    size_t rows = 0;
    for (const Sheet &sheet :
        campaignSheets(*detail(), host().source(), m_review->toPlainText(), tools().format()))
        rows += sheet.rows.size();
    askToExport(this, tools(),
        {isWorkbook ? m_workbook->text() : m_archive->text(), source,
            isWorkbook ? QStringLiteral("xlsx") : QStringLiteral("zip"), ExportData::Groups, rows},
        [this, isWorkbook](const QString &path, const TextSource &) {
            isWorkbook ? saveWorkbook(path) : saveArchive(path);
        });
}

void CampaignCloseOutTab::saveWorkbook(const QString &path)
{
    if (!detail())
        return;
    write(path,
        [sheets = campaignSheets(*detail(), host().source(), m_review->toPlainText(), tools().format())](
            const std::string &file) { return writeWorkbook(file, sheets); });
}

void CampaignCloseOutTab::saveArchive(const QString &path)
{
    if (!detail())
        return;
    const Format format = tools().format();
    std::vector<Picture> pictures;
    for (const CampaignGoalLine &line : detail()->goals) {
        ChartData days = goalDaysChart(line, format);
        if (!days.isEmpty())
            pictures.push_back(pictureOf(tools(), sourceOf(text(QUNCE_TEXT("Attainment by day"))),
                std::move(days), goalName(line.goal)));
    }
    ChartData reach = reachChart(*detail(), format);
    if (!reach.isEmpty())
        pictures.push_back(pictureOf(
            tools(), sourceOf(text(QUNCE_TEXT("Reach since dispatch"))), std::move(reach), QString()));
    write(path,
        [sheets = campaignSheets(*detail(), host().source(), m_review->toPlainText(), format),
            pictures = std::move(pictures)](
            const std::string &file) { return writeArchive(file, sheets, pictures); });
}

void CampaignCloseOutTab::write(const QString &path, std::function<Result<void>(const std::string &)> work)
{
    for (QPushButton *button : {m_workbook, m_archive})
        button->setEnabled(false);
    m_writer = std::jthread([this, path, work = std::move(work)] {
        // Told in the GUI thread, as long as the tab is there: it waits for this thread before it goes.
        auto outcome = std::make_shared<Result<void>>(work(path.toStdString()));
        QMetaObject::invokeMethod(
            this,
            [this, path, outcome] {
                for (QPushButton *button : {m_workbook, m_archive})
                    button->setEnabled(true);
                saySaved(tools(), path, *outcome);
                emit written(path, outcome->ok());
            },
            Qt::QueuedConnection);
    });
}

} // namespace qunce
