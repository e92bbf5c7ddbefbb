// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/campaignsheets.h"

#include "views/campaign/campaigntexts.h"
#include "views/common/tablefile.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

SheetCell saidCell(const QString &said)
{
    return said.isEmpty() ? SheetCell() : SheetCell::ofText(said.toStdString());
}

SheetCell count(uint64_t number)
{
    return SheetCell::ofInteger(static_cast<int64_t>(number));
}

SheetCell count(const std::optional<uint64_t> &number)
{
    return number ? count(*number) : SheetCell();
}

SheetCell rate(const std::optional<Fraction> &value)
{
    return value
        ? SheetCell::ofRate(static_cast<double>(value->numerator) / static_cast<double>(value->denominator))
        : SheetCell();
}

SheetCell rate(uint64_t part, uint64_t all)
{
    return all > 0 ? rate(Fraction {part, all}) : SheetCell();
}

SheetCell numberOf(const std::optional<CampaignMetric> &metric, const std::optional<Fraction> &number)
{
    if (!metric || !number)
        return {};
    if (metric->isRate())
        return rate(number);
    const auto whole = static_cast<int64_t>(number->numerator / number->denominator);
    return metric->isMoney() ? SheetCell::ofFen(whole) : SheetCell::ofInteger(whole);
}

SheetCell numberOf(const std::optional<CampaignMetric> &metric, const std::optional<uint64_t> &number)
{
    return numberOf(metric, number ? std::optional(Fraction {*number, 1}) : std::nullopt);
}

SheetCell day(const std::optional<Day> &day)
{
    return day ? SheetCell::ofDay(*day) : SheetCell();
}

class Writer
{
public:
    Writer(const CampaignDetail &detail, const TextSource &source, const Format &format)
        : m_detail(detail), m_source(source), m_format(format)
    { }

    std::vector<Sheet> write(const QString &review)
    {
        addOverview();
        addStages();
        addGoals();
        addGoalDays();
        addCoverage();
        addReach();
        addUnreached();
        addVariants();
        addReview(review);
        for (Sheet &sheet : m_sheets) {
            const QString title =
                QString::fromStdString(sheet.name) + QStringLiteral(" · ") + footerOf(m_source);
            sheet.notes = {title.toStdString(), dataDay().toStdString(),
                text(QUNCE_TEXT("%1 rows"), {m_format.integer(static_cast<int64_t>(sheet.rows.size()))})
                    .toStdString(),
                madeBy().toStdString()};
        }
        return std::move(m_sheets);
    }

private:
    QString dataDay() const
    {
        return text(QUNCE_TEXT("Data up to %1"),
            {m_detail.dataDay ? m_format.dayWithYear(*m_detail.dataDay) : Format::missing()});
    }

    Sheet &begin(const char *name, std::initializer_list<const char *> titles)
    {
        Sheet sheet;
        sheet.name = text(name).toStdString();
        for (const char *title : titles)
            sheet.titles.push_back(text(title).toStdString());
        m_sheets.push_back(std::move(sheet));
        return m_sheets.back();
    }

    void addOverview()
    {
        Sheet &sheet = begin(QUNCE_TEXT("Overview"), {QUNCE_TEXT("Figure"), QUNCE_TEXT("Value")});
        const auto add = [&sheet](const QString &what, SheetCell value) {
            sheet.rows.push_back({saidCell(what), std::move(value)});
        };
        const TaskSums &sums = m_detail.sums;
        add(text(QUNCE_TEXT("Campaign name")),
            saidCell(QString::fromStdString(m_detail.record.text("name"))));
        add(text(QUNCE_TEXT("First day")), m_detail.days ? day(m_detail.days->from) : SheetCell());
        add(text(QUNCE_TEXT("Last day")), m_detail.days ? day(m_detail.days->to) : SheetCell());
        add(text(QUNCE_TEXT("Time progress")),
            m_detail.days ? rate(std::optional(m_detail.timeProgress)) : SheetCell());
        if (m_detail.mainGoal) {
            const CampaignGoalLine &line = m_detail.goals[*m_detail.mainGoal];
            add(text(QUNCE_TEXT("Attainment")) + QStringLiteral(" · ") + goalName(line.goal),
                rate(line.attainment.rate));
        }
        add(text(QUNCE_TEXT("Due completion")), rate(sums.due.done, sums.due.eligible()));
        add(text(QUNCE_TEXT("Group send rate")), rate(sums.sent, sums.planned));
        add(text(QUNCE_TEXT("People reached")), count(sums.reach));
        add(text(QUNCE_TEXT("Replies")), count(sums.replies));
        add(text(QUNCE_TEXT("Entries")), count(m_detail.entries));
        add(text(QUNCE_TEXT("Tasks")), count(m_detail.tasks));
        add(text(QUNCE_TEXT("Groups reached")), count(m_detail.coverage.all.reached));
        add(text(QUNCE_TEXT("Groups unreached")),
            m_detail.unreached ? count(m_detail.unreached->rows()) : SheetCell());
    }

    void addStages()
    {
        Sheet &sheet = begin(QUNCE_TEXT("Stages and gates"),
            {QUNCE_TEXT("Stage"), QUNCE_TEXT("First day"), QUNCE_TEXT("Last day"), QUNCE_TEXT("Entries"),
                QUNCE_TEXT("Gate"), QUNCE_TEXT("At least"), QUNCE_TEXT("Now"), QUNCE_TEXT("Gate state")});
        for (const CampaignStageLine &line : m_detail.stages) {
            const auto &gate = line.stage.gate;
            const Fraction wanted =
                gate ? Fraction {gate->value, line.metric && line.metric->isRate() ? 100 : 1} : Fraction {};
            sheet.rows.push_back({saidCell(QString::fromStdString(line.stage.name)), day(line.stage.from),
                day(line.stage.to), count(line.entries),
                gate ? saidCell(text(campaignMetricLabel(gate->metric))) : SheetCell(),
                gate ? numberOf(line.metric, std::optional(wanted)) : SheetCell(),
                numberOf(line.metric, line.number), saidCell(gateStateText(line))});
        }
    }

    void addGoals()
    {
        Sheet &sheet = begin(QUNCE_TEXT("Goals"),
            {QUNCE_TEXT("Goal of"), QUNCE_TEXT("Product"), QUNCE_TEXT("First day"), QUNCE_TEXT("Last day"),
                QUNCE_TEXT("Goal"), QUNCE_TEXT("So far"), QUNCE_TEXT("Attainment"),
                QUNCE_TEXT("Time progress"), QUNCE_TEXT("Gap"), QUNCE_TEXT("Remark")});
        for (const CampaignGoalLine &line : m_detail.goals) {
            const bool hasDays = line.days.days() > 0;
            sheet.rows.push_back({saidCell(text(campaignMetricLabel(line.goal.metric))),
                saidCell(QString::fromStdString(line.goal.item)), hasDays ? day(line.days.from) : SheetCell(),
                hasDays ? day(line.days.to) : SheetCell(),
                numberOf(line.metric, std::optional(Fraction {line.held(), 1})),
                numberOf(line.metric, line.attainment.sum), rate(line.attainment.rate),
                hasDays ? rate(std::optional(line.attainment.timeProgress)) : SheetCell(),
                rate(line.attainment.gap), saidCell(noNumberText(line.why))});
        }
    }

    void addGoalDays()
    {
        Sheet &sheet = begin(QUNCE_TEXT("Attainment by day"),
            {QUNCE_TEXT("Goal of"), QUNCE_TEXT("Day"), QUNCE_TEXT("On the day"), QUNCE_TEXT("Up to it"),
                QUNCE_TEXT("Attainment"), QUNCE_TEXT("Time progress")});
        for (const CampaignGoalLine &line : m_detail.goals) {
            for (const AttainmentDay &one : line.attainment.days) {
                sheet.rows.push_back({saidCell(goalName(line.goal)), day(one.day),
                    numberOf(line.metric, one.value), numberOf(line.metric, one.sum),
                    one.sum && line.attainment.rate
                        ? rate(std::optional(Fraction {static_cast<Int128>(*one.sum), line.held()}))
                        : SheetCell(),
                    rate(std::optional(one.timeProgress))});
            }
        }
    }

    void addCoverage()
    {
        Sheet &sheet = begin(QUNCE_TEXT("Layer × dimension"),
            {QUNCE_TEXT("Layer"), QUNCE_TEXT("Dimension"), QUNCE_TEXT("Entries"), QUNCE_TEXT("Contents"),
                QUNCE_TEXT("Groups that it is for"), QUNCE_TEXT("Groups reached")});
        const auto add = [&sheet](const QString &layer, const QString &dimension, const CoverageCell &cell) {
            sheet.rows.push_back({saidCell(layer), saidCell(dimension), count(cell.entries),
                count(cell.contents), count(cell.planned), count(cell.reached)});
        };
        const QString all = text(QUNCE_TEXT("All"));
        for (size_t layer = 0; layer < kCampaignLayers; ++layer) {
            for (size_t dimension = 0; dimension < kCampaignDimensions; ++dimension)
                add(layerText(layer), dimensionText(dimension), m_detail.coverage.cells[layer][dimension]);
            add(layerText(layer), all, m_detail.coverage.layers[layer]);
        }
        for (size_t dimension = 0; dimension < kCampaignDimensions; ++dimension)
            add(all, dimensionText(dimension), m_detail.coverage.dimensions[dimension]);
        add(all, all, m_detail.coverage.all);
    }

    void addReach()
    {
        Sheet &sheet = begin(QUNCE_TEXT("Reach since dispatch"),
            {QUNCE_TEXT("Kind of group"), QUNCE_TEXT("Planned"), QUNCE_TEXT("Sent"),
                QUNCE_TEXT("Group send rate"), QUNCE_TEXT("Time unknown")});
        for (const int share : kReachShares)
            sheet.titles.push_back(
                text(QUNCE_TEXT("Minutes to %1 %"), {QString::number(share)}).toStdString());
        const auto add = [&sheet](const QString &name, const ReachCurve &curve) {
            std::vector<SheetCell> row {saidCell(name), count(curve.planned), count(curve.sent),
                rate(curve.sent, curve.planned), count(curve.untimed)};
            for (const std::optional<int64_t> &seconds : curve.secondsTo)
                row.push_back(seconds ? SheetCell::ofInteger(*seconds / 60) : SheetCell());
            sheet.rows.push_back(std::move(row));
        };
        for (const auto &[kind, curve] : m_detail.curves)
            add(groupKindOf(kind), curve);
        if (!m_detail.curves.empty())
            add(text(QUNCE_TEXT("All")), m_detail.curve);
    }

    void addUnreached()
    {
        Sheet &sheet = begin(QUNCE_TEXT("Groups unreached"), {});
        if (!m_detail.unreached)
            return;
        const DataTable &table = *m_detail.unreached;
        for (const TableColumn &column : table.columns)
            sheet.titles.push_back(text(column.title).toStdString());
        for (size_t row = 0; row < table.rows(); ++row) {
            std::vector<SheetCell> cells;
            for (size_t i = 0; i < table.columns.size(); ++i)
                cells.push_back(cellOf(table, i, row));
            sheet.rows.push_back(std::move(cells));
        }
    }

    static SheetCell cellOf(const DataTable &table, size_t column, size_t row)
    {
        const TableColumn &about = table.columns[column];
        if (!about.isText()) {
            const std::optional<int64_t> number = table.numberOf(column, row);
            return number ? SheetCell::ofInteger(*number) : SheetCell();
        }
        const std::string &stored = table.textOf(column, row);
        for (const auto &[name, label] : about.choices) {
            if (name == stored)
                return saidCell(text(label));
        }
        return saidCell(QString::fromStdString(stored));
    }

    void addVariants()
    {
        Sheet &sheet = begin(QUNCE_TEXT("Contents by market"),
            {QUNCE_TEXT("Region"), QUNCE_TEXT("Content"), QUNCE_TEXT("Entries"), QUNCE_TEXT("Due: done"),
                QUNCE_TEXT("Due: to be done"), QUNCE_TEXT("Due completion"), QUNCE_TEXT("Sent"),
                QUNCE_TEXT("Planned"), QUNCE_TEXT("Group send rate"), QUNCE_TEXT("People reached"),
                QUNCE_TEXT("Replies"), QUNCE_TEXT("Response rate")});
        for (const CampaignVariant &line : m_detail.variants) {
            const TaskSums &sums = line.sums;
            const bool hasGroups = sums.hasGroups;
            sheet.rows.push_back({saidCell(QString::fromStdString(line.regionName)),
                saidCell(line.content.isNil() ? text(QUNCE_TEXT("Without content"))
                                              : QString::fromStdString(line.contentTitle)),
                count(line.entries), count(sums.due.done), count(sums.due.eligible()),
                rate(sums.due.done, sums.due.eligible()), hasGroups ? count(sums.sent) : SheetCell(),
                hasGroups ? count(sums.planned) : SheetCell(), rate(sums.sent, sums.planned),
                count(sums.reach), count(sums.replies),
                sums.reach && sums.replies ? rate(*sums.replies, *sums.reach) : SheetCell()});
        }
    }

    void addReview(const QString &review)
    {
        Sheet &sheet = begin(QUNCE_TEXT("Lessons learned"), {QUNCE_TEXT("Lessons learned")});
        if (review.isEmpty())
            return;
        for (const QString &line : review.split(QLatin1Char('\n')))
            sheet.rows.push_back({saidCell(line)});
    }

    const CampaignDetail &m_detail;
    const TextSource &m_source;
    const Format m_format;
    std::vector<Sheet> m_sheets;
};

} // namespace

std::vector<Sheet> campaignSheets(
    const CampaignDetail &detail, const TextSource &source, const QString &review, const Format &format)
{
    return Writer(detail, source, format).write(review);
}

} // namespace qunce
