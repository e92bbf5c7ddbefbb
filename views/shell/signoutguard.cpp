// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/signoutguard.h"

#include <QDate>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>

#include "views/common/texts.h"

namespace qunce {

namespace {

uint64_t onlyHere(const EditCounts &edits)
{
    return edits.pending + edits.rejected + edits.setAside;
}

void exportFirst(QWidget *parent, EditDesk &edits, Settings &settings, const std::function<void()> &signOut)
{
    const QString key = QStringLiteral("export/folder");
    const QString folder =
        settings.value(key, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString();
    auto *dialog = new QFileDialog(
        parent, text(QUNCE_TEXT("Export unsent changes")), folder, QStringLiteral("JSON (*.json)"));
    dialog->setObjectName(QStringLiteral("signout.file"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(text(QUNCE_TEXT("unsent changes")) + QLatin1Char(' ')
        + QDate::currentDate().toString(QStringLiteral("yyyy-MM-dd")) + QStringLiteral(".json"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent, [parent, &edits, signOut](const QString &path) {
            edits.exportTo(path.toStdString(), parent, [signOut](const Result<EditDone> &outcome) {
                if (outcome.ok()) // else the desk says why, and nobody is signed out
                    signOut();
            });
        });
    dialog->open();
}

} // namespace

void signOutWithCare(QWidget *parent, SyncLink &link, EditDesk &edits, Settings &settings)
{
    const auto signOut = [&link] {
        if (link.signOut)
            link.signOut();
    };
    const uint64_t waiting = onlyHere(link.status().edits);
    if (waiting == 0)
        return signOut();
    auto *box = new QMessageBox(QMessageBox::Warning, text(QUNCE_TEXT("Sign out")),
        text(QUNCE_TEXT("%1 changes are only on this computer"), {QString::number(waiting)}),
        QMessageBox::NoButton, parent);
    box->setObjectName(QStringLiteral("signout.box"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(text(QUNCE_TEXT("They stay here and are sent when you sign in again on this "
                                            "computer. To be safe, export them to a file first; "
                                            "Import on the page Sync reads it back.")));
    const auto button = [box](const char *name, const QString &words, QMessageBox::ButtonRole role) {
        QPushButton *made = box->addButton(words, role);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    QPushButton *toFile =
        button("signout.export", text(QUNCE_TEXT("Export and sign out…")), QMessageBox::ActionRole);
    QPushButton *anyway =
        button("signout.anyway", text(QUNCE_TEXT("Sign out")), QMessageBox::DestructiveRole);
    QPushButton *stay = button("signout.stay", text(QUNCE_TEXT("Stay signed in")), QMessageBox::RejectRole);
    box->setDefaultButton(toFile);
    box->setEscapeButton(stay);
    QObject::connect(toFile, &QPushButton::clicked, parent,
        [parent, &edits, &settings, signOut] { exportFirst(parent, edits, settings, signOut); });
    QObject::connect(anyway, &QPushButton::clicked, parent, signOut);
    box->open();
}

} // namespace qunce
