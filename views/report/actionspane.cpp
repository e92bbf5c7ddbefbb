// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/report/actionspane.h"

#include <algorithm>

#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "views/common/dates.h"
#include "views/common/texts.h"
#include "views/report/actiontexts.h"

namespace qunce {

namespace {

constexpr int kUsualDays = 7; ///< that a new one has

std::string saidIn(const QLineEdit &field)
{
    return field.text().trimmed().toStdString();
}

} // namespace

ActionsPane::ActionsPane(PageTools &tools, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_table(new CellTable(tools.theme, metrics::kRowCompact, this))
    , m_why(new ThemedLabel(tools.theme, TextRole::Body, Token::Warn, this))
{
    m_table->setObjectName(QStringLiteral("actionsTable"));
    m_table->setAccessibleName(text(QUNCE_TEXT("Problems and actions")));
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_table, 1);
    column->addWidget(makeForm());
    column->addWidget(m_why);
    column->addWidget(makeDeeds());
    connect(m_table, &CellTable::currentRowChanged, this, &ActionsPane::showItem);
    connect(&m_tools.edits, &EditDesk::rightsChanged, this, &ActionsPane::look);
    look();
}

QWidget *ActionsPane::makeForm()
{
    auto *form = new QWidget(this);
    auto *rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto line = [&](const char *name, const char *id, int most) {
        auto *field = new QLineEdit(form);
        field->setObjectName(QLatin1String(id));
        field->setMaxLength(most);
        field->setAccessibleName(text(name));
        rows->addRow(text(name), field);
        connect(field, &QLineEdit::textChanged, this, &ActionsPane::look);
        connect(field, &QLineEdit::returnPressed, this, [this] {
            QPushButton *const button = m_current.isNil() ? m_add : m_save;
            if (button->isEnabled())
                button->click();
        });
        return field;
    };
    m_problem = line(QUNCE_TEXT("Problem"), "actionProblem", kMostProblem);
    m_action = line(QUNCE_TEXT("Action"), "actionAction", kMostAction);
    m_responsible = line(QUNCE_TEXT("Responsible"), "actionResponsible", kMostResponsible);
    auto *due = new QHBoxLayout;
    m_hasDue = new QCheckBox(text(QUNCE_TEXT("Set a deadline")), form);
    m_hasDue->setChecked(true);
    m_due = new QDateEdit(dateOf(m_tools.reader.now().day() + kUsualDays), form);
    m_due->setCalendarPopup(true);
    m_due->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_due->setAccessibleName(text(QUNCE_TEXT("Deadline")));
    connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);
    connect(m_hasDue, &QCheckBox::toggled, this, &ActionsPane::look);
    connect(m_due, &QDateEdit::dateChanged, this, &ActionsPane::look);
    due->addWidget(m_hasDue);
    due->addWidget(m_due);
    due->addStretch(1);
    rows->addRow(text(QUNCE_TEXT("Deadline")), due);
    return form;
}

QWidget *ActionsPane::makeDeeds()
{
    auto *deeds = new QWidget(this);
    auto *row = new QHBoxLayout(deeds);
    row->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const char *words, const char *id) {
        auto *made = new QPushButton(text(words), deeds);
        made->setObjectName(QLatin1String(id));
        made->setAutoDefault(false);
        row->addWidget(made);
        return made;
    };
    m_add = button(QUNCE_TEXT("Add as new"), "actionAdd");
    m_save = button(QUNCE_TEXT("Save the change"), "actionSave");
    m_done = button(QUNCE_TEXT("Mark as done"), "actionDone");
    m_remove = button(QUNCE_TEXT("Delete"), "actionRemove");
    row->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (!m_list)
            return;
        m_current = {};
        commit(newAction(typed(fresh()), m_tools.reader.user().id, m_list->region));
        for (QLineEdit *field : {m_problem, m_action, m_responsible})
            field->clear();
        m_problem->setFocus();
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (const ActionItem *item = current())
            commit(changedAction(*item, typed(*item)));
    });
    connect(m_done, &QPushButton::clicked, this, [this] {
        if (const ActionItem *item = current())
            commit(doneAction(
                *item, item->done ? std::optional<Day>() : std::optional(m_tools.reader.now().day())));
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const ActionItem *item = current())
            commit(deletedAction(*item));
    });
    return deeds;
}

void ActionsPane::commit(EditRequest request)
{
    m_tools.edits.commit(std::move(request), this, [this](const Result<EditDone> &outcome) {
        if (outcome.ok())
            return emit changed();
        m_why->setText(text(outcome.error().userText));
        m_why->show();
    });
}

void ActionsPane::setList(const ActionList &list)
{
    m_list = list;
    if (!current())
        m_current = {};
    fillTable();
    look();
}

void ActionsPane::fillTable()
{
    const Format format = m_tools.format();
    const ReportSection section = actionSection(*m_list, m_tools.reader.now().day(), format);
    std::vector<BoardColumn> columns;
    for (int i = 0; i < section.titles.size(); ++i) {
        BoardColumn column;
        column.title = section.titles[i];
        column.isNumber = false;
        column.stretch = i < 2 ? 3 : 1;
        columns.push_back(column);
    }
    m_isFilling = true;
    m_table->setColumns(std::move(columns));
    m_table->setRows(static_cast<int>(section.rows.size()), [rows = section.rows](int row, int column) {
        const ReportCell &cell = rows[static_cast<size_t>(row)][static_cast<size_t>(column)];
        BoardCell shown;
        shown.text = cell.words;
        shown.color = cell.color;
        return shown;
    });
    const auto at = std::find_if(m_list->items.begin(), m_list->items.end(),
        [this](const ActionItem &item) { return item.id == m_current; });
    if (at != m_list->items.end())
        m_table->select(static_cast<int>(at - m_list->items.begin()));
    m_isFilling = false;
}

const ActionItem *ActionsPane::current() const
{
    if (!m_list || m_current.isNil())
        return nullptr;
    const auto at = std::find_if(m_list->items.begin(), m_list->items.end(),
        [this](const ActionItem &item) { return item.id == m_current; });
    return at == m_list->items.end() ? nullptr : &*at;
}

void ActionsPane::showItem(int row)
{
    if (m_isFilling || !m_list || row < 0 || static_cast<size_t>(row) >= m_list->items.size())
        return;
    const ActionItem &item = m_list->items[static_cast<size_t>(row)];
    m_current = item.id;
    m_problem->setText(QString::fromStdString(item.problem));
    m_action->setText(QString::fromStdString(item.action));
    m_responsible->setText(QString::fromStdString(item.responsible));
    m_hasDue->setChecked(item.due.has_value());
    if (item.due)
        m_due->setDate(dateOf(*item.due));
    look();
}

/// Of this report.
ActionItem ActionsPane::fresh() const
{
    ActionItem item;
    item.unit = m_list->scope.unit;
    item.campaign = m_list->scope.campaign;
    const Day today = m_tools.reader.now().day();
    item.report = m_list->scope.days;
    if (item.report.days() <= 0) // a campaign without days
        item.report = {today, today};
    item.report.to = std::min(item.report.to, today);
    item.report.from = std::min(item.report.from, item.report.to);
    return item;
}

ActionItem ActionsPane::typed(ActionItem item) const
{
    item.problem = saidIn(*m_problem);
    item.action = saidIn(*m_action);
    item.responsible = saidIn(*m_responsible);
    item.due = m_hasDue->isChecked() ? std::optional(dayOf(m_due->date())) : std::nullopt;
    return item;
}

/// What can be done now, and why the rest cannot.
void ActionsPane::look()
{
    if (!m_remove) // still being made
        return;
    const ActionItem *item = current();
    const bool isSaid = !saidIn(*m_problem).empty();
    const Message whyNotNew = m_list ? m_tools.edits.whyNotCreate(
                                  newActionRecord(typed(fresh()), m_tools.reader.user().id, m_list->region))
                                     : Message();
    const Message whyNotThis = item ? m_tools.edits.whyNot(item->record, "state") : Message();
    m_add->setEnabled(m_list && isSaid && whyNotNew.empty());
    const ActionItem now = item ? typed(*item) : ActionItem();
    const bool isOther = item
        && (now.problem != item->problem || now.action != item->action || now.responsible != item->responsible
            || now.due != item->due);
    m_save->setEnabled(isOther && isSaid && whyNotThis.empty());
    m_done->setEnabled(item && whyNotThis.empty());
    m_done->setText(item && item->done ? text(QUNCE_TEXT("Open again")) : text(QUNCE_TEXT("Mark as done")));
    m_remove->setEnabled(item && m_tools.edits.whyNotDelete(item->record).empty());
    const Message why = item && !whyNotThis.empty() ? whyNotThis : whyNotNew;
    m_why->setText(text(why));
    m_why->setVisible(!why.empty());
}

} // namespace qunce
