// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <functional>
#include <vector>

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "models/boards/calendarboard.h"
#include "views/common/theme.h"

namespace qunce {

/// A step of approval, as a button says it.
enum class ReviewStep : uint8_t { Submit, Approve, SendBack, Withdraw };
inline constexpr std::array kReviewSteps {
    ReviewStep::Submit, ReviewStep::Approve, ReviewStep::SendBack, ReviewStep::Withdraw};
EntryStatus statusAfter(ReviewStep step);
Message textOf(ReviewStep step);

/// Above the calendar while entries are chosen together: how many, and what can be done with all of them. GUI thread.
class ReviewBar : public QWidget
{
    Q_OBJECT

public:
    /// Why this step is not for an entry; empty if it is.
    using WhyNot = std::function<Message(const CalendarEntry &, ReviewStep)>;

    ReviewBar(Theme &theme, QWidget *parent);

    void show(const std::vector<CalendarEntry> &entries, const WhyNot &whyNot);
    QPushButton *button(ReviewStep step) const { return m_steps[static_cast<size_t>(step)]; }
    QString words() const { return m_words->text(); }

signals:
    void asked(qunce::ReviewStep step);
    void removeAsked();
    void endAsked();

private:
    QLabel *m_words;
    std::array<QPushButton *, kReviewSteps.size()> m_steps {};
    QPushButton *m_remove;
    QPushButton *m_end;
};

} // namespace qunce
