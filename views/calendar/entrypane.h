// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <set>

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/boards/calendarboard.h"
#include "views/calendar/calendarparts.h"
#include "views/calendar/findinglist.h"
#include "views/calendar/entryactions.h"
#include "views/calendar/reviewbar.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

/// What the one who looks at an entry may do with it.
struct EntryRights {
    Message whyNotFields; ///< empty: they may be changed
    Message whyNotStatus; ///< empty: there is a next status, or there would be for others
    std::vector<EntryStatus> next;
    std::vector<std::pair<ReviewStep, Message>>
        steps; ///< those that come next, and why they may not be taken
    bool isFirstOfTwo = false; ///< approving it is the first of two steps
    std::vector<std::pair<EmergencyStep, Message>> emergencies; ///< and why they are not for it
    Message locked; ///< why time and texts are fixed; empty if they are not
    Message whyNoComment;
    std::set<Uuid> ownComments; ///< that may be deleted
};

/// The pane at the right: one entry in full. Shows what it is given. GUI thread.
class EntryPane : public QWidget
{
    Q_OBJECT

public:
    EntryPane(Theme &theme, LanguageChoice &language, QWidget *parent);

    void showEntry(const EntryDetail &detail, const EntryRights &rights = {});
    const EntryRights &rights() const { return m_rights; }
    const std::optional<EntryDetail> &detail() const { return m_detail; }
    /// The menu of what the status may become, below its button.
    void openStatusMenu();
    /// What the checks say of the entry that is shown.
    void showCheck(const EntryCheck &check);
    /// Instead of the entry: why it cannot be shown.
    void showProblem(const QString &why);
    /// Label and value of each line that is shown, for tests.
    const std::vector<std::pair<QString, QString>> &lines() const { return m_lines; }
    QString title() const { return m_title->text(); }
    void focusClose() { m_close->setFocus(); }

signals:
    void closed();
    void editAsked();
    void statusAsked(qunce::EntryStatus status);
    /// Who changed what of the entry, and when.
    void historyAsked();
    void stepAsked(qunce::ReviewStep step);
    void emergencyAsked(qunce::EmergencyStep step);
    /// What is put into the chat, alone or with title and link, to the clipboard.
    void copyAsked(bool all);
    void copyImagesAsked();
    void packageAsked();
    void commentAsked(const QString &words);
    void commentRemoveAsked(const qunce::Uuid &comment);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void startAnew();
    void retranslate();
    void addLine(const Message &label, const QString &value, Token color = Token::Text);
    void addHeading(const Message &heading);
    void addState(const EntryDetail &detail);
    void addTools(QHBoxLayout &row);
    void addDeeds();
    void addStopWaits();
    void addRolling(const Record &record, const CalendarEntry &entry, const Format &format);
    void addRevision(const EntryRevision &revision);
    void addTask(const EntryTask &task);
    void addHistoryLink();
    void addContent(const EntryDetail &detail);
    void addReview(const EntryDetail &detail);
    void addChecks();
    void addComments(const EntryDetail &detail);
    void makeCommentField(QVBoxLayout &column);
    void keepCommentFor(const Uuid &entry);
    void showCommentField();

    Theme &m_theme;
    LanguageChoice &m_language;
    WrappedText *m_title;
    QToolButton *m_close;
    QScrollArea *m_scroll;
    QVBoxLayout *m_body = nullptr;
    int m_labelWidth = 0;
    std::optional<EntryDetail> m_detail;
    EntryRights m_rights;
    std::optional<EntryCheck> m_check; ///< of the entry that is shown, as far as it has been asked
    QToolButton *m_statusButton = nullptr;
    QPlainTextEdit *m_comment = nullptr;
    QPushButton *m_post = nullptr;
    Uuid m_commentOn;
    std::map<Uuid, QString> m_typed; ///< comments that are not posted, by entry
    std::vector<std::pair<QString, QString>> m_lines;
};

} // namespace qunce
