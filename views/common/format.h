// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

#include <QString>

#include "models/base/day.h"
#include "models/domain/fraction.h"
#include "views/common/language.h"

namespace qunce {

/// How numbers, money and times are written (look.md, "Type"). Pure; nothing is rounded twice, and no value is ever
/// shown as 0. Money is in fen. A value for each language; GUI thread or any other.
class Format
{
public:
    explicit Format(Language language) : m_language(language) { }

    /// What stands where there is no value.
    static QString missing() { return QStringLiteral("–"); }

    /// 24,985. Exact in both languages: rounded ones would make different ranks look equal.
    QString integer(int64_t value) const;
    /// +12, −58 (with a real minus sign), 0.
    QString signedInteger(int64_t value) const;
    /// For cards, axes and totals: Chinese 938.0万, 3.6亿 from ten thousand on; English 1.2K, 9.4M, 3.6B from a thousand
    /// on. The exact value belongs into the tooltip.
    QString compact(int64_t value) const;
    /// ¥12,010.35: the exact amount, for details.
    QString money(int64_t fen) const;
    /// ¥68,407: whole yuan, half away from zero; for tables.
    QString moneyWhole(int64_t fen) const;
    /// ¥938.0万 for cards and totals.
    QString moneyCompact(int64_t fen) const;
    /// 87.8%; half away from zero at the digit shown.
    QString rate(const Fraction &rate) const;
    /// 87.8, the number without its sign, where the header has the unit.
    QString percentNumber(const Fraction &rate) const;
    /// Of a difference of two rates: +1.8 个百分点, −0.4 pp.
    QString points(const Fraction &difference) const;
    /// The same without unit.
    QString pointsNumber(const Fraction &difference) const;
    /// Growth of a sum: +6.4%, −2.6%; missing where `before` is 0.
    QString growth(int64_t now, int64_t before) const;

    QString day(Day day) const; ///< 9月7日 周一, Mon 7 Sep
    QString shortDay(Day day) const; ///< 9月7日, 7 Sep
    QString numericDay(Day day) const; ///< 9/7
    QString dayWithYear(Day day) const; ///< 2026年9月7日, 7 Sep 2026
    QString weekday(Day day) const; ///< 周一, Mon
    QString month(Day day) const; ///< 2026年9月, Sep 2026
    QString period(Period period) const; ///< 9月1日–9月7日; one day as day()
    QString time(Instant instant) const; ///< 10:24 in Asia/Shanghai
    QString dateTime(Instant instant) const; ///< 9月7日 22:00

    Language language() const { return m_language; }
    bool isChinese() const { return m_language == Language::Chinese; }

private:
    Language m_language;
};

/// a - b, exact.
Fraction difference(const Fraction &a, const Fraction &b);

} // namespace qunce
