// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/poster.h"
#include "views/report/reporttexts.h"

// What tables of reports are made of. GUI thread.

namespace qunce {

inline const QString kReportBetween = QStringLiteral(" · ");

/// Half away from zero, as money is shown elsewhere.
int64_t reportWhole(const Fraction &value);
ReportCell reportNothing();
ReportCell reportWords(const QString &words);
/// What is shown as 0 is neither good nor bad, whatever has been rounded away.
Token reportColorOfSign(const Fraction &value, const QString &words);
QString reportList(const QStringList &names);

/// How each kind of number becomes a cell.
class ReportCells
{
public:
    explicit ReportCells(const Format &format) : m_format(format) { }

    ReportCell count(int64_t value) const;
    ReportCell count(const std::optional<Fraction> &value) const;
    ReportCell count(const std::optional<uint64_t> &value) const;
    ReportCell change(const std::optional<Fraction> &value) const;
    ReportCell money(const std::optional<Fraction> &fen) const;
    ReportCell rate(const std::optional<Fraction> &value) const;
    ReportCell points(const std::optional<Fraction> &value) const;
    /// What has become of a sum.
    ReportCell growth(const std::optional<Fraction> &now, const std::optional<MeasureValue> &then) const;
    ReportCell day(Day day) const;

private:
    const Format &m_format;
};

/// Titles of a table; those of numbers are marked.
struct ReportTitles {
    ReportSection &section;

    ReportTitles &words(const char *title);
    ReportTitles &number(const char *title);
    ReportTitles &add(const QString &title, bool isNumber);
};

/// Title, scope, data day and footer of any report, in the order in which all have them. `filter`: what else it is of,
/// empty for nothing.
ReportTexts reportHead(const QString &usualTitle, const ReportLook &look, const std::string &unit,
    Period period, const Arrival &arrival, Instant asOf, const QString &filter, const Format &format);

/// A board of a report on `period`: its note says where the board's own is another.
ReportSection reportBoard(const PosterRanking &ranking, Period period, const Format &format);

} // namespace qunce
