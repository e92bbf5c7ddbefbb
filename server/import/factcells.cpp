// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/factcells.h"

namespace qunce::server {

Message emptyCell()
{
    return QUNCE_TEXT("This cell must not be empty.");
}

Message unknownCode(std::string_view code)
{
    return {QUNCE_TEXT("There is no record with the code %1. Import it first."), {std::string(code)}};
}

Message noPlaceOn(std::string_view code, Day day)
{
    return {
        QUNCE_TEXT("%1 belongs to no region on %2. Correct the day."), {std::string(code), day.toString()}};
}

Error notAChoice(std::span<const ChoiceName> choices)
{
    std::string names;
    for (const ChoiceName &choice : choices)
        names += (names.empty() ? "" : ", ") + std::string(choice.name) + " " + choice.chinese;
    return {ErrorCode::InvalidInput, {QUNCE_TEXT("This is none of the known names: %1."), {names}}, {}};
}

} // namespace qunce::server
