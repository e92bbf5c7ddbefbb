// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/reviewbar.h"

#include <QHBoxLayout>

#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

EntryStatus statusAfter(ReviewStep step)
{
    switch (step) {
    case ReviewStep::Submit:
        return EntryStatus::Submitted;
    case ReviewStep::Approve:
        return EntryStatus::Approved;
    case ReviewStep::SendBack:
        return EntryStatus::Changes;
    case ReviewStep::Withdraw:
        return EntryStatus::Draft;
    }
    return EntryStatus::Draft;
}

Message textOf(ReviewStep step)
{
    constexpr std::array kTexts {QUNCE_TEXT("Submit for approval"), QUNCE_TEXT("Approve"),
        QUNCE_TEXT("Send back"), QUNCE_TEXT("Withdraw")};
    return {kTexts[static_cast<size_t>(step)]};
}

ReviewBar::ReviewBar(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_words(new ThemedLabel(theme, TextRole::Bold, Token::Text, this))
    , m_remove(new QPushButton(this))
    , m_end(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kOuterCellPadding, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_words);
    row->addSpacing(8);
    for (const ReviewStep step : kReviewSteps) {
        auto *button = new QPushButton(this);
        button->setObjectName(QStringLiteral("all.%1").arg(static_cast<int>(step)));
        connect(button, &QPushButton::clicked, this, [this, step] { emit asked(step); });
        row->addWidget(button);
        m_steps[static_cast<size_t>(step)] = button;
    }
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_end);
    m_end->setProperty("kind", QStringLiteral("link"));
    connect(m_remove, &QPushButton::clicked, this, &ReviewBar::removeAsked);
    connect(m_end, &QPushButton::clicked, this, &ReviewBar::endAsked);
    hide();
}

void ReviewBar::show(const std::vector<CalendarEntry> &entries, const WhyNot &whyNot)
{
    setVisible(!entries.empty());
    if (entries.empty())
        return;
    setAccessibleName(text(QUNCE_TEXT("Chosen entries")));
    m_words->setText(text(QUNCE_TEXT("%1 chosen"), {QString::number(entries.size())}));
    for (const ReviewStep step : kReviewSteps) {
        size_t possible = 0;
        Message why;
        for (const CalendarEntry &entry : entries) {
            if (Message reason = whyNot(entry, step); reason.empty())
                ++possible;
            else
                why = std::move(reason);
        }
        QPushButton *button = this->button(step);
        button->setVisible(possible > 0 || step == ReviewStep::Approve);
        button->setEnabled(possible > 0);
        const QString name = text(textOf(step));
        button->setText(
            possible == entries.size() || possible == 0 ? name : name + QStringLiteral(" %1").arg(possible));
        button->setAccessibleName(button->text());
        button->setToolTip(possible == 0 ? text(why) : QString());
    }
    m_remove->setText(text(QUNCE_TEXT("Delete or cancel")));
    m_remove->setAccessibleName(m_remove->text());
    m_remove->setToolTip(m_remove->text() + QStringLiteral(" (Del)"));
    m_end->setText(text(QUNCE_TEXT("Choose none")));
    m_end->setAccessibleName(m_end->text());
    m_end->setToolTip(m_end->text() + QStringLiteral(" (Esc)"));
}

} // namespace qunce
