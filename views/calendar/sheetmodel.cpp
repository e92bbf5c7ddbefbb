// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/sheetmodel.h"

#include <QColor>

#include "views/calendar/calendartext.h"
#include "views/calendar/findinglist.h"
#include "views/calendar/sheetcells.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr qsizetype kMostLetters = 200; ///< of a cell as it is shown
constexpr int kStatusIcon = 14;

SheetPlace placeOf(const QModelIndex &index)
{
    return sheetPlace(static_cast<size_t>(index.column()));
}

} // namespace

SheetModel::SheetModel(Theme &theme, LanguageChoice &language, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
    , m_language(language)
    , m_sheet(std::make_shared<PlanSheet>())
    , m_content(std::make_shared<CalendarContent>())
{ }

void SheetModel::show(std::shared_ptr<const PlanSheet> sheet, std::shared_ptr<const CalendarContent> content,
    Day today, bool mayMake)
{
    const int rows = static_cast<int>(sheet->rows().size()) + (mayMake ? 1 : 0);
    const int before = rowCount();
    // Rows come and go at the end, so that the cell that has the cursor keeps it.
    if (rows > before)
        beginInsertRows({}, before, rows - 1);
    else if (rows < before)
        beginRemoveRows({}, rows, before - 1);
    m_sheet = std::move(sheet);
    m_content = std::move(content);
    m_today = today;
    m_mayMake = mayMake;
    if (rows > before)
        endInsertRows();
    else if (rows < before)
        endRemoveRows();
    if (rows > 0)
        emit dataChanged(index(0, 0), index(rows - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int SheetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sheet->rows().size()) + (m_mayMake ? 1 : 0);
}

int SheetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(sheetColumns());
}

QString SheetModel::holidayOf(Day day) const
{
    const DayMarks *marks = m_content->marksOf(day);
    return marks && !marks->names.empty() ? nameOf(marks->names.front(), Format(m_language.current()))
                                          : QString();
}

std::pair<std::optional<Severity>, QString> SheetModel::problemsOf(const SheetRow &row) const
{
    size_t errors = 0;
    size_t warnings = 0;
    for (const CalendarEntry &entry : row.entries) {
        const BoardFindings::Found *found = m_content->foundFor(entry);
        if (!found)
            continue;
        for (const PlanFinding &finding : found->findings) {
            errors += finding.severity() == Severity::Error ? 1 : 0;
            warnings += finding.severity() == Severity::Warning ? 1 : 0;
        }
    }
    if (errors > 0)
        return {Severity::Error, text(QUNCE_TEXT("%1 errors"), {QString::number(errors)})};
    if (warnings > 0)
        return {Severity::Warning, text(QUNCE_TEXT("%1 warnings"), {QString::number(warnings)})};
    return {std::nullopt, QString()};
}

QString SheetModel::hintOf(const SheetRow &row) const
{
    QStringList lines;
    for (const CalendarEntry &entry : row.entries) {
        if (const BoardFindings::Found *found = m_content->foundFor(entry)) {
            lines += clippedLine(entry.title, 40);
            for (const PlanFinding &finding : found->findings)
                lines += findingText(finding);
        }
    }
    return lines.join(QLatin1Char('\n'));
}

std::pair<size_t, size_t> SheetModel::problems() const
{
    std::pair<size_t, size_t> count {0, 0};
    if (!m_content->findings)
        return count;
    for (const SheetRow &row : m_sheet->rows()) {
        for (const CalendarEntry &entry : row.entries) {
            const BoardFindings::Found *found = m_content->foundFor(entry);
            count.first += found && found->worst == Severity::Error ? 1 : 0;
            count.second += found && found->worst == Severity::Warning ? 1 : 0;
        }
    }
    return count;
}

/// What need not be said again below each other.
bool SheetModel::repeats(size_t number, SheetPlace place) const
{
    if (number == 0)
        return false;
    const CalendarEntry &entry = m_sheet->rows()[number].common;
    const CalendarEntry &above = m_sheet->rows()[number - 1].common;
    switch (place.column) {
    case SheetColumn::Date:
    case SheetColumn::Weekday:
        return entry.day() == above.day() && (m_sheet->stages().empty() || entry.stage == above.stage);
    case SheetColumn::Stage:
        return !entry.stage.empty() && entry.stage == above.stage && !m_sheet->stages().empty();
    default:
        return false;
    }
}

QString SheetModel::shown(const SheetRow &row, size_t number, SheetPlace place) const
{
    const Format format(m_language.current());
    switch (place.column) {
    case SheetColumn::Date:
        return format.shortDay(row.common.day());
    case SheetColumn::Weekday: {
        const QString holiday = holidayOf(row.common.day());
        const QString weekday = format.weekday(row.common.day());
        return holiday.isEmpty() ? weekday : weekday + QLatin1Char(' ') + holiday;
    }
    case SheetColumn::PrepareBy:
        return row.part.prepareBy ? format.dateTime(*row.part.prepareBy) : QString();
    case SheetColumn::Status:
        return text(textOf(row.common.status));
    case SheetColumn::Findings:
        return problemsOf(row).second;
    default:
        return clippedLine(m_sheet->textAt(number, columnOf(place)), kMostLetters);
    }
}

QVariant SheetModel::data(const QModelIndex &index, int role) const
{
    const auto number = static_cast<size_t>(index.row());
    if (!index.isValid() || number >= m_sheet->rows().size()) {
        const bool isFirst = index.isValid() && index.column() == 0;
        if (role == Qt::DisplayRole && isFirst) // where a new row begins
            return text(QUNCE_TEXT("New row"));
        if (role == Qt::ForegroundRole)
            return m_theme.color(Token::Faint);
        return role == Qt::EditRole ? QVariant(QString()) : QVariant();
    }
    const SheetRow &row = m_sheet->rows()[number];
    const SheetPlace place = placeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shown(row, number, place);
    case Qt::EditRole:
        return QString::fromStdString(m_sheet->textAt(number, static_cast<size_t>(index.column())));
    case Qt::ToolTipRole:
        return place.column == SheetColumn::Findings || place.column == SheetColumn::Groups
            ? plainTip(hintOf(row))
            : QVariant();
    case Qt::DecorationRole:
        if (place.column == SheetColumn::Status)
            return icon(iconOf(row.common.status), m_theme.color(tokenOf(row.common.status)), kStatusIcon);
        if (const auto worst = problemsOf(row).first; worst && place.column == SheetColumn::Findings)
            return icon(iconOf(*worst), m_theme.color(tokenOf(*worst)), kStatusIcon);
        return {};
    case Qt::ForegroundRole:
        if (place.column == SheetColumn::Status)
            return m_theme.color(tokenOf(row.common.status));
        if (place.column == SheetColumn::Layer)
            return m_theme.color(inkOf(row.common.layer));
        if (place.column == SheetColumn::Findings)
            return m_theme.color(tokenOf(problemsOf(row).first.value_or(Severity::Hint)));
        return m_theme.color(isTyped(place.column) ? Token::Text : Token::TextSecondary);
    case RepeatsRole:
        return repeats(number, place);
    case LayerRole:
        return place.column == SheetColumn::Layer ? QVariant(static_cast<int>(row.common.layer)) : QVariant();
    case GroupRole:
        return place.column == SheetColumn::Groups;
    case TroubleRole: {
        if (place.column != SheetColumn::Groups || row.byKind[place.kind] == SheetRow::kNone)
            return {};
        const BoardFindings::Found *found = m_content->foundFor(row.entries[row.byKind[place.kind]]);
        return found ? QVariant(static_cast<int>(found->worst)) : QVariant();
    }
    case Qt::BackgroundRole:
        return row.common.day() == m_today ? QVariant(m_theme.color(Token::AccentSoft)) : QVariant();
    default:
        return {};
    }
}

QVariant SheetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return orientation == Qt::Horizontal ? QVariant(text(titleOf(sheetPlace(static_cast<size_t>(section)))))
                                         : QVariant(section + 1);
}

Qt::ItemFlags SheetModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags shown = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return isTyped(placeOf(index).column) ? shown | Qt::ItemIsEditable : shown;
}

bool SheetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || value.toString() == data(index, Qt::EditRole).toString())
        return false;
    emit typed(static_cast<size_t>(index.row()), static_cast<size_t>(index.column()), value.toString());
    return true;
}

} // namespace qunce
