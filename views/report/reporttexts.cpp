// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/report/reporttexts.h"

#include <algorithm>
#include <functional>

#include "models/boards/grouproster.h"
#include "models/domain/campaignmath.h"
#include "views/common/texts.h"
#include "views/overview/overviewtexts.h"
#include "views/report/reportcells.h"

namespace qunce {

namespace {

constexpr size_t kMostNamed = 5; ///< in one line of problems

/// 未到齐：新疆; empty if everything of the period is in.
QString notInText(const Report &report)
{
    QStringList names;
    for (const std::string &name : report.notIn)
        names << QString::fromStdString(name);
    return names.isEmpty() ? QString() : text(QUNCE_TEXT("not in: %1"), {reportList(names)});
}

QString compareTitle(CompareChoice compare)
{
    return compare == CompareChoice::SameDaysLastMonth ? text(QUNCE_TEXT("Same days last month"))
                                                       : text(QUNCE_TEXT("Period before"));
}

ReportSection summaryOf(const Report &report, const Format &format)
{
    const Overview &overview = report.overview();
    const CompareChoice compare = report.query.query.compare;
    const ReportCells cells(format);
    ReportSection made;
    made.title = text(QUNCE_TEXT("Summary"));
    ReportTitles {made}
        .words(QUNCE_TEXT("Number"))
        .number(QUNCE_TEXT("Value"))
        .add(compareTitle(compare), true)
        .number(QUNCE_TEXT("Change"))
        .number(QUNCE_TEXT("Year before"))
        .number(QUNCE_TEXT("Change in a year"))
        .words(QUNCE_TEXT("Note"));
    QStringList notes;
    for (size_t i = 0; i < kOverviewCards; ++i) {
        const auto id = static_cast<OverviewCardId>(i);
        const OverviewCard &card = overview.card(id);
        const CardTexts texts = textsOf(id, overview, compare, format);
        const auto valueOf = [&](const std::optional<MeasureValue> &value) {
            const std::optional<Fraction> &number = value ? value->value : std::nullopt;
            switch (id) {
            case OverviewCardId::NothingDone:
                return cells.count(number);
            case OverviewCardId::NetFriends:
                return cells.change(number);
            case OverviewCardId::Sales:
                return cells.money(number);
            default:
                return cells.rate(number);
            }
        };
        const auto changeOf = [&](const std::optional<MeasureValue> &then) {
            if (id == OverviewCardId::Sales || id == OverviewCardId::NetFriends)
                return cells.growth(card.compared.value, then);
            if (!card.compared.value || !then || !then->value)
                return reportNothing();
            const Fraction changed = difference(*card.compared.value, *then->value);
            ReportCell cell =
                id == OverviewCardId::NothingDone ? cells.change(changed) : cells.points(changed);
            if (id == OverviewCardId::NothingDone) // fewer is better
                cell.color = reportColorOfSign({-changed.numerator, changed.denominator}, cell.words);
            return cell;
        };
        // Cards that speak of this month and this moment are said of the period here.
        const QString title = id == OverviewCardId::Attainment ? text(QUNCE_TEXT("Attainment")) : texts.title;
        QString said = id == OverviewCardId::Sales ? notInText(report) : texts.note;
        if (id == OverviewCardId::Attainment && card.period != report.query.query.period)
            said += kReportBetween + format.period(card.period);
        made.rows.push_back({reportWords(title), valueOf(card.now), valueOf(card.before),
            changeOf(card.before), valueOf(card.lastYear), changeOf(card.lastYear), reportWords(said)});
        if (id == OverviewCardId::Attainment)
            made.rows.push_back({reportWords(text(QUNCE_TEXT("Gap to time progress"))),
                cells.points(card.gap), reportNothing(), reportNothing(), reportNothing(), reportNothing(),
                reportWords(text(QUNCE_TEXT("time progress %1"), {format.rate(overview.timeProgress)}))});
        if (!texts.apart.isEmpty() && !notes.contains(texts.apart))
            notes.append(texts.apart);
    }
    made.note = notes.join(kReportBetween);
    return made;
}

std::vector<ReportCell> executionRow(const OverviewRow &row, const QString &name, const Format &format)
{
    const ReportCells cells(format);
    ReportCell moved = reportNothing();
    if (row.rank && row.rankBefore) {
        const int64_t by = static_cast<int64_t>(*row.rankBefore) - static_cast<int64_t>(*row.rank);
        const QString words = by == 0
            ? QStringLiteral("—")
            : (by > 0 ? QStringLiteral("↑") : QStringLiteral("↓")) + format.integer(std::abs(by));
        moved = {words, SheetCell::ofInteger(by), reportColorOfSign({by, 1}, words)};
    }
    return {reportWords(name), cells.rate(row.due.value), cells.rate(row.onTime.value),
        cells.count(row.nothingDone), cells.rate(row.attainment.value), cells.points(row.gap),
        cells.money(row.perGuide.value), cells.rate(row.selling.value),
        row.rank ? cells.count(static_cast<int64_t>(*row.rank)) : reportNothing(), moved};
}

ReportSection executionOf(const Report &report, const Format &format)
{
    const Overview &overview = report.overview();
    ReportSection made;
    made.title = text(QUNCE_TEXT("Targets and execution"));
    const Day last = report.query.query.period.to;
    made.note = text(QUNCE_TEXT("Attainment, gap and rank are of %1; lowest gap first"),
        {format.period({firstOfMonth(last), last})});
    ReportTitles {made}
        .words(report.isOfStores ? QUNCE_TEXT("Store") : QUNCE_TEXT("Region"))
        .number(QUNCE_TEXT("Due completion"))
        .number(QUNCE_TEXT("On time"))
        .number(QUNCE_TEXT("None done"))
        .number(QUNCE_TEXT("Attainment"))
        .number(QUNCE_TEXT("Gap"))
        .number(QUNCE_TEXT("Sales per guide"))
        .number(QUNCE_TEXT("Selling rate"))
        .number(QUNCE_TEXT("Rank"))
        .number(QUNCE_TEXT("Moved"));
    for (const OverviewRow &row : overview.rows)
        made.rows.push_back(executionRow(row, QString::fromStdString(row.name), format));
    if (!made.rows.empty()) {
        made.rows.push_back(executionRow(overview.total, text(QUNCE_TEXT("Total")), format));
        made.hasTotal = true;
    }
    return made;
}

std::vector<ReportCell> salesRow(const ReportUnit &unit, const QString &name, const Format &format)
{
    const ReportCells cells(format);
    const std::optional<Fraction> &sales = unit.sales.value;
    return {reportWords(unit.isIn ? name : name + text(QUNCE_TEXT(" (not all in)"))), cells.money(sales),
        cells.growth(sales, unit.before), cells.growth(sales, unit.monthBefore),
        cells.growth(sales, unit.lastYear), cells.count(unit.orders.value), cells.rate(unit.afterHours.value),
        cells.change(unit.netFriends.value), cells.rate(unit.reply.value)};
}

ReportSection salesOf(const Report &report, const Format &format)
{
    ReportSection made;
    made.title = text(QUNCE_TEXT("Sales and customers"));
    QStringList notes {text(QUNCE_TEXT("Compared with %1, %2 and %3"),
        {format.period(report.before), format.period(report.monthBefore),
            format.dayWithYear(report.lastYear.from) + QStringLiteral("–")
                + format.dayWithYear(report.lastYear.to)})};
    notes << text(QUNCE_TEXT("Replies of new customers of %1"), {format.period(report.cohorts)});
    if (!report.total.isIn)
        notes << text(QUNCE_TEXT("What is not all in is not compared"));
    made.note = notes.join(kReportBetween);
    ReportTitles {made}
        .words(report.isOfStores ? QUNCE_TEXT("Store") : QUNCE_TEXT("Region"))
        .number(QUNCE_TEXT("Net sales"))
        .number(QUNCE_TEXT("vs previous"))
        .number(QUNCE_TEXT("vs last month"))
        .number(QUNCE_TEXT("vs last year"))
        .number(QUNCE_TEXT("Orders"))
        .number(QUNCE_TEXT("After-hours share"))
        .number(QUNCE_TEXT("Net new friends"))
        .number(QUNCE_TEXT("14-day reply rate"));
    for (const ReportUnit &unit : report.units)
        made.rows.push_back(salesRow(unit, QString::fromStdString(unit.name), format));
    if (!made.rows.empty()) {
        made.rows.push_back(salesRow(report.total, text(QUNCE_TEXT("Total")), format));
        made.hasTotal = true;
    }
    return made;
}

ReportSection daysOf(const Report &report, const Format &format)
{
    const ReportCells cells(format);
    ReportSection made;
    made.title = text(QUNCE_TEXT("Day by day"));
    ReportTitles {made}
        .words(QUNCE_TEXT("Date"))
        .number(QUNCE_TEXT("Net sales"))
        .number(QUNCE_TEXT("Orders"))
        .number(QUNCE_TEXT("After-hours share"))
        .number(QUNCE_TEXT("Net new friends"))
        .number(QUNCE_TEXT("Due completion"));
    for (const ReportDay &day : report.days)
        made.rows.push_back({ReportCell {format.day(day.day), SheetCell::ofDay(day.day)},
            cells.money(day.sales), cells.count(day.orders), cells.rate(day.afterHours),
            cells.change(day.netFriends), cells.rate(day.due)});
    made.empty = text(QUNCE_TEXT("The period has not begun."));
    return made;
}

ReportSection groupsOf(const Report &report, const Format &format)
{
    const ReportCells cells(format);
    ReportSection made;
    made.title = text(QUNCE_TEXT("Groups"));
    ReportTitles {made}
        .words(QUNCE_TEXT("Kind"))
        .number(QUNCE_TEXT("Groups"))
        .number(QUNCE_TEXT("Members"))
        .number(QUNCE_TEXT("Joined"))
        .number(QUNCE_TEXT("Left"))
        .number(QUNCE_TEXT("Net"))
        .number(QUNCE_TEXT("Orders"))
        .number(QUNCE_TEXT("Sales"))
        .number(QUNCE_TEXT("Sales per member"));
    for (const ReportGroups &groups : report.groups) {
        QString kind = text(QUNCE_TEXT("Total"));
        for (const auto &[stored, label] : groupKindChoices()) {
            if (stored == groups.kind)
                kind = text(label);
        }
        std::optional<Fraction> net;
        if (groups.joins && groups.leaves)
            net = Fraction {static_cast<Int128>(*groups.joins) - static_cast<Int128>(*groups.leaves), 1};
        std::optional<Fraction> amount;
        std::optional<Fraction> perMember;
        if (groups.amount)
            amount = Fraction {static_cast<Int128>(*groups.amount), 1};
        if (groups.amount && groups.members && *groups.members > 0)
            perMember = Fraction {static_cast<Int128>(*groups.amount), static_cast<Int128>(*groups.members)};
        made.rows.push_back({reportWords(kind), cells.count(static_cast<int64_t>(groups.groups)),
            cells.count(groups.members), cells.count(groups.joins), cells.count(groups.leaves),
            cells.change(net), cells.count(groups.orders), cells.money(amount), cells.money(perMember)});
    }
    made.hasTotal = !report.groups.empty() && report.groups.back().kind.empty();
    made.empty = text(QUNCE_TEXT("There are no groups here."));
    return made;
}

/// Units that are furthest behind in a number, worst first, with the number; at most kMostNamed.
template <typename NumberOf>
QStringList worst(const std::vector<OverviewRow> &rows, NumberOf &&numberOf, const Fraction &limit,
    const std::function<QString(const Fraction &)> &words)
{
    std::vector<std::pair<Fraction, const OverviewRow *>> behind;
    for (const OverviewRow &row : rows) {
        const std::optional<Fraction> number = numberOf(row);
        if (number && compare(*number, limit) < 0)
            behind.emplace_back(*number, &row);
    }
    std::stable_sort(behind.begin(), behind.end(),
        [](const auto &a, const auto &b) { return compare(a.first, b.first) < 0; });
    QStringList named;
    for (size_t i = 0; i < std::min(behind.size(), kMostNamed); ++i)
        named << QString::fromStdString(behind[i].second->name) + QLatin1Char(' ') + words(behind[i].first);
    if (behind.size() > kMostNamed)
        named << QStringLiteral("…");
    return named;
}

QStringList problemsOf(const Report &report, const Format &format)
{
    const Overview &overview = report.overview();
    QStringList problems;
    if (!report.notIn.empty())
        problems << notInText(report);
    const QStringList gaps = worst(
        overview.rows, [](const OverviewRow &row) { return row.gap; }, {0, 1},
        [&format](
            const Fraction &gap) -> QString { return format.pointsNumber(gap) + QStringLiteral("pp"); });
    if (!gaps.isEmpty())
        problems << text(QUNCE_TEXT("Behind time progress: %1"), {reportList(gaps)});
    if (overview.total.due.value) {
        const QStringList undone = worst(
            overview.rows, [](const OverviewRow &row) { return row.due.value; }, *overview.total.due.value,
            [&format](const Fraction &rate) { return format.rate(rate); });
        if (!undone.isEmpty())
            problems << text(QUNCE_TEXT("Completion below the whole: %1"), {reportList(undone)});
    }
    const OverviewCard &idle = overview.card(OverviewCardId::NothingDone);
    if (idle.now.value && idle.now.numerator > 0)
        problems << text(QUNCE_TEXT("%1 guides did nothing, %2"),
            {format.integer(reportWhole(*idle.now.value)), format.period(idle.period)});
    QStringList shrinking;
    for (const ReportUnit &unit : report.units) {
        if (unit.netFriends.value && unit.netFriends.value->numerator < 0)
            shrinking << QString::fromStdString(unit.name) + QLatin1Char(' ')
                    + format.signedInteger(reportWhole(*unit.netFriends.value));
    }
    if (!shrinking.isEmpty())
        problems << text(QUNCE_TEXT("More friends lost than won: %1"), {reportList(shrinking)});
    return problems;
}

QString titleOfPeriod(Period period)
{
    if (period.days() == 7)
        return text(QUNCE_TEXT("Weekly report"));
    if (period.from == firstOfMonth(period.to) && period.days() > 7)
        return text(QUNCE_TEXT("Monthly report"));
    return text(QUNCE_TEXT("Report"));
}

} // namespace

ReportTexts reportTexts(const Report &report, const ReportLook &look, const Format &format)
{
    const Period period = report.query.query.period;
    ReportTexts made = reportHead(titleOfPeriod(period), look, report.boards.unit, period,
        report.boards.arrival, report.asOf, {}, format);
    made.missing = notInText(report);
    made.sections = {summaryOf(report, format), executionOf(report, format), salesOf(report, format),
        daysOf(report, format), groupsOf(report, format)};
    for (const PosterRanking &ranking : report.boards.boards)
        made.sections.push_back(reportBoard(ranking, report.query.query.period, format));
    made.problems = problemsOf(report, format);
    return made;
}

std::vector<Sheet> reportSheets(const ReportTexts &report)
{
    std::vector<Sheet> sheets;
    std::vector<const ReportSection *> sections;
    for (const ReportSection &section : report.sections)
        sections.push_back(&section);
    if (report.actions)
        sections.push_back(&*report.actions);
    for (const ReportSection *const one : sections) {
        const ReportSection &section = *one;
        Sheet sheet;
        sheet.name = section.title.toStdString();
        // Two boards may have one title; a workbook refuses two sheets of one name.
        const auto has = [&sheets](const std::string &name) {
            return std::any_of(
                sheets.begin(), sheets.end(), [&name](const Sheet &other) { return other.name == name; });
        };
        for (int i = 2; has(sheet.name); ++i)
            sheet.name = section.title.toStdString() + " " + std::to_string(i);
        for (const QString &title : section.titles)
            sheet.titles.push_back(title.toStdString());
        for (const std::vector<ReportCell> &row : section.rows) {
            std::vector<SheetCell> cells;
            for (const ReportCell &cell : row)
                cells.push_back(cell.sheet);
            sheet.rows.push_back(std::move(cells));
        }
        for (const QString &note : {report.title, section.note, report.missing, report.footer}) {
            if (!note.isEmpty())
                sheet.notes.push_back(note.toStdString());
        }
        if (!report.badge.isEmpty())
            sheet.notes.push_back(report.badge.toStdString());
        sheet.notes.push_back(
            text(QUNCE_TEXT("%1 rows"), {QString::number(section.rows.size())}).toStdString());
        sheets.push_back(std::move(sheet));
    }
    if (!report.problems.isEmpty()) {
        Sheet sheet;
        sheet.name = text(QUNCE_TEXT("Problems")).toStdString();
        sheet.titles = {sheet.name};
        for (const QString &problem : report.problems)
            sheet.rows.push_back({SheetCell::ofText(problem.toStdString())});
        sheet.notes = {report.footer.toStdString()};
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

} // namespace qunce
