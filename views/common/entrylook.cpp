// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/entrylook.h"

namespace qunce {

QString iconOf(EntryStatus status)
{
    constexpr std::array kNames {"state-draft", "state-submitted", "state-changes", "state-approved",
        "state-dispatched", "state-partly", "state-done", "state-cancelled", "state-stopped"};
    return QString::fromLatin1(kNames[static_cast<size_t>(status)]);
}

Token tokenOf(EntryStatus status)
{
    switch (status) {
    case EntryStatus::Draft:
    case EntryStatus::Cancelled:
        return Token::StateDraft;
    case EntryStatus::Submitted:
        return Token::StateSubmitted;
    case EntryStatus::Changes:
        return Token::StateChanges;
    case EntryStatus::Approved:
        return Token::StateApproved;
    case EntryStatus::Dispatched:
    case EntryStatus::PartDone:
        return Token::StateDispatched;
    case EntryStatus::Done:
        return Token::StateDone;
    case EntryStatus::Stopped:
        return Token::StateStopped;
    }
    return Token::StateDraft;
}

Token solidOf(ContentLayer layer)
{
    constexpr std::array kTokens {
        Token::Faint, Token::Value, Token::Brand, Token::Selection, Token::Promotion};
    return kTokens[static_cast<size_t>(layer)];
}

Token tintOf(ContentLayer layer)
{
    constexpr std::array kTokens {
        Token::Sunken, Token::ValueSoft, Token::BrandSoft, Token::SelectionSoft, Token::PromotionSoft};
    return kTokens[static_cast<size_t>(layer)];
}

Token inkOf(ContentLayer layer)
{
    constexpr std::array kTokens {
        Token::TextSecondary, Token::ValueInk, Token::BrandInk, Token::SelectionInk, Token::PromotionInk};
    return kTokens[static_cast<size_t>(layer)];
}

} // namespace qunce
