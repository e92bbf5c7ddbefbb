// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/guides/goalsdialog.h"

#include <cmath>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr QSize kSize {560, 520};
constexpr int kNameColumn = 0;
constexpr int kCodeColumn = 1;
constexpr int kValueColumn = 2;
constexpr double kMostYuan = 1e13;

Period monthOf(Day day)
{
    return {firstOfMonth(day), lastOfMonth(day)};
}

QString shownAmount(std::optional<int64_t> fen)
{
    if (!fen)
        return {};
    return *fen % 100 == 0 ? QString::number(*fen / 100)
                           : QString::number(static_cast<double>(*fen) / 100, 'f', 2);
}

} // namespace

std::optional<int64_t> amountTyped(const QString &typed)
{
    QString digits = typed.simplified();
    digits.remove(QLatin1Char(',')).remove(QChar(0xFF0C)).remove(QLatin1Char(' ')).remove(QChar(0xA5));
    double factor = 1;
    if (digits.endsWith(QChar(0x4E07))) // 万
        factor = 1e4;
    else if (digits.endsWith(QChar(0x4EBF))) // 亿
        factor = 1e8;
    if (factor > 1)
        digits.chop(1);
    bool isNumber = false;
    const double yuan = digits.toDouble(&isNumber) * factor;
    if (!isNumber || yuan < 0 || yuan > kMostYuan)
        return std::nullopt;
    return std::llround(yuan * 100);
}

GoalsDialog::GoalsDialog(PageTools &tools, const Uuid &unit, Day month, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_place(this)
    , m_up(new QToolButton)
    , m_before(new QToolButton)
    , m_after(new QToolButton)
    , m_title(new ThemedLabel(tools.theme, TextRole::CardTitle, Token::Text))
    , m_table(new QTableWidget(0, 3))
    , m_sums(new ThemedLabel(tools.theme, TextRole::Body, Token::Text))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
{
    setObjectName(QStringLiteral("goalsDialog"));
    setWindowTitle(text(QUNCE_TEXT("Goals of net sales")));
    resize(kSize);
    m_up->setText(text(QUNCE_TEXT("One level up")));
    m_before->setText(text(QUNCE_TEXT("Month before")));
    m_after->setText(text(QUNCE_TEXT("Month after")));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    for (QToolButton *button : {m_up, m_before, m_after})
        head->addWidget(button);
    connect(m_up, &QToolButton::clicked, this, [this] {
        if (m_goals && m_goals->above)
            go(*m_goals->above, m_month);
    });
    connect(m_before, &QToolButton::clicked, this, [this] { go(m_unit, monthOf(m_month).from - 1); });
    connect(m_after, &QToolButton::clicked, this, [this] { go(m_unit, monthOf(m_month).to + 1); });
    m_table->setHorizontalHeaderLabels(
        {text(QUNCE_TEXT("Name")), text(QUNCE_TEXT("Code")), text(QUNCE_TEXT("Goal (yuan)"))});
    m_table->setAccessibleName(text(QUNCE_TEXT("Goals of net sales")));
    m_table->setProperty("kind", QStringLiteral("field"));
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(kValueColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(kNameColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(kValueColumn, 140);
    m_table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::DoubleClicked);
    connect(m_table, &QTableWidget::cellChanged, this, &GoalsDialog::noteTyping);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this](int row, int column) {
        if (column != kValueColumn && row > 0 && !lineOf(row).org.isNil())
            go(lineOf(row).org, m_month);
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
    column->addWidget(m_table, 1);
    column->addWidget(m_sums);
    column->addWidget(m_why);
    column->addWidget(buttons);
    read(unit, month);
}

void GoalsDialog::read(const Uuid &unit, Day month)
{
    m_unit = unit;
    m_month = month;
    m_tools.reader.read<GoalTable>(
        m_place,
        [unit, period = monthOf(month)](
            BoardContext &context) { return readGoalTable(context, unit, period, "amount"); },
        [this](const Result<GoalTable> &goals) {
            if (goals.ok())
                fill(*goals);
            else
                m_why->setText(text(goals.error().userText));
        });
}

/// Elsewhere; what was typed here is saved first.
void GoalsDialog::go(const Uuid &unit, Day month)
{
    save([this, unit, month] { read(unit, month); });
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
    m_title->setText(unit + QStringLiteral(" · ") + m_tools.format().month(goals.period.from));
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
    QTableWidgetItem *value = put(kValueColumn, shownAmount(line.value));
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
    const QString typed = item->text().trimmed();
    const std::optional<int64_t> fen = amountTyped(typed);
    m_isFilling = true;
    if (fen) {
        item->setText(shownAmount(fen));
    } else if (!typed.isEmpty()) {
        m_why->setText(text(QUNCE_TEXT("%1 is no amount."), {typed}));
        item->setText(shownAmount(lineOf(row).value));
    }
    m_isFilling = false;
    saySums();
}

std::vector<std::pair<const GoalLine *, std::optional<int64_t>>> GoalsDialog::changes() const
{
    std::vector<std::pair<const GoalLine *, std::optional<int64_t>>> changed;
    for (int row = 0; m_goals && row < m_table->rowCount(); ++row) {
        const std::optional<int64_t> typed = amountTyped(m_table->item(row, kValueColumn)->text());
        if (typed != lineOf(row).value)
            changed.emplace_back(&lineOf(row), typed);
    }
    return changed;
}

/// Of what stands in the table now.
void GoalsDialog::saySums()
{
    GoalTable now = *m_goals;
    const auto typedIn = [this](int row) { return amountTyped(m_table->item(row, kValueColumn)->text()); };
    now.parent.value = typedIn(0);
    for (size_t i = 0; i < now.children.size(); ++i)
        now.children[i].value = typedIn(static_cast<int>(i) + 1);
    const GoalSums sums = sumsOf(now);
    const Format format = m_tools.format();
    QStringList parts {text(QUNCE_TEXT("Sum below: %1"), {format.moneyWhole(sums.children)})};
    if (sums.difference)
        parts.append(
            text(QUNCE_TEXT("differs from the goal above by %1"), {format.moneyWhole(*sums.difference)}));
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
    request.title = Message(QUNCE_TEXT("Goals of %1"), {m_title->text().toStdString()});
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
