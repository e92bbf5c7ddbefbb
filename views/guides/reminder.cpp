// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/guides/reminder.h"

#include <algorithm>
#include <vector>

#include "views/common/texts.h"
#include "views/detail/detailtexts.h"
#include "views/detail/elidedlabel.h"

namespace qunce {

namespace {

constexpr size_t kTasksNamed = 10;

struct OpenTask {
    QString title;
    Instant due;
};

} // namespace

QString reminderText(
    const std::string &guide, const DataTable &assignments, Instant now, const Format &format)
{
    const size_t title = *assignments.column("task");
    const size_t due = *assignments.column("due");
    const size_t state = *assignments.column("state");
    std::vector<OpenTask> open;
    for (size_t row = 0; row < assignments.rows(); ++row) {
        const std::string &is = assignments.textOf(state, row);
        if (is == "overdue" || is == "pending")
            open.push_back({oneLine(QString::fromStdString(assignments.textOf(title, row))),
                Instant {assignments.numberOf(due, row).value_or(0)}});
    }
    if (open.empty())
        return {};
    std::stable_sort(
        open.begin(), open.end(), [](const OpenTask &a, const OpenTask &b) { return a.due < b.due; });
    QStringList lines {text(QUNCE_TEXT("%1, %2 tasks are waiting for you (as of %3):"),
        {QString::fromStdString(guide), format.integer(static_cast<int64_t>(open.size())),
            format.dateTime(now)})};
    for (size_t i = 0; i < std::min(kTasksNamed, open.size()); ++i) {
        const OpenTask &task = open[i];
        const QString when = format.dateTime(task.due);
        lines << QString::number(i + 1) + QStringLiteral(". ")
                + (task.due < now ? text(QUNCE_TEXT("%1, was due %2, overdue by %3"),
                       {task.title, when, spanText(now.seconds - task.due.seconds, format)})
                                  : text(QUNCE_TEXT("%1, due %2"), {task.title, when}));
    }
    if (open.size() > kTasksNamed)
        lines << text(
            QUNCE_TEXT("and %1 more"), {format.integer(static_cast<int64_t>(open.size() - kTasksNamed))});
    lines << text(QUNCE_TEXT("Please finish them and mark them as done. Thank you!"));
    return lines.join(QLatin1Char('\n'));
}

} // namespace qunce
