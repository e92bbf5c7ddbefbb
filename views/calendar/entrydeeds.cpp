// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the calendar's page does with the entry that is open besides planning it: into the clipboard, to whoever approves,
// and when something went wrong.

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

#include "models/boards/lastmetre.h"
#include "views/calendar/approvalsdialog.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/calendartext.h"
#include "views/calendar/packagedialog.h"
#include "views/calendar/reasondialog.h"
#include "views/calendar/revisedialog.h"
#include "views/common/exportgate.h"
#include "views/common/texts.h"

namespace qunce {

void CalendarPage::connectDeeds()
{
    connect(m_pane, &EntryPane::emergencyAsked, this, &CalendarPage::takeEmergencyStep);
    connect(m_pane, &EntryPane::copyAsked, this, &CalendarPage::copyText);
    connect(m_pane, &EntryPane::copyImagesAsked, this, &CalendarPage::copyImages);
    connect(m_pane, &EntryPane::packageAsked, this, &CalendarPage::savePackage);
    connect(&m_actions, &EntryActions::corrected, this, &CalendarPage::openEntry);
    connect(m_waiting, &QPushButton::clicked, this, &CalendarPage::showApprovals);
}

void CalendarPage::takeEmergencyStep(EmergencyStep step)
{
    const std::optional<EntryDetail> &open = m_pane->detail();
    if (!open)
        return;
    const EntrySource source {open->record, {}};
    const QString name = clippedLine(open->title, 40);
    switch (step) {
    case EmergencyStep::Stop: {
        auto *dialog = new ReasonDialog(
            tools(), text(QUNCE_TEXT("Stop sending %1"), {name}), text(QUNCE_TEXT("Stop sending")),
            [this, source](const QString &reason) { m_actions.stop(source, reason.toStdString()); }, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        return dialog->open();
    }
    case EmergencyStep::Revise: {
        auto *dialog = new ReviseDialog(
            tools(), QString::fromStdString(open->record.text("title")), open->record.text("channel"),
            [this, source](const QString &title, const Uuid &content) {
                m_actions.proposeRevision(source.entry, title.toStdString(), content);
            },
            this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        return dialog->open();
    }
    case EmergencyStep::ConfirmRevision:
        return m_actions.confirmRevision(source.entry);
    case EmergencyStep::WithdrawRevision:
        return m_actions.withdrawRevision(source.entry);
    case EmergencyStep::Correct:
        return correctEntry();
    }
}

/// With the targets of what it corrects, which the pane does not have.
void CalendarPage::correctEntry()
{
    readingBegins();
    tools().reader.read<std::vector<EntrySource>>(
        m_deedPlace, [id = m_open](BoardContext &context) { return readEntrySources(context, {id}); },
        [this](Result<std::vector<EntrySource>> read) {
            readingEnds();
            if (!read.ok())
                return tools().toast(read.error().userText);
            if (!read->empty())
                m_actions.correct(read->front());
        });
}

/// What is sent goes into the clipboard whole, however much of it the pane shows.
void CalendarPage::copyText(bool all)
{
    Uuid entry = m_open;
    if (entry.isNil()) {
        if (!hasSubject())
            return;
        entry = view().subjects().front().id;
    }
    readingBegins();
    tools().reader.read<ChatText>(
        m_deedPlace, [entry](BoardContext &context) { return readChatText(context, entry); },
        [this, all](Result<ChatText> read) {
            readingEnds();
            if (!read.ok())
                return tools().toast(read.error().userText);
            QGuiApplication::clipboard()->setText(QString::fromStdString(all ? read->all : read->words));
            tools().toast({QUNCE_TEXT("The text is in the clipboard.")});
        });
}

void CalendarPage::copyImages()
{
    readingBegins();
    tools().reader.read<ChatText>(
        m_deedPlace, [id = m_open](BoardContext &context) { return readChatText(context, id); },
        [this](Result<ChatText> read) {
            readingEnds();
            if (!read.ok())
                return tools().toast(read.error().userText);
            m_imageCopy.copy(read->images);
        });
}

void CalendarPage::savePackage()
{
    auto *folder = new QFileDialog(this, text(QUNCE_TEXT("Folder for the package")));
    folder->setAttribute(Qt::WA_DeleteOnClose);
    folder->setFileMode(QFileDialog::Directory);
    folder->setOption(QFileDialog::ShowDirsOnly);
    connect(folder, &QFileDialog::fileSelected, this, [this, entry = m_open](const QString &chosen) {
        TextSource source;
        source.title = text(QUNCE_TEXT("Package for sending"));
        noteExport(this, tools(), {source.title, source, QStringLiteral("zip"), ExportData::Plan, 1}, chosen,
            [this, entry](const QString &path, const TextSource &) {
                auto *dialog = new PackageDialog(tools(), m_plan, entry, path, this);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            });
    });
    folder->open();
}

/// How much waits for whoever looks, read beside the board.
void CalendarPage::readWaiting()
{
    tools().reader.read<WaitingApprovals>(
        m_waitingPlace, readWaitingApprovals, [this](Result<WaitingApprovals> read) {
            const size_t count = read.ok() ? read->entries.size() : 0;
            m_waiting->setText(count == 0
                    ? text(QUNCE_TEXT("Waiting for my approval"))
                    : text(QUNCE_TEXT("Waiting for my approval: %1"), {QString::number(count)}));
            m_waiting->setAccessibleName(m_waiting->text());
            m_waiting->setVisible(tools().edits.actor().has_value() && m_actions.whyNoNew().empty());
        });
}

void CalendarPage::showApprovals()
{
    auto *dialog = new ApprovalsDialog(tools(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ApprovalsDialog::stepAsked, this, &CalendarPage::takeStep);
    connect(dialog, &ApprovalsDialog::openAsked, this, [this](const Uuid &entry) {
        open({PageId::Calendar, entry, {}, {}});
    });
    dialog->open();
}

} // namespace qunce
