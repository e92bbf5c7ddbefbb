// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/campaignlines.h"

#include <QRegularExpression>

#include "views/common/texts.h"
#include "views/common/typednumbers.h"

namespace qunce {

namespace {

enum GoalColumn { GoalMetric, GoalItem, GoalFrom, GoalTo, GoalValue };
enum StageColumn { StageName, StageFrom, StageTo, StageMetric, StageValue };

QStringList labelsOf(const std::vector<std::string> &metrics)
{
    QStringList labels;
    for (const std::string &metric : metrics)
        labels << text(campaignMetricLabel(metric));
    return labels;
}

/// By its label or stored name; the name as typed if it is neither.
std::string metricTyped(const QString &typed, const std::vector<std::string> &metrics)
{
    for (const std::string &metric : metrics) {
        if (typed.compare(text(campaignMetricLabel(metric)), Qt::CaseInsensitive) == 0
            || typed == QString::fromStdString(metric))
            return metric;
    }
    return typed.toStdString();
}

QString shownTarget(const std::string &metric, int64_t value)
{
    const std::optional<CampaignMetric> known = campaignMetricNamed(metric);
    if (!known || !known->isMoney())
        return QString::number(value);
    return typedAmount(value);
}

QString shownDay(const std::optional<Day> &day)
{
    return day ? QString::fromStdString(day->toString()) : QString();
}

/// Takes one line's cells and remembers what is wrong with the first that is.
class Taking
{
public:
    Taking(int row, const QStringList &cells, std::optional<Period> campaign)
        : m_row(row), m_cells(cells), m_near(campaign ? std::optional(campaign->from) : std::nullopt)
    { }

    QString cell(int column) const { return m_cells.value(column); }
    std::optional<Day> day(int column)
    {
        if (cell(column).isEmpty())
            return std::nullopt;
        const std::optional<Day> day = dayTyped(cell(column), m_near);
        if (!day)
            say(column, text(QUNCE_TEXT("“%1” is no day: write 2026-09-08."), {cell(column)}));
        return day;
    }
    int64_t target(int column, const std::string &metric)
    {
        const std::optional<CampaignMetric> known = campaignMetricNamed(metric);
        const std::optional<int64_t> value =
            known ? targetTyped(cell(column), *known) : std::optional<int64_t>(0);
        if (!value)
            say(column, text(QUNCE_TEXT("“%1” is no number."), {cell(column)}));
        return value.value_or(0);
    }
    void say(int column, const QString &words)
    {
        if (!problem)
            problem = LinesProblem {m_row, column, words};
    }
    std::optional<LinesProblem> problem;

private:
    const int m_row;
    const QStringList &m_cells;
    const std::optional<Day> m_near;
};

} // namespace

std::optional<Day> dayTyped(const QString &typed, std::optional<Day> near)
{
    static const QRegularExpression kFull(
        QStringLiteral(R"(^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$)"));
    static const QRegularExpression kShort(QStringLiteral(R"(^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$)"));
    const QString words = typed.trimmed();
    int year = 0;
    QRegularExpressionMatch match = kFull.match(words);
    int part = 1;
    if (match.hasMatch()) {
        year = match.captured(part++).toInt();
    } else {
        match = kShort.match(words);
        if (!match.hasMatch() || !near)
            return std::nullopt;
        year = near->year();
    }
    const std::string written = std::to_string(year) + "/" + match.captured(part).toStdString() + "/"
        + match.captured(part + 1).toStdString();
    const std::optional<Day> day = Day::parse(written);
    return day && *day >= kFirstDataDay && *day <= kLastDataDay ? day : std::nullopt;
}

std::optional<int64_t> targetTyped(const QString &typed, const CampaignMetric &metric)
{
    QString words = typed.simplified();
    if (metric.isRate() && (words.endsWith(QLatin1Char('%')) || words.endsWith(QChar(0xFF05))))
        words.chop(1);
    return metric.isMoney() ? amountTyped(words) : countTyped(words);
}

std::vector<LinesColumn> goalLineColumns()
{
    return {{text(QUNCE_TEXT("Goal of")), 150, labelsOf(campaignGoalMetrics())},
        {text(QUNCE_TEXT("Product (empty: all)")), 150}, {text(QUNCE_TEXT("From (empty: all days)")), 140},
        {text(QUNCE_TEXT("Last day")), 110}, {text(QUNCE_TEXT("Goal (money in yuan)")), 130, {}, true}};
}

QStringList lineOf(const CampaignGoal &goal)
{
    return {text(campaignMetricLabel(goal.metric)), QString::fromStdString(goal.item), shownDay(goal.from),
        shownDay(goal.to), shownTarget(goal.metric, goal.value)};
}

std::optional<std::vector<CampaignGoal>> goalsOf(const std::vector<QStringList> &lines,
    const std::optional<Period> &campaign, std::optional<LinesProblem> &problem)
{
    std::vector<CampaignGoal> goals;
    for (size_t i = 0; i < lines.size(); ++i) {
        Taking taking(static_cast<int>(i), lines[i], campaign);
        CampaignGoal goal;
        goal.metric = metricTyped(taking.cell(GoalMetric), campaignGoalMetrics());
        goal.item = taking.cell(GoalItem).toStdString();
        goal.from = taking.day(GoalFrom);
        goal.to = taking.day(GoalTo);
        goal.value = taking.target(GoalValue, goal.metric);
        if (goal.from && !goal.to) // one day
            goal.to = goal.from;
        if (!campaignMetricNamed(goal.metric))
            taking.say(GoalMetric, text(problemOf(goal, campaign)));
        else if (const Message words = problemOf(goal, campaign); !words.empty())
            taking.say(goal.value <= 0 ? GoalValue : GoalFrom, text(words));
        if (taking.problem) {
            problem = taking.problem;
            return std::nullopt;
        }
        goals.push_back(std::move(goal));
    }
    return goals;
}

std::vector<LinesColumn> stageLineColumns()
{
    return {{text(QUNCE_TEXT("Stage")), 140}, {text(QUNCE_TEXT("First day")), 110},
        {text(QUNCE_TEXT("Last day")), 110},
        {text(QUNCE_TEXT("Gate (may be empty)")), 160, labelsOf(campaignGateMetrics())},
        {text(QUNCE_TEXT("At least (%, pieces, yuan)")), 130, {}, true}};
}

QStringList lineOf(const CampaignStage &stage)
{
    QStringList cells {QString::fromStdString(stage.name), shownDay(stage.from), shownDay(stage.to)};
    if (stage.gate)
        cells << text(campaignMetricLabel(stage.gate->metric))
              << shownTarget(stage.gate->metric, stage.gate->value);
    return cells;
}

std::optional<std::vector<CampaignStage>> stagesOf(const std::vector<QStringList> &lines,
    const std::optional<Period> &campaign, std::optional<LinesProblem> &problem)
{
    std::vector<CampaignStage> stages;
    for (size_t i = 0; i < lines.size(); ++i) {
        Taking taking(static_cast<int>(i), lines[i], campaign);
        CampaignStage stage;
        stage.name = taking.cell(StageName).toStdString();
        if (stage.name.empty())
            taking.say(StageName, text(QUNCE_TEXT("The stage has no name.")));
        const std::optional<Day> from = taking.day(StageFrom);
        const std::optional<Day> to = taking.day(StageTo);
        if (!from || !to)
            taking.say(
                from ? StageTo : StageFrom, text(QUNCE_TEXT("The stage needs its first and last day.")));
        stage.from = from.value_or(Day {});
        stage.to = to.value_or(Day {});
        const QString metric = taking.cell(StageMetric);
        if (!metric.isEmpty() || !taking.cell(StageValue).isEmpty()) {
            CampaignGate gate {metricTyped(metric, campaignGateMetrics()), 0};
            gate.value = taking.target(StageValue, gate.metric);
            stage.gate = std::move(gate);
        }
        if (const Message words = problemOf(stage, campaign); !words.empty())
            taking.say(stage.gate && !campaignMetricNamed(stage.gate->metric) ? StageMetric
                    : stage.gate && stage.gate->value <= 0                    ? StageValue
                                                                              : StageFrom,
                text(words));
        if (taking.problem) {
            problem = taking.problem;
            return std::nullopt;
        }
        stages.push_back(std::move(stage));
    }
    return stages;
}

} // namespace qunce
