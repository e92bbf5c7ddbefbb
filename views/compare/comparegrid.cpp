// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/compare/comparegrid.h"

#include <algorithm>

#include "views/common/texts.h"
#include "views/compare/comparetexts.h"

namespace qunce {

namespace {

/// Half away from zero.
int64_t wholeOf(const Fraction &value)
{
    const bool isNegative = value.numerator < 0;
    const Int128 size = isNegative ? -value.numerator : value.numerator;
    const auto rounded = static_cast<int64_t>((size + value.denominator / 2) / value.denominator);
    return isNegative ? -rounded : rounded;
}

double numberOf(const Fraction &value)
{
    return static_cast<double>(value.numerator) / static_cast<double>(value.denominator);
}

bool isOfMoney(const Measure &measure)
{
    switch (measure.kind) {
    case MeasureKind::PerGuide:
        return true;
    case MeasureKind::Sum:
        return measure.metric == Metric::Amount || measure.metric == Metric::OnlineAmount
            || measure.metric == Metric::AfterHoursAmount;
    default:
        return false;
    }
}

/// When people buy is neither good nor bad.
bool isMoreBetter(const Measure &measure)
{
    return measure.kind != MeasureKind::AfterHoursShare
        && !(measure.kind == MeasureKind::Sum && measure.metric == Metric::AfterHoursAmount);
}

class GridMaker
{
public:
    GridMaker(const Comparison &comparison, CompareChoice base, const Format &format)
        : m_comparison(comparison)
        , m_measure(comparison.query.measure)
        , m_base(placeOfBase(base))
        , m_baseChoice(base)
        , m_format(format)
    { }

    CompareGrid make()
    {
        addColumn(compareLevelText(m_comparison.level()), {}, false);
        switch (m_comparison.query.mode) {
        case CompareMode::Periods:
            addPeriodColumns();
            break;
        case CompareMode::SameStores:
            addStoreColumns();
            break;
        case CompareMode::Campaign:
            addCampaignColumns();
            break;
        }
        addTotals();
        for (const ComparisonRow &row : m_comparison.rows)
            m_grid.rows.push_back(cellsOf(row, row.now, QString::fromStdString(row.name), row.isIn));
        return std::move(m_grid);
    }

private:
    void addColumn(const QString &title, const QString &help = {}, bool isNumber = true)
    {
        m_grid.titles << title;
        m_grid.helps << help;
        m_grid.isNumber.push_back(isNumber);
    }

    QString days(size_t place) const { return daysText(m_comparison.bases[place].period, m_format); }
    QString changeTitle(CompareChoice base) const
    {
        const QString title = base == CompareChoice::SameDaysLastMonth
            ? text(QUNCE_TEXT("Change on last month"))
            : compareBaseText(base);
        return isShare(m_measure) ? text(QUNCE_TEXT("%1 (pp)"), {title}) : title;
    }
    QString changeHelp() const
    {
        return isShare(m_measure)
            ? text(QUNCE_TEXT("Difference in percentage points; nothing where one side has no number"))
            : text(QUNCE_TEXT("(now − then) ÷ then; nothing where there was nothing to compare with"));
    }

    void addPeriodColumns()
    {
        addColumn(text(QUNCE_TEXT("This period")), daysText(m_comparison.period, m_format));
        const std::array<const char *, 3> titles {
            QUNCE_TEXT("Period before"), QUNCE_TEXT("Days last month"), QUNCE_TEXT("Days last year")};
        for (size_t place = 0; place < kCompareBases.size(); ++place) {
            addColumn(text(titles[place]), days(place));
            addColumn(changeTitle(kCompareBases[place]), changeHelp());
        }
    }

    void addStoreColumns()
    {
        addColumn(text(QUNCE_TEXT("Same stores of all")),
            text(QUNCE_TEXT(
                "Stores that were open on every day of both periods, of all that were open on any")));
        addColumn(text(QUNCE_TEXT("Same stores, now")), daysText(m_comparison.period, m_format));
        addColumn(text(QUNCE_TEXT("Same stores, then")), days(m_base));
        addColumn(text(QUNCE_TEXT("Same stores, change")), changeHelp());
        addColumn(
            text(QUNCE_TEXT("All stores, now")), text(QUNCE_TEXT("As leaderboard and overview have it")));
        addColumn(changeTitle(m_baseChoice), changeHelp());
    }

    void addCampaignColumns()
    {
        addColumn(text(QUNCE_TEXT("Days compared")),
            text(QUNCE_TEXT("Days since the first that are over and in on both sides")));
        addColumn(text(QUNCE_TEXT("This campaign")));
        addColumn(text(QUNCE_TEXT("The other one")));
        addColumn(text(QUNCE_TEXT("Difference")));
        addColumn(text(QUNCE_TEXT("Growth")), changeHelp());
    }

    /// The whole of what is compared, which is in; below it everything that is there, where that is more.
    void addTotals()
    {
        const bool isCampaign = m_comparison.query.mode == CompareMode::Campaign;
        const bool isWhole = isCampaign || m_comparison.leftOut.empty();
        m_grid.rows.push_back(cellsOf(m_comparison.total, m_comparison.compared,
            isWhole ? text(QUNCE_TEXT("Total")) : text(QUNCE_TEXT("Total of what is compared")), true));
        if (!isWhole) {
            ComparisonRow everything;
            everything.pairs.resize(m_comparison.bases.size());
            everything.stores.resize(m_comparison.bases.size());
            m_grid.rows.push_back(
                cellsOf(everything, m_comparison.total.now, text(QUNCE_TEXT("Everything so far")), false));
            // It is there to be seen, and against nothing.
            for (CompareCell &cell : m_grid.rows.back()) {
                if (cell.color == Token::Warn)
                    cell = nothing();
            }
        }
        m_grid.totals = m_grid.rows.size();
    }

    static CompareCell nothing() { return {Format::missing(), {}, {}, {}, Token::TextSecondary}; }
    CompareCell notIn() const
    {
        const QString words = text(QUNCE_TEXT("not all in"));
        return {words, SheetCell::ofText(words.toStdString()), {},
            text(QUNCE_TEXT("Its numbers are not all in; it is left out of both sides of the total")),
            Token::Warn};
    }
    CompareCell count(int64_t number) const
    {
        return {m_format.integer(number), SheetCell::ofInteger(number), Fraction {number, 1}};
    }

    CompareCell value(const std::optional<Fraction> &number) const
    {
        if (!number)
            return nothing();
        const int64_t whole = wholeOf(*number);
        if (isShare(m_measure))
            return {m_format.rate(*number), SheetCell::ofRate(numberOf(*number)), number};
        if (isOfMoney(m_measure))
            return {m_format.moneyWhole(whole), SheetCell::ofFen(whole), number};
        return {m_format.integer(whole), SheetCell::ofInteger(whole), number};
    }

    /// Of sums: what was gained or lost.
    CompareCell difference(const std::optional<Fraction> &now, const std::optional<Fraction> &then) const
    {
        const std::optional<Fraction> change = changeOf(now, then);
        CompareCell cell = value(change);
        if (change && change->numerator > 0)
            cell.words.prepend(QLatin1Char('+'));
        return colored(std::move(cell));
    }

    CompareCell change(const ComparedPair &pair, bool isIn) const
    {
        if (!isIn)
            return notIn();
        const std::optional<Fraction> then = pair.then ? pair.then->value : std::nullopt;
        const std::optional<Fraction> changed =
            isShare(m_measure) ? changeOf(pair.now.value, then) : growthOf(pair.now.value, then);
        if (!changed)
            return nothing();
        CompareCell cell;
        cell.words = m_format.pointsNumber(*changed);
        if (!isShare(m_measure))
            cell.words += QLatin1Char('%');
        cell.value = SheetCell::ofRate(numberOf(*changed));
        cell.order = changed;
        cell.help = text(QUNCE_TEXT("%1 against %2"), {value(pair.now.value).words, value(then).words});
        return colored(std::move(cell));
    }

    CompareCell colored(CompareCell cell) const
    {
        // What is shown as 0 is neither good nor bad, whatever has been rounded away.
        const bool saysZero = std::none_of(cell.words.begin(), cell.words.end(),
            [](QChar letter) { return letter.isDigit() && letter != QLatin1Char('0'); });
        if (!cell.order || saysZero || !isMoreBetter(m_measure))
            cell.color = cell.order ? Token::Text : Token::TextSecondary;
        else
            cell.color = cell.order->numerator > 0 ? Token::Good : Token::Bad;
        return cell;
    }

    std::vector<CompareCell> cellsOf(
        const ComparisonRow &row, const MeasureValue &now, const QString &name, bool isIn) const
    {
        std::vector<CompareCell> cells;
        CompareCell title {name, SheetCell::ofText(name.toStdString())};
        title.help = QString::fromStdString(row.code);
        cells.push_back(std::move(title));
        switch (m_comparison.query.mode) {
        case CompareMode::Periods:
            cells.push_back(value(now.value));
            for (const ComparedPair &pair : row.pairs) {
                cells.push_back(value(pair.then ? pair.then->value : std::nullopt));
                cells.push_back(change(pair, isIn));
            }
            break;
        case CompareMode::SameStores:
            addStoreCells(row, now, isIn, cells);
            break;
        case CompareMode::Campaign:
            addCampaignCells(row, cells);
            break;
        }
        return cells;
    }

    void addStoreCells(
        const ComparisonRow &row, const MeasureValue &now, bool isIn, std::vector<CompareCell> &cells) const
    {
        const SameStores &stores = row.stores[m_base];
        CompareCell number = nothing();
        if (isIn) {
            number = count(static_cast<int64_t>(stores.same));
            const QString of = m_format.integer(static_cast<int64_t>(stores.all()));
            number.words += QStringLiteral(" / ") + of;
            number.value = SheetCell::ofText(number.words.toStdString());
            number.help = text(QUNCE_TEXT("%1 opened since, %2 closed since"),
                {QString::number(stores.opened), QString::number(stores.closed)});
        }
        cells.push_back(std::move(number));
        cells.push_back(isIn ? value(stores.pair.now.value) : nothing());
        cells.push_back(value(stores.pair.then ? stores.pair.then->value : std::nullopt));
        cells.push_back(change(stores.pair, isIn));
        cells.push_back(value(now.value));
        cells.push_back(change(row.pairs[m_base], isIn));
    }

    void addCampaignCells(const ComparisonRow &row, std::vector<CompareCell> &cells) const
    {
        const ComparedPair &pair = row.pairs.front();
        const std::optional<Fraction> then = pair.then ? pair.then->value : std::nullopt;
        CompareCell days = count(row.days);
        if (!row.isIn) {
            days.color = Token::Warn;
            days.help = text(QUNCE_TEXT("Days that are not in on both sides are left out of both"));
        }
        cells.push_back(std::move(days));
        cells.push_back(value(pair.now.value));
        cells.push_back(value(then));
        cells.push_back(difference(pair.now.value, then));
        cells.push_back(change(pair, true));
    }

    const Comparison &m_comparison;
    const Measure m_measure;
    const size_t m_base;
    const CompareChoice m_baseChoice;
    const Format &m_format;
    CompareGrid m_grid;
};

} // namespace

CompareGrid compareGrid(const Comparison &comparison, CompareChoice base, const Format &format)
{
    return GridMaker(comparison, base, format).make();
}

ChartTable CompareGrid::table(const std::vector<size_t> &order) const
{
    ChartTable table {titles, {}, isNumber};
    for (const size_t row : order) {
        QStringList words;
        for (const CompareCell &cell : rows[row])
            words << cell.words;
        table.rows.push_back(words);
    }
    return table;
}

Sheet CompareGrid::sheet(
    const std::vector<size_t> &order, const QString &name, const QStringList &notes) const
{
    Sheet sheet;
    sheet.name = name.toStdString();
    for (const QString &title : titles)
        sheet.titles.push_back(title.toStdString());
    for (const size_t row : order) {
        std::vector<SheetCell> &cells = sheet.rows.emplace_back();
        for (const CompareCell &cell : rows[row])
            cells.push_back(cell.value);
    }
    for (const QString &note : notes)
        sheet.notes.push_back(note.toStdString());
    return sheet;
}

ChartData campaignLines(const Comparison &comparison, const Format &format)
{
    ChartData data;
    data.unit = isOfMoney(comparison.query.measure) ? ChartUnit::Money : ChartUnit::Integer;
    data.categoryTitle = text(QUNCE_TEXT("Day"));
    if (comparison.query.mode != CompareMode::Campaign || comparison.bases.empty())
        return data;
    ChartSeries now;
    ChartSeries then;
    for (const CampaignChoice &campaign : comparison.campaigns) {
        if (campaign.id == comparison.query.campaign)
            now.name = QString::fromStdString(campaign.name);
        if (comparison.query.against && campaign.id == *comparison.query.against)
            then.name = QString::fromStdString(campaign.name);
    }
    if (then.name.isEmpty())
        then.name = text(QUNCE_TEXT("A year before"));
    then.comparedWith = 0;
    for (size_t k = 0; k < comparison.days.size(); ++k) {
        const CampaignPairDay &day = comparison.days[k];
        data.categories << text(
            QUNCE_TEXT("Day %1, %2"), {QString::number(k + 1), format.shortDay(day.day.now)});
        then.categories << format.dayWithYear(day.day.then);
        now.values.push_back({day.now, false});
        then.values.push_back({day.then, false});
    }
    data.series = {std::move(now), std::move(then)};
    return data;
}

} // namespace qunce
