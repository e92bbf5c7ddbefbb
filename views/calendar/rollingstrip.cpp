// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/rollingstrip.h"

#include <algorithm>

#include <QEvent>
#include <QVBoxLayout>

#include "views/common/entrylook.h"
#include "views/common/format.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kRowHeight = 24;
constexpr int kMostLines = 6; // the rest is scrolled to
constexpr int kMostDays = 7; // of more, each column is a week

uint32_t sumIn(const std::vector<uint32_t> &byDay, const Period &all, const Period &part)
{
    uint32_t sum = 0;
    for (Day day = std::max(all.from, part.from); day <= std::min(all.to, part.to); ++day)
        sum += byDay[static_cast<size_t>(day - all.from)];
    return sum;
}

QString clockOf(Instant at)
{
    const int minute = at.secondOfDay() / 60;
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

RollingStrip::RollingStrip(Theme &theme, LanguageChoice &language, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_language(language), m_table(new CellTable(theme, kRowHeight, this))
{
    setObjectName(QStringLiteral("rollingStrip"));
    m_table->setObjectName(QStringLiteral("rollingTable"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    connect(m_table, &CellTable::opened, this, &RollingStrip::open);
    connect(&theme, &Theme::changed, this, &RollingStrip::layOut);
    hide();
}

void RollingStrip::setBoard(std::shared_ptr<const RollingBoard> board)
{
    m_board = std::move(board);
    layOut();
}

void RollingStrip::setDays(Period days)
{
    if (days == m_days)
        return;
    m_days = days;
    layOut();
}

void RollingStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        layOut();
}

void RollingStrip::layOut()
{
    m_lines.clear();
    m_columns.clear();
    if (!m_board || m_board->rows.empty()) {
        m_table->setRows(0, {});
        hide();
        return;
    }
    const Period shown {std::max(m_days.from, m_board->days.from), std::min(m_days.to, m_board->days.to)};
    const Format format(m_language.current());
    BoardColumn name;
    name.title = text(QUNCE_TEXT("Rolling"));
    name.isNumber = false;
    name.width = 220;
    name.stretch = 2;
    std::vector<BoardColumn> columns {name};
    const auto add = [&](const Period &period, const QString &title) {
        BoardColumn column;
        column.title = title;
        column.width = 84;
        columns.push_back(column);
        m_columns.push_back(period);
    };
    if (shown.days() <= kMostDays) {
        for (Day day = shown.from; day <= shown.to; ++day)
            add({day, day}, format.shortDay(day));
    } else {
        for (const Period &week : m_board->weeks()) {
            if (week.to >= shown.from && week.from <= shown.to)
                add(week, text(QUNCE_TEXT("from %1"), {format.shortDay(week.from)}));
        }
    }
    for (size_t row = 0; row < m_board->rows.size(); ++row) {
        m_lines.push_back({row, -1});
        if (!m_opened.contains(m_board->rows[row].campaign))
            continue;
        for (size_t entry = 0; entry < m_board->rows[row].entries.size(); ++entry)
            m_lines.push_back({row, static_cast<int>(entry)});
    }
    m_table->setAccessibleName(text(QUNCE_TEXT("What rolls")));
    m_table->setColumns(std::move(columns));
    m_table->setRows(static_cast<int>(m_lines.size()), [this](int line, int column) {
        return line < static_cast<int>(m_lines.size()) ? cellOf(m_lines[static_cast<size_t>(line)], column)
                                                       : BoardCell();
    });
    m_table->setFixedHeight(m_table->heightOfRows(std::min(static_cast<int>(m_lines.size()), kMostLines)));
    show();
}

BoardCell RollingStrip::nameOf(const Line &line) const
{
    const RollingRow &row = m_board->rows[line.row];
    BoardCell cell;
    if (line.entry < 0) {
        const bool isOpened = m_opened.contains(row.campaign);
        cell.icon = isOpened ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
        cell.text = QString::fromStdString(row.name);
        cell.bold = true;
        cell.faint = QLatin1Char(' ') + text(QUNCE_TEXT("%1 entries"), {QString::number(row.entries.size())});
        return cell;
    }
    const RollingEntry &entry = row.entries[static_cast<size_t>(line.entry)];
    cell.icon = iconOf(entry.entry.status);
    cell.iconColor = tokenOf(entry.entry.status);
    const int day = entry.rule.day;
    cell.text = (day < 0 ? QStringLiteral("T−%1 ").arg(-day) : QStringLiteral("T+%1 ").arg(day))
        + clockOf(entry.entry.start) + QLatin1Char(' ')
        + QString::fromStdString(entry.entry.title).simplified();
    return cell;
}

BoardCell RollingStrip::cellOf(const Line &line, int column) const
{
    if (column == 0)
        return nameOf(line);
    const RollingRow &row = m_board->rows[line.row];
    const Period &period = m_columns[static_cast<size_t>(column - 1)];
    const Format format(m_language.current());
    const auto whole = [&format](uint32_t number) { return format.integer(static_cast<int64_t>(number)); };
    const uint32_t messages =
        sumIn(line.entry < 0 ? row.messages : row.entries[static_cast<size_t>(line.entry)].due, m_board->days,
            period);
    uint32_t subjects = messages; // of one entry everybody gets one a day
    if (line.entry < 0 && period.from == period.to) {
        subjects = row.subjects[static_cast<size_t>(period.from - m_board->days.from)];
    } else if (line.entry < 0) {
        const std::vector<Period> weeks = m_board->weeks();
        const auto week = std::find(weeks.begin(), weeks.end(), period);
        subjects = row.ofWeek[static_cast<size_t>(week - weeks.begin())];
    }
    BoardCell cell;
    if (messages == 0) {
        cell.text = Format::missing();
        cell.color = Token::TextSecondary;
        return cell;
    }
    cell.text = text(row.ofGuides ? QUNCE_TEXT("%1 guides") : QUNCE_TEXT("%1 groups"), {whole(subjects)});
    if (line.entry < 0)
        cell.faint = QStringLiteral(" · ") + text(QUNCE_TEXT("%1 messages"), {whole(messages)});
    return cell;
}

void RollingStrip::open(int line)
{
    if (line < 0 || line >= static_cast<int>(m_lines.size()))
        return;
    const Line &chosen = m_lines[static_cast<size_t>(line)];
    const RollingRow &row = m_board->rows[chosen.row];
    if (chosen.entry >= 0) {
        emit entryOpened(row.entries[static_cast<size_t>(chosen.entry)].entry.id);
        return;
    }
    if (!m_opened.erase(row.campaign))
        m_opened.insert(row.campaign);
    layOut();
    m_table->select(line);
}

} // namespace qunce
