// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <thread>

#include <QDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "models/boards/sendpackage.h"
#include "views/common/page.h"

namespace qunce {

/// Writes the package for sending of one entry into a folder, says how far it is, and can be stopped. The writing has a thread of
/// its own, which ends with the dialog. GUI thread.
class PackageDialog : public QDialog
{
    Q_OBJECT

public:
    PackageDialog(PageTools &tools, std::shared_ptr<PlanMemory> plan, const Uuid &entry, QString folder,
        QWidget *parent);

    /// What came of it; nothing while it is under way.
    const std::optional<Result<WrittenPackage>> &outcome() const { return m_outcome; }
    QString words() const { return m_words->text(); }
    QPushButton &button() const { return *m_button; }
    void reject() override;

private:
    void write(SendPackage package);
    void end(Result<WrittenPackage> outcome, size_t lines);
    void sayProgress(size_t done);

    const QString m_folder;
    SendAudience m_audience = SendAudience::Planned;
    BoardPlace m_place;
    QLabel *m_words;
    QProgressBar *m_progress;
    QPushButton *m_button;
    std::optional<Result<WrittenPackage>> m_outcome;
    std::jthread m_writer; ///< last: it ends before what it tells
};

} // namespace qunce
