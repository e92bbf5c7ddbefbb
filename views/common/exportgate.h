// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

#include "models/protocol/exportpolicy.h"
#include "views/common/page.h"
#include "views/common/texttable.h"

namespace qunce {

/// What is about to leave as a file.
struct ExportAsk {
    QString title; ///< of the dialogs
    TextSource source; ///< without a scope or an as-of: those of the window are filled in
    QString suffix;
    ExportData data = ExportData::Numbers;
    size_t rows = 0;
    QString fileName {}; ///< empty: made of the source
    std::optional<Uuid> unit {}; ///< instead of the window's, for the scope
    QString reason {}; ///< given before, for the same export again: not asked for a second time
    std::function<void(const QString &reason)>
        reasoned {}; ///< told the reason, which may be empty, before it is noted
};
/// Writes the file; `source` has its scope.
using SaveExport = std::function<void(const QString &path, const TextSource &source)>;

/// The one way of data into a file: asks for a reason where the brand's rules say so, then for a place, notes the export as
/// an edit of the user's own, which goes to the server with the others, and when that is on the disk, calls `save`. Where
/// nothing can be noted, nothing is saved, and it says why. GUI thread; `tools` outlives it, and it ends with `parent`.
void askToExport(QWidget *parent, PageTools &tools, ExportAsk ask, SaveExport save);
/// The same where the place is known: several files into a folder, say.
void noteExport(QWidget *parent, PageTools &tools, ExportAsk ask, const QString &path, SaveExport save);

/// Asks for the reason of an export. GUI thread.
class ExportReasonDialog : public QDialog
{
    Q_OBJECT

public:
    ExportReasonDialog(PageTools &tools, const ExportAsk &ask, QWidget *parent);

    QLineEdit &reason() const { return *m_reason; }
    QPushButton &next() const { return *m_next; }

signals:
    void given(const QString &reason);

private:
    QLineEdit *m_reason;
    QPushButton *m_next;
};

} // namespace qunce
