// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/placesopdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "models/protocol/bucketnames.h"
#include "models/sop/shippedsop.h"
#include "views/common/dates.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/sop/sopedit.h"
#include "views/sop/soptexts.h"

namespace qunce {

namespace {

constexpr QSize kPlaceSize {720, 680};
constexpr int kJoiningHeight = 120; // what is asked beside of a rolling one
constexpr int kRegionsHeight = 68;
constexpr int kPreviewRowHeight = 26;
constexpr int kUsualDays = 90; // offered where somebody wants an end
constexpr int kMostNameLetters = 80;

/// Of the campaign; nothing for one that goes on.
std::optional<Day> lastDayOf(const SopPlan &plan)
{
    const std::optional<Day> last = plan.rolls() ? plan.joining.until : std::optional(plan.start);
    return last ? std::optional(*last + (plan.sop.days - 1)) : std::nullopt;
}

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
        {"starts_on", toValue(std::optional(preview.plan.start))}, {"template", toValue(sop.id)}};
    if (const std::optional<Day> last = lastDayOf(preview.plan))
        fields["ends_on"] = toValue(last);
    request.changes.push_back(MakeRecord {Kind::Campaign, campaign, std::move(fields)});
    if (isShipped) {
        request.changes.push_back(MakeRecord {Kind::SopTemplate, sop.id, fieldsOf(sop)});
        for (const SopStep &step : sop.steps)
            request.changes.push_back(MakeRecord {Kind::SopStep, step.id, fieldsOf(step, sop.id)});
    }
    std::vector<RecordChange> targets;
    for (const SopPreviewEntry &entry : preview.entries) {
        const Uuid id = ids.next();
        request.changes.push_back(MakeRecord {Kind::Entry, id, fieldsOf(entry, preview.plan, sop, campaign)});
        for (const PlanTarget &target : entry.targets) {
            const bool isTag = target.kind == PlanTarget::Kind::Tag;
            targets.push_back(MakeRecord {Kind::EntryTarget, ids.next(),
                {{"entry", toValue(id)}, {"target_kind", std::string(isTag ? "tag" : "org")},
                    {"target", toValue(target.id)},
                    {"mode", std::string(target.isIncluded ? "include" : "exclude")}}});
        }
    }
    request.changes.insert(request.changes.end(), targets.begin(), targets.end());
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
    , m_rolls(line.sop.anchor != SopAnchor::Campaign)
    , m_ends(new QCheckBox(text(QUNCE_TEXT("until")), this))
    , m_until(new QDateEdit(dateOf(start + kUsualDays), this))
    , m_midway(new QCheckBox(this))
    , m_batches(new QLineEdit(this))
    , m_bands(new QLineEdit(this))
    , m_regions(new QListWidget)
    , m_summary(new ThemedLabel(tools.theme, TextRole::Body, Token::Text))
    , m_warning(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Warn))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
    , m_days(new CellTable(tools.theme, kPreviewRowHeight))
{
    setObjectName(QStringLiteral("placeSopDialog"));
    const QString name = QString::fromStdString(line.sop.name);
    setWindowTitle(
        m_rolls ? text(QUNCE_TEXT("Let “%1” run"), {name}) : text(QUNCE_TEXT("Put “%1” on a date"), {name}));
    resize(kPlaceSize.width(), kPlaceSize.height() + (m_rolls ? kJoiningHeight : 0));
    build();
    m_name->setText(
        QString::fromStdString(line.sop.name) + QLatin1Char(' ') + tools.format().shortDay(start));
    connect(m_name, &QLineEdit::textChanged, this, &PlaceSopDialog::say);
    connect(m_start, &QDateEdit::dateChanged, this, &PlaceSopDialog::readPreview);
    connect(m_regions, &QListWidget::itemChanged, this, &PlaceSopDialog::readPreview);
    connect(m_until, &QDateEdit::dateChanged, this, &PlaceSopDialog::readPreview);
    connect(m_ends, &QCheckBox::toggled, m_until, &QWidget::setEnabled);
    for (QCheckBox *box : {m_ends, m_midway})
        connect(box, &QCheckBox::toggled, this, &PlaceSopDialog::readPreview);
    for (QLineEdit *names : {m_batches, m_bands})
        connect(names, &QLineEdit::editingFinished, this, [this] {
            if (m_preview && m_preview->plan != plan())
                readPreview();
        });
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
    for (QWidget *ofRolling :
        std::initializer_list<QWidget *> {m_ends, m_until, m_midway, m_batches, m_bands})
        ofRolling->hide();
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
    const char *const first = !m_rolls               ? QUNCE_TEXT("First day")
        : m_line.sop.anchor == SopAnchor::GroupStart ? QUNCE_TEXT("Groups opening from")
                                                     : QUNCE_TEXT("Customers added from");
    add("start", text(first), m_start);
    if (m_rolls)
        buildJoining(*form);
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

/// Who joins of those who are there, and of those who come.
void PlaceSopDialog::buildJoining(QFormLayout &form)
{
    const bool ofGroups = m_line.sop.anchor == SopAnchor::GroupStart;
    auto *last = new QWidget;
    auto *row = new QHBoxLayout(last);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_ends);
    row->addWidget(m_until);
    row->addStretch(1);
    m_ends->setObjectName(QStringLiteral("ends"));
    m_until->setObjectName(QStringLiteral("until"));
    m_until->setAccessibleName(text(QUNCE_TEXT("Last day")));
    m_until->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_until->setDateRange(QDate(2015, 1, 1), QDate(2099, 1, 1));
    m_until->setEnabled(false);
    m_midway->setObjectName(QStringLiteral("midway"));
    m_midway->setText(ofGroups ? text(QUNCE_TEXT("Groups that have opened before get what is still to come"))
                               : text(QUNCE_TEXT("Customers added before get what is still to come")));
    m_midway->setChecked(!ofGroups);
    form.addRow(QString(), last);
    form.addRow(QString(), m_midway);
    for (QWidget *shown : std::initializer_list<QWidget *> {m_ends, m_until, m_midway})
        shown->show();
    if (!ofGroups)
        return;
    const auto named = [&form](
                           QLineEdit *field, const char *name, const QString &label, const QString &hint) {
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(label);
        field->setPlaceholderText(hint);
        form.addRow(label, field);
        field->show();
    };
    named(m_batches, "batches", text(QUNCE_TEXT("Batches")),
        text(QUNCE_TEXT("All; or batches, separated by semicolons")));
    named(m_bands, "bands", text(QUNCE_TEXT("Age bands")),
        text(QUNCE_TEXT("All; or age bands, separated by semicolons")));
}

SopPlan PlaceSopDialog::plan() const
{
    SopPlan made {m_line.sop, dayOf(m_start->date()), {}, {}};
    if (m_rolls) {
        if (m_ends->isChecked())
            made.joining.until = dayOf(m_until->date());
        made.joining.midway = m_midway->isChecked();
        made.joining.batches = wordsIn(m_batches->text());
        made.joining.bands = wordsIn(m_bands->text());
    }
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
    m_days->setColumns(previewColumns(preview->ofGuides));
    m_days->setRows(
        static_cast<int>(preview->days.size()), [this, days = preview->days](int row, int column) {
            return previewCell(days[static_cast<size_t>(row)], column, m_tools.format());
        });
    say();
    layout()->activate(); // the sentence above may have more lines now
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
    if (m_rolls && m_ends->isChecked() && m_until->date() < m_start->date())
        return text(QUNCE_TEXT("It ends before it begins: take a later last day."));
    const std::optional<Day> &from = m_line.sop.effectiveFrom;
    if (from && dayOf(m_start->date()) < *from)
        return text(QUNCE_TEXT("This version is good from %1 on: take a later day, or an earlier version."),
            {m_tools.format().day(*from)});
    if (m_preview && !m_preview->unknownTags.empty())
        return text(
            QUNCE_TEXT(
                "Its content packs name the tag “%1”, which there is not: make it, or change the step."),
            {QString::fromStdString(m_preview->unknownTags.front())});
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
    Uuid first;
    for (const RecordChange &change : request.changes) {
        if (const auto *made = std::get_if<MakeRecord>(&change); made && made->kind == Kind::Entry)
            first = made->id;
    }
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
