// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/report/campaignreporttexts.h"

#include <algorithm>
#include <cmath>

#include "views/campaign/campaigntexts.h"
#include "views/common/texts.h"
#include "views/compare/comparetexts.h"
#include "views/leaderboard/postertexts.h"
#include "views/report/reportcells.h"

namespace qunce {

namespace {

constexpr size_t kMostBehind = 5; ///< units named in one line of problems

std::optional<Fraction> shareOf(uint64_t part, uint64_t all)
{
    return all > 0 ? std::optional(Fraction {part, all}) : std::nullopt;
}

QString shareText(double share, const Format &format)
{
    return format.rate(Fraction {std::llround(share * 1000), 1000});
}

std::optional<double> numberOf(const std::optional<Fraction> &value)
{
    return value && value->denominator != 0
        ? std::optional(static_cast<double>(value->numerator) / static_cast<double>(value->denominator))
        : std::nullopt;
}

class ReviewWriter
{
public:
    ReviewWriter(const CampaignReport &report, const Format &format)
        : m_report(report), m_detail(report.detail), m_format(format), m_cells(format)
    { }

    std::vector<ReportSection> sections() const
    {
        std::vector<ReportSection> made {overview(), goals(), goalDays(), stages(), coverage(), reach(),
            reachCurve(), salesByUnit(), salesByDay()};
        for (const PosterRanking &ranking : m_report.boards.boards)
            made.push_back(reportBoard(ranking, m_report.query.query.period, m_format));
        made.push_back(review());
        return made;
    }

    QStringList problems() const
    {
        QStringList said;
        if (!m_detail.problem.empty())
            said << text(m_detail.problem);
        for (const CampaignGoalLine &line : m_detail.goals) {
            if (line.attainment.gap && line.attainment.gap->numerator < 0)
                said << text(QUNCE_TEXT("%1 behind time progress: %2pp"),
                    {goalName(line.goal), m_format.pointsNumber(*line.attainment.gap)});
        }
        QStringList missed;
        for (const CampaignStageLine &line : m_detail.stages) {
            if (line.state == GateState::Missed)
                missed << QString::fromStdString(line.stage.name);
        }
        if (!missed.isEmpty())
            said << text(QUNCE_TEXT("Gates not reached: %1"), {reportList(missed)});
        if (m_detail.unreached && m_detail.unreached->rows() > 0)
            said << text(QUNCE_TEXT("%1 groups got nothing of it"),
                {m_format.integer(static_cast<int64_t>(m_detail.unreached->rows()))});
        const QStringList behind = unitsBehind();
        if (!behind.isEmpty())
            said << text(QUNCE_TEXT("Sales below the earlier campaign: %1"), {reportList(behind)});
        return said;
    }

private:
    ReportCell number(
        const std::optional<CampaignMetric> &metric, const std::optional<Fraction> &number) const
    {
        if (!metric || !number)
            return reportNothing();
        return metric->isRate() ? m_cells.rate(number)
            : metric->isMoney() ? m_cells.money(number)
                                : m_cells.count(number);
    }
    ReportCell number(const std::optional<CampaignMetric> &metric, const std::optional<uint64_t> &value) const
    {
        return number(metric, value ? std::optional(Fraction {*value, 1}) : std::nullopt);
    }
    ReportCell shortDay(Day day) const { return {m_format.shortDay(day), SheetCell::ofDay(day)}; }
    ReportCell duration(const std::optional<int64_t> &seconds) const
    {
        return seconds ? ReportCell {durationText(*seconds, m_format), SheetCell::ofInteger(*seconds / 60)}
                       : reportNothing();
    }

    ReportSection overview() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Summary"));
        made.note = campaignSubtitle(m_detail, m_format);
        ReportTitles {made}.words(QUNCE_TEXT("Number")).number(QUNCE_TEXT("Value")).words(QUNCE_TEXT("Note"));
        const auto add = [&made](const QString &what, ReportCell value, const QString &note = {}) {
            made.rows.push_back({reportWords(what), std::move(value), reportWords(note)});
        };
        const TaskSums &sums = m_detail.sums;
        if (m_detail.mainGoal) {
            const CampaignGoalLine &line = m_detail.goals[*m_detail.mainGoal];
            add(text(QUNCE_TEXT("Attainment")), m_cells.rate(line.attainment.rate), goalName(line.goal));
            add(text(QUNCE_TEXT("Gap to time progress")), m_cells.points(line.attainment.gap),
                noNumberText(line.why));
        }
        if (m_detail.days)
            add(text(QUNCE_TEXT("Time progress")), m_cells.rate(m_detail.timeProgress));
        add(text(QUNCE_TEXT("Due completion")), m_cells.rate(shareOf(sums.due.done, sums.due.eligible())),
            ofAll(sums.due.done, sums.due.eligible()));
        add(text(QUNCE_TEXT("Group send rate")), m_cells.rate(shareOf(sums.sent, sums.planned)),
            ofAll(sums.sent, sums.planned));
        add(text(QUNCE_TEXT("People reached")), m_cells.count(sums.reach));
        add(text(QUNCE_TEXT("Replies")), m_cells.count(sums.replies));
        const CoverageCell &all = m_detail.coverage.all;
        add(text(QUNCE_TEXT("Groups reached")), m_cells.rate(shareOf(all.reached, all.planned)),
            ofAll(all.reached, all.planned));
        add(text(QUNCE_TEXT("Entries")), m_cells.count(static_cast<int64_t>(m_detail.entries)));
        return made;
    }

    QString ofAll(uint64_t part, uint64_t all) const
    {
        return all > 0 ? QString(m_format.integer(static_cast<int64_t>(part)) + QStringLiteral(" / ")
                   + m_format.integer(static_cast<int64_t>(all)))
                       : QString();
    }

    ReportSection goals() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Goals and attainment"));
        ReportTitles {made}
            .words(QUNCE_TEXT("Goal of"))
            .words(QUNCE_TEXT("Days"))
            .number(QUNCE_TEXT("Goal"))
            .number(QUNCE_TEXT("So far"))
            .number(QUNCE_TEXT("Attainment"))
            .number(QUNCE_TEXT("Time progress"))
            .number(QUNCE_TEXT("Gap"))
            .words(QUNCE_TEXT("Remark"));
        for (const CampaignGoalLine &line : m_detail.goals) {
            const bool hasDays = line.days.days() > 0;
            made.rows.push_back({reportWords(goalName(line.goal)),
                hasDays ? reportWords(m_format.period(line.days)) : reportNothing(),
                number(line.metric, std::optional(Fraction {line.held(), 1})),
                number(line.metric, line.attainment.sum), m_cells.rate(line.attainment.rate),
                hasDays ? m_cells.rate(line.attainment.timeProgress) : reportNothing(),
                m_cells.points(line.attainment.gap), reportWords(noNumberText(line.why))});
        }
        made.empty = text(QUNCE_TEXT("It has no goals."));
        return made;
    }

    /// Goals of the same days as lines over them, with the time progress; of others the table tells more.
    std::optional<ReportChart> goalChart() const
    {
        ReportChart chart;
        chart.isRate = true;
        chart.say = [format = m_format](double share) { return shareText(share, format); };
        const CampaignGoalLine *first = nullptr;
        ReportLine progress {text(QUNCE_TEXT("Time progress")), {}, true};
        for (const CampaignGoalLine &line : m_detail.goals) {
            if (line.days.days() <= 1 || line.held() <= 0 || !line.attainment.rate)
                continue;
            if (!first)
                first = &line;
            if (line.days != first->days || chart.lines.size() == kMostReportLines)
                continue;
            ReportLine made {goalName(line.goal), {}, false};
            for (const AttainmentDay &one : line.attainment.days) {
                if (one.day > m_detail.asOf.day())
                    break;
                made.values.push_back(one.sum
                        ? std::optional(static_cast<double>(*one.sum) / static_cast<double>(line.held()))
                        : std::nullopt);
                if (&line != first)
                    continue;
                chart.steps << m_format.shortDay(one.day);
                progress.values.push_back(numberOf(one.timeProgress));
            }
            chart.lines.push_back(std::move(made));
        }
        chart.lines.push_back(std::move(progress));
        return chart.steps.size() > 1 ? std::optional(std::move(chart)) : std::nullopt;
    }

    /// Days that have passed; of a goal for one day that is said above.
    ReportSection goalDays() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Attainment by day"));
        ReportTitles {made}
            .words(QUNCE_TEXT("Goal of"))
            .words(QUNCE_TEXT("Day"))
            .number(QUNCE_TEXT("On the day"))
            .number(QUNCE_TEXT("Up to it"))
            .number(QUNCE_TEXT("Attainment"))
            .number(QUNCE_TEXT("Time progress"));
        for (const CampaignGoalLine &line : m_detail.goals) {
            if (line.days.days() <= 1)
                continue;
            for (const AttainmentDay &one : line.attainment.days) {
                if (one.day > m_detail.asOf.day())
                    break;
                made.rows.push_back({reportWords(goalName(line.goal)), m_cells.day(one.day),
                    number(line.metric, one.value), number(line.metric, one.sum),
                    one.sum && line.attainment.rate && line.held() > 0
                        ? m_cells.rate(Fraction {static_cast<Int128>(*one.sum), line.held()})
                        : reportNothing(),
                    m_cells.rate(one.timeProgress)});
            }
        }
        made.chart = goalChart();
        made.empty = text(QUNCE_TEXT("No day of it is over that has a goal."));
        return made;
    }

    ReportSection stages() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Stages and gates"));
        ReportTitles {made}
            .words(QUNCE_TEXT("Stage"))
            .words(QUNCE_TEXT("Days"))
            .number(QUNCE_TEXT("Entries"))
            .words(QUNCE_TEXT("Gate"))
            .number(QUNCE_TEXT("Now"))
            .words(QUNCE_TEXT("Gate state"));
        for (const CampaignStageLine &line : m_detail.stages) {
            ReportCell state = reportWords(gateStateText(line));
            state.color = line.state == GateState::Missed ? Token::Bad
                : line.state == GateState::Reached        ? Token::Good
                                                          : Token::Text;
            made.rows.push_back({reportWords(QString::fromStdString(line.stage.name)),
                reportWords(m_format.period({line.stage.from, line.stage.to})),
                m_cells.count(static_cast<int64_t>(line.entries)),
                reportWords(gateText(line.stage, m_format)), number(line.metric, line.number), state});
        }
        made.empty = text(QUNCE_TEXT("It has no stages."));
        return made;
    }

    ReportSection coverage() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Coverage by layer"));
        ReportTitles {made}
            .words(QUNCE_TEXT("Layer"))
            .number(QUNCE_TEXT("Entries"))
            .number(QUNCE_TEXT("Contents"))
            .number(QUNCE_TEXT("Groups that it is for"))
            .number(QUNCE_TEXT("Groups reached"))
            .number(QUNCE_TEXT("Share"));
        const auto add = [&](const QString &layer, const CoverageCell &cell) {
            made.rows.push_back({reportWords(layer), m_cells.count(static_cast<int64_t>(cell.entries)),
                m_cells.count(static_cast<int64_t>(cell.contents)),
                m_cells.count(static_cast<int64_t>(cell.planned)),
                m_cells.count(static_cast<int64_t>(cell.reached)),
                m_cells.rate(shareOf(cell.reached, cell.planned))});
        };
        for (size_t layer = 0; layer < kCampaignLayers; ++layer) {
            // One without any entry is a hole that a review is to show; “no layer” is not.
            if (layer + 1 < kCampaignLayers || m_detail.coverage.layers[layer].entries > 0)
                add(layerText(layer), m_detail.coverage.layers[layer]);
        }
        add(text(QUNCE_TEXT("Total")), m_detail.coverage.all);
        made.hasTotal = true;
        return made;
    }

    ReportSection reach() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Reach since dispatch"));
        made.note = text(QUNCE_TEXT("How long it took until so many percent of the planned groups had it"));
        ReportTitles titles {made};
        titles.words(QUNCE_TEXT("Kind of group"))
            .number(QUNCE_TEXT("Planned"))
            .number(QUNCE_TEXT("Sent"))
            .number(QUNCE_TEXT("Group send rate"))
            .number(QUNCE_TEXT("Time unknown"));
        for (const int share : kReachShares)
            titles.add(QString::number(share) + QLatin1Char('%'), true);
        const auto add = [&](const QString &kind, const ReachCurve &curve) {
            std::vector<ReportCell> row {reportWords(kind),
                m_cells.count(static_cast<int64_t>(curve.planned)),
                m_cells.count(static_cast<int64_t>(curve.sent)),
                m_cells.rate(shareOf(curve.sent, curve.planned)),
                m_cells.count(static_cast<int64_t>(curve.untimed))};
            for (const std::optional<int64_t> &seconds : curve.secondsTo)
                row.push_back(duration(seconds));
            made.rows.push_back(std::move(row));
        };
        for (const auto &[kind, curve] : m_detail.curves)
            add(groupKindOf(kind), curve);
        if (!m_detail.curves.empty()) {
            add(text(QUNCE_TEXT("Total")), m_detail.curve);
            made.hasTotal = true;
        }
        made.empty = text(QUNCE_TEXT("Nothing was planned for any group."));
        return made;
    }

    ReportSection reachCurve() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Reach curve"));
        ReportTitles {made}
            .words(QUNCE_TEXT("Within"))
            .number(QUNCE_TEXT("Sent"))
            .number(QUNCE_TEXT("Share of the planned"));
        const ReachCurve &curve = m_detail.curve;
        if (curve.planned > 0) {
            ReportChart &chart = made.chart.emplace();
            chart.isRate = true;
            chart.say = [format = m_format](double share) { return shareText(share, format); };
            chart.lines.push_back({made.titles.back(), {}, false});
            for (size_t i = 0; i < kReachMinutes.size(); ++i) {
                chart.steps << durationText(int64_t {kReachMinutes[i]} * 60, m_format);
                chart.lines.front().values.push_back(
                    static_cast<double>(curve.sentBy[i]) / static_cast<double>(curve.planned));
                const int minutes = kReachMinutes[i];
                made.rows.push_back({ReportCell {durationText(int64_t {minutes} * 60, m_format),
                                         SheetCell::ofInteger(minutes)},
                    m_cells.count(static_cast<int64_t>(curve.sentBy[i])),
                    m_cells.rate(shareOf(curve.sentBy[i], curve.planned))});
            }
        }
        made.empty = text(QUNCE_TEXT("Nothing was planned for any group."));
        return made;
    }

    /// What stands above the tables of sales: what is held against what, and what is left out.
    QString salesNote() const
    {
        const Comparison &sales = *m_report.sales;
        QStringList said {comparedWithWhat(sales, CompareChoice::LastYear, m_format)};
        said << whatIsLeftOut(sales, CompareChoice::LastYear, m_format);
        said.removeAll(QString());
        return said.join(kReportBetween);
    }

    ReportSection salesByUnit() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Sales against the earlier campaign"));
        const Level level = m_report.sales ? m_report.sales->level() : Level::Region;
        ReportTitles {made}
            .add(compareLevelText(level), false)
            .number(QUNCE_TEXT("Net sales compared"))
            .number(QUNCE_TEXT("Earlier campaign"))
            .number(QUNCE_TEXT("Change"))
            .number(QUNCE_TEXT("Days compared"));
        made.empty = text(QUNCE_TEXT("There is nothing to compare it with."));
        if (!m_report.sales)
            return made;
        made.note = salesNote();
        const auto add = [&](const ComparisonRow &row, const QString &name) {
            const ComparedPair pair = row.pairs.empty() ? ComparedPair() : row.pairs.front();
            made.rows.push_back(
                {reportWords(name), pair.then ? m_cells.money(pair.now.value) : reportNothing(),
                    pair.then ? m_cells.money(pair.then->value) : reportNothing(),
                    m_cells.growth(pair.now.value, pair.then), m_cells.count(int64_t {row.days})});
        };
        for (const ComparisonRow &row : m_report.sales->rows)
            add(row, QString::fromStdString(row.name));
        if (!made.rows.empty()) {
            add(m_report.sales->total, text(QUNCE_TEXT("Total")));
            made.hasTotal = true;
        }
        return made;
    }

    ReportSection salesByDay() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Sales day by day against the earlier campaign"));
        made.note = text(QUNCE_TEXT("Sums from the first day on"));
        ReportTitles {made}
            .words(QUNCE_TEXT("Day"))
            .words(QUNCE_TEXT("Earlier day"))
            .number(QUNCE_TEXT("Net sales"))
            .number(QUNCE_TEXT("Earlier campaign"))
            .number(QUNCE_TEXT("Change"));
        if (m_report.sales) {
            ReportChart chart;
            chart.say = [format = m_format](double fen) { return format.moneyCompact(std::llround(fen)); };
            chart.lines = {{made.titles[2], {}, false}, {made.titles[3], {}, true}};
            for (const CampaignPairDay &day : m_report.sales->days) {
                if (!day.isOver)
                    continue;
                chart.steps << m_format.shortDay(day.day.now);
                chart.lines[0].values.push_back(numberOf(day.now));
                chart.lines[1].values.push_back(numberOf(day.then));
                std::optional<MeasureValue> then;
                if (day.then) {
                    then.emplace();
                    then->value = day.then;
                }
                made.rows.push_back({m_cells.day(day.day.now),
                    ReportCell {m_format.dayWithYear(day.day.then), SheetCell::ofDay(day.day.then)},
                    m_cells.money(day.now), m_cells.money(day.then), m_cells.growth(day.now, then)});
            }
            if (chart.steps.size() > 1)
                made.chart = std::move(chart);
        }
        made.empty = text(QUNCE_TEXT("No day can be compared yet."));
        return made;
    }

    ReportSection review() const
    {
        ReportSection made;
        made.title = text(QUNCE_TEXT("Lessons learned"));
        ReportTitles {made}.words(QUNCE_TEXT("Lessons learned"));
        const QString said = QString::fromStdString(m_detail.record.text("review"));
        for (const QString &line : said.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            made.rows.push_back({reportWords(line)});
        made.empty = text(QUNCE_TEXT("Nobody has written them down yet."));
        return made;
    }

    /// Those that sold less than in the earlier campaign, the largest fall first.
    QStringList unitsBehind() const
    {
        if (!m_report.sales)
            return {};
        std::vector<std::pair<Fraction, QString>> fallen;
        for (const ComparisonRow &row : m_report.sales->rows) {
            const ComparedPair pair = row.pairs.empty() ? ComparedPair() : row.pairs.front();
            if (!pair.then)
                continue;
            const std::optional<Fraction> growth = growthOf(pair.now.value, pair.then->value);
            if (growth && growth->numerator < 0)
                fallen.emplace_back(*growth,
                    QString::fromStdString(row.name) + QLatin1Char(' ')
                        + m_cells.growth(pair.now.value, pair.then).words);
        }
        std::stable_sort(fallen.begin(), fallen.end(),
            [](const auto &a, const auto &b) { return compare(a.first, b.first) < 0; });
        QStringList named;
        for (size_t i = 0; i < std::min(fallen.size(), kMostBehind); ++i)
            named << fallen[i].second;
        if (fallen.size() > kMostBehind)
            named << QStringLiteral("…");
        return named;
    }

    const CampaignReport &m_report;
    const CampaignDetail &m_detail;
    const Format &m_format;
    const ReportCells m_cells;
};

} // namespace

ReportTexts campaignReportTexts(const CampaignReport &report, const ReportLook &look, const Format &format)
{
    const CampaignDetail &detail = report.detail;
    const QString name = QString::fromStdString(detail.record.text("name"));
    ReportTexts made = reportHead(text(QUNCE_TEXT("Review of “%1”"), {name}), look, detail.unitName,
        detail.days.value_or(Period {Day {0}, Day {-1}}), report.arrival, detail.asOf,
        text(QUNCE_TEXT("campaign: %1"), {name}), format);
    QStringList notIn;
    for (const std::string &region : report.notIn)
        notIn << QString::fromStdString(region);
    if (!notIn.isEmpty())
        made.missing = text(QUNCE_TEXT("not in: %1"), {reportList(notIn)});
    const ReviewWriter writer(report, format);
    made.sections = writer.sections();
    made.problems = writer.problems();
    return made;
}

} // namespace qunce
