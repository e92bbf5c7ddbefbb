// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>

#include <QCheckBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QWidget>

#include "models/protocol/record.h"
#include "views/common/page.h"

namespace qunce {

/// When an entry that rolls comes to whom: days after the anchor, its last day, batches and age bands. Of one that is
/// locked only the last day can be changed. GUI thread.
class RollingFields : public QObject
{
    Q_OBJECT

public:
    /// The rows go into the form.
    RollingFields(PageTools &tools, const Record &entry, QFormLayout &form, QObject *parent);

    /// As they stand, by field.
    std::map<std::string, FieldValue, std::less<>> values() const;

signals:
    void changed();

private:
    QSpinBox *m_day;
    QCheckBox *m_hasLast;
    QDateEdit *m_last;
    QLineEdit *m_batches;
    QLineEdit *m_bands;
};

} // namespace qunce
