// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/guides/goalsdialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "models/boards/fieldlabels.h"
#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/common/typednumbers.h"

namespace qunce {

namespace {

constexpr QSize kSize {560, 520};
constexpr int kNameColumn = 0;
constexpr int kCodeColumn = 1;
constexpr int kValueColumn = 2;

Period monthOf(Day day)
{
    return {firstOfMonth(day), lastOfMonth(day)};
}

} // namespace

GoalsDialog::GoalsDialog(PageTools &tools, const Uuid &unit, Period chosen, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_place(this)
    , m_metric(new QComboBox)
    , m_days(new QComboBox)
    , m_up(new QToolButton)
    , m_before(new QToolButton)
    , m_after(new QToolButton)
    , m_title(new ThemedLabel(tools.theme, TextRole::CardTitle, Token::Text))
    , m_table(new QTableWidget(0, 3))
    , m_sums(new ThemedLabel(tools.theme, TextRole::Body, Token::Text))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
{
    setObjectName(QStringLiteral("goalsDialog"));
    setWindowTitle(text(QUNCE_TEXT("Goals")));
    resize(kSize);
    m_up->setText(text(QUNCE_TEXT("One level up")));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    for (QToolButton *button : {m_up, m_before, m_after})
        head->addWidget(button);
    auto *choices = new QHBoxLayout;
    choices->addWidget(m_metric);
    choices->addWidget(m_days);
    choices->addStretch(1);
    makeChoices(chosen);
    connect(m_up, &QToolButton::clicked, this, [this] {
        if (m_goals && m_goals->above)
            go({*m_goals->above, m_at.period, m_at.metric});
    });
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { step(1); });
    m_table->setAccessibleName(text(QUNCE_TEXT("Goals")));
    m_table->setProperty("kind", QStringLiteral("field"));
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(kNameColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(kValueColumn, 140);
    m_table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::DoubleClicked);
    connect(m_table, &QTableWidget::cellChanged, this, &GoalsDialog::noteTyping);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this](int row, int column) {
        if (column != kValueColumn && row > 0 && !lineOf(row).org.isNil())
            go({lineOf(row).org, m_at.period, m_at.metric});
    });
    m_sums->setObjectName(QStringLiteral("sums"));
    m_why->setObjectName(QStringLiteral("why"));
    m_why->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Ok);
    m_save->setText(text(QUNCE_TEXT("Save")));
    m_save->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &GoalsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(choices);
    column->addWidget(m_table, 1);
    column->addWidget(m_sums);
    column->addWidget(m_why);
    column->addWidget(buttons);
    read({unit, monthOf(chosen.to), Metric::Amount});
}

void GoalsDialog::makeChoices(Period chosen)
{
    m_metric->setObjectName(QStringLiteral("metric"));
    m_metric->setAccessibleName(text(QUNCE_TEXT("Metric")));
    for (const MetricInfo &metric : allMetrics()) {
        if (metric.kind == FactKind::GuideDay)
            m_metric->addItem(text(metricLabel(metric.name)), static_cast<int>(metric.metric));
    }
    m_days->setObjectName(QStringLiteral("days"));
    m_days->setAccessibleName(text(QUNCE_TEXT("Period")));
    m_days->addItem(text(QUNCE_TEXT("By month")));
    const bool isMonthToo = chosen.from == monthOf(chosen.to).from && chosen.to == monthOf(chosen.to).to;
    if (!isMonthToo)
        m_days->addItem(m_tools.format().period(chosen));
    m_days->setVisible(!isMonthToo);
    connect(m_metric, &QComboBox::activated, this, [this](int index) {
        go({m_at.unit, m_at.period, static_cast<Metric>(m_metric->itemData(index).toInt())});
    });
    connect(m_days, &QComboBox::activated, this, [this, chosen](int index) {
        go({m_at.unit, index == 0 ? monthOf(chosen.to) : chosen, m_at.metric});
    });
}

void GoalsDialog::showChoices()
{
    m_metric->setCurrentIndex(m_metric->findData(static_cast<int>(m_at.metric)));
    m_days->setCurrentIndex(isMonth() ? 0 : m_days->count() - 1);
    m_before->setText(isMonth() ? text(QUNCE_TEXT("Month before")) : text(QUNCE_TEXT("As many days before")));
    m_after->setText(isMonth() ? text(QUNCE_TEXT("Month after")) : text(QUNCE_TEXT("As many days after")));
    m_table->setHorizontalHeaderLabels({text(QUNCE_TEXT("Name")), text(QUNCE_TEXT("Code")),
        isMoney() ? text(QUNCE_TEXT("Goal (yuan)")) : text(QUNCE_TEXT("Goal"))});
    m_table->horizontalHeaderItem(kValueColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

bool GoalsDialog::isMonth() const
{
    const Period month = monthOf(m_at.period.to);
    return m_at.period.from == month.from && m_at.period.to == month.to;
}

std::optional<int64_t> GoalsDialog::typed(const QString &words) const
{
    return isMoney() ? amountTyped(words) : countTyped(words);
}

QString GoalsDialog::shown(std::optional<int64_t> value) const
{
    if (!value)
        return {};
    return isMoney() ? typedAmount(*value) : QString::number(*value);
}

void GoalsDialog::read(const Place &place)
{
    m_at = place;
    showChoices();
    m_tools.reader.read<GoalTable>(
        m_place,
        [place](BoardContext &context) {
            return readGoalTable(context, place.unit, place.period, info(place.metric).name);
        },
        [this](const Result<GoalTable> &goals) {
            if (goals.ok())
                fill(*goals);
            else
                m_why->setText(text(goals.error().userText));
        });
}

/// Elsewhere; what was typed here is saved first.
void GoalsDialog::go(const Place &place)
{
    showChoices(); // until it is
    save([this, place] { read(place); });
}

void GoalsDialog::step(int direction)
{
    const Period now = m_at.period;
    Period next = monthOf(direction < 0 ? now.from - 1 : now.to + 1);
    if (!isMonth())
        next = direction < 0 ? Period {now.from - now.days(), now.from - 1}
                             : Period {now.to + 1, now.to + now.days()};
    go({m_at.unit, next, m_at.metric});
}

const GoalLine &GoalsDialog::lineOf(int row) const
{
    return row == 0 ? m_goals->parent : m_goals->children[static_cast<size_t>(row - 1)];
}

void GoalsDialog::fill(const GoalTable &goals)
{
    m_goals = goals;
    m_isFilling = true;
    const QString unit = goals.parent.name.empty() ? text(QUNCE_TEXT("All that you see"))
                                                   : QString::fromStdString(goals.parent.name);
    const Format format = m_tools.format();
    m_title->setText(unit + QStringLiteral(" · ")
        + (isMonth() ? format.month(goals.period.from) : format.period(goals.period)));
    m_up->setEnabled(goals.above.has_value());
    m_table->setRowCount(1 + static_cast<int>(goals.children.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        addLine(row, lineOf(row));
    m_isFilling = false;
    m_why->clear();
    saySums();
}

void GoalsDialog::addLine(int row, const GoalLine &line)
{
    const auto put = [&](int column, const QString &words) {
        auto *item = new QTableWidgetItem(words);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (row == 0)
            item->setFont(fontOf(TextRole::Bold));
        m_table->setItem(row, column, item);
        return item;
    };
    put(kNameColumn,
        line.name.empty() ? text(QUNCE_TEXT("All that you see")) : QString::fromStdString(line.name));
    put(kCodeColumn, QString::fromStdString(line.code));
    QTableWidgetItem *value = put(kValueColumn, shown(line.value));
    value->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const Message why = !line.mayHaveGoal() ? Message(QUNCE_TEXT("Only units and guides have goals."))
        : line.record.id.isNil()            ? m_tools.edits.whyNotCreate(line.record)
                                            : m_tools.edits.whyNot(line.record, "value");
    value->setToolTip(text(why));
    if (why.empty())
        value->setFlags(value->flags() | Qt::ItemIsEditable);
}

void GoalsDialog::noteTyping(int row, int column)
{
    if (m_isFilling || column != kValueColumn)
        return;
    m_why->clear();
    QTableWidgetItem *item = m_table->item(row, column);
    const QString words = item->text().trimmed();
    const std::optional<int64_t> value = typed(words);
    m_isFilling = true;
    if (value) {
        item->setText(shown(value));
    } else if (!words.isEmpty()) {
        m_why->setText(isMoney() ? text(QUNCE_TEXT("%1 is no amount."), {words})
                                 : text(QUNCE_TEXT("%1 is no whole number."), {words}));
        item->setText(shown(lineOf(row).value));
    }
    m_isFilling = false;
    saySums();
}

std::vector<std::pair<const GoalLine *, std::optional<int64_t>>> GoalsDialog::changes() const
{
    std::vector<std::pair<const GoalLine *, std::optional<int64_t>>> changed;
    for (int row = 0; m_goals && row < m_table->rowCount(); ++row) {
        const std::optional<int64_t> value = typed(m_table->item(row, kValueColumn)->text());
        if (value != lineOf(row).value)
            changed.emplace_back(&lineOf(row), value);
    }
    return changed;
}

/// Of what stands in the table now.
void GoalsDialog::saySums()
{
    GoalTable now = *m_goals;
    const auto typedIn = [this](int row) { return typed(m_table->item(row, kValueColumn)->text()); };
    now.parent.value = typedIn(0);
    for (size_t i = 0; i < now.children.size(); ++i)
        now.children[i].value = typedIn(static_cast<int>(i) + 1);
    const GoalSums sums = sumsOf(now);
    const Format format = m_tools.format();
    const auto said = [&](int64_t value) {
        return isMoney() ? format.moneyWhole(value) : format.integer(value);
    };
    QStringList parts {text(QUNCE_TEXT("Sum below: %1"), {said(sums.children)})};
    if (sums.difference)
        parts.append(text(QUNCE_TEXT("differs from the goal above by %1"), {said(*sums.difference)}));
    if (sums.without > 0)
        parts.append(
            text(QUNCE_TEXT("%1 without a goal"), {format.integer(static_cast<int64_t>(sums.without))}));
    m_sums->setText(parts.join(QStringLiteral(" · ")));
}

void GoalsDialog::save(std::function<void()> then)
{
    EditRequest request;
    for (const auto &[line, value] : changes()) {
        if (line->record.id.isNil() && value) {
            MakeRecord made {Kind::Goal, {}, line->record.fields};
            made.fields["value"] = *value;
            request.changes.push_back(std::move(made));
        } else if (!line->record.id.isNil() && value) {
            request.changes.push_back(ChangeFields {Kind::Goal, line->record.id, {{"value", *value}}, {}});
        } else if (!line->record.id.isNil()) {
            request.changes.push_back(DeleteRecord {Kind::Goal, line->record.id});
        }
    }
    if (request.changes.empty()) {
        then();
        return;
    }
    request.title = Message(QUNCE_TEXT("Goals of %1"),
        {QString(m_title->text() + QStringLiteral(" · ") + m_metric->currentText()).toStdString()});
    m_save->setEnabled(false);
    m_tools.edits.commit(std::move(request), this, [this, then](const Result<EditDone> &outcome) {
        m_save->setEnabled(true);
        if (outcome.ok())
            then();
        else // what was typed stays
            m_why->setText(text(outcome.error().userText));
    });
}

void GoalsDialog::accept()
{
    save([this] { QDialog::accept(); });
}

} // namespace qunce
