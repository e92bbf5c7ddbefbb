// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/rankingtexts.h"

#include <algorithm>

#include "views/common/texts.h"

namespace qunce {

namespace {

enum Column { Rank, Moved, Name, Place, Value, Cases, Above };

int64_t rounded(const Fraction &value)
{
    const Int128 half = value.denominator / 2;
    const Int128 whole =
        (value.numerator < 0 ? value.numerator - half : value.numerator + half) / value.denominator;
    return static_cast<int64_t>(whole);
}

bool isMoney(RankingPreset preset)
{
    return preset == RankingPreset::GuideSales;
}

bool isCount(RankingPreset preset)
{
    return preset == RankingPreset::Streak;
}

/// Bars of rates are of 1, others of the first.
double barOf(const RankingBoard &board, const Fraction &value)
{
    const double own = static_cast<double>(value.numerator) / static_cast<double>(value.denominator);
    if (!isMoney(board.query.preset) && !isCount(board.query.preset))
        return own;
    const Fraction &first = *board.ranked.front().row.value;
    const double largest = static_cast<double>(first.numerator) / static_cast<double>(first.denominator);
    return largest > 0 ? own / largest : 0;
}

BoardCell movementOf(const LeaderboardRow &row, const Format &format)
{
    BoardCell cell;
    cell.color = Token::TextSecondary;
    if (!row.rank) {
        cell.text = Format::missing();
    } else if (!row.prevRank) {
        cell.text = text(QUNCE_TEXT("new"));
        cell.color = Token::AccentInk;
    } else if (*row.prevRank == *row.rank) {
        cell.text = text(QUNCE_TEXT("same"));
    } else {
        const bool isUp = *row.prevRank > *row.rank;
        cell.text = (isUp ? QStringLiteral("↑ ") : QStringLiteral("↓ "))
            + format.integer(isUp ? *row.prevRank - *row.rank : *row.rank - *row.prevRank);
        cell.color = isUp ? Token::Good : Token::Bad;
    }
    return cell;
}

} // namespace

QString titleOf(RankingPreset preset, PeriodChoice choice)
{
    switch (preset) {
    case RankingPreset::GuideSales:
        return choice == PeriodChoice::Yesterday ? text(QUNCE_TEXT("Sales of guides, yesterday"))
                                                 : text(QUNCE_TEXT("Sales of guides"));
    case RankingPreset::StoreAttainment:
        return choice == PeriodChoice::MonthToDate ? text(QUNCE_TEXT("Stores, this month"))
                                                   : text(QUNCE_TEXT("Stores, attainment"));
    case RankingPreset::RegionAttainment:
        return text(QUNCE_TEXT("Regions, attainment"));
    case RankingPreset::Streak:
        return text(QUNCE_TEXT("Selling streak"));
    case RankingPreset::Completion:
        break;
    }
    return text(QUNCE_TEXT("Completion rate"));
}

QString levelText(Level level)
{
    switch (level) {
    case Level::Store:
        return text(QUNCE_TEXT("Stores"));
    case Level::City:
        return text(QUNCE_TEXT("Cities"));
    case Level::Region:
        return text(QUNCE_TEXT("Regions"));
    default:
        return text(QUNCE_TEXT("Guides"));
    }
}

QString peersText(const PeerGroup &peers)
{
    if (peers.isAll())
        return text(QUNCE_TEXT("All"));
    if (!peers.cityTier.empty())
        return text(QUNCE_TEXT("City tier %1"), {QString::fromStdString(peers.cityTier)});
    const QString type = peers.storeType == "direct" ? text(QUNCE_TEXT("Direct"))
        : peers.storeType == "franchise"             ? text(QUNCE_TEXT("Franchise"))
                                                     : QString::fromStdString(peers.storeType);
    if (peers.storeGrade.empty())
        return type;
    return type + QStringLiteral(" · ")
        + text(QUNCE_TEXT("grade %1"), {QString::fromStdString(peers.storeGrade)});
}

QString measureTitle(RankingPreset preset)
{
    switch (preset) {
    case RankingPreset::GuideSales:
        return text(QUNCE_TEXT("Net sales"));
    case RankingPreset::StoreAttainment:
    case RankingPreset::RegionAttainment:
        return text(QUNCE_TEXT("Attainment"));
    case RankingPreset::Streak:
        return text(QUNCE_TEXT("Selling streak"));
    case RankingPreset::Completion:
        break;
    }
    return text(QUNCE_TEXT("Due done"));
}

QString formulaOf(RankingPreset preset)
{
    const QString shared = QLatin1Char('\n')
        + text(QUNCE_TEXT("Equal values share a rank (1-2-2-4) and stand by code. No data is not 0."));
    switch (preset) {
    case RankingPreset::GuideSales:
        return text(QUNCE_TEXT(
                   "Paid − refunded. Refunds count on the day of the order; orders from 22:00 to 09:59 "
                   "count for the evening before."))
            + shared;
    case RankingPreset::StoreAttainment:
    case RankingPreset::RegionAttainment:
        return text(QUNCE_TEXT("Net sales of the period ÷ its goal; inside a month the month’s goal"))
            + shared;
    case RankingPreset::Streak:
        return text(QUNCE_TEXT(
                   "Days with an order in a row up to the last day; days off and days on which the "
                   "store had no numbers are skipped"))
            + shared;
    case RankingPreset::Completion:
        break;
    }
    return text(QUNCE_TEXT("Done ÷ (dispatched − excluded), of what was due by now")) + QLatin1Char('\n')
        + text(QUNCE_TEXT("Equal rates are told apart by the on-time rate, then by the number of tasks."))
        + shared;
}

QString valueText(RankingPreset preset, const std::optional<Fraction> &value, const Format &format)
{
    if (!value)
        return Format::missing();
    if (isMoney(preset))
        return format.moneyWhole(rounded(*value));
    return isCount(preset) ? format.integer(rounded(*value)) : format.rate(*value);
}

QString casesText(RankingPreset preset, const LeaderboardRow &row, const Format &format)
{
    if (!row.numerator || !row.denominator)
        return Format::missing();
    const bool ofMoney =
        preset == RankingPreset::StoreAttainment || preset == RankingPreset::RegionAttainment;
    const auto part = [&](const Fraction &value) {
        return ofMoney ? format.moneyCompact(rounded(value)) : format.integer(rounded(value));
    };
    return part(*row.numerator) + QStringLiteral(" / ") + part(*row.denominator);
}

QString distanceText(RankingPreset preset, const std::optional<Fraction> &distance, const Format &format)
{
    if (!distance)
        return Format::missing();
    if (isMoney(preset))
        return format.moneyWhole(rounded(*distance));
    return isCount(preset) ? format.integer(rounded(*distance)) : format.pointsNumber(*distance);
}

const std::vector<RankedRow> &rowsOf(const RankingBoard &board, RankingPart part)
{
    return part == RankingPart::Ranked ? board.ranked
        : part == RankingPart::TooFew  ? board.tooFew
                                       : board.empty;
}

std::vector<BoardColumn> rankingColumns(const RankingBoard &board)
{
    const RankingPreset preset = board.query.preset;
    const bool ofGuides = board.query.level == Level::Guide;
    const bool ofRates = !isMoney(preset) && !isCount(preset);
    std::vector<BoardColumn> columns {{text(QUNCE_TEXT("Rank")), {}, true, 58, 0, 0},
        {text(QUNCE_TEXT("Change")), {}, true, 66, 0, 0}, {text(QUNCE_TEXT("Name")), {}, false, 84, 3, 0},
        {ofGuides ? text(QUNCE_TEXT("Store")) : text(QUNCE_TEXT("Belongs to")), {}, false, 110, 4, 0},
        {measureTitle(preset) + QStringLiteral(" ↓"), formulaOf(preset), true, 176, 1, 72, true},
        {text(QUNCE_TEXT("Numerator / denominator")), {}, true, 150, 1, 0, false, true},
        {ofRates ? text(QUNCE_TEXT("To next above (pp)")) : text(QUNCE_TEXT("To next above")),
            text(QUNCE_TEXT("Own value − the value one row above")), true, 136, 1, 0}};
    if (!ofRates) // sums and streaks are no fractions
        columns.erase(columns.begin() + Cases);
    return columns;
}

CellTable::CellOf rankingCells(
    std::shared_ptr<const RankingBoard> board, RankingPart part, const Format &format)
{
    return [board = std::move(board), part, format](int index, int column) {
        const RankedRow &ranked = rowsOf(*board, part)[static_cast<size_t>(index)];
        const LeaderboardRow &row = ranked.row;
        const RankingPreset preset = board->query.preset;
        BoardCell cell;
        const bool hasCases = !isMoney(preset) && !isCount(preset);
        switch (column >= Cases && !hasCases ? column + 1 : column) {
        case Rank:
            cell.text = row.rank ? format.integer(*row.rank) : Format::missing();
            cell.bold = row.rank && *row.rank <= 3;
            break;
        case Moved:
            return movementOf(row, format);
        case Name:
            cell.text = QString::fromStdString(row.name);
            break;
        case Place:
            cell.text = ranked.place.empty() ? Format::missing() : QString::fromStdString(ranked.place);
            cell.color = Token::TextSecondary;
            break;
        case Value:
            cell.text = valueText(preset, row.value, format);
            cell.bold = row.value.has_value();
            if (row.value && part == RankingPart::Ranked)
                cell.bar = barOf(*board, *row.value);
            break;
        case Cases:
            cell.text = casesText(preset, row, format);
            cell.color = Token::TextSecondary;
            break;
        case Above:
            cell.text = distanceText(preset, ranked.toAbove, format);
            cell.color = Token::TextSecondary;
            break;
        default:
            break;
        }
        return cell;
    };
}

} // namespace qunce
