// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/reviewedit.h"

namespace qunce {

ReviewEdit::ReviewEdit(EditDesk &edits, QWidget *parent) : SavingEdit(edits, parent)
{
    setObjectName(QStringLiteral("campaignReview"));
    setProperty("kind", QStringLiteral("field"));
}

ReviewEdit::~ReviewEdit()
{
    blockSignals(true); // whoever listens is going too
    save();
}

void ReviewEdit::show(const Uuid &campaign, const std::string &name, const QString &saved)
{
    if (campaign != m_campaign) {
        save(); // under the last one's name
        m_campaign = campaign;
        m_name = name;
        startOver(saved);
    } else {
        m_name = name;
        takeSaved(saved);
    }
    emit stateChanged();
}

std::optional<SavingEdit::Asked> ReviewEdit::askFor(const QString &typed)
{
    if (m_campaign.isNil())
        return std::nullopt;
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Review of campaign “%1”"), {m_name});
    request.changes.push_back(
        ChangeFields {Kind::Campaign, m_campaign, {{"review", toValue(typed.toStdString())}}, {}});
    return Asked {std::move(request), {}};
}

} // namespace qunce
