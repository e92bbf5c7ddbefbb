// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/postertexts.h"

#include <algorithm>

#include "models/boards/maskedname.h"
#include "views/common/texts.h"
#include "views/leaderboard/rankingtexts.h"

namespace qunce {

namespace {

constexpr size_t kMostNamed = 6; ///< regions that are missing, by name
/// The longest bar leaves room, so that a full one means a full rate only where it is one.
constexpr double kLongestBar = 0.8;

const QString kDot = QStringLiteral(" · ");

double valueOf(const Fraction &fraction)
{
    return static_cast<double>(fraction.numerator) / static_cast<double>(fraction.denominator);
}

Token colorOfChange(const Fraction &change)
{
    return change.numerator > 0 ? Token::Good : change.numerator < 0 ? Token::Bad : Token::TextSecondary;
}

QString comparedWith(CompareChoice compare)
{
    return compare == CompareChoice::SameDaysLastMonth ? text(QUNCE_TEXT("vs last month"))
        : compare == CompareChoice::LastYear           ? text(QUNCE_TEXT("vs last year"))
                                                       : text(QUNCE_TEXT("vs previous"));
}

/// What the header's picker compares with: the other one stands on the overview only.
const std::optional<MeasureValue> &comparedOf(const OverviewCard &card, CompareChoice compare)
{
    return compare == CompareChoice::LastYear ? card.lastYear : card.before;
}

/// Like for like: without the regions that are not in, on both sides, as the overview says it.
void addChange(
    PosterTile &tile, const OverviewCard &card, CompareChoice compare, bool isRate, const Format &format)
{
    tile.note = comparedWith(compare);
    tile.delta = Format::missing();
    const std::optional<MeasureValue> &then = comparedOf(card, compare);
    if (!card.compared.value || !then || !then->value)
        return;
    const Fraction change = difference(*card.compared.value, *then->value);
    tile.delta = isRate
        ? format.points(change)
        : format.growth(
            static_cast<int64_t>(card.compared.value->numerator / card.compared.value->denominator),
            static_cast<int64_t>(then->value->numerator / then->value->denominator));
    tile.deltaColor = tile.delta == Format::missing() ? Token::TextSecondary : colorOfChange(change);
}

std::vector<PosterTile> tilesOf(const Poster &poster, const Format &format)
{
    if (!poster.totals)
        return {};
    const CompareChoice compare = poster.query.query.compare;
    const OverviewCard &sales = poster.totals->card(OverviewCardId::Sales);
    const OverviewCard &attainment = poster.totals->card(OverviewCardId::Attainment);
    const OverviewCard &done = poster.totals->card(OverviewCardId::DueCompletion);
    std::vector<PosterTile> tiles(3);
    tiles[0].label = text(QUNCE_TEXT("Net sales"));
    tiles[0].number = sales.now.value
        ? format.moneyCompact(static_cast<int64_t>(sales.now.value->numerator / sales.now.value->denominator))
        : Format::missing();
    addChange(tiles[0], sales, compare, false, format);
    tiles[1].label = text(QUNCE_TEXT("Month attainment"));
    tiles[1].number = attainment.now.value ? format.rate(*attainment.now.value) : Format::missing();
    tiles[1].note = text(QUNCE_TEXT("Time progress"));
    tiles[1].delta = format.rate(poster.timeProgress);
    tiles[2].label = text(QUNCE_TEXT("Due completion"));
    tiles[2].number = done.now.value ? format.rate(*done.now.value) : Format::missing();
    addChange(tiles[2], done, compare, true, format);
    return tiles;
}

bool isOfRates(RankingPreset preset)
{
    return preset == RankingPreset::StoreAttainment || preset == RankingPreset::RegionAttainment
        || preset == RankingPreset::Completion;
}

PosterRow rowOf(
    const RankedRow &ranked, const RankingBoard &board, const PosterLook &look, const Format &format)
{
    const LeaderboardRow &row = ranked.row;
    PosterRow made;
    made.rank = row.rank ? format.integer(*row.rank) : Format::missing();
    made.isTop = row.rank && *row.rank <= 3;
    if (!row.prevRank) {
        made.moved = text(QUNCE_TEXT("new"));
        made.movedColor = Token::AccentInk;
    } else if (row.rank && *row.prevRank != *row.rank) {
        const bool isUp = *row.prevRank > *row.rank;
        made.moved = (isUp ? QStringLiteral("↑ ") : QStringLiteral("↓ "))
            + format.integer(isUp ? *row.prevRank - *row.rank : *row.rank - *row.prevRank);
        made.movedColor = isUp ? Token::Good : Token::Bad;
    } else {
        made.moved = QStringLiteral("—");
    }
    const bool isPerson = board.query.level == Level::Guide;
    made.name = QString::fromStdString(isPerson && !look.hasFullNames ? maskedName(row.name) : row.name);
    made.value = valueText(board.query.preset, row.value, format);
    if (board.query.preset == RankingPreset::Streak && row.value)
        made.value = text(QUNCE_TEXT("%1 days"), {made.value});
    if (isPerson || !isOfRates(board.query.preset))
        made.place = QString::fromStdString(ranked.place);
    return made;
}

void addBars(PosterSection &section, const PosterRanking &ranking, const Fraction &timeProgress)
{
    const RankingPreset preset = ranking.board.query.preset;
    if (!isOfRates(preset) || ranking.board.query.level == Level::Guide)
        return;
    const bool isAgainstTime = preset != RankingPreset::Completion;
    double largest = isAgainstTime ? valueOf(timeProgress) / kLongestBar : 1;
    for (const RankedRow &row : ranking.board.ranked)
        largest = std::max(largest, valueOf(*row.row.value) / (isAgainstTime ? kLongestBar : 1));
    if (largest <= 0)
        return;
    for (size_t i = 0; i < section.rows.size(); ++i)
        section.rows[i].bar = std::max(0.0, valueOf(*ranking.board.ranked[i].row.value) / largest);
    if (isAgainstTime)
        section.mark = valueOf(timeProgress) / largest;
}

PosterSection sectionOf(
    const PosterRanking &ranking, const Poster &poster, const PosterLook &look, const Format &format)
{
    const RankingQuery &query = ranking.board.query;
    PosterSection made;
    made.title = query.level == levelOf(query.preset)
        ? titleOf(query.preset, query.query.choice)
        : titleOf(query.preset, query.query.choice) + kDot + levelText(query.level);
    for (const RankedRow &row : ranking.board.ranked)
        made.rows.push_back(rowOf(row, ranking.board, look, format));
    addBars(made, ranking, poster.timeProgress);
    if (made.rows.empty()) {
        made.more = text(QUNCE_TEXT("There are no numbers for it."));
        return made;
    }
    made.note = text(QUNCE_TEXT("top %1"), {format.integer(static_cast<int64_t>(made.rows.size()))});
    if (query.query.period != poster.query.query.period)
        made.note += kDot + format.period(query.query.period);
    if (!query.peers.isAll())
        made.note += kDot + peersText(query.peers);
    if (made.mark)
        made.note += kDot + text(QUNCE_TEXT("the line is time progress"));
    if (ranking.sharing > 0)
        made.more = text(QUNCE_TEXT("%1 more share the last rank shown"),
            {format.integer(static_cast<int64_t>(ranking.sharing))});
    return made;
}

} // namespace

QString arrivedText(const Arrival &arrival, const Format &format)
{
    const QString day = arrival.dataDay ? text(QUNCE_TEXT("Data of %1"), {format.shortDay(*arrival.dataDay)})
                                        : text(QUNCE_TEXT("No data"));
    return day + kDot
        + text(QUNCE_TEXT("%1/%2 regions in"),
            {format.integer(arrival.regionsIn), format.integer(arrival.regions)});
}

QString missingText(const Arrival &arrival)
{
    if (!arrival.dataDay)
        return text(QUNCE_TEXT("no numbers have arrived"));
    QStringList names;
    for (const MissingRegion &region : arrival.missing) {
        if (static_cast<size_t>(names.size()) == kMostNamed) {
            names.push_back(QStringLiteral("…"));
            break;
        }
        names.push_back(QString::fromStdString(region.name));
    }
    return names.isEmpty() ? QString() : text(QUNCE_TEXT("not in: %1"), {names.join(text(QUNCE_TEXT(", ")))});
}

PosterTexts posterTexts(const Poster &poster, const PosterLook &look, const Format &format)
{
    PosterTexts made;
    made.title = look.title.trimmed().isEmpty() ? text(QUNCE_TEXT("Results")) : look.title.trimmed();
    made.brand = look.brand.trimmed();
    if (look.isOfDemo)
        made.badge = text(QUNCE_TEXT("Demo data"));
    made.day = format.period(poster.query.query.period);
    if (!poster.unit.empty())
        made.day += kDot + QString::fromStdString(poster.unit);
    made.data = arrivedText(poster.arrival, format);
    made.tiles = tilesOf(poster, format);
    for (const PosterRanking &ranking : poster.boards)
        made.sections.push_back(sectionOf(ranking, poster, look, format));
    made.footer = text(QUNCE_TEXT("as of %1"), {format.dateTime(poster.asOf)}) + kDot
        + text(QUNCE_TEXT("equal values share a rank"));
    made.missing = missingText(poster.arrival);
    return made;
}

QString plainText(const PosterTexts &poster)
{
    QStringList lines;
    lines << (poster.brand.isEmpty() ? poster.title : poster.brand + QLatin1Char(' ') + poster.title)
            + (poster.badge.isEmpty() ? QString() : kDot + poster.badge);
    lines << poster.day << poster.data;
    if (!poster.missing.isEmpty())
        lines << poster.missing;
    for (const PosterTile &tile : poster.tiles)
        lines << tile.label + QLatin1Char(' ') + tile.number + kDot + tile.note + QLatin1Char(' ')
                + tile.delta;
    for (const PosterSection &section : poster.sections) {
        lines << QString() << (section.note.isEmpty() ? section.title : section.title + kDot + section.note);
        for (const PosterRow &row : section.rows) {
            QStringList words {row.rank + QLatin1Char('.'), row.name};
            if (!row.place.isEmpty())
                words << row.place;
            words << row.value << row.moved;
            lines << words.join(QLatin1Char(' '));
        }
        if (!section.more.isEmpty())
            lines << section.more;
    }
    lines << QString() << poster.footer;
    return lines.join(QLatin1Char('\n'));
}

} // namespace qunce
