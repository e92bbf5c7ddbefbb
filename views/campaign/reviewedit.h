// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>

#include "models/base/uuid.h"
#include "views/detail/savingedit.h"

namespace qunce {

/// The review of a campaign. GUI thread.
class ReviewEdit : public SavingEdit
{
    Q_OBJECT

public:
    explicit ReviewEdit(EditDesk &edits, QWidget *parent = nullptr);
    ~ReviewEdit() override;

    /// As it was read. Of another campaign: what was typed for the last one is saved first.
    void show(const Uuid &campaign, const std::string &name, const QString &saved);
    using QPlainTextEdit::show;

protected:
    std::optional<Asked> askFor(const QString &typed) override;

private:
    Uuid m_campaign;
    std::string m_name;
};

} // namespace qunce
