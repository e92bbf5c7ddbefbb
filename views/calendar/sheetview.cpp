// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/sheetview.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

#include "views/calendar/calendartext.h"
#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kRow = 26; ///< compact, as in look.md
constexpr int kHeader = 32;
constexpr int kHeadline = 24; ///< of a stage
constexpr int kBar = 40;

/// What is dragged, above the table; nothing of it is touched.
class SheetVeil : public QWidget
{
public:
    SheetVeil(std::function<void(QPainter &)> paint, QWidget *parent)
        : QWidget(parent), m_paint(std::move(paint))
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_paint(painter);
    }

private:
    const std::function<void(QPainter &)> m_paint;
};

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

SheetView::SheetView(Theme &theme, LanguageChoice &language, QWidget *parent)
    : CalendarCanvas(theme, language, parent)
    , m_table(new SheetTable(theme, viewport()))
    , m_model(new SheetModel(theme, language, this))
    , m_maker(new SheetMaker(this))
    , m_bar(new QWidget(viewport()))
    , m_fillDown(new QPushButton(m_bar))
    , m_pasteButton(new QPushButton(m_bar))
    , m_allKinds(new QPushButton(m_bar))
    , m_counted(new ThemedLabel(theme, TextRole::Secondary, Token::TextSecondary, m_bar))
    , m_veil(new SheetVeil(
          [this](QPainter &painter) {
              if (isDragging())
                  paintDrag(painter);
          },
          viewport()))
    , m_parts(std::make_shared<const SheetParts>())
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the table has its own
    m_table->setObjectName(QStringLiteral("sheet"));
    m_table->setModel(m_model);
    m_table->freeze();
    m_fillDown->setObjectName(QStringLiteral("sheet.fill"));
    m_pasteButton->setObjectName(QStringLiteral("sheet.paste"));
    m_allKinds->setObjectName(QStringLiteral("sheet.kinds"));
    m_allKinds->setCheckable(true);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(12, 0, metrics::kOuterCellPadding, 0);
    row->setSpacing(8);
    for (QPushButton *button : {m_fillDown, m_pasteButton, m_allKinds}) {
        button->setFocusPolicy(Qt::TabFocus); // the cursor stays in the cells
        row->addWidget(button);
    }
    row->addStretch(1);
    row->addWidget(m_counted);
    connect(m_fillDown, &QPushButton::clicked, this, &SheetView::fillDown);
    connect(m_pasteButton, &QPushButton::clicked, this, &SheetView::paste);
    connect(m_allKinds, &QPushButton::toggled, this, &SheetView::showKinds);
    connect(m_maker, &SheetMaker::made, this,
        [this](const SheetSource &source, std::shared_ptr<const PlanSheet> sheet) {
            if (source != wanted())
                return;
            showSheet(source, std::move(sheet));
            relayout(); // its items are there now
        });
    connect(m_model, &SheetModel::typed, this, [this](size_t cellRow, size_t column, const QString &typed) {
        applyInputs({QUNCE_TEXT("Plan sheet: %1"), {text(titleOf(sheetPlace(column))).toStdString()}},
            {{cellRow, column, typed.toStdString()}});
    });
    connect(m_table, &SheetTable::copyAsked, this, &SheetView::copySelection);
    connect(m_table, &SheetTable::pasteAsked, this, &SheetView::paste);
    connect(m_table, &SheetTable::fillAsked, this, &SheetView::fillDown);
    connect(m_table, &SheetGrid::fillDragged, this, &SheetView::fillTo);
    connect(m_table, &SheetTable::emptyAsked, this, &SheetView::emptySelection);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SheetView::noteSelection);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &cell) {
        const auto number = static_cast<size_t>(cell.row());
        if (number < m_model->sheet().rows().size()
            && !isTyped(sheetPlace(static_cast<size_t>(cell.column())).column))
            emit opened(m_model->sheet().rows()[number].entries.front().id);
    });
}

void SheetView::setParts(SheetParts parts)
{
    m_parts = std::make_shared<const SheetParts>(std::move(parts));
    relayout();
}

void SheetView::layOut()
{
    place();
    restyle();
    retranslate();
    const SheetSource source = wanted();
    if (m_shown != source) {
        const auto [first, end] = content().placesIn(days());
        if (end - first > kMostAtOnce) {
            if (m_asked != source) // until it is there the sheet before stays
                m_maker->ask(source);
            m_asked = source;
        } else {
            m_maker->drop();
            m_asked = {};
            showSheet(source, source.make());
        }
    } else {
        showSheet(source, m_made); // the day, the language or what may be done are others
    }
    if (!m_isWidened)
        widenColumns();
    listItems();
    count();
}

void SheetView::showSheet(const SheetSource &source, std::shared_ptr<const PlanSheet> sheet)
{
    m_shown = source;
    m_made = std::move(sheet);
    const bool mayMake = rules().whyNoNew && rules().whyNoNew().empty();
    m_model->show(m_made, source.content, now().day(), mayMake);
    showKinds();
    showStages();
}

void SheetView::place()
{
    const int bar = static_cast<int>(scaled(kBar));
    m_bar->setGeometry(0, 0, viewport()->width(), bar);
    m_table->setGeometry(0, bar, viewport()->width(), std::max(0, viewport()->height() - bar));
}

void SheetView::restyle()
{
    m_table->horizontalHeader()->setFixedHeight(static_cast<int>(scaled(kHeader)));
    m_table->horizontalHeader()->setFont(fontOf(TextRole::SecondaryBold));
    const QString lines =
        QStringLiteral("QHeaderView, QTableCornerButton::section { background: %2; border: none; } "
                       "QHeaderView::section { background: %2; color: %3; border: none; padding: 0 4px; "
                       "border-bottom: 1px solid %4; border-right: 1px solid %1; font-size: %5px; "
                       "font-weight: bold; }")
            .arg(theme().color(Token::Line).name(), theme().color(Token::Surface).name(),
                theme().color(Token::TextSecondary).name(), theme().color(Token::Border).name(),
                QString::number(qRound(scaled(12))));
    if (m_table->styleSheet() != lines)
        m_table->setStyleSheet(lines);
}

void SheetView::retranslate()
{
    m_table->setAccessibleName(text(QUNCE_TEXT("Plan sheet")));
    m_table->frozen().setAccessibleName(text(QUNCE_TEXT("Plan sheet: day and time")));
    m_fillDown->setText(text(QUNCE_TEXT("Fill down")));
    m_fillDown->setToolTip(text(QUNCE_TEXT("Ctrl+D, or drag the corner of what is chosen")));
    m_pasteButton->setText(text(QUNCE_TEXT("Paste from a spreadsheet")));
    m_pasteButton->setToolTip(QStringLiteral("Ctrl+V"));
    m_allKinds->setText(text(QUNCE_TEXT("All group columns")));
    m_allKinds->setToolTip(text(QUNCE_TEXT("Also those that nothing is planned for in these days")));
}

/// Only the columns of groups that something is planned for, unless all are asked for; in an empty sheet all.
void SheetView::showKinds()
{
    if (!m_made)
        return;
    const std::vector<bool> &used = m_made->usedKinds();
    const bool isAny = std::find(used.begin(), used.end(), true) != used.end();
    for (size_t kind = 0; kind < used.size(); ++kind) {
        const auto column = static_cast<int>(columnOf({SheetColumn::Groups, kind}));
        const bool isHidden = isAny && !used[kind] && !m_allKinds->isChecked();
        if (m_table->isColumnHidden(column) != isHidden)
            m_table->setColumnHidden(column, isHidden);
    }
    const auto hidden = std::count(used.begin(), used.end(), false);
    m_allKinds->setVisible(isAny && hidden > 0);
}

void SheetView::showStages()
{
    std::map<int, QString> headlines;
    for (const SheetStage &stage : m_made->stages()) {
        const QString name =
            stage.name.empty() ? text(QUNCE_TEXT("Without a stage")) : clippedLine(stage.name, 40);
        QString span = format().shortDay(stage.from);
        if (stage.from != stage.to)
            span += QChar(0x2013) + format().shortDay(stage.to);
        headlines[static_cast<int>(stage.row)] =
            text(QUNCE_TEXT("%1  %2 · %3 rows"), {name, span, QString::number(stage.rows)});
    }
    m_table->setRowsOfBoth(static_cast<int>(scaled(kRow)), static_cast<int>(scaled(kHeadline)), headlines);
}

/// By day, each entry in its row.
void SheetView::listItems()
{
    ownItems().clear();
    if (m_shown.content != sharedContent())
        return; // it is being made
    const auto [first, end] = content().placesIn(days());
    std::unordered_map<Uuid, size_t> places;
    places.reserve(end - first);
    for (size_t at = first; at < end; ++at)
        places[content().entry(at).id] = at;
    for (size_t row = 0; row < m_made->rows().size(); ++row) {
        for (const CalendarEntry &entry : m_made->rows()[row].entries) {
            CalendarItem item;
            item.rect = QRectF(0, static_cast<double>(row) * scaled(kRow), viewport()->width(), scaled(kRow));
            item.day = entry.day();
            item.places = {places.at(entry.id)};
            ownItems().push_back(std::move(item));
        }
    }
    std::stable_sort(ownItems().begin(), ownItems().end(),
        [](const CalendarItem &a, const CalendarItem &b) { return a.day < b.day; });
}

void SheetView::count()
{
    const QString separator = QStringLiteral(" · ");
    QString words = text(QUNCE_TEXT("%1 rows"), {QString::number(m_model->sheet().rows().size())});
    if (const std::optional<QRect> cells = m_table->chosenCells()) {
        const auto chosen = static_cast<int>(columnsOf(*cells).size()) * cells->height();
        if (chosen > 1)
            words += separator + text(QUNCE_TEXT("%1 cells chosen"), {QString::number(chosen)});
    }
    const auto [errors, warnings] = m_model->problems();
    if (errors > 0)
        words += separator + text(QUNCE_TEXT("%1 with errors"), {QString::number(errors)});
    if (warnings > 0)
        words += separator + text(QUNCE_TEXT("%1 with warnings"), {QString::number(warnings)});
    m_counted->setText(words);
}

std::optional<size_t> SheetView::rowAt(QPointF place) const
{
    const QPoint inside = m_table->viewport()->mapFrom(viewport(), place.toPoint());
    const int row = inside.y() < 0 ? -1 : m_table->rowAt(inside.y());
    return row >= 0 && static_cast<size_t>(row) < m_model->sheet().rows().size()
        ? std::optional(static_cast<size_t>(row))
        : std::nullopt;
}

std::optional<Day> SheetView::dayAt(QPointF place) const
{
    const std::optional<size_t> row = rowAt(place);
    return row ? std::optional(m_model->sheet().rows()[*row].common.day()) : std::nullopt;
}

/// What is dropped on a row goes to its time.
std::optional<CalendarSpot> SheetView::spotAt(QPointF place) const
{
    const std::optional<size_t> row = rowAt(place);
    if (!row)
        return std::nullopt;
    const Instant start = m_model->sheet().rows()[*row].common.start;
    return CalendarSpot {start.day(), start.secondOfDay()};
}

QRectF SheetView::placeOf(const EntryTimes &times, const CalendarItem *) const
{
    const std::vector<SheetRow> &rows = m_model->sheet().rows();
    for (size_t row = 0; row < rows.size(); ++row) {
        const Instant start = rows[row].common.start;
        if (start.day() != times.start.day() || slotBefore(start.secondOfDay()) != times.start.secondOfDay())
            continue;
        const int top = m_table->rowViewportPosition(static_cast<int>(row))
            + m_table->rowHeight(static_cast<int>(row)) - m_table->rowHeightOf();
        const QPoint there = m_table->viewport()->mapTo(viewport(), QPoint(0, top));
        return QRectF(there.x(), there.y(), m_table->viewport()->width() - 4, scaled(kRow));
    }
    return {};
}

QWidget *SheetView::ghostSurface()
{
    if (isDragging() && !m_veil->isVisible()) {
        m_veil->setGeometry(viewport()->rect());
        m_veil->raise();
        m_veil->show();
    }
    return m_veil;
}

void SheetView::dragEnds()
{
    m_veil->hide();
}

void SheetView::widenColumns()
{
    m_isWidened = true;
    const QFontMetrics letters(m_table->horizontalHeader()->font());
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const SheetPlace shown = sheetPlace(static_cast<size_t>(column));
        m_table->setColumnWidth(column,
            std::max(static_cast<int>(scaled(widthOf(shown))),
                letters.horizontalAdvance(text(titleOf(shown))) + 24));
    }
    m_table->placeFrozen();
}

void SheetView::focusInEvent(QFocusEvent *event)
{
    CalendarCanvas::focusInEvent(event);
    m_table->setFocus(event->reason());
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

std::vector<int> SheetView::columnsOf(const QRect &cells) const
{
    std::vector<int> columns;
    for (int column = cells.left(); column <= cells.right(); ++column) {
        if (!m_table->isColumnHidden(column))
            columns.push_back(column);
    }
    return columns;
}

/// Whole rows are entries that are chosen together; a cell is about the entry of its row.
void SheetView::noteSelection()
{
    const std::optional<QRect> cells = m_table->chosenCells();
    const std::vector<SheetRow> &rows = m_model->sheet().rows();
    std::set<Uuid> whole;
    if (cells && cells->width() == m_model->columnCount()) {
        for (int row = cells->top(); row <= cells->bottom() && row < static_cast<int>(rows.size()); ++row) {
            for (const CalendarEntry &entry : rows[static_cast<size_t>(row)].entries)
                whole.insert(entry.id);
        }
    }
    count();
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
    const std::optional<QRect> selected = m_table->chosenCells();
    if (!selected)
        return;
    std::vector<std::vector<std::string>> cells;
    for (int row = selected->top(); row <= selected->bottom(); ++row) {
        std::vector<std::string> &line = cells.emplace_back();
        for (const int column : columnsOf(*selected)) {
            const QModelIndex cell = m_model->index(row, column);
            const bool isEdited = isTyped(sheetPlace(static_cast<size_t>(column)).column);
            line.push_back(cell.data(isEdited ? Qt::EditRole : Qt::DisplayRole).toString().toStdString());
        }
    }
    QApplication::clipboard()->setText(QString::fromStdString(tsvOf(cells)));
}

std::optional<SheetOutcome> SheetView::pasted(const QString &tsv)
{
    const std::optional<QRect> selected = m_table->chosenCells();
    if (!selected)
        return SheetOutcome();
    const std::optional<std::vector<std::vector<std::string>>> cells =
        cellsOf(tsv.toStdString(), kMostPasted);
    if (!cells) {
        emit refused({QUNCE_TEXT("At most %1 rows are pasted at once. Import the file instead."),
            {std::to_string(kMostPasted)}});
        return std::nullopt;
    }
    // Into the columns that are in sight, as they were copied.
    const std::vector<int> columns =
        columnsOf(QRect(QPoint(selected->left(), 0), QPoint(m_model->columnCount() - 1, 0)));
    std::vector<SheetInput> inputs;
    for (size_t row = 0; row < cells->size(); ++row) {
        const std::vector<std::string> &line = (*cells)[row];
        for (size_t column = 0; column < std::min(line.size(), columns.size()); ++column)
            inputs.push_back({static_cast<size_t>(selected->top()) + row,
                static_cast<size_t>(columns[column]), line[column]});
    }
    // One cell goes into all that are selected, as in a spreadsheet.
    if (inputs.size() == 1 && (selected->width() > 1 || selected->height() > 1)) {
        const std::string typed = inputs.front().text;
        inputs.clear();
        for (int row = selected->top(); row <= selected->bottom(); ++row) {
            for (const int column : columnsOf(*selected))
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
    const std::optional<QRect> selected = m_table->chosenCells();
    if (!selected || selected->height() < 2)
        return emit refused({QUNCE_TEXT("Choose the cell to fill from and those below it.")});
    fill(QRect(selected->topLeft(), QPoint(selected->right(), selected->top())), selected->bottom());
}

void SheetView::fillTo(int lastRow)
{
    const std::optional<QRect> from = m_table->chosenCells();
    if (!from)
        return;
    fill(*from, lastRow);
    const QModelIndex corner = m_model->index(lastRow, from->right());
    m_table->selectionModel()->select(QItemSelection(m_model->index(from->top(), from->left()), corner),
        QItemSelectionModel::ClearAndSelect);
}

void SheetView::fill(const QRect &from, int lastRow)
{
    std::vector<SheetInput> inputs;
    const auto rows = static_cast<int>(m_model->sheet().rows().size());
    for (const int column : columnsOf(from)) {
        const auto place = static_cast<size_t>(column);
        if (!isTyped(sheetPlace(place).column))
            continue;
        for (int row = from.bottom() + 1; row <= std::min(lastRow, rows - 1); ++row) {
            const int source = from.top() + (row - from.bottom() - 1) % from.height();
            inputs.push_back({static_cast<size_t>(row), place,
                m_model->sheet().textAt(static_cast<size_t>(source), place)});
        }
    }
    applyInputs({QUNCE_TEXT("Plan sheet: fill down")}, inputs);
}

void SheetView::emptySelection()
{
    const std::optional<QRect> selected = m_table->chosenCells();
    if (!selected)
        return;
    std::vector<SheetInput> inputs;
    for (int row = selected->top(); row <= selected->bottom(); ++row) {
        for (const int column : columnsOf(*selected)) {
            const bool isThere = static_cast<size_t>(row) < m_model->sheet().rows().size();
            if (isThere && isTyped(sheetPlace(static_cast<size_t>(column)).column))
                inputs.push_back({static_cast<size_t>(row), static_cast<size_t>(column), {}});
        }
    }
    applyInputs({QUNCE_TEXT("Plan sheet: empty cells")}, inputs);
}

} // namespace qunce
