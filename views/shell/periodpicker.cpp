// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/periodpicker.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QPushButton>

#include "views/common/card.h"
#include "views/common/dates.h"
#include "views/common/texts.h"
#include "views/shell/optionrow.h"
#include "views/shell/periodtexts.h"
#include "views/shell/popover.h"

namespace qunce {

namespace {

constexpr size_t kCampaignsShown = 5; ///< the latest; earlier ones by their days
constexpr int kNameWidth = 200;

void addCompareChoices(PageTools &tools, Popover &popover)
{
    const BoardQuery query = tools.selection.query();
    for (const CompareChoice choice : kCompareChoices) {
        const Period compared = comparedPeriod(query.period, compareOf(choice));
        auto *row = new OptionRow(tools.theme, compareName(choice),
            daysOf(compared, query.period.to, tools.format()), query.compare == choice, &popover);
        row->setObjectName(QStringLiteral("compare.%1").arg(static_cast<int>(choice)));
        popover.body()->addWidget(row);
        QObject::connect(row, &QAbstractButton::clicked, &popover, [&tools, &popover, choice] {
            popover.close();
            BoardQuery changed = tools.selection.query();
            changed.compare = choice;
            tools.selection.set(changed);
        });
    }
}

} // namespace

PeriodPicker::PeriodPicker(PageTools &tools, QWidget *parent)
    : PickButton(tools.theme, Look::Picker, parent), m_tools(tools)
{
    setObjectName(QStringLiteral("header.period"));
    setArrow(true);
    connect(this, &QAbstractButton::clicked, this, &PeriodPicker::openPopover);
    connect(&tools.selection, &Selection::changed, this, &PeriodPicker::refresh);
}

void PeriodPicker::setFolded(bool folded)
{
    if (m_isFolded == folded)
        return;
    m_isFolded = folded;
    refresh();
}

void PeriodPicker::refresh()
{
    const BoardQuery &query = m_tools.selection.query();
    QString name = periodName(query.choice);
    for (const CampaignChoice &campaign : m_campaigns) {
        if (query.choice == PeriodChoice::Campaign && campaign.days == query.period) {
            name = QString::fromStdString(campaign.name);
            break;
        }
    }
    std::vector<Part> parts {{name, true, Token::Text}};
    const Day today = m_tools.reader.now().day();
    const Format format = m_tools.format();
    const bool isRecentDay = query.period.days() == 1 && query.period.from.year() == today.year();
    parts.push_back({isRecentDay ? format.day(query.period.from) : daysOf(query.period, today, format), false,
        Token::Text});
    setParts(QStringLiteral("calendar"), parts, qunce::text(QUNCE_TEXT("Period")));
}

void PeriodPicker::choose(PeriodChoice choice, Period own)
{
    BoardQuery query = m_tools.selection.query();
    query.choice = choice;
    query.period = periodOf(choice, m_tools.reader.now().day(), own);
    m_tools.selection.set(query);
}

void PeriodPicker::openPopover()
{
    auto *popover = new Popover(m_tools.theme, this);
    popover->setObjectName(QStringLiteral("period.popover"));
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->setAccessibleName(qunce::text(QUNCE_TEXT("Period")));
    const BoardQuery query = m_tools.selection.query();
    const Day today = m_tools.reader.now().day();
    for (const PeriodChoice choice : kPeriodChoices) {
        auto *row = new OptionRow(m_tools.theme, periodName(choice),
            daysOf(periodOf(choice, today, {}), today, m_tools.format()), query.choice == choice, popover);
        row->setObjectName(QStringLiteral("period.%1").arg(static_cast<int>(choice)));
        popover->body()->addWidget(row);
        connect(row, &QAbstractButton::clicked, popover, [this, popover, choice] {
            popover->close();
            choose(choice, {});
        });
    }
    addCampaigns(*popover);
    addOwnDates(*popover, *popover->body());
    if (m_isFolded) {
        auto *title = new ThemedLabel(m_tools.theme, TextRole::SecondaryBold, Token::TextSecondary, popover);
        title->setText(qunce::text(QUNCE_TEXT("Compared with")));
        title->setContentsMargins(8, 8, 8, 2);
        popover->body()->addWidget(title);
        addCompareChoices(m_tools, *popover);
    }
    popover->open();
}

void PeriodPicker::setCampaigns(std::vector<CampaignChoice> campaigns)
{
    m_campaigns = std::move(campaigns);
    refresh();
}

void PeriodPicker::addCampaigns(Popover &popover)
{
    if (m_campaigns.empty())
        return;
    const BoardQuery query = m_tools.selection.query();
    auto *title = new ThemedLabel(m_tools.theme, TextRole::SecondaryBold, Token::TextSecondary, &popover);
    title->setText(periodName(PeriodChoice::Campaign));
    title->setContentsMargins(8, 8, 8, 2);
    popover.body()->addWidget(title);
    const Day today = m_tools.reader.now().day();
    for (size_t i = 0; i < std::min(m_campaigns.size(), kCampaignsShown); ++i) {
        const CampaignChoice &campaign = m_campaigns[i];
        const QString name =
            QFontMetrics(fontOf(TextRole::Body))
                .elidedText(QString::fromStdString(campaign.name), Qt::ElideRight, kNameWidth);
        const bool isChosen = query.choice == PeriodChoice::Campaign && query.period == campaign.days;
        auto *row = new OptionRow(
            m_tools.theme, name, daysOf(campaign.days, today, m_tools.format()), isChosen, &popover);
        row->setObjectName(QStringLiteral("campaign.%1").arg(i));
        row->setToolTip(QString::fromStdString(campaign.name));
        popover.body()->addWidget(row);
        connect(row, &QAbstractButton::clicked, &popover, [this, &popover, days = campaign.days] {
            popover.close();
            choose(PeriodChoice::Campaign, days);
        });
    }
}

void PeriodPicker::addOwnDates(Popover &popover, QVBoxLayout &column)
{
    const BoardQuery query = m_tools.selection.query();
    auto *title = new ThemedLabel(m_tools.theme, TextRole::SecondaryBold, Token::TextSecondary, &popover);
    title->setText(periodName(PeriodChoice::Custom));
    title->setContentsMargins(8, 8, 8, 2);
    column.addWidget(title);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 4);
    row->setSpacing(6);
    const auto field = [&](Day day, const QString &name, const QString &id) {
        auto *edit = new QDateEdit(dateOf(day), &popover);
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setDateRange(dateOf(kFirstDataDay), dateOf(kLastDataDay));
        edit->setAccessibleName(name);
        edit->setObjectName(id);
        row->addWidget(edit);
        return edit;
    };
    QDateEdit *const from =
        field(query.period.from, qunce::text(QUNCE_TEXT("First day")), QStringLiteral("period.from"));
    QDateEdit *const to =
        field(query.period.to, qunce::text(QUNCE_TEXT("Last day")), QStringLiteral("period.to"));
    auto *apply = new QPushButton(qunce::text(QUNCE_TEXT("Show")), &popover);
    apply->setObjectName(QStringLiteral("period.apply"));
    row->addWidget(apply);
    column.addLayout(row);
    connect(apply, &QPushButton::clicked, &popover, [this, &popover, from, to] {
        Period own {dayOf(from->date()), dayOf(to->date())};
        if (own.to < own.from) // the other way round is meant as well
            std::swap(own.from, own.to);
        popover.close();
        choose(PeriodChoice::Custom, own);
    });
}

ComparePicker::ComparePicker(PageTools &tools, QWidget *parent)
    : PickButton(tools.theme, Look::Quiet, parent), m_tools(tools)
{
    setObjectName(QStringLiteral("header.compare"));
    setArrow(true);
    connect(this, &QAbstractButton::clicked, this, &ComparePicker::openPopover);
    connect(&tools.selection, &Selection::changed, this, &ComparePicker::refresh);
}

void ComparePicker::refresh()
{
    const BoardQuery &query = m_tools.selection.query();
    const Period compared = comparedPeriod(query.period, compareOf(query.compare));
    const QString days = daysOf(compared, query.period.to, m_tools.format());
    setParts({}, {{compareName(query.compare)}, {days}}, qunce::text(QUNCE_TEXT("Compared with")));
}

void ComparePicker::openPopover()
{
    auto *popover = new Popover(m_tools.theme, this);
    popover->setObjectName(QStringLiteral("compare.popover"));
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->setAccessibleName(qunce::text(QUNCE_TEXT("Compared with")));
    addCompareChoices(m_tools, *popover);
    popover->open();
}

} // namespace qunce
