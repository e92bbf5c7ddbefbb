// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/detailtexts.h"

#include <algorithm>

#include <QPainter>

#include "views/common/countpair.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kMark = 10;
constexpr int kMarkGap = 5;
constexpr int kPartGap = 10;
constexpr int kManyDays = 10;

} // namespace

QString rateText(const std::optional<Fraction> &rate, const Format &format)
{
    return rate ? format.rate(*rate) : Format::missing();
}

QString pairText(std::optional<int64_t> first, std::optional<int64_t> second, const Format &format)
{
    return tightPair(first, second, format);
}

QString pairText(const MeasureValue &value, const Format &format)
{
    if (!value.hasData || !value.denominator)
        return {};
    return pairText(
        static_cast<int64_t>(value.numerator), static_cast<int64_t>(value.denominator->numerator), format);
}

QString spanText(int64_t seconds, const Format &format)
{
    constexpr int64_t kMinute = 60;
    constexpr int64_t kHour = 3600;
    if (seconds < kHour)
        return text(QUNCE_TEXT("%1 min"), {format.integer(std::max<int64_t>(1, seconds / kMinute))});
    if (seconds < 3 * kSecondsPerDay)
        return text(QUNCE_TEXT("%1 h"), {format.integer(seconds / kHour)});
    return text(QUNCE_TEXT("%1 days"), {format.integer(seconds / kSecondsPerDay)});
}

QString choiceText(const std::string &stored, const std::vector<std::pair<std::string, Message>> &names)
{
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto &name) { return name.first == stored; });
    return found == names.end() ? QString::fromStdString(stored) : text(found->second);
}

QString factLine(const QString &title, const QString &value, const QString &note)
{
    return note.isEmpty() ? text(QUNCE_TEXT("%1: %2"), {title, value})
                          : text(QUNCE_TEXT("%1: %2 (%3)"), {title, value, note});
}

DayChart::Label dayLabel(Day day, int days, const QString &words, const Format &format)
{
    const QString number = QString::number(day.dayOfMonth());
    const bool isShort = days > kManyDays || !format.isChinese();
    return {isShort ? number : text(QUNCE_TEXT("day %1"), {number}),
        text(QUNCE_TEXT("%1: %2"), {format.day(day), words})};
}

Legend::Legend(Theme &theme, std::vector<LegendPart> parts) : m_theme(theme), m_parts(std::move(parts))
{
    setFont(fontOf(TextRole::Secondary));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize Legend::sizeHint() const
{
    int width = 0;
    for (const LegendPart &part : m_parts)
        width += kMark + kMarkGap + fontMetrics().horizontalAdvance(part.words) + kPartGap;
    return {width - kPartGap + 1, fontMetrics().height()};
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double left = 0;
    for (const LegendPart &part : m_parts) {
        QColor fill = m_theme.color(Token::Chart1);
        fill.setAlphaF(part.mark == LegendMark::Faded ? 0.45F : 1.0F);
        const bool isFilled = part.mark == LegendMark::Filled || part.mark == LegendMark::Faded;
        painter.setBrush(isFilled ? QBrush(fill) : QBrush(Qt::NoBrush));
        painter.setPen(isFilled ? QPen(Qt::NoPen)
                                : QPen(m_theme.color(Token::TextSecondary), 1,
                                    part.mark == LegendMark::Dotted ? Qt::DotLine : Qt::SolidLine));
        painter.drawRoundedRect(
            QRectF(left + 0.5, (height() - kMark) / 2.0 + 0.5, kMark - 1, kMark - 1), 2, 2);
        left += kMark + kMarkGap;
        painter.setPen(m_theme.color(Token::TextSecondary));
        const int wide = fontMetrics().horizontalAdvance(part.words);
        painter.drawText(QRectF(left, 0, wide + 1, height()),
            static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), part.words);
        left += wide + kPartGap;
    }
}

} // namespace qunce
