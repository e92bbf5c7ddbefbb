// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/stepdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "models/boards/entrytexts.h"
#include "models/plan/channels.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/sop/soptexts.h"

namespace qunce {

namespace {

constexpr int kWidth = 560;
constexpr int kStepRegionsHeight = 84;
constexpr int kMostCharacters = 1 << 20; // what is too long is refused and not cut
constexpr int kMostPrepareDays = 90;

QWidget *inRow(QWidget *first, QWidget *second, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(first);
    line->addWidget(second);
    line->addStretch(1);
    return row;
}

std::string lineIn(const QLineEdit &field)
{
    return field.text().simplified().toStdString();
}

} // namespace

StepDialog::StepDialog(PageTools &tools, const SopTemplate &sop, SopStep step,
    const std::vector<CalendarChoice> &regions, const Message &whyNot, Save save, Delete remove,
    QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_sop([&] {
        SopTemplate others = sop;
        std::erase_if(others.steps, [&step](const SopStep &each) { return each.id == step.id; });
        return others;
    }())
    , m_before(std::move(step))
    , m_whyNot(whyNot)
    , m_save(std::move(save))
    , m_remove(std::move(remove))
    , m_form(new QFormLayout)
    , m_title(new QLineEdit(this))
    , m_stage(new QLineEdit(this))
    , m_day(new QSpinBox(this))
    , m_from(makeMinuteField(m_before.window.from, this))
    , m_hasEnd(new QCheckBox(text(QUNCE_TEXT("until")), this))
    , m_to(makeMinuteField(m_before.window.to.value_or(m_before.window.from + 30), this))
    , m_layer(new QComboBox(this))
    , m_channel(new QComboBox(this))
    , m_audience(new StepAudience(tools, m_before, this))
    , m_pack(new StepPack(tools, m_before, regions, this))
    , m_regions(new QListWidget(this))
    , m_tags(new QLineEdit(this))
    , m_metric(new QLineEdit(this))
    , m_proof(new QLineEdit(this))
    , m_isPrepared(new QCheckBox(text(QUNCE_TEXT("ready before")), this))
    , m_prepareDays(new QSpinBox(this))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
{
    setObjectName(QStringLiteral("stepDialog"));
    setWindowTitle(m_before.id.isNil() ? text(QUNCE_TEXT("New step")) : text(QUNCE_TEXT("Step")));
    setMinimumWidth(kWidth);
    build(regions);
    look();
    m_title->setFocus();
}

void StepDialog::add(const char *name, const QString &label, QWidget *input)
{
    input->setObjectName(QLatin1String(name));
    input->setAccessibleName(label);
    input->setEnabled(m_whyNot.empty());
    m_form->addRow(label, input);
}

void StepDialog::build(const std::vector<CalendarChoice> &regions)
{
    for (QLineEdit *field : {m_title, m_stage, m_tags, m_metric, m_proof})
        field->setMaxLength(kMostCharacters);
    m_title->setText(QString::fromStdString(m_before.title));
    m_stage->setText(QString::fromStdString(m_before.stage));
    m_tags->setText(joined(m_before.audienceTags));
    m_tags->setPlaceholderText(text(QUNCE_TEXT("All; or tags, separated by semicolons")));
    m_metric->setText(QString::fromStdString(m_before.metric));
    m_proof->setText(QString::fromStdString(m_before.proof));
    m_day->setRange(kEarliestSopDay, std::max(m_sop.days - 1, m_before.day));
    m_day->setValue(m_before.day);
    const auto sign = [this](int day) { m_day->setPrefix(QLatin1String(day < 0 ? "T" : "T+")); };
    connect(m_day, &QSpinBox::valueChanged, this, sign);
    sign(m_before.day);
    m_hasEnd->setChecked(m_before.window.to.has_value());
    m_to->setVisible(m_hasEnd->isChecked());
    connect(m_hasEnd, &QCheckBox::toggled, m_to, &QWidget::setVisible);
    m_isPrepared->setChecked(m_before.prepareDays.has_value());
    m_prepareDays->setRange(0, kMostPrepareDays);
    m_prepareDays->setValue(m_before.prepareDays.value_or(1));
    m_prepareDays->setSuffix(QLatin1Char(' ') + text(QUNCE_TEXT("d")));
    m_prepareDays->setVisible(m_isPrepared->isChecked());
    connect(m_isPrepared, &QCheckBox::toggled, m_prepareDays, &QWidget::setVisible);
    m_layer->addItem(Format::missing(), QString());
    for (const ContentLayer layer : kContentLayers)
        m_layer->addItem(text(textOf(layer)), QString::fromUtf8(storedName(layer).data()));
    m_layer->setCurrentIndex(std::max(0, m_layer->findData(QString::fromStdString(m_before.layer))));
    m_channel->setEditable(true);
    for (const std::string_view channel : channelNames())
        m_channel->addItem(QString::fromUtf8(channel.data(), static_cast<qsizetype>(channel.size())));
    m_channel->setCurrentText(QString::fromStdString(m_before.channel));
    for (const CalendarChoice &region : regions) {
        auto *item = new QListWidgetItem(QString::fromStdString(region.name), m_regions);
        item->setData(Qt::UserRole, QString::fromStdString(region.id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const std::optional<Uuid> id = Uuid::parse(region.id);
        const bool isChosen =
            id && std::find(m_before.regions.begin(), m_before.regions.end(), *id) != m_before.regions.end();
        item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    }
    m_regions->setProperty("kind", QStringLiteral("field"));
    m_regions->setFlow(QListView::LeftToRight);
    m_regions->setWrapping(true);
    m_regions->setResizeMode(QListView::Adjust);
    keepHeight(m_tools.theme, m_regions, kStepRegionsHeight);

    m_form->setHorizontalSpacing(12);
    add("title", text(QUNCE_TEXT("Title")), m_title);
    add("stage", text(QUNCE_TEXT("Stage")), m_stage);
    add("day", text(QUNCE_TEXT("Day")), inRow(m_day, m_from, this));
    m_day->setObjectName(QStringLiteral("stepDay"));
    m_day->setAccessibleName(text(QUNCE_TEXT("Day")));
    m_from->setObjectName(QStringLiteral("stepFrom"));
    m_from->setAccessibleName(text(QUNCE_TEXT("Time")));
    add("to", QString(), inRow(m_hasEnd, m_to, this));
    m_hasEnd->setObjectName(QStringLiteral("hasEnd"));
    m_to->setObjectName(QStringLiteral("stepTo"));
    m_to->setAccessibleName(text(QUNCE_TEXT("Ends")));
    add("layer", text(QUNCE_TEXT("Layer")), m_layer);
    add("channel", text(QUNCE_TEXT("Channel")), m_channel);
    add("audience", text(QUNCE_TEXT("Group kinds")), m_audience);
    add("pack", text(QUNCE_TEXT("Content")), m_pack);
    add("regions", text(QUNCE_TEXT("Regions (none: all)")), m_regions);
    add("tags", text(QUNCE_TEXT("Tags of the audience")), m_tags);
    add("metric", text(QUNCE_TEXT("Metric it is judged by")), m_metric);
    add("proof", text(QUNCE_TEXT("Proof of completion")), m_proof);
    add("ready", text(QUNCE_TEXT("Preparation")), inRow(m_isPrepared, m_prepareDays, this));

    auto *buttons = new QDialogButtonBox;
    if (m_whyNot.empty()) {
        m_ok = buttons->addButton(QDialogButtonBox::Ok);
        m_ok->setText(text(QUNCE_TEXT("Save")));
        m_ok->setProperty("kind", QStringLiteral("primary"));
        buttons->addButton(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
        if (m_remove && !m_before.id.isNil()) {
            QPushButton *remove =
                buttons->addButton(text(QUNCE_TEXT("Delete the step")), QDialogButtonBox::DestructiveRole);
            remove->setObjectName(QStringLiteral("deleteStep"));
            connect(remove, &QPushButton::clicked, this, [this] {
                m_remove();
                QDialog::reject();
            });
        }
    } else {
        buttons->addButton(QDialogButtonBox::Close)->setText(text(QUNCE_TEXT("Close")));
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &StepDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_why->setWordWrap(true);
    m_why->setObjectName(QStringLiteral("why"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(m_form);
    column->addStretch(1);
    column->addWidget(m_why);
    column->addWidget(buttons);

    for (QLineEdit *field : {m_title, m_stage, m_tags, m_metric, m_proof})
        connect(field, &QLineEdit::textChanged, this, &StepDialog::look);
    for (QTimeEdit *field : {m_from, m_to})
        connect(field, &QTimeEdit::timeChanged, this, &StepDialog::look);
    connect(m_hasEnd, &QCheckBox::toggled, this, &StepDialog::look);
    connect(m_day, &QSpinBox::valueChanged, this, &StepDialog::look);
    connect(m_audience, &StepAudience::changed, this, [this] {
        m_pack->setGroupKinds(m_audience->groupKinds());
        look();
    });
    connect(m_channel, &QComboBox::currentTextChanged, this,
        [this](const QString &channel) { m_pack->setChannel(channel.simplified().toStdString()); });
    connect(m_pack, &StepPack::changed, this, &StepDialog::look);
}

SopStep StepDialog::step() const
{
    SopStep step = m_before;
    step.title = lineIn(*m_title);
    step.stage = lineIn(*m_stage);
    step.day = m_day->value();
    step.window.from = minuteIn(*m_from);
    step.window.to.reset();
    if (m_hasEnd->isChecked()) // 00:00 is the end of the day
        step.window.to = minuteIn(*m_to) == 0 ? SopWindow::kMinutesOfDay : minuteIn(*m_to);
    step.layer = m_layer->currentData().toString().toStdString();
    step.channel = m_channel->currentText().simplified().toStdString();
    step.content = m_pack->content();
    step.pack = m_pack->pack();
    step.groupKinds = m_audience->groupKinds();
    step.leads = m_audience->leads();
    step.regions.clear();
    for (int i = 0; i < m_regions->count(); ++i) {
        const QListWidgetItem *item = m_regions->item(i);
        if (item->checkState() == Qt::Checked)
            step.regions.push_back(
                Uuid::parse(item->data(Qt::UserRole).toString().toStdString()).value_or(Uuid {}));
    }
    step.audienceTags = wordsIn(m_tags->text());
    step.metric = lineIn(*m_metric);
    step.proof = lineIn(*m_proof);
    step.prepareDays = m_isPrepared->isChecked() ? std::optional(m_prepareDays->value()) : std::nullopt;
    return step;
}

/// What is wrong with the step, in the words of the template's rules.
QString StepDialog::problem() const
{
    SopTemplate alone = m_sop;
    alone.steps = {step()};
    for (const SopProblem &each : problemsOf(alone)) {
        if (each.step)
            return text(each.words);
    }
    return {};
}

void StepDialog::look()
{
    if (!m_whyNot.empty())
        return say(text(m_whyNot));
    const QString wrong = problem();
    m_ok->setEnabled(wrong.isEmpty());
    say(wrong);
}

void StepDialog::say(const QString &why)
{
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

void StepDialog::accept()
{
    if (!m_whyNot.empty() || !problem().isEmpty())
        return;
    m_ok->setEnabled(false);
    m_save(step(), [this](const Result<EditDone> &outcome) {
        m_ok->setEnabled(true);
        if (outcome.ok())
            QDialog::accept();
        else // what was typed stays
            say(text(outcome.error().userText));
    });
}

} // namespace qunce
