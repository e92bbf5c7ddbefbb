// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/targets/targetsdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "models/boards/fieldlabels.h"
#include "models/domain/goalsplit.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr QSize kSheetSize {1264, 680};
constexpr int kRoomAround = 40;

/// Rows as high as everywhere, and a field that says its cell's target without its marks.
class TargetsDelegate : public QStyledItemDelegate
{
public:
    TargetsDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) { }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), zoomed(m_theme, 30)};
    }

private:
    const Theme &m_theme;
};

Day lastDayOf(const BoardQuery &chosen, Period period, Day today)
{
    const Day shown = period.contains(chosen.period.to) ? chosen.period.to : period.to;
    return std::min(shown, today);
}

} // namespace

TargetsDialog::TargetsDialog(PageTools &tools, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_ids(tools.clock)
    , m_place(this)
    , m_chosen(tools.selection.query())
    , m_unit(m_chosen.unit)
    , m_model(new TargetsModel(tools, this))
    , m_periods(new TargetPeriods(tools, m_chosen, this))
    , m_metrics(new QComboBox(this))
    , m_table(new TargetsTree(this))
    , m_said(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
{
    setObjectName(QStringLiteral("targetsDialog"));
    setWindowTitle(text(QUNCE_TEXT("Targets")));
    resize(parent ? kSheetSize.boundedTo(parent->window()->size() - QSize(kRoomAround, kRoomAround))
                  : kSheetSize);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(makeBar());
    makeTable();
    column->addWidget(m_table, 1);
    m_said->setObjectName(QStringLiteral("said"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(text(QUNCE_TEXT("Close")));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter types into the current cell
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_said, 1);
    foot->addWidget(buttons);
    column->addLayout(foot);
    connectAll();
    sayUndo();
    read();
}

QToolButton *TargetsDialog::makeTool(const char *name, const char *iconName, std::function<void()> run)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QLatin1String(iconName), m_tools.theme.color(Token::TextSecondary)));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(button, &QToolButton::clicked, this, std::move(run));
    return button;
}

QWidget *TargetsDialog::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_metrics->setObjectName(QStringLiteral("metric"));
    m_metrics->setAccessibleName(text(QUNCE_TEXT("Metric")));
    for (const MetricInfo &metric : allMetrics()) {
        if (metric.kind == FactKind::GuideDay)
            m_metrics->addItem(text(metricLabel(metric.name)), static_cast<int>(metric.metric));
    }
    m_metrics->setCurrentIndex(m_metrics->findData(static_cast<int>(m_metric)));
    m_everything = makeTool("everything", "overview", [this] {
        m_unit = {};
        m_isFirst = true;
        read();
    });
    m_everything->setText(text(QUNCE_TEXT("Show everything")));
    m_split = makeTool("split", "groups", [this] { split(); });
    m_split->setText(text(QUNCE_TEXT("Split…")));
    m_split->setToolTip(text(QUNCE_TEXT("Splits the targets of the chosen rows among those below (%1)"),
        {QStringLiteral("Ctrl+Enter")}));
    m_fill = makeTool("fill", "arrow-down", [this] { fillDown(); });
    m_fill->setText(text(QUNCE_TEXT("Fill down")));
    m_fill->setToolTip(
        text(QUNCE_TEXT("The first of the chosen targets for all of them (%1)"), {QStringLiteral("Ctrl+D")}));
    m_copy = makeTool("copy", "copy", [this] { copyChosen(); });
    m_copy->setToolTip(
        text(QUNCE_TEXT("Copies the chosen rows for a spreadsheet (%1)"), {QStringLiteral("Ctrl+C")}));
    m_copy->setText(text(QUNCE_TEXT("Copy")));
    m_pasteTool = makeTool("paste", "table", [this] { paste(); });
    m_pasteTool->setText(text(QUNCE_TEXT("Paste")));
    m_pasteTool->setToolTip(
        text(QUNCE_TEXT("From a spreadsheet: codes or names with their targets, or a column of targets that "
                        "goes down from here (%1)"),
            {QStringLiteral("Ctrl+V")}));
    m_undo = makeTool("undo", "undo", [this] { undo(); });
    m_undo->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_redo = makeTool("redo", "redo", [this] { redo(); });
    m_redo->setToolButtonStyle(Qt::ToolButtonIconOnly);
    row->addWidget(m_metrics);
    row->addWidget(m_periods);
    row->addWidget(m_everything);
    row->addStretch(1);
    for (QToolButton *tool : {m_split, m_fill, m_copy, m_pasteTool, m_undo, m_redo})
        row->addWidget(tool);
    return bar;
}

void TargetsDialog::makeTable()
{
    m_table->setObjectName(QStringLiteral("targets"));
    m_table->setAccessibleName(text(QUNCE_TEXT("Targets")));
    m_table->setProperty("kind", QStringLiteral("field"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new TargetsDelegate(m_tools.theme, m_table));
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::DoubleClicked);
    m_table->setExpandsOnDoubleClick(false);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionsMovable(false);
    const auto width = [this](int column, int pixels) {
        m_table->setColumnWidth(column, zoomed(m_tools.theme, pixels));
    };
    width(TargetsModel::Name, 196);
    width(TargetsModel::Code, 88);
    for (const int column :
        {TargetsModel::Target, TargetsModel::Below, TargetsModel::LastYear, TargetsModel::Done})
        width(column, 110);
    width(TargetsModel::Difference, 100);
    width(TargetsModel::Share, 72);
    width(TargetsModel::Attainment, 92);
    width(TargetsModel::TimeProgress, 108);
    width(TargetsModel::Gap, 110);
    m_table->installEventFilter(this);
}

void TargetsDialog::connectAll()
{
    connect(m_metrics, &QComboBox::activated, this,
        [this](int index) { chooseMetric(static_cast<Metric>(m_metrics->itemData(index).toInt())); });
    connect(m_periods, &TargetPeriods::changed, this, &TargetsDialog::read);
    connect(m_model, &TargetsModel::typed, this, &TargetsDialog::noteTyping);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current, const QModelIndex &) {
            // Keys type into the target, whatever was clicked.
            if (current.isValid() && current.column() != TargetsModel::Target)
                m_table->selectionModel()->setCurrentIndex(
                    current.siblingAtColumn(TargetsModel::Target), QItemSelectionModel::NoUpdate);
            m_hasTrouble = false;
            sayRow();
        });
    // As in a spreadsheet: Enter goes down when something was typed.
    connect(m_table->itemDelegate(), &QAbstractItemDelegate::closeEditor, this,
        [this](QWidget *, QAbstractItemDelegate::EndEditHint hint) {
            if (m_isStale)
                read();
            if (hint != QAbstractItemDelegate::SubmitModelCache || m_hasTrouble)
                return;
            const QModelIndex below = m_table->indexBelow(m_table->currentIndex());
            if (below.isValid())
                m_table->setCurrentIndex(below.siblingAtColumn(TargetsModel::Target));
        });
    connect(&m_tools.reader, &BoardReader::dataChanged, this, &TargetsDialog::read);
    connect(&m_tools.edits, &EditDesk::undoChanged, this, &TargetsDialog::sayUndo);
    connect(&m_tools.edits, &EditDesk::rightsChanged, this, [this] {
        m_model->forgetRights();
        sayRow();
    });
}

TargetQuery TargetsDialog::wanted() const
{
    const Period period = m_periods->period();
    return {m_unit, period, m_metric, lastDayOf(m_chosen, period, m_tools.reader.now().day())};
}

void TargetsDialog::chooseMetric(Metric metric)
{
    m_metric = metric;
    m_metrics->setCurrentIndex(m_metrics->findData(static_cast<int>(metric)));
    read();
}

void TargetsDialog::read()
{
    m_isSettled = false;
    m_everything->setVisible(!m_unit.isNil());
    const TargetQuery query = wanted();
    m_table->setEnabled(
        query == m_model->sheet().query); // what is shown must not be taken for what was asked for
    m_tools.reader.read<TargetSheet>(
        m_place, [query](BoardContext &context) { return readTargetSheet(context, query); },
        [this](Result<TargetSheet> sheet) {
            // What was just set is on its way; the next reading has it.
            if (m_tools.edits.waiting() > 0 && sheet.ok() && sheet->query == m_model->sheet().query)
                return;
            m_isSettled = true;
            if (sheet.ok())
                showSheet(std::move(*sheet));
            else if (sheet.error().code != ErrorCode::Cancelled)
                say(text(sheet.error().userText), true);
        });
}

void TargetsDialog::showSheet(TargetSheet sheet)
{
    const std::set<Uuid> open = expanded();
    const int row = currentRow();
    const Uuid current = row >= 0 ? m_model->sheet().at(row).id : Uuid();
    m_table->setEnabled(true);
    m_isStale = m_table->isEditing() && sheet.query == m_model->sheet().query;
    if (m_isStale) // not under the hands of who types
        return;
    m_model->show(std::move(sheet));
    for (int i = 0; i < static_cast<int>(m_model->sheet().rows.size()); ++i) {
        const TargetRow &one = m_model->sheet().at(i);
        if (one.children > 0 && open.contains(one.id))
            m_table->setExpanded(m_model->indexOf(i, 0), true);
    }
    if (m_isFirst) {
        expandFirst();
        m_table->setFocus();
    }
    m_isFirst = false;
    const int now = std::max(0, m_model->sheet().indexOf(current));
    if (m_table->currentIndex() != m_model->indexOf(now))
        m_table->setCurrentIndex(m_model->indexOf(now));
    sayRow();
}

/// Zones and, where one region is all, its stores.
void TargetsDialog::expandFirst()
{
    const TargetSheet &sheet = m_model->sheet();
    for (int row = 0; row < static_cast<int>(sheet.rows.size()); ++row) {
        if (sheet.at(row).level <= TargetLevel::Zone || row == 0)
            m_table->setExpanded(m_model->indexOf(row, 0), true);
    }
}

std::set<Uuid> TargetsDialog::expanded() const
{
    std::set<Uuid> open;
    for (int row = 0; row < static_cast<int>(m_model->sheet().rows.size()); ++row) {
        if (m_model->sheet().at(row).children > 0 && m_table->isExpanded(m_model->indexOf(row, 0)))
            open.insert(m_model->sheet().at(row).id);
    }
    return open;
}

int TargetsDialog::currentRow() const
{
    return TargetsModel::rowOf(m_table->currentIndex());
}

void TargetsDialog::select(const std::vector<int> &rows)
{
    QItemSelectionModel &selection = *m_table->selectionModel();
    selection.clearSelection();
    for (const int row : rows) {
        for (int above = m_model->sheet().at(row).parent; above >= 0;
             above = m_model->sheet().at(above).parent)
            m_table->setExpanded(m_model->indexOf(above, 0), true);
        selection.select(m_model->indexOf(row), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    if (!rows.empty())
        selection.setCurrentIndex(m_model->indexOf(rows.front()), QItemSelectionModel::NoUpdate);
}

std::vector<int> TargetsDialog::chosen() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.push_back(TargetsModel::rowOf(index));
    if (rows.empty() && currentRow() >= 0)
        rows.push_back(currentRow());
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<int> TargetsDialog::rowsInSight() const
{
    std::vector<int> rows;
    for (QModelIndex index = m_table->currentIndex(); index.isValid(); index = m_table->indexBelow(index))
        rows.push_back(TargetsModel::rowOf(index));
    return rows;
}

bool TargetsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->matches(QKeySequence::Paste))
        paste();
    else if (key->matches(QKeySequence::Copy))
        copyChosen();
    else if (key->matches(QKeySequence::Undo))
        undo();
    else if (key->matches(QKeySequence::Redo))
        redo();
    else if (key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier)
        fillDown();
    else if (isEnter && key->modifiers() == Qt::ControlModifier)
        split();
    else if (isEnter && m_table->currentIndex().flags().testFlag(Qt::ItemIsEditable))
        m_table->edit(m_table->currentIndex());
    else if (isEnter)
        sayRow();
    else if (key->key() == Qt::Key_Delete)
        clearChosen();
    else
        return QDialog::eventFilter(watched, event);
    return true;
}

void TargetsDialog::say(const QString &words, bool isTrouble)
{
    m_hasTrouble = isTrouble;
    m_said->setColor(isTrouble ? Token::Bad : Token::TextSecondary);
    m_said->setText(words);
}

void TargetsDialog::sayLocked(int row, const Message &why)
{
    say(text(QUNCE_TEXT("%1: %2"), {m_model->shown(row, TargetsModel::Name), text(why)}), true);
    m_hasTrouble = false; // it is so for as long as the row is the current one
}

/// What there is to know about the current row, or how to go on.
void TargetsDialog::sayRow()
{
    if (m_hasTrouble)
        return;
    const int row = currentRow();
    if (row < 0 || row >= static_cast<int>(m_model->sheet().rows.size()))
        return say({});
    const TargetRow &of = m_model->sheet().at(row);
    const Message why = m_model->whyNot(row);
    if (!why.empty() && of.mayHaveTarget())
        return sayLocked(row, why);
    const QString about =
        m_model->data(m_model->indexOf(row, TargetsModel::Below), Qt::ToolTipRole).toString();
    if (!about.isEmpty())
        return say(text(QUNCE_TEXT("%1: %2"), {m_model->shown(row, TargetsModel::Name), about}));
    if (!m_model->sheet().hasLastYear)
        return say(text(QUNCE_TEXT("This computer does not keep numbers of last year.")));
    say(text(
        QUNCE_TEXT("Type over a target, like 120万; Delete takes it away. Each step is saved at once.")));
}

void TargetsDialog::sayUndo()
{
    const UndoState &state = m_tools.edits.undoState();
    const auto show = [](QToolButton *button, const char *words, const std::optional<EditTitle> &step) {
        button->setEnabled(step.has_value());
        button->setToolTip(
            step ? text(QUNCE_TEXT("%1: %2"), {text(words), text(step->asMessage())}) : text(words));
        button->setAccessibleName(button->toolTip());
    };
    show(m_undo, QUNCE_TEXT("Undo"), state.undo);
    show(m_redo, QUNCE_TEXT("Redo"), state.redo);
}

} // namespace qunce
