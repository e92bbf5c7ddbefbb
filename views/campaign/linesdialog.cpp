// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/linesdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr QSize kSize {720, 480};
constexpr int kMostPasted = 500;

QStringList cellsOf(const QString &line)
{
    QStringList cells = line.split(QLatin1Char('\t'));
    for (QString &cell : cells)
        cell = cell.trimmed();
    return cells;
}

} // namespace

/// A list where the column offers choices; else a plain field.
class LinesDialog::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(LinesDialog &dialog) : QStyledItemDelegate(&dialog), m_dialog(dialog) { }

    QWidget *createEditor(
        QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QStringList &choices = m_dialog.m_parts.columns[static_cast<size_t>(index.column())].choices;
        if (choices.isEmpty())
            return QStyledItemDelegate::createEditor(parent, option, index);
        auto *box = new QComboBox(parent);
        box->addItem(QString());
        box->addItems(choices);
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->setCurrentIndex(std::max(0, box->findText(index.data().toString())));
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (const auto *box = qobject_cast<QComboBox *>(editor))
            model->setData(index, box->currentText());
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }

private:
    LinesDialog &m_dialog;
};

LinesDialog::LinesDialog(PageTools &tools, Parts parts, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_parts(std::move(parts))
    , m_table(new QTableWidget(0, static_cast<int>(m_parts.columns.size()), this))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad, this))
{
    setObjectName(QStringLiteral("linesDialog"));
    setWindowTitle(m_parts.title);
    resize(kSize);
    auto *hint = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
    hint->setWordWrap(true);
    hint->setText(m_parts.whyFixed.empty() ? m_parts.hint : text(m_parts.whyFixed));
    m_table->setAccessibleName(m_parts.title);
    m_table->setProperty("kind", QStringLiteral("field"));
    m_table->setShowGrid(true);
    m_table->setTabKeyNavigation(true);
    m_table->setItemDelegate(new Delegate(*this));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QStringList titles;
    for (size_t i = 0; i < m_parts.columns.size(); ++i) {
        titles << m_parts.columns[i].title;
        m_table->setColumnWidth(static_cast<int>(i), m_parts.columns[i].width);
    }
    m_table->setHorizontalHeaderLabels(titles);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setEditTriggers(m_parts.whyFixed.empty()
            ? QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed
                | QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
            : QAbstractItemView::NoEditTriggers);
    m_table->installEventFilter(this);
    m_why->setObjectName(QStringLiteral("why"));
    m_why->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Ok);
    m_save->setText(text(QUNCE_TEXT("Save")));
    m_save->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &LinesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(hint);
    column->addWidget(m_table, 1);
    column->addWidget(m_why);
    column->addWidget(buttons);
    m_isFilling = true;
    for (const QStringList &line : m_parts.lines)
        addLine(m_table->rowCount(), line);
    m_isFilling = false;
    keepSpareLine();
    connect(m_table, &QTableWidget::cellChanged, this, [this] {
        if (m_isFilling)
            return;
        keepSpareLine();
        look();
    });
    look();
    m_table->setCurrentCell(0, 0);
}

void LinesDialog::addLine(int row, const QStringList &cells)
{
    m_table->insertRow(row);
    for (int column = 0; column < m_table->columnCount(); ++column) {
        auto *item = new QTableWidgetItem(cells.value(column));
        if (m_parts.columns[static_cast<size_t>(column)].isNumber)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, column, item);
    }
}

void LinesDialog::keepSpareLine()
{
    if (!m_parts.whyFixed.empty())
        return;
    const int last = m_table->rowCount() - 1;
    bool isSpare = last >= 0;
    for (int column = 0; isSpare && column < m_table->columnCount(); ++column)
        isSpare = m_table->item(last, column)->text().trimmed().isEmpty();
    if (isSpare)
        return;
    m_isFilling = true;
    addLine(last + 1, {});
    m_isFilling = false;
}

std::vector<QStringList> LinesDialog::lines() const
{
    std::vector<QStringList> all;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList cells;
        bool isEmpty = true;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            cells << m_table->item(row, column)->text().trimmed();
            isEmpty = isEmpty && cells.last().isEmpty();
        }
        if (!isEmpty)
            all.push_back(std::move(cells));
    }
    return all;
}

int LinesDialog::rowOfLine(int line) const
{
    int seen = -1;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column) {
            if (!m_table->item(row, column)->text().trimmed().isEmpty()) {
                ++seen;
                break;
            }
        }
        if (seen == line)
            return row;
    }
    return 0;
}

void LinesDialog::look()
{
    m_isFilling = true;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column) {
            m_table->item(row, column)->setData(Qt::ForegroundRole, {});
            m_table->item(row, column)->setToolTip({});
        }
    }
    const std::optional<LinesProblem> problem = m_parts.check(lines());
    if (problem) {
        QTableWidgetItem *item = m_table->item(rowOfLine(problem->row), problem->column);
        item->setForeground(m_tools.theme.color(Token::Bad));
        item->setToolTip(problem->words);
        m_why->setText(text(QUNCE_TEXT("Line %1: %2"), {QString::number(problem->row + 1), problem->words}));
    } else {
        m_why->clear();
    }
    m_isFilling = false;
    m_save->setEnabled(!problem && m_parts.whyFixed.empty());
}

void LinesDialog::paste(const QString &pasted)
{
    if (!m_parts.whyFixed.empty())
        return;
    QStringList rows = QString(pasted).remove(QLatin1Char('\r')).split(QLatin1Char('\n'));
    while (!rows.isEmpty() && rows.last().trimmed().isEmpty())
        rows.removeLast();
    const int firstRow = std::max(0, m_table->currentRow());
    const int firstColumn = std::max(0, m_table->currentColumn());
    m_isFilling = true;
    for (int i = 0; i < std::min<int>(static_cast<int>(rows.size()), kMostPasted); ++i) {
        const int row = firstRow + i;
        if (row >= m_table->rowCount())
            addLine(row, {});
        const QStringList cells = cellsOf(rows[i]);
        for (int column = 0; column < cells.size() && firstColumn + column < m_table->columnCount(); ++column)
            m_table->item(row, firstColumn + column)->setText(cells[column]);
    }
    m_isFilling = false;
    keepSpareLine();
    look();
}

void LinesDialog::removeLines()
{
    if (!m_parts.whyFixed.empty())
        return;
    std::vector<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    if (rows.empty() && m_table->currentRow() >= 0)
        rows.push_back(m_table->currentRow());
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    m_isFilling = true;
    for (const int row : rows)
        m_table->removeRow(row);
    m_isFilling = false;
    keepSpareLine();
    look();
}

bool LinesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress || !m_parts.whyFixed.empty())
        return QDialog::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Paste)) {
        paste(QApplication::clipboard()->text());
        return true;
    }
    if (key->key() != Qt::Key_Delete)
        return QDialog::eventFilter(watched, event);
    if (key->modifiers() & Qt::ControlModifier) {
        removeLines();
    } else {
        for (QTableWidgetItem *item : m_table->selectedItems())
            item->setText({});
    }
    return true;
}

void LinesDialog::accept()
{
    const std::vector<QStringList> wanted = lines();
    if (!m_save->isEnabled() || m_parts.check(wanted))
        return;
    m_save->setEnabled(false);
    m_parts.save(wanted, [this](const Result<EditDone> &outcome) {
        m_save->setEnabled(true);
        if (outcome.ok())
            QDialog::accept();
        else // what was typed stays
            m_why->setText(text(outcome.error().userText));
    });
}

} // namespace qunce
