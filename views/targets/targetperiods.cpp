// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/targets/targetperiods.h"

#include <algorithm>

#include <QHBoxLayout>

#include "views/common/card.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

Period monthAround(Day day)
{
    return {firstOfMonth(day), lastOfMonth(day)};
}

Period weekAround(Day day)
{
    const Day monday = day - static_cast<int>(day.isoWeekday() - 1);
    return {monday, monday + 6};
}

} // namespace

TargetPeriods::TargetPeriods(PageTools &tools, const BoardQuery &chosen, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_place(this)
    , m_chosen(chosen)
    , m_period(monthAround(chosen.period.to))
    , m_kinds(new QComboBox(this))
    , m_names(new QComboBox(this))
    , m_before(new QToolButton(this))
    , m_after(new QToolButton(this))
    , m_shown(new ThemedLabel(tools.theme, TextRole::Bold, Token::Text, this))
{
    m_kinds->setObjectName(QStringLiteral("periodKind"));
    m_kinds->setAccessibleName(text(QUNCE_TEXT("Period")));
    m_kinds->addItem(text(QUNCE_TEXT("By month")), static_cast<int>(Kind::Month));
    m_kinds->addItem(text(QUNCE_TEXT("By week")), static_cast<int>(Kind::Week));
    m_kinds->addItem(text(QUNCE_TEXT("By campaign")), static_cast<int>(Kind::Campaign));
    if (chosen.period != monthAround(chosen.period.to) && chosen.period != weekAround(chosen.period.to))
        m_kinds->addItem(tools.format().period(chosen.period), static_cast<int>(Kind::Days)); // of the header
    m_names->setObjectName(QStringLiteral("campaign"));
    m_names->setAccessibleName(text(QUNCE_TEXT("Campaign")));
    m_names->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    const QColor grey = tools.theme.color(Token::TextSecondary);
    m_before->setIcon(icon(QStringLiteral("chevron-left"), grey));
    m_after->setIcon(icon(QStringLiteral("chevron-right"), grey));
    m_before->setObjectName(QStringLiteral("before"));
    m_after->setObjectName(QStringLiteral("after"));
    m_shown->setObjectName(QStringLiteral("period"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (QWidget *part :
        {static_cast<QWidget *>(m_kinds), static_cast<QWidget *>(m_names), static_cast<QWidget *>(m_before),
            static_cast<QWidget *>(m_shown), static_cast<QWidget *>(m_after)})
        row->addWidget(part);
    connect(m_kinds, &QComboBox::activated, this,
        [this](int index) { choose(static_cast<Kind>(m_kinds->itemData(index).toInt())); });
    connect(m_names, &QComboBox::activated, this,
        [this](int index) { set(m_campaigns[static_cast<size_t>(index)].days); });
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { step(1); });
    if (chosen.choice == PeriodChoice::Campaign) {
        m_kind = Kind::Campaign;
        m_period = chosen.period;
    }
    readCampaigns();
    showPeriod();
}

void TargetPeriods::readCampaigns()
{
    using Choices = std::vector<CampaignChoice>;
    m_tools.reader.read<Choices>(
        m_place, [](BoardContext &context) { return readCampaignChoices(context); },
        [this](Result<Choices> choices) {
            if (choices.ok())
                fillCampaigns(std::move(*choices));
        });
}

void TargetPeriods::fillCampaigns(std::vector<CampaignChoice> campaigns)
{
    m_campaigns = std::move(campaigns);
    m_names->clear();
    for (const CampaignChoice &campaign : m_campaigns)
        m_names->addItem(QString::fromStdString(campaign.name));
    showPeriod();
}

QString TargetPeriods::name() const
{
    const Format format = m_tools.format();
    if (m_kind == Kind::Month)
        return format.month(m_period.from);
    if (m_kind == Kind::Campaign && m_names->currentIndex() >= 0)
        return m_names->currentText();
    return format.period(m_period);
}

void TargetPeriods::choose(Kind kind)
{
    if (kind == Kind::Campaign && m_campaigns.empty()) {
        m_tools.toast({QUNCE_TEXT("There is no campaign with days yet.")});
        return showPeriod();
    }
    m_kind = kind;
    // What the present days end in; the campaign that is nearest to it.
    const Day day = m_chosen.period.to;
    switch (kind) {
    case Kind::Month:
        return set(monthAround(day));
    case Kind::Week:
        return set(weekAround(day));
    case Kind::Days:
        return set(m_chosen.period);
    case Kind::Campaign:
        break;
    }
    const auto runs = std::find_if(m_campaigns.begin(), m_campaigns.end(),
        [day](const CampaignChoice &campaign) { return campaign.days.contains(day); });
    set(runs == m_campaigns.end() ? m_campaigns.front().days : runs->days);
}

void TargetPeriods::step(int direction)
{
    if (m_kind == Kind::Month)
        set(monthAround(direction < 0 ? m_period.from - 1 : m_period.to + 1));
    else if (direction < 0)
        set({m_period.from - m_period.days(), m_period.from - 1});
    else
        set({m_period.to + 1, m_period.to + m_period.days()});
}

void TargetPeriods::set(Period period)
{
    const bool isOther = period != m_period;
    m_period = period;
    showPeriod();
    if (isOther)
        emit changed();
}

void TargetPeriods::showPeriod()
{
    m_kinds->setCurrentIndex(m_kinds->findData(static_cast<int>(m_kind)));
    const bool isCampaign = m_kind == Kind::Campaign;
    const auto chosen = std::find_if(m_campaigns.begin(), m_campaigns.end(),
        [this](const CampaignChoice &campaign) { return campaign.days == m_period; });
    if (isCampaign && chosen != m_campaigns.end()
        && (m_names->currentIndex() < 0
            || m_campaigns[static_cast<size_t>(m_names->currentIndex())].days != m_period))
        m_names->setCurrentIndex(static_cast<int>(chosen - m_campaigns.begin()));
    m_names->setVisible(isCampaign && !m_campaigns.empty());
    m_before->setVisible(!isCampaign);
    m_after->setVisible(!isCampaign);
    const bool isMonth = m_kind == Kind::Month;
    m_before->setToolTip(
        isMonth ? text(QUNCE_TEXT("Month before")) : text(QUNCE_TEXT("As many days before")));
    m_after->setToolTip(isMonth ? text(QUNCE_TEXT("Month after")) : text(QUNCE_TEXT("As many days after")));
    for (QToolButton *button : {m_before, m_after})
        button->setAccessibleName(button->toolTip());
    m_shown->setText(isMonth ? m_tools.format().month(m_period.from) : m_tools.format().period(m_period));
}

} // namespace qunce
