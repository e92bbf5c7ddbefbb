// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include <QCheckBox>
#include <QSpinBox>
#include <QTimeEdit>
#include <QWidget>

#include "models/sop/soptemplate.h"
#include "views/common/page.h"

namespace qunce {

/// Minutes of a day in a field; midnight at the end of the day is shown as 00:00.
QTimeEdit *makeMinuteField(int minute, QWidget *parent);
int minuteIn(const QTimeEdit &field);

/// The kinds of groups a step is for, a line each, and which of them are served at a time of their own: T-1 20:00 培训群,
/// 9:00 导师群, 12:00 客户群. GUI thread.
class StepAudience : public QWidget
{
    Q_OBJECT

public:
    StepAudience(PageTools &tools, const SopStep &step, QWidget *parent);

    std::vector<std::string> groupKinds() const;
    std::vector<SopLead> leads() const;

signals:
    void changed();

private:
    struct Line {
        std::string kind;
        QCheckBox *isFor;
        QCheckBox *hasLead;
        QSpinBox *day;
        QTimeEdit *from;
        std::optional<int> to; ///< as it was: the window of a lead is not edited here
        int fromBefore = 0;
    };
    void addLine(PageTools &tools, const SopStep &step, std::string_view kind);
    static void keepInStep(const Line &line);

    std::vector<Line> m_lines;
};

} // namespace qunce
