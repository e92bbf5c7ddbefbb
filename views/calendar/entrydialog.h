// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTimer>

#include "models/boards/calendarboard.h"
#include "models/boards/entrycheck.h"
#include "views/calendar/entrytargetsrow.h"
#include "views/calendar/findinglist.h"
#include "views/calendar/rollingfields.h"
#include "views/common/page.h"

namespace qunce {

/// A draft that is to be made, at this time.
EntryDetail newEntry(Instant start, Instant end, const CalendarBoard &board);

/// Title, time, campaign, layer, channel, person in charge, metric, group kinds, regions and whom an entry names, to be
/// changed; an entry without an id is made. What may not be changed is shown and says why. Only what was changed here is
/// saved, so that what somebody else changes meanwhile stays. Of an entry that rolls also when it comes to whom; of one that
/// is locked its last day alone. The checks of the plan are asked while people type. GUI
/// thread.
class EntryDialog : public QDialog
{
    Q_OBJECT

public:
    /// `plan` is what is typed checked with.
    EntryDialog(PageTools &tools, std::shared_ptr<PlanMemory> plan, const EntryDetail &detail,
        const std::vector<CalendarChoice> &campaigns, QWidget *parent);

    /// Saves; stays open and says why if it cannot be.
    void accept() override;
    /// What the checks say of what is typed.
    const FindingList &findings() const { return *m_findings; }
    /// Something was typed that has not been checked yet.
    bool isChecking() const { return m_checkTimer.isActive() || m_checkPlace.isWaiting(); }

private:
    void add(const char *field, const QString &label, QWidget *input);
    std::map<std::string, FieldValue, std::less<>> values() const;
    void fillChoices(const std::vector<CalendarChoice> &campaigns);
    void say(const QString &why);
    bool isNew() const { return m_record.id.isNil(); }
    bool hasStart() const { return !m_hasStart || m_hasStart->isChecked(); }

    void watch();
    void check();

    PageTools &m_tools;
    const std::shared_ptr<PlanMemory> m_plan;
    BoardPlace m_checkPlace;
    QTimer m_checkTimer;
    const Record m_record;
    std::map<std::string, FieldValue, std::less<>> m_shown; ///< when it was opened
    QLineEdit *m_title;
    QCheckBox *m_hasStart; ///< null for one that is on a date already
    QDateTimeEdit *m_start;
    QCheckBox *m_hasEnd;
    QDateTimeEdit *m_end;
    QComboBox *m_campaign;
    QComboBox *m_layer;
    QLineEdit *m_channel;
    QLineEdit *m_owner;
    QLineEdit *m_metric;
    QListWidget *m_kinds;
    QListWidget *m_regions;
    FindingList *m_findings;
    EntryTargetsRow *m_targets;
    RollingFields *m_rolling = nullptr; ///< of one that rolls
    QLabel *m_why;
    QPushButton *m_save;
    QFormLayout *m_form;
};

} // namespace qunce
