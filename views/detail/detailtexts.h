// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QWidget>

#include "models/base/message.h"
#include "models/domain/measurevalues.h"
#include "views/common/format.h"
#include "views/common/theme.h"
#include "views/detail/daycharts.h"

namespace qunce {

/// 87.8 % or –.
QString rateText(const std::optional<Fraction> &rate, const Format &format);
/// 13/20; – for what is not known.
QString pairText(std::optional<int64_t> first, std::optional<int64_t> second, const Format &format);
QString pairText(const MeasureValue &value, const Format &format);
/// 12 hours, 3 days; at least 1 minute.
QString spanText(int64_t seconds, const Format &format);
/// What a stored choice is called; as stored if it has no name.
QString choiceText(const std::string &stored, const std::vector<std::pair<std::string, Message>> &names);
/// Title: value (note), for copied text.
QString factLine(const QString &title, const QString &value, const QString &note);
/// Below a day's column: 7日, or 7 where there are many.
DayChart::Label dayLabel(Day day, int days, const QString &words, const Format &format);

enum class LegendMark : uint8_t { Filled, Faded, Outlined, Dotted };
struct LegendPart {
    LegendMark mark = LegendMark::Filled;
    QString words;
};

/// What the squares of DaySquares mean. GUI thread.
class Legend : public QWidget
{
public:
    Legend(Theme &theme, std::vector<LegendPart> parts);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    const std::vector<LegendPart> m_parts;
};

} // namespace qunce
