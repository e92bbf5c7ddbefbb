// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/campaigntables.h"

#include "views/campaign/campaigntexts.h"
#include "views/common/channeltext.h"
#include "views/common/entrylook.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kBar = 84;
constexpr uint64_t kSmallSample = 5;

BoardCell words(QString said, Token color = Token::Text)
{
    BoardCell cell;
    cell.text = said.isEmpty() ? Format::missing() : std::move(said);
    cell.color = color;
    return cell;
}

double shareOf(const Fraction &rate)
{
    return static_cast<double>(rate.numerator) / static_cast<double>(rate.denominator);
}

QString integer(uint64_t number, const Format &format)
{
    return format.integer(static_cast<int64_t>(number));
}

/// 87.8% 565/612; – without a denominator.
BoardCell rateCell(uint64_t part, uint64_t all, const Format &format)
{
    BoardCell cell;
    cell.text = all > 0 ? format.rate({part, all}) : Format::missing();
    if (all > 0)
        cell.faint = QStringLiteral("  ") + integer(part, format) + QLatin1Char('/') + integer(all, format);
    if (all > 0 && all < kSmallSample)
        cell.color = Token::TextSecondary;
    return cell;
}

Token tokenOf(GateState state)
{
    switch (state) {
    case GateState::Reached:
        return Token::Good;
    case GateState::Missed:
        return Token::Bad;
    case GateState::Open:
        return Token::Warn;
    default:
        return Token::TextSecondary;
    }
}

} // namespace

std::vector<BoardColumn> stageColumns()
{
    return {{text(QUNCE_TEXT("Stage")), {}, false, 90, 2, 0},
        {text(QUNCE_TEXT("Dates")), {}, false, 136, 2, 0},
        {text(QUNCE_TEXT("Entries")), text(QUNCE_TEXT("Entries that name the stage")), true, 60, 1, 0},
        {text(QUNCE_TEXT("Gate")), text(QUNCE_TEXT("What is to be reached before the next stage")), false,
            150, 3, 0},
        {text(QUNCE_TEXT("Now")), text(QUNCE_TEXT("Over the days of the stage up to today")), true, 90, 2, 0},
        {text(QUNCE_TEXT("Gate state")), {}, false, 96, 2, 0}};
}

CellTable::CellOf stageCells(CampaignShown detail, const Format &format)
{
    return [detail = std::move(detail), format](int row, int column) {
        const CampaignStageLine &line = detail->stages[static_cast<size_t>(row)];
        switch (column) {
        case 0:
            return words(QString::fromStdString(line.stage.name));
        case 1:
            return words(format.period({line.stage.from, line.stage.to}));
        case 2:
            return words(integer(line.entries, format));
        case 3:
            return words(gateText(line.stage, format));
        case 4:
            return words(line.number && line.metric ? numberText(*line.metric, *line.number, format)
                                                    : Format::missing());
        default:
            return words(gateStateText(line), tokenOf(line.state));
        }
    };
}

std::vector<BoardColumn> comingColumns()
{
    return {{text(QUNCE_TEXT("Time")), {}, false, 132, 1, 0},
        {text(QUNCE_TEXT("Title")), {}, false, 140, 5, 0},
        {text(QUNCE_TEXT("Stage")), {}, false, 72, 1, 0, false, true},
        {text(QUNCE_TEXT("Channel")), {}, false, 72, 1, 0, false, true},
        {text(QUNCE_TEXT("State")), {}, false, 112, 1, 0}};
}

CellTable::CellOf comingCells(CampaignShown detail, const Format &format)
{
    return [detail = std::move(detail), format](int row, int column) {
        const CampaignEntryLine &entry = detail->coming[static_cast<size_t>(row)];
        switch (column) {
        case 0:
            return words(entry.start ? format.dateTime(*entry.start) : text(QUNCE_TEXT("no time yet")));
        case 1:
            return words(QString::fromStdString(entry.title).simplified());
        case 2:
            return words(QString::fromStdString(entry.stage));
        case 3:
            return words(channelText(entry.channel));
        default: {
            BoardCell cell = words(text(textOf(entry.status)), tokenOf(entry.status));
            cell.icon = iconOf(entry.status);
            cell.iconColor = cell.color;
            return cell;
        }
        }
    };
}

std::vector<BoardColumn> goalColumns()
{
    return {{text(QUNCE_TEXT("Goal of")), {}, false, 130, 3, 0},
        {text(QUNCE_TEXT("Dates")), {}, false, 120, 2, 0}, {text(QUNCE_TEXT("Goal")), {}, true, 100, 1, 0},
        {text(QUNCE_TEXT("So far")), {}, true, 100, 1, 0},
        {text(QUNCE_TEXT("Attainment")),
            text(QUNCE_TEXT("So far ÷ goal; the tick is the time progress: days passed ÷ days of the goal")),
            true, 180, 3, kBar},
        {text(QUNCE_TEXT("Time progress")), {}, true, 84, 1, 0},
        {text(QUNCE_TEXT("Gap")), text(QUNCE_TEXT("Attainment − time progress")), true, 110, 1, 0}};
}

CellTable::CellOf goalCells(CampaignShown detail, const Format &format)
{
    return [detail = std::move(detail), format](int row, int column) {
        const CampaignGoalLine &line = detail->goals[static_cast<size_t>(row)];
        const Attainment &came = line.attainment;
        const bool hasDays = line.days.days() > 0;
        switch (column) {
        case 0: {
            BoardCell cell = words(goalName(line.goal));
            cell.bold = detail->mainGoal == static_cast<size_t>(row);
            return cell;
        }
        case 1:
            return words(hasDays ? format.period(line.days) : QString());
        case 2:
            return words(targetText(line.goal.metric, line.held(), format));
        case 3:
            return words(came.sum && line.metric ? numberText(*line.metric, {*came.sum, 1}, format)
                                                 : noNumberText(line.why),
                came.sum ? Token::Text : Token::TextSecondary);
        case 4: {
            BoardCell cell = words(came.rate ? format.rate(*came.rate) : noNumberText(line.why),
                came.rate ? Token::Text : Token::TextSecondary);
            if (came.rate) {
                cell.bar = shareOf(*came.rate);
                cell.tick = shareOf(came.timeProgress);
            }
            return cell;
        }
        case 5:
            return words(hasDays ? format.rate(came.timeProgress) : QString());
        default:
            return words(came.gap ? format.points(*came.gap) : QString(),
                !came.gap                     ? Token::TextSecondary
                    : came.gap->numerator < 0 ? Token::Bad
                                              : Token::Good);
        }
    };
}

std::vector<BoardColumn> goalDayColumns()
{
    return {{text(QUNCE_TEXT("Day")), {}, false, 96, 2, 0},
        {text(QUNCE_TEXT("On the day")), {}, true, 84, 2, 0},
        {text(QUNCE_TEXT("Up to it")), {}, true, 92, 2, 0},
        {text(QUNCE_TEXT("Attainment")), {}, true, 72, 1, 0},
        {text(QUNCE_TEXT("Time progress")), {}, true, 72, 1, 0}};
}

CellTable::CellOf goalDayCells(CampaignShown detail, size_t goal, const Format &format)
{
    return [detail = std::move(detail), goal, format](int row, int column) {
        const CampaignGoalLine &line = detail->goals[goal];
        const AttainmentDay &day = line.attainment.days[static_cast<size_t>(row)];
        const auto number = [&](const std::optional<uint64_t> &value) {
            return words(value && line.metric ? numberText(*line.metric, {*value, 1}, format) : QString(),
                value ? Token::Text : Token::TextSecondary);
        };
        switch (column) {
        case 0:
            return words(format.day(day.day));
        case 1:
            return number(day.value);
        case 2:
            return number(day.sum);
        case 3:
            return words(day.sum && line.attainment.rate
                    ? format.rate({static_cast<Int128>(*day.sum), line.held()})
                    : QString());
        default:
            return words(format.rate(day.timeProgress), Token::TextSecondary);
        }
    };
}

std::vector<BoardColumn> coverageColumns()
{
    std::vector<BoardColumn> columns {{text(QUNCE_TEXT("Layer")), {}, false, 84, 1, 0}};
    for (size_t dimension = 0; dimension < kCampaignDimensions; ++dimension)
        columns.push_back({dimensionText(dimension), {}, false, 112, 2, 0});
    columns.push_back({text(QUNCE_TEXT("All")), {}, false, 120, 2, 0});
    return columns;
}

int coverageRows()
{
    return static_cast<int>(kCampaignLayers) + 1;
}

CellTable::CellOf coverageCells(CampaignShown detail, const Format &format)
{
    return [detail = std::move(detail), format](int row, int column) {
        const auto layer = static_cast<size_t>(row);
        const bool isSum = layer == kCampaignLayers;
        if (column == 0) {
            BoardCell cell = words(isSum ? text(QUNCE_TEXT("All")) : layerText(layer));
            cell.bold = isSum;
            return cell;
        }
        const auto dimension = static_cast<size_t>(column - 1);
        const bool isLast = dimension == kCampaignDimensions;
        const CoverageMatrix &matrix = detail->coverage;
        const CoverageCell &shown = isSum && isLast ? matrix.all
            : isSum                                 ? matrix.dimensions[dimension]
            : isLast                                ? matrix.layers[layer]
                                                    : matrix.cells[layer][dimension];
        BoardCell cell = words(QString());
        if (shown.entries == 0) {
            cell.color = Token::TextSecondary;
            return cell;
        }
        const QString between = QStringLiteral(" · ");
        cell.text = integer(shown.entries, format) + between + integer(shown.reached, format)
            + QLatin1Char('/') + integer(shown.planned, format) + between + integer(shown.contents, format);
        cell.bold = isSum || isLast;
        return cell;
    };
}

std::vector<BoardColumn> curveColumns()
{
    std::vector<BoardColumn> columns {{text(QUNCE_TEXT("Kind of group")), {}, false, 90, 2, 0},
        {text(QUNCE_TEXT("Group send rate")), text(QUNCE_TEXT("Group pushes sent ÷ planned")), true, 150, 2,
            0}};
    for (const int share : kReachShares)
        columns.push_back({text(QUNCE_TEXT("To %1 %"), {QString::number(share)}),
            text(QUNCE_TEXT("From dispatch until so many of the planned pushes were sent")), true, 90, 2, 0});
    columns.push_back({text(QUNCE_TEXT("Time unknown")),
        text(QUNCE_TEXT("Sent, but nobody knows when: not in the times")), true, 84, 1, 0, false, true});
    return columns;
}

int curveRows(const CampaignDetail &detail)
{
    return detail.curves.empty() ? 0 : static_cast<int>(detail.curves.size()) + 1;
}

CellTable::CellOf curveCells(CampaignShown detail, const Format &format)
{
    return [detail = std::move(detail), format](int row, int column) {
        const bool isSum = row == static_cast<int>(detail->curves.size());
        const auto kind = isSum ? detail->curves.end() : std::next(detail->curves.begin(), row);
        const ReachCurve &curve = isSum ? detail->curve : kind->second;
        BoardCell cell;
        if (column == 0) {
            cell = words(isSum ? text(QUNCE_TEXT("All")) : groupKindOf(kind->first));
        } else if (column == 1) {
            cell = rateCell(curve.sent, curve.planned, format);
        } else if (static_cast<size_t>(column) < 2 + kReachShares.size()) {
            const std::optional<int64_t> &seconds = curve.secondsTo[static_cast<size_t>(column) - 2];
            cell = words(seconds ? durationText(*seconds, format) : text(QUNCE_TEXT("not reached")),
                seconds ? Token::Text : Token::TextSecondary);
        } else {
            cell = words(integer(curve.untimed, format), Token::TextSecondary);
        }
        cell.bold = isSum;
        return cell;
    };
}

std::vector<BoardColumn> variantColumns()
{
    return {{text(QUNCE_TEXT("Region")), {}, false, 80, 1, 0},
        {text(QUNCE_TEXT("Content")), {}, false, 160, 5, 0},
        {text(QUNCE_TEXT("Entries")), {}, true, 60, 1, 0},
        {text(QUNCE_TEXT("Due completion")), {}, true, 150, 2, 0},
        {text(QUNCE_TEXT("Group send rate")), {}, true, 150, 2, 0},
        {text(QUNCE_TEXT("People reached")), {}, true, 84, 1, 0},
        {text(QUNCE_TEXT("Replies")), {}, true, 72, 1, 0},
        {text(QUNCE_TEXT("Response rate")),
            text(QUNCE_TEXT("Replies ÷ people reached, where both have been handed in")), true, 84, 1, 0}};
}

CellTable::CellOf variantCells(CampaignShown detail, const Format &format)
{
    return [detail = std::move(detail), format](int row, int column) {
        const CampaignVariant &line = detail->variants[static_cast<size_t>(row)];
        const TaskSums &sums = line.sums;
        const auto number = [&](const std::optional<uint64_t> &value) {
            return words(value ? integer(*value, format) : text(QUNCE_TEXT("no data")),
                value ? Token::Text : Token::TextSecondary);
        };
        switch (column) {
        case 0:
            return words(QString::fromStdString(line.regionName));
        case 1:
            return words(line.content.isNil() ? text(QUNCE_TEXT("Without content"))
                                              : QString::fromStdString(line.contentTitle).simplified());
        case 2:
            return words(integer(line.entries, format));
        case 3:
            return rateCell(sums.due.done, sums.due.eligible(), format);
        case 4:
            return rateCell(sums.sent, sums.planned, format);
        case 5:
            return number(sums.reach);
        case 6:
            return number(sums.replies);
        default:
            return words(sums.reach && sums.replies && *sums.reach > 0
                    ? format.rate({*sums.replies, *sums.reach})
                    : text(QUNCE_TEXT("no data")),
                sums.reach && sums.replies ? Token::Text : Token::TextSecondary);
        }
    };
}

} // namespace qunce
