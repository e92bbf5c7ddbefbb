// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/overview/overviewtables.h"

#include <algorithm>
#include <array>

#include "views/common/channeltext.h"
#include "views/common/entrylook.h"
#include "views/common/texts.h"
#include "views/overview/overviewtexts.h"

namespace qunce {

namespace {

enum UnitColumn { Name, Due, OnTime, Idle, Attained, Gap, PerGuide, Selling, Moved };
enum EntryColumn { Time, Title, Channel, Groups, State, Sent };

double shareOf(const Fraction &value)
{
    return static_cast<double>(value.numerator) / static_cast<double>(value.denominator);
}

BoardCell plain(const QString &text)
{
    BoardCell cell;
    cell.text = text;
    return cell;
}

QString moneyOf(const MeasureValue &value, const Format &format)
{
    if (!value.value)
        return Format::missing();
    const Fraction &fen = *value.value;
    const Int128 half = fen.denominator / 2;
    return format.moneyWhole(static_cast<int64_t>((fen.numerator + half) / fen.denominator));
}

BoardCell cellOf(const Overview &overview, const OverviewRow &row, int column, const Format &format)
{
    switch (column) {
    case Name:
        return plain(QString::fromStdString(row.name));
    case Due:
        return plain(rateText(row.due, format));
    case OnTime:
        return plain(rateText(row.onTime, format));
    case Idle:
        return plain(
            row.nothingDone ? format.integer(static_cast<int64_t>(*row.nothingDone)) : Format::missing());
    case Attained: {
        BoardCell cell = plain(rateText(row.attainment, format));
        if (row.attainment.value) {
            cell.bar = shareOf(*row.attainment.value);
            cell.tick = shareOf(overview.timeProgress);
        }
        return cell;
    }
    case Gap: {
        BoardCell cell = plain(row.gap ? format.pointsNumber(*row.gap) : Format::missing());
        // Behind by five points and more.
        if (row.gap && compare(*row.gap, {-5, 100}) <= 0)
            cell.color = Token::Bad;
        return cell;
    }
    case PerGuide:
        return plain(moneyOf(row.perGuide, format));
    case Selling:
        return plain(rateText(row.selling, format));
    case Moved:
        return movementCell(row.rank, row.rankBefore, format);
    default:
        return {};
    }
}

} // namespace

BoardCell movementCell(std::optional<uint32_t> rank, std::optional<uint32_t> before, const Format &format)
{
    BoardCell cell;
    cell.color = Token::TextSecondary;
    if (!rank) {
        cell.text = Format::missing();
    } else if (!before) {
        cell.text = text(QUNCE_TEXT("new"));
        cell.color = Token::AccentInk;
    } else if (*before == *rank) {
        cell.text = text(QUNCE_TEXT("same"));
    } else {
        const bool isUp = *before > *rank;
        cell.text = (isUp ? QStringLiteral("↑ ") : QStringLiteral("↓ "))
            + format.integer(isUp ? *before - *rank : *rank - *before);
        cell.color = isUp ? Token::Good : Token::Bad;
    }
    return cell;
}

std::vector<BoardColumn> unitColumns(bool ofStores)
{
    // Names of stores are long; they have the room of the bars.
    const int name = ofStores ? 114 : 98;
    const int bar = ofStores ? 0 : 36;
    return {{ofStores ? text(QUNCE_TEXT("Store")) : text(QUNCE_TEXT("Region")), {}, false, name, 5, 0},
        {text(QUNCE_TEXT("Due done")),
            text(QUNCE_TEXT("Done ÷ (dispatched − excluded), of what was due by now")), true, 78, 1, 0},
        {text(QUNCE_TEXT("On time")), text(QUNCE_TEXT("Done by the due time ÷ (dispatched − excluded)")),
            true, 58, 1, 0},
        {text(QUNCE_TEXT("Zero")),
            text(QUNCE_TEXT("Guides with something due in the period and nothing of it done")), true, 56, 1,
            0},
        {text(QUNCE_TEXT("Attainment")),
            text(QUNCE_TEXT("Net sales of the month so far ÷ the month’s goal. Time progress is days passed "
                            "÷ days of the month; the gap is the difference.")),
            true, 70 + bar, 1, bar},
        {text(QUNCE_TEXT("Gap pp")) + QStringLiteral(" ↑"),
            text(QUNCE_TEXT("Attainment − time progress, in percentage points; lowest first")), true, 66, 1,
            0},
        {text(QUNCE_TEXT("Per guide")),
            text(QUNCE_TEXT("Net sales of the period ÷ mean number of guides in post")), true, 66, 1, 0},
        {text(QUNCE_TEXT("Selling")),
            text(QUNCE_TEXT("Guides with an order ÷ guides in post on a day of the period")), true, 56, 1, 0},
        {text(QUNCE_TEXT("Rank ±")),
            text(QUNCE_TEXT("Places by gap, against the end of the compared period")), true, 74, 1, 0}};
}

CellTable::CellOf unitCells(std::shared_ptr<const Overview> overview, const Format &format)
{
    return [overview = std::move(overview), format](int row, int column) {
        return cellOf(*overview, overview->rows[static_cast<size_t>(row)], column, format);
    };
}

CellTable::CellOf totalCells(std::shared_ptr<const Overview> overview, const Format &format)
{
    return [overview = std::move(overview), format](int, int column) {
        BoardCell cell = cellOf(*overview, overview->total, column, format);
        cell.bold = true;
        if (column == Name)
            cell.text = text(QUNCE_TEXT("Total"));
        if (column == Moved)
            cell.text.clear();
        return cell;
    };
}

std::vector<BoardColumn> entryColumns()
{
    return {{text(QUNCE_TEXT("Time")), {}, false, 58, 0, 0},
        {text(QUNCE_TEXT("Title")), {}, false, 110, 6, 0}, {text(QUNCE_TEXT("Channel")), {}, false, 76, 1, 0},
        {text(QUNCE_TEXT("Group kinds")), {}, false, 72, 1, 0, false, true},
        {text(QUNCE_TEXT("State")), {}, false, 94, 1, 0},
        {text(QUNCE_TEXT("Sent / due")),
            text(QUNCE_TEXT(
                "Of group pushes groups sent ÷ groups planned, else done ÷ (dispatched − excluded)")),
            true, 96, 1, 0}};
}

CellTable::CellOf entryCells(std::shared_ptr<const Overview> overview, const Format &format)
{
    return [overview = std::move(overview), format](int row, int column) {
        const OverviewEntry &shown = overview->entries[static_cast<size_t>(row)];
        const CalendarEntry &entry = shown.entry;
        BoardCell cell;
        switch (column) {
        case Time:
            cell.text = format.time(entry.start);
            break;
        case Title:
            cell.text = QString::fromStdString(entry.title).simplified();
            if (entry.layer != ContentLayer::None) {
                const std::string_view mark = markOf(entry.layer);
                cell.mark = QString::fromUtf8(mark.data(), static_cast<qsizetype>(mark.size()));
                cell.markColor = inkOf(entry.layer);
            }
            break;
        case Channel:
            cell.text = entry.channel.empty() ? Format::missing()
                : format.isChinese()          ? QString::fromStdString(entry.channel)
                                              : channelText(entry.channel);
            break;
        case Groups: {
            QStringList kinds;
            for (const std::string &kind : entry.groupKinds)
                kinds << text(groupKindText(kind));
            cell.text = kinds.isEmpty()
                ? Format::missing()
                : kinds.join(format.isChinese() ? QStringLiteral("、") : QStringLiteral(", "));
            break;
        }
        case State:
            cell.text = text(textOf(entry.status));
            cell.icon = iconOf(entry.status);
            cell.iconColor = tokenOf(entry.status);
            cell.color = tokenOf(entry.status);
            break;
        case Sent:
            cell.text = shown.sent ? format.integer(static_cast<int64_t>(*shown.sent)) : Format::missing();
            if (shown.planned)
                cell.faint = QStringLiteral(" / ") + format.integer(static_cast<int64_t>(*shown.planned));
            break;
        default:
            break;
        }
        return cell;
    };
}

} // namespace qunce
