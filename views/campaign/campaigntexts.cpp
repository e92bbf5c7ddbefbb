// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/campaigntexts.h"

#include "models/boards/fieldlabels.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int64_t kMinute = 60;
constexpr int64_t kHour = 60 * kMinute;
constexpr int64_t kDay = 24 * kHour;

int64_t whole(const Fraction &value)
{
    return static_cast<int64_t>(value.numerator / value.denominator);
}

QString counts(uint64_t part, uint64_t all, const Format &format)
{
    return format.integer(static_cast<int64_t>(part)) + QStringLiteral(" / ")
        + format.integer(static_cast<int64_t>(all));
}

KeyFigure rateFigure(const char *title, const char *tip, uint64_t part, uint64_t all, const Format &format)
{
    KeyFigure figure {text(title), Format::missing(), {}, Token::Text, text(tip)};
    if (all > 0) {
        figure.number = format.rate({part, all});
        figure.note = counts(part, all, format);
    } else {
        figure.note = text(QUNCE_TEXT("no data"));
    }
    return figure;
}

Token tokenOfGap(const Fraction &gap)
{
    return gap.numerator < 0 ? Token::Bad : Token::Good;
}

} // namespace

QString stateText(CampaignState state)
{
    switch (state) {
    case CampaignState::Running:
        return text(QUNCE_TEXT("Under way"));
    case CampaignState::Coming:
        return text(QUNCE_TEXT("Coming"));
    case CampaignState::Ended:
        return text(QUNCE_TEXT("Ended"));
    }
    return {};
}

QString campaignSubtitle(const CampaignDetail &detail, const Format &format)
{
    QStringList parts;
    parts << (detail.days ? format.period(*detail.days) : text(QUNCE_TEXT("No days yet")));
    parts << stateText(detail.state);
    if (!detail.templateName.empty())
        parts << text(QUNCE_TEXT("template %1"), {QString::fromStdString(detail.templateName)});
    if (!detail.unitName.empty())
        parts << QString::fromStdString(detail.unitName);
    return parts.join(QStringLiteral(" · "));
}

QString numberText(const CampaignMetric &metric, const Fraction &number, const Format &format, bool exact)
{
    if (metric.isRate())
        return format.rate(number);
    if (metric.isMoney())
        return exact ? format.money(whole(number)) : format.moneyWhole(whole(number));
    return format.integer(whole(number));
}

QString targetText(const std::string &metric, int64_t value, const Format &format)
{
    const std::optional<CampaignMetric> known = campaignMetricNamed(metric);
    if (!known)
        return format.integer(value);
    return numberText(*known, known->isRate() ? Fraction {value, 100} : Fraction {value, 1}, format);
}

QString noNumberText(NoNumber why)
{
    switch (why) {
    case NoNumber::None:
        return {};
    case NoNumber::NoData:
        return text(QUNCE_TEXT("no data"));
    case NoNumber::NoItemFeed:
        return text(QUNCE_TEXT("no data by product"));
    case NoNumber::PartOfBrand:
        return text(QUNCE_TEXT("only a part"));
    case NoNumber::Unknown:
        return text(QUNCE_TEXT("cannot be counted"));
    }
    return {};
}

QString noNumberHelp(NoNumber why)
{
    switch (why) {
    case NoNumber::None:
        return {};
    case NoNumber::NoData:
        return text(QUNCE_TEXT("Nothing has come in for these days. That is not 0."));
    case NoNumber::NoItemFeed:
        return text(QUNCE_TEXT("Sales come by guide and day, not by product: nothing can be said of it."));
    case NoNumber::PartOfBrand:
        return text(QUNCE_TEXT("The goal is the whole brand’s; the number is only that of the unit shown."));
    case NoNumber::Unknown:
        return text(QUNCE_TEXT("This program does not know what is counted, or for which days."));
    }
    return {};
}

QString gateText(const CampaignStage &stage, const Format &format)
{
    if (!stage.gate)
        return Format::missing();
    return text(campaignMetricLabel(stage.gate->metric)) + QStringLiteral(" ≥ ")
        + targetText(stage.gate->metric, stage.gate->value, format);
}

QString gateStateText(const CampaignStageLine &line)
{
    switch (line.state) {
    case GateState::None:
        return line.why == NoNumber::None ? Format::missing() : noNumberText(line.why);
    case GateState::Coming:
        return text(QUNCE_TEXT("not begun"));
    case GateState::NoData:
        return noNumberText(line.why);
    case GateState::Reached:
        return text(QUNCE_TEXT("reached"));
    case GateState::Open:
        return text(QUNCE_TEXT("not reached yet"));
    case GateState::Missed:
        return text(QUNCE_TEXT("not reached"));
    }
    return {};
}

QString durationText(int64_t seconds, const Format &format)
{
    const auto say = [&](const char *words, int64_t large, int64_t small) {
        return text(words, {format.integer(large), format.integer(small)});
    };
    if (seconds < kHour)
        return say(QUNCE_TEXT("%1 min"), std::max<int64_t>(seconds / kMinute, 0), 0);
    const int64_t minutes = seconds % kHour / kMinute;
    if (seconds < kDay)
        return say(minutes == 0 ? QUNCE_TEXT("%1 h") : QUNCE_TEXT("%1 h %2 min"), seconds / kHour, minutes);
    const int64_t hours = seconds % kDay / kHour;
    return say(hours == 0 ? QUNCE_TEXT("%1 d") : QUNCE_TEXT("%1 d %2 h"), seconds / kDay, hours);
}

QString layerText(size_t layer)
{
    const std::string_view name = campaignLayerName(layer);
    return name.empty() ? text(QUNCE_TEXT("No layer")) : text(choiceLabel(Kind::Content, "layer", name));
}

QString dimensionText(size_t dimension)
{
    const std::string_view name = campaignDimensionName(dimension);
    return name.empty() ? text(QUNCE_TEXT("No dimension"))
                        : text(choiceLabel(Kind::Content, "dimension", name));
}

QString groupKindOf(uint8_t kind)
{
    const auto choices = fieldNamed(descriptor(Kind::Group), "kind")->choices;
    return kind < choices.size() ? text(choiceLabel(Kind::Group, "kind", choices[kind].name))
                                 : text(QUNCE_TEXT("Unknown kind"));
}

QString goalName(const CampaignGoal &goal)
{
    const QString metric = text(campaignMetricLabel(goal.metric));
    return goal.item.empty() ? metric : metric + QStringLiteral(" · ") + QString::fromStdString(goal.item);
}

std::vector<KeyFigure> goalFigures(const CampaignDetail &detail, const Format &format)
{
    KeyFigure attained {text(QUNCE_TEXT("Attainment")), Format::missing(), text(QUNCE_TEXT("no goal")),
        Token::Text, text(QUNCE_TEXT("What came in so far ÷ goal"))};
    KeyFigure gap {text(QUNCE_TEXT("Gap to time progress")), Format::missing(), {}, Token::Text,
        text(QUNCE_TEXT("Attainment − time progress"))};
    KeyFigure progress {text(QUNCE_TEXT("Time progress")), Format::missing(), {}, Token::Text,
        text(QUNCE_TEXT("Days passed ÷ days of the campaign, today included"))};
    if (detail.mainGoal) {
        const CampaignGoalLine &line = detail.goals[*detail.mainGoal];
        attained.note = line.why == NoNumber::None ? text(QUNCE_TEXT("%1 of %2"),
                            {numberText(*line.metric, {*line.attainment.sum, 1}, format),
                                targetText(line.goal.metric, line.held(), format)})
                                                   : noNumberText(line.why);
        attained.title += QStringLiteral(" · ") + goalName(line.goal);
        if (line.attainment.rate)
            attained.number = format.rate(*line.attainment.rate);
        if (line.why != NoNumber::None)
            attained.tip = noNumberHelp(line.why);
        if (line.attainment.gap) {
            gap.number = format.points(*line.attainment.gap);
            gap.color = tokenOfGap(*line.attainment.gap);
        }
    }
    if (detail.days) {
        progress.number = format.rate(detail.timeProgress);
        progress.note = text(QUNCE_TEXT("%1 of %2 days"),
            {format.integer(static_cast<int64_t>(detail.timeProgress.numerator)),
                format.integer(static_cast<int64_t>(detail.timeProgress.denominator))});
    }
    const AssignmentCounts &due = detail.sums.due;
    return {attained, progress, gap,
        rateFigure(QUNCE_TEXT("Due completion"),
            QUNCE_TEXT("Done ÷ (dispatched − excluded), of what was due by now"), due.done, due.eligible(),
            format)};
}

std::vector<KeyFigure> reachFigures(const CampaignDetail &detail, const Format &format)
{
    const TaskSums &sums = detail.sums;
    KeyFigure people {text(QUNCE_TEXT("People reached")), Format::missing(), text(QUNCE_TEXT("no data")),
        Token::Text,
        text(QUNCE_TEXT("Sum of what the tasks of the campaign say; somebody counts each time"))};
    if (sums.reach) {
        people.number = format.integer(static_cast<int64_t>(*sums.reach));
        people.note = sums.replies
            ? text(QUNCE_TEXT("%1 replies"), {format.integer(static_cast<int64_t>(*sums.replies))})
            : QString();
    }
    const CoverageCell &all = detail.coverage.all;
    KeyFigure unreached {text(QUNCE_TEXT("Groups unreached")), Format::missing(), {}, Token::Text,
        text(QUNCE_TEXT("Groups that the campaign is for and that got nothing of it"))};
    if (detail.unreached) {
        unreached.number = format.integer(static_cast<int64_t>(detail.unreached->rows()));
        // The rate beside it is of those that some entry is for.
        const size_t waiting = all.planned - all.reached;
        const size_t rows = detail.unreached->rows();
        unreached.note = rows > waiting ? text(QUNCE_TEXT("%1 of them without any entry"),
                             {format.integer(static_cast<int64_t>(rows - waiting))})
                                        : text(QUNCE_TEXT("see “Unreached”"));
    }
    return {rateFigure(QUNCE_TEXT("Group send rate"), QUNCE_TEXT("Group pushes sent ÷ planned"), sums.sent,
                sums.planned, format),
        people,
        rateFigure(QUNCE_TEXT("Groups reached"),
            QUNCE_TEXT("Different groups that got at least one push ÷ those that it is for"), all.reached,
            all.planned, format),
        unreached};
}

} // namespace qunce
