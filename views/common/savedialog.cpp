// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/savedialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include "views/common/texts.h"

namespace qunce {

QFileDialog *askWhereToSave(QWidget *parent, PageTools &tools, const QString &title, const QString &fileName,
    std::function<void(const QString &path)> save)
{
    const QString key = QStringLiteral("export/folder");
    const QString suffix = QFileInfo(fileName).suffix();
    const QString folder =
        tools.settings.value(key, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
            .toString();
    auto *dialog = new QFileDialog(
        parent, title, folder, suffix.toUpper() + QStringLiteral(" (*.") + suffix + QLatin1Char(')'));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(fileName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
        [&tools, key, save = std::move(save)](const QString &path) {
            tools.settings.set(key, QFileInfo(path).absolutePath());
            save(path);
        });
    dialog->open();
    return dialog;
}

void saySaved(PageTools &tools, const QString &path, const Result<void> &saved)
{
    tools.toast(saved.ok() ? Message(QUNCE_TEXT("Saved: %1"), {QFileInfo(path).fileName().toStdString()})
                           : saved.error().userText);
}

} // namespace qunce
