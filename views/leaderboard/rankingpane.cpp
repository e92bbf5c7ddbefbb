// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/rankingpane.h"

#include <algorithm>

#include "views/common/texts.h"
#include "views/detail/daycharts.h"
#include "views/detail/detailtexts.h"
#include "views/detail/linelist.h"
#include "views/leaderboard/peerbars.h"
#include "views/leaderboard/rankingtexts.h"

namespace qunce {

namespace {

QString rankText(const RankingDetail::Week &week, const Format &format)
{
    return week.rank ? text(QUNCE_TEXT("place %1"), {format.integer(*week.rank)}) : Format::missing();
}

const RankingDetail::Week *bestOf(const RankingDetail &detail)
{
    const RankingDetail::Week *best = nullptr;
    for (const RankingDetail::Week &week : detail.weeks) {
        if (week.rank && (best == nullptr || *week.rank <= *best->rank))
            best = &week;
    }
    return best;
}

QString bestText(const RankingDetail &detail, const Format &format)
{
    const RankingDetail::Week *best = bestOf(detail);
    return best == nullptr ? Format::missing()
                           : rankText(*best, format) + QStringLiteral(" · ") + format.shortDay(best->end);
}

QString dayText(const RankingDetail &detail, const MeasureValue &value, const Format &format)
{
    if (!value.hasData)
        return Format::missing();
    const auto number = static_cast<int64_t>(value.numerator);
    if (detail.dayMeasure.kind == MeasureKind::DueCompletionRate)
        return rateText(value.value, format) + QStringLiteral(" · ") + pairText(value, format);
    return detail.dayMeasure.metric == Metric::Amount ? format.money(number) : format.integer(number);
}

QWidget *weeksOf(const RankingDetail &detail, Theme &theme, const Format &format)
{
    uint32_t worst = 0;
    for (const RankingDetail::Week &week : detail.weeks)
        worst = std::max(worst, week.rank.value_or(0));
    std::vector<TrendLine::Point> points;
    for (const RankingDetail::Week &week : detail.weeks) {
        TrendLine::Point point;
        point.tip = format.day(week.end) + QStringLiteral(" · ") + rankText(week, format);
        if (week.rank) { // the first place is at the top
            point.value = static_cast<double>(worst - *week.rank) + 0.15 * worst + 1;
            point.number = format.integer(*week.rank);
        }
        points.push_back(std::move(point));
    }
    auto *line = new TrendLine(theme, Token::Chart1, std::move(points),
        format.shortDay(detail.weeks.front().end), format.shortDay(detail.weeks.back().end));
    line->setObjectName(QStringLiteral("ranking.weeks"));
    line->setAccessibleName(text(QUNCE_TEXT("Ranks of the last 12 weeks")));
    return line;
}

QString binText(const RankingBoard &board, const RankingBins &bins, size_t bin, const Format &format)
{
    const QString from = valueText(board.query.preset, bins.bins[bin].from, format);
    if (bin == 0 && bins.isOpenBelow && bins.bins.size() > 1)
        return QLatin1Char('<') + valueText(board.query.preset, bins.bins[1].from, format);
    return bin + 1 == bins.bins.size() ? QStringLiteral("≥") + from : from;
}

QWidget *peersOf(const RankingBoard &board, const RankingBins &bins, Theme &theme, const Format &format)
{
    std::vector<size_t> counts;
    std::vector<DayChart::Label> labels;
    for (size_t bin = 0; bin < bins.bins.size(); ++bin) {
        counts.push_back(bins.bins[bin].count);
        const QString words = binText(board, bins, bin, format);
        // Ten of them do not fit side by side.
        const bool isNamed = bins.bins.size() <= 5 || bin % 3 == 0;
        const int64_t count = static_cast<int64_t>(bins.bins[bin].count);
        labels.push_back({isNamed ? words : QString(),
            words + QStringLiteral(" · ") + format.integer(count)
                + (bin == bins.own ? QStringLiteral(" · ") + text(QUNCE_TEXT("here")) : QString())});
    }
    auto *bars = new PeerBars(theme, std::move(counts), bins.own, std::move(labels));
    bars->setObjectName(QStringLiteral("ranking.peers"));
    bars->setAccessibleName(text(QUNCE_TEXT("Where all stand")));
    return bars;
}

QString daysTitle(const RankingDetail &detail)
{
    if (detail.dayMeasure.kind == MeasureKind::DueCompletionRate)
        return text(QUNCE_TEXT("Completion by day"));
    return detail.dayMeasure.metric == Metric::Amount ? text(QUNCE_TEXT("Net sales by day"))
                                                      : text(QUNCE_TEXT("Orders by day"));
}

QWidget *daysOf(const RankingDetail &detail, Theme &theme, const Format &format)
{
    constexpr Int128 kThousand = 1000;
    std::vector<std::optional<int64_t>> days;
    std::vector<DayChart::Label> labels;
    for (int i = 0; i < detail.days.days(); ++i) {
        const MeasureValue &value = detail.values[static_cast<size_t>(i)];
        std::optional<int64_t> bar;
        if (value.hasData && detail.dayMeasure.kind != MeasureKind::DueCompletionRate)
            bar = static_cast<int64_t>(value.numerator);
        else if (value.value)
            bar = static_cast<int64_t>(value.value->numerator * kThousand / value.value->denominator);
        days.push_back(bar);
        const Day day = detail.days.from + i;
        labels.push_back(dayLabel(day, detail.days.days(), dayText(detail, value, format), format));
    }
    auto *bars = new DayBars(theme, Token::Chart3, std::move(days), std::move(labels));
    bars->setObjectName(QStringLiteral("ranking.days"));
    bars->setAccessibleName(daysTitle(detail));
    return bars;
}

QWidget *linesOf(const RankingFacts &facts, Theme &theme)
{
    std::vector<LineList::Line> lines;
    for (const auto &[title, value] : facts)
        lines.push_back({{{title, Token::TextSecondary}, {value, Token::Text, {}, true}}, {}});
    auto *list = new LineList(theme, std::move(lines));
    list->setFocusPolicy(Qt::NoFocus); // nothing to open
    list->setAccessibleName(text(QUNCE_TEXT("In numbers")));
    return list;
}

QString rankedText(const RankingBoard &board, const Format &format)
{
    return text(QUNCE_TEXT("%1 ranked"), {format.integer(static_cast<int64_t>(board.ranked.size()))});
}

} // namespace

RankingFacts factsOf(const RankingBoard &board, const RankedRow &row, const Format &format)
{
    const RankingPreset preset = board.query.preset;
    RankingFacts facts {{measureTitle(preset), valueText(preset, row.row.value, format)}};
    if (const QString cases = casesText(preset, row.row, format); cases != Format::missing())
        facts.push_back({text(QUNCE_TEXT("Numerator / denominator")), cases});
    if (preset == RankingPreset::Completion)
        facts.push_back(
            {text(QUNCE_TEXT("On time")), row.onTime ? format.rate(*row.onTime) : Format::missing()});
    facts.push_back({text(QUNCE_TEXT("Rank")), format.integer(row.row.rank.value_or(0))});
    facts.push_back({text(QUNCE_TEXT("Rank before")),
        row.row.prevRank ? format.integer(*row.row.prevRank) : Format::missing()});
    facts.push_back({text(QUNCE_TEXT("To next above")), distanceText(preset, row.toAbove, format)});
    facts.push_back({text(QUNCE_TEXT("Region")), QString::fromStdString(row.region)});
    facts.push_back({text(QUNCE_TEXT("Code")), QString::fromStdString(row.row.code)});
    return facts;
}

void fillRankingPane(DetailPane &pane, const RankingBoard &board, const RankedRow &row,
    const RankingDetail *detail, PageTools &tools)
{
    const Format format = tools.format();
    Theme &theme = tools.theme;
    pane.setHeading(QString::fromStdString(row.row.name), QString::fromStdString(row.place));
    RankingFacts facts = factsOf(board, row, format);
    const bool hasWeeks = detail != nullptr && !detail->weeks.empty();
    if (hasWeeks)
        facts.push_back({text(QUNCE_TEXT("Best of 12 weeks")), bestText(*detail, format)});
    std::vector<QWidget *> sections {new DetailSection(theme, linesOf(facts, theme))};
    if (hasWeeks)
        sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("Ranks of the last 12 weeks")),
            rankedText(board, format), weeksOf(*detail, theme, format)));
    const RankingBins bins = binsOf(board, row.row.subject);
    if (bins.bins.size() > 1)
        sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("Where all stand")),
            text(QUNCE_TEXT("dark: here")), peersOf(board, bins, theme, format)));
    if (detail != nullptr)
        sections.push_back(new DetailSection(
            theme, daysTitle(*detail), format.period(detail->days), daysOf(*detail, theme, format)));
    pane.setSections(std::move(sections));
}

QStringList rankingTexts(
    const RankingBoard &board, const RankedRow &row, const RankingDetail *detail, const Format &format)
{
    QStringList lines;
    for (const auto &[title, value] : factsOf(board, row, format))
        lines << factLine(title, value, {});
    if (detail == nullptr)
        return lines;
    if (!detail->weeks.empty())
        lines << factLine(text(QUNCE_TEXT("Best of 12 weeks")), bestText(*detail, format), {});
    for (const RankingDetail::Week &week : detail->weeks)
        lines << factLine(format.day(week.end), rankText(week, format), {});
    for (int i = 0; i < detail->days.days(); ++i)
        lines << factLine(format.day(detail->days.from + i),
            dayText(*detail, detail->values[static_cast<size_t>(i)], format), {});
    return lines;
}

} // namespace qunce
