// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/sheetview.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTimer>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kRow = 26; ///< compact, as in look.md
constexpr int kHeader = 32;

int widthOf(SheetPlace place)
{
    switch (place.column) {
    case SheetColumn::Date:
    case SheetColumn::Owner:
        return 72;
    case SheetColumn::Weekday:
    case SheetColumn::Content:
        return 104;
    case SheetColumn::Time:
        return 56;
    case SheetColumn::Layer:
        return 48;
    case SheetColumn::Groups:
        return 100;
    case SheetColumn::PrepareBy:
        return 112;
    default:
        return 84;
    }
}

} // namespace

bool SheetTable::event(QEvent *event)
{
    // The page has these keys too, for whole entries: here they are about cells.
    if (event->type() == QEvent::ShortcutOverride && state() != EditingState) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Paste)
            || key->key() == Qt::Key_F2 || key->key() == Qt::Key_Delete
            || (key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier)
            || key->matches(QKeySequence::SelectAll);
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void SheetTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        emit copyAsked();
    else if (event->matches(QKeySequence::Paste))
        emit pasteAsked();
    else if (event->key() == Qt::Key_D && event->modifiers() == Qt::ControlModifier)
        emit fillAsked();
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit emptyAsked();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2)
        && event->modifiers() == Qt::NoModifier && state() != EditingState && currentIndex().isValid())
        edit(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void SheetTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    QTableView::closeEditor(editor, hint);
    if (hint == QAbstractItemDelegate::SubmitModelCache && currentIndex().row() + 1 < model()->rowCount())
        setCurrentIndex(currentIndex().siblingAtRow(currentIndex().row() + 1));
}

SheetView::SheetView(Theme &theme, LanguageChoice &language, QWidget *parent)
    : CalendarCanvas(theme, language, parent)
    , m_table(new SheetTable(viewport()))
    , m_model(new SheetModel(theme, language, this))
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the table has its own
    m_table->setObjectName(QStringLiteral("sheet"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed
        | QAbstractItemView::EditKeyPressed);
    m_table->setTabKeyNavigation(true);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_model, &SheetModel::typed, this, [this](size_t row, size_t column, const QString &typed) {
        applyInputs({QUNCE_TEXT("Plan sheet: %1"), {text(titleOf(sheetPlace(column))).toStdString()}},
            {{row, column, typed.toStdString()}});
    });
    connect(m_table, &SheetTable::copyAsked, this, &SheetView::copySelection);
    connect(m_table, &SheetTable::pasteAsked, this, &SheetView::paste);
    connect(m_table, &SheetTable::fillAsked, this, &SheetView::fillDown);
    connect(m_table, &SheetTable::emptyAsked, this, &SheetView::emptySelection);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SheetView::noteSelection);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &cell) {
        const auto row = static_cast<size_t>(cell.row());
        if (row < m_model->sheet().rows().size()
            && !isTyped(sheetPlace(static_cast<size_t>(cell.column())).column))
            emit opened(m_model->sheet().rows()[row].entries.front().id);
    });
}

void SheetView::setParts(SheetParts parts)
{
    m_parts = std::move(parts);
    relayout();
}

void SheetView::layOut()
{
    const auto [first, end] = content().placesIn(days());
    std::vector<CalendarEntry> entries;
    for (size_t place = first; place < end; ++place)
        entries.push_back(content().entry(place));
    const bool mayMake = rules().whyNoNew && rules().whyNoNew().empty();
    m_model->show(PlanSheet(std::move(entries), m_parts), std::make_shared<const CalendarContent>(content()),
        now().day(), mayMake);
    m_table->setGeometry(viewport()->rect());
    m_table->setAccessibleName(text(QUNCE_TEXT("Plan sheet")));
    m_table->verticalHeader()->setDefaultSectionSize(static_cast<int>(scaled(kRow)));
    m_table->horizontalHeader()->setFixedHeight(static_cast<int>(scaled(kHeader)));
    m_table->horizontalHeader()->setFont(fontOf(TextRole::SecondaryBold));
    const QString lines =
        QStringLiteral("QTableView { gridline-color: %1; } "
                       "QHeaderView, QTableCornerButton::section { background: %2; border: none; } "
                       "QHeaderView::section { background: %2; color: %3; border: none; padding: 0 4px; "
                       "border-bottom: 1px solid %4; border-right: 1px solid %1; font-size: %5px; "
                       "font-weight: bold; }")
            .arg(theme().color(Token::Line).name(), theme().color(Token::Surface).name(),
                theme().color(Token::TextSecondary).name(), theme().color(Token::Border).name(),
                QString::number(qRound(scaled(12))));
    if (m_table->styleSheet() != lines)
        m_table->setStyleSheet(lines);
    if (!m_isWidened)
        widenColumns();
    // By row, each entry where it stands.
    std::unordered_map<Uuid, size_t> places;
    for (size_t place = first; place < end; ++place)
        places[content().entry(place).id] = place;
    ownItems().clear();
    const double height = scaled(kRow);
    for (size_t row = 0; row < m_model->sheet().rows().size(); ++row) {
        for (const CalendarEntry &entry : m_model->sheet().rows()[row].entries) {
            CalendarItem item;
            item.rect = QRectF(0, static_cast<double>(row) * height, viewport()->width(), height);
            item.day = entry.day();
            item.places = {places.at(entry.id)};
            ownItems().push_back(std::move(item));
        }
    }
}

void SheetView::widenColumns()
{
    m_isWidened = true;
    const QFontMetrics letters(m_table->horizontalHeader()->font());
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const SheetPlace place = sheetPlace(static_cast<size_t>(column));
        m_table->setColumnWidth(column,
            std::max(static_cast<int>(scaled(widthOf(place))),
                letters.horizontalAdvance(text(titleOf(place))) + 24));
    }
}

void SheetView::focusInEvent(QFocusEvent *event)
{
    CalendarCanvas::focusInEvent(event);
    m_table->setFocus(event->reason());
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

std::optional<QRect> SheetView::selectedCells() const
{
    const QItemSelection selection = m_table->selectionModel()->selection();
    if (selection.isEmpty()) {
        const QModelIndex current = m_table->currentIndex();
        return current.isValid() ? std::optional(QRect(current.column(), current.row(), 1, 1)) : std::nullopt;
    }
    QRect cells;
    for (const QItemSelectionRange &range : selection)
        cells |= QRect(QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom()));
    return cells;
}

/// Whole rows are entries that are chosen together; a cell is about the entry of its row.
void SheetView::noteSelection()
{
    const std::optional<QRect> cells = selectedCells();
    const std::vector<SheetRow> &rows = m_model->sheet().rows();
    std::set<Uuid> whole;
    if (cells && cells->width() == m_model->columnCount()) {
        for (int row = cells->top(); row <= cells->bottom() && row < static_cast<int>(rows.size()); ++row) {
            for (const CalendarEntry &entry : rows[static_cast<size_t>(row)].entries)
                whole.insert(entry.id);
        }
    }
    if (whole != chosen())
        setChosen(whole);
    if (cells && static_cast<size_t>(cells->top()) < rows.size())
        focusOnEntry(rows[static_cast<size_t>(cells->top())].entries.front().id);
}

SheetOutcome SheetView::outcomeOf(const std::vector<SheetInput> &inputs) const
{
    PlanSheet::Rules asked;
    asked.whyFixed = [this](const CalendarEntry &entry) {
        return rules().whyFixed ? rules().whyFixed(entry) : Message();
    };
    asked.whyNoNew = [this] { return rules().whyNoNew ? rules().whyNoNew() : Message(); };
    return m_model->sheet().apply(inputs, asked, m_campaign, anchor().year());
}

void SheetView::applyInputs(const Message &title, const std::vector<SheetInput> &inputs)
{
    const SheetOutcome outcome = outcomeOf(inputs);
    if (!outcome.problems.empty())
        emit refused(outcome.problems.front().why);
    if (!outcome.edits.empty())
        emit editAsked(title, outcome);
}

void SheetView::copySelection() const
{
    const std::optional<QRect> selected = selectedCells();
    if (!selected)
        return;
    std::vector<std::vector<std::string>> cells;
    for (int row = selected->top(); row <= selected->bottom(); ++row) {
        std::vector<std::string> &line = cells.emplace_back();
        for (int column = selected->left(); column <= selected->right(); ++column) {
            const QModelIndex cell = m_model->index(row, column);
            const bool isEdited = isTyped(sheetPlace(static_cast<size_t>(column)).column);
            line.push_back(cell.data(isEdited ? Qt::EditRole : Qt::DisplayRole).toString().toStdString());
        }
    }
    QApplication::clipboard()->setText(QString::fromStdString(tsvOf(cells)));
}

std::optional<SheetOutcome> SheetView::pasted(const QString &tsv)
{
    const std::optional<QRect> selected = selectedCells();
    if (!selected)
        return SheetOutcome();
    const std::optional<std::vector<std::vector<std::string>>> cells =
        cellsOf(tsv.toStdString(), kMostPasted);
    if (!cells) {
        emit refused({QUNCE_TEXT("At most %1 rows are pasted at once. Import the file instead."),
            {std::to_string(kMostPasted)}});
        return std::nullopt;
    }
    std::vector<SheetInput> inputs;
    for (size_t row = 0; row < cells->size(); ++row) {
        for (size_t column = 0; column < (*cells)[row].size(); ++column) {
            const size_t there = static_cast<size_t>(selected->left()) + column;
            if (there < sheetColumns())
                inputs.push_back({static_cast<size_t>(selected->top()) + row, there, (*cells)[row][column]});
        }
    }
    // One cell goes into all that are selected, as in a spreadsheet.
    if (inputs.size() == 1 && (selected->width() > 1 || selected->height() > 1)) {
        const std::string typed = inputs.front().text;
        inputs.clear();
        for (int row = selected->top(); row <= selected->bottom(); ++row) {
            for (int column = selected->left(); column <= selected->right(); ++column)
                inputs.push_back({static_cast<size_t>(row), static_cast<size_t>(column), typed});
        }
    }
    return outcomeOf(inputs);
}

void SheetView::paste()
{
    const std::optional<SheetOutcome> outcome = pasted(QApplication::clipboard()->text());
    if (outcome && (!outcome->edits.empty() || !outcome->problems.empty()))
        emit pasteAsked(*outcome);
}

void SheetView::fillDown()
{
    const std::optional<QRect> selected = selectedCells();
    if (!selected || selected->height() < 2)
        return emit refused({QUNCE_TEXT("Choose the cell to fill from and those below it.")});
    std::vector<SheetInput> inputs;
    for (int column = selected->left(); column <= selected->right(); ++column) {
        const auto place = static_cast<size_t>(column);
        if (!isTyped(sheetPlace(place).column))
            continue;
        const std::string from = m_model->sheet().textAt(static_cast<size_t>(selected->top()), place);
        for (int row = selected->top() + 1; row <= selected->bottom(); ++row) {
            if (static_cast<size_t>(row) < m_model->sheet().rows().size())
                inputs.push_back({static_cast<size_t>(row), place, from});
        }
    }
    applyInputs({QUNCE_TEXT("Plan sheet: fill down")}, inputs);
}

void SheetView::emptySelection()
{
    const std::optional<QRect> selected = selectedCells();
    if (!selected)
        return;
    std::vector<SheetInput> inputs;
    for (int row = selected->top(); row <= selected->bottom(); ++row) {
        for (int column = selected->left(); column <= selected->right(); ++column) {
            const bool isThere = static_cast<size_t>(row) < m_model->sheet().rows().size();
            if (isThere && isTyped(sheetPlace(static_cast<size_t>(column)).column))
                inputs.push_back({static_cast<size_t>(row), static_cast<size_t>(column), {}});
        }
    }
    applyInputs({QUNCE_TEXT("Plan sheet: empty cells")}, inputs);
}

} // namespace qunce
