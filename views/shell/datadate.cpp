// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/datadate.h"

#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/shell/popover.h"

namespace qunce {

namespace {

constexpr size_t kNamed = 12; ///< more missing regions are counted

} // namespace

DataDate::DataDate(PageTools &tools, QWidget *parent)
    : PickButton(tools.theme, Look::Meta, parent), m_tools(tools)
{
    setObjectName(QStringLiteral("header.data"));
    connect(this, &QAbstractButton::clicked, this, &DataDate::openPopover);
}

void DataDate::setArrival(const Arrival &arrival)
{
    m_arrival = arrival;
    refresh();
}

void DataDate::setFolded(bool folded)
{
    if (m_isFolded == folded)
        return;
    m_isFolded = folded;
    refresh();
}

QString DataDate::dayWords() const
{
    const QString day =
        m_arrival && m_arrival->dataDay ? m_tools.format().shortDay(*m_arrival->dataDay) : Format::missing();
    return qunce::text(QUNCE_TEXT("Data %1"), {day});
}

QString DataDate::regionWords() const
{
    if (!m_arrival || !m_arrival->dataDay)
        return {};
    return qunce::text(QUNCE_TEXT("%1/%2 regions in"),
        {m_tools.format().integer(m_arrival->regionsIn), m_tools.format().integer(m_arrival->regions)});
}

void DataDate::refresh()
{
    const Token color = m_arrival && !m_arrival->missing.empty() ? Token::Warn : Token::Text;
    std::vector<Part> parts {{dayWords(), false, Token::Text}};
    if (!regionWords().isEmpty()) {
        parts.push_back({QStringLiteral("·"), false, Token::TextSecondary});
        parts.push_back({regionWords(), false, color});
    }
    setParts(m_isFolded ? QStringLiteral("clock") : QString(), parts, {});
    setIconColor(color == Token::Warn ? Token::Warn : Token::TextSecondary);
    setOnlyIcon(m_isFolded);
}

void DataDate::openPopover()
{
    auto *popover = new Popover(m_tools.theme, this);
    popover->setObjectName(QStringLiteral("data.popover"));
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->setAccessibleName(accessibleName());
    const auto line = [&](const QString &words, TextRole role, Token color) {
        auto *label = new ThemedLabel(m_tools.theme, role, color, popover);
        label->setText(words);
        label->setContentsMargins(8, 2, 8, 2);
        popover->body()->addWidget(label);
    };
    line(dayWords(), TextRole::Bold, Token::Text);
    if (!m_arrival || !m_arrival->dataDay) {
        line(qunce::text(QUNCE_TEXT("No numbers have arrived within two months.")), TextRole::Body,
            Token::Text);
        return popover->open();
    }
    line(regionWords(), TextRole::Body, Token::Text);
    const Format format = m_tools.format();
    for (size_t i = 0; i < std::min(m_arrival->missing.size(), kNamed); ++i) {
        const MissingRegion &region = m_arrival->missing[i];
        const QString name = QString::fromStdString(region.name);
        line(region.lastDay
                ? qunce::text(QUNCE_TEXT("%1: last on %2"), {name, format.shortDay(*region.lastDay)})
                : qunce::text(QUNCE_TEXT("%1: nothing for two months"), {name}),
            TextRole::Body, Token::Warn);
    }
    if (m_arrival->missing.size() > kNamed)
        line(qunce::text(QUNCE_TEXT("and %1 more"),
                 {format.integer(static_cast<int64_t>(m_arrival->missing.size() - kNamed))}),
            TextRole::Secondary, Token::TextSecondary);
    line(qunce::text(QUNCE_TEXT("A region is in when its sales of the day are complete.")),
        TextRole::Secondary, Token::TextSecondary);
    popover->open();
}

} // namespace qunce
