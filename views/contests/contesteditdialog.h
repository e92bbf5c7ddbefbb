// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include <QComboBox>
#include <QDateEdit>
#include <QDateTimeEdit>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "models/boards/contestteams.h"
#include "models/protocol/record.h"
#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// Holds a contest, or changes one: name, where, what counts, days, the moment of the freeze, and teams as text, one a line.
/// Says at once what keeps it from being held. GUI thread.
class ContestEditDialog : public QDialog
{
    Q_OBJECT

public:
    /// `contest`: the one to change, as people see it; nothing: a new one.
    ContestEditDialog(PageTools &tools, std::optional<Record> contest, QWidget *parent);

    bool isSettled() const { return m_choices.has_value() && !m_place.isWaiting(); }
    QLineEdit &name() const { return *m_name; }
    QComboBox &places() const { return *m_places; }
    QComboBox &measures() const { return *m_measures; }
    QDateEdit &from() const { return *m_from; }
    QDateEdit &to() const { return *m_to; }
    QDateTimeEdit &freezes() const { return *m_freezes; }
    QPlainTextEdit &teams() const { return *m_teams; }
    QPushButton &below() const { return *m_below; }
    QPushButton &save() const { return *m_save; }
    QString says() const { return m_says->text(); }

signals:
    void saved(const qunce::Uuid &contest);

private:
    void take(Result<ContestChoices> read);
    void fillPlaces();
    void check();
    void nameUnitsBelow();
    void commit();
    Contest typed() const;

    PageTools &m_tools;
    const std::optional<Record> m_record;
    BoardPlace m_place;
    std::optional<ContestChoices> m_choices;
    TeamText m_read;
    QLineEdit *m_name;
    QComboBox *m_places;
    QComboBox *m_measures;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QDateTimeEdit *m_freezes;
    QPlainTextEdit *m_teams;
    QPushButton *m_below;
    QPushButton *m_save;
    ThemedLabel *m_says;
};

} // namespace qunce
