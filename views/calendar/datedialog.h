// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QDateTimeEdit>
#include <QDialog>

#include "models/base/day.h"
#include "views/common/page.h"

namespace qunce {

/// Asks for the day and the time that entries are put on: what dragging does, for the keyboard. Times are those of the
/// business, wherever this computer is. GUI thread.
class DateDialog : public QDialog
{
    Q_OBJECT

public:
    using Take = std::function<void(Instant start)>;

    DateDialog(PageTools &tools, const QString &title, Instant start, Take take, QWidget *parent);

    QDateTimeEdit &start() const { return *m_start; }
    void accept() override;

private:
    const Take m_take;
    QDateTimeEdit *m_start;
};

} // namespace qunce
