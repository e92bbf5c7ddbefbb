// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/placesopdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include "models/protocol/bucketnames.h"
#include "models/sop/shippedsop.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/sop/sopedit.h"
#include "views/sop/soptexts.h"

namespace qunce {

namespace {

constexpr QSize kSize {720, 680};
constexpr int kRegionsHeight = 68;
constexpr int kPreviewRowHeight = 26;
constexpr int kMostNameLetters = 80;

} // namespace

EditRequest requestOf(
    const SopPreview &preview, bool isShipped, const std::string &campaignName, IdSource &ids)
{
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Plan “%1”"), {campaignName});
    const SopTemplate &shown = preview.plan.sop;
    const SopTemplate sop = isShipped ? ownCopyOf(shown, ids) : shown;
    const Uuid campaign = ids.next();
    std::map<std::string, FieldValue, std::less<>> fields {{"name", campaignName},
        {"starts_on", toValue(std::optional(preview.plan.start))},
        {"ends_on", toValue(std::optional(preview.plan.start + (sop.days - 1)))},
        {"template", toValue(sop.id)}};
    request.changes.push_back(MakeRecord {Kind::Campaign, campaign, std::move(fields)});
    if (isShipped) {
        request.changes.push_back(MakeRecord {Kind::SopTemplate, sop.id, fieldsOf(sop)});
        for (const SopStep &step : sop.steps)
            request.changes.push_back(MakeRecord {Kind::SopStep, step.id, fieldsOf(step, sop.id)});
    }
    for (const SopPreviewEntry &entry : preview.entries) {
        request.changes.push_back(MakeRecord {Kind::Entry, ids.next(), fieldsOf(entry, sop, campaign)});
    }
    return request;
}

PlaceSopDialog::PlaceSopDialog(
    PageTools &tools, const SopLine &line, const SopBoard &board, Day start, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_line(line)
    , m_board(board)
    , m_place(this)
    , m_name(new QLineEdit)
    , m_start(new QDateEdit(dateOf(start)))
    , m_regions(new QListWidget)
    , m_summary(new ThemedLabel(tools.theme, TextRole::Body, Token::Text))
    , m_warning(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Warn))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
    , m_days(new CellTable(tools.theme, kPreviewRowHeight))
{
    setObjectName(QStringLiteral("placeSopDialog"));
    setWindowTitle(text(QUNCE_TEXT("Put “%1” on a date"), {QString::fromStdString(line.sop.name)}));
    resize(kSize);
    build();
    m_name->setText(
        QString::fromStdString(line.sop.name) + QLatin1Char(' ') + tools.format().shortDay(start));
    connect(m_name, &QLineEdit::textChanged, this, &PlaceSopDialog::say);
    connect(m_start, &QDateEdit::dateChanged, this, &PlaceSopDialog::readPreview);
    connect(m_regions, &QListWidget::itemChanged, this, &PlaceSopDialog::readPreview);
    readPreview();
    m_name->setFocus();
    m_name->selectAll();
}

void PlaceSopDialog::build()
{
    const auto named = [](QWidget *widget, const char *name, const QString &label) {
        widget->setObjectName(QLatin1String(name));
        widget->setAccessibleName(label);
    };
    auto *form = new QFormLayout;
    const auto add = [&](const char *name, const QString &label, QWidget *input) {
        named(input, name, label);
        form->addRow(label, input);
    };
    m_name->setMaxLength(kMostNameLetters);
    m_start->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_start->setDateRange(QDate(2015, 1, 1), QDate(2099, 1, 1));
    for (const CalendarChoice &region : m_board.regions) {
        auto *item = new QListWidgetItem(QString::fromStdString(region.name), m_regions);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(Qt::Unchecked);
        item->setData(Qt::UserRole, QString::fromStdString(region.id));
    }
    m_regions->setFlow(QListView::LeftToRight);
    m_regions->setWrapping(true);
    m_regions->setResizeMode(QListView::Adjust);
    m_regions->setProperty("kind", QStringLiteral("field"));
    m_regions->setSpacing(3);
    keepHeight(m_tools.theme, m_regions, kRegionsHeight);
    add("name", text(QUNCE_TEXT("Name of the campaign")), m_name);
    add("start", text(QUNCE_TEXT("First day")), m_start);
    add("regions", text(QUNCE_TEXT("Regions (none: all)")), m_regions);
    named(m_days, "previewDays", text(QUNCE_TEXT("Preview by day")));
    m_days->setColumns(previewColumns());
    for (ThemedLabel *label : {m_summary, m_warning, m_why})
        label->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_warning->setObjectName(QStringLiteral("warning"));
    m_why->setObjectName(QStringLiteral("why"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_make = buttons->button(QDialogButtonBox::Ok);
    m_make->setText(text(QUNCE_TEXT("Make drafts")));
    m_make->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &PlaceSopDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_summary);
    column->addWidget(m_warning);
    column->addWidget(m_days, 1);
    column->addWidget(m_why);
    column->addWidget(buttons);
}

SopPlan PlaceSopDialog::plan() const
{
    SopPlan made {m_line.sop, dayOf(m_start->date()), {}};
    for (int i = 0; i < m_regions->count(); ++i) {
        const QListWidgetItem *item = m_regions->item(i);
        if (item->checkState() == Qt::Checked)
            made.regions.push_back(
                Uuid::parse(item->data(Qt::UserRole).toString().toStdString()).value_or(Uuid {}));
    }
    return made;
}

void PlaceSopDialog::readPreview()
{
    m_preview.reset();
    say();
    m_tools.reader.read<SopPreview>(
        m_place,
        [plan = plan(), memory = m_plan](
            BoardContext &context) { return readSopPreview(context, *memory, plan); },
        [this](const Result<SopPreview> &preview) { showPreview(preview); });
}

void PlaceSopDialog::showPreview(const Result<SopPreview> &preview)
{
    if (!preview.ok()) {
        m_why->setText(text(preview.error().userText));
        return;
    }
    m_preview = *preview;
    m_summary->setText(previewSummary(*preview, m_tools.format()));
    QStringList warnings;
    const std::optional<size_t> good = versionOn(m_board.lines, m_line.sop.family, preview->plan.start);
    if (good && m_board.lines[*good].sop.version > m_line.sop.version)
        warnings << text(QUNCE_TEXT("Version %1 of this template is good on that day."),
            {QString::number(m_board.lines[*good].sop.version)});
    if (const QString found = previewWarning(*preview, m_tools.format()); !found.isEmpty())
        warnings << found;
    const QString warning = warnings.join(QLatin1Char('\n'));
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_days->setRows(
        static_cast<int>(preview->days.size()), [this, days = preview->days](int row, int column) {
            return previewCell(days[static_cast<size_t>(row)], column, m_tools.format());
        });
    say();
}

QString PlaceSopDialog::whyNotYet() const
{
    Record campaign;
    campaign.kind = Kind::Campaign;
    campaign.bucket = bucket::planHq();
    const Message refusal = m_tools.edits.whyNotCreate(campaign);
    if (!refusal.empty())
        return text(refusal);
    const std::string name = m_name->text().simplified().toStdString();
    if (name.empty())
        return text(QUNCE_TEXT("A campaign needs a name."));
    if (std::binary_search(m_board.campaignNames.begin(), m_board.campaignNames.end(), name))
        return text(QUNCE_TEXT("There is a campaign of this name already: give it another one."));
    const std::optional<Day> &from = m_line.sop.effectiveFrom;
    if (from && dayOf(m_start->date()) < *from)
        return text(QUNCE_TEXT("This version is good from %1 on: take a later day, or an earlier version."),
            {m_tools.format().day(*from)});
    if (m_preview && m_preview->entries.empty())
        return text(QUNCE_TEXT("No step is for these regions."));
    return {};
}

void PlaceSopDialog::say()
{
    const QString why = whyNotYet();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_make->setEnabled(why.isEmpty() && m_preview.has_value());
}

void PlaceSopDialog::accept()
{
    if (!m_preview || !whyNotYet().isEmpty())
        return;
    RandomIdSource ids(m_tools.clock);
    EditRequest request =
        requestOf(*m_preview, m_line.isShipped, m_name->text().simplified().toStdString(), ids);
    const Uuid first = std::get<MakeRecord>(request.changes.back()).id;
    m_make->setEnabled(false);
    m_tools.edits.commit(std::move(request), this, [this, first](const Result<EditDone> &outcome) {
        if (outcome.ok()) {
            m_made = first;
            QDialog::accept();
            return;
        }
        m_make->setEnabled(true);
        m_why->setText(text(outcome.error().userText));
        m_why->show();
    });
}

} // namespace qunce
