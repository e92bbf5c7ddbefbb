// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/factcells.h"

namespace qunce::server {

Message unknownCode(std::string_view code)
{
    return {QUNCE_TEXT("The code %1 is not known. Correct it, or import what it stands for first."),
        {std::string(code)}};
}

Message noPlaceOn(std::string_view code, Day day)
{
    return {
        QUNCE_TEXT("%1 belongs to no region on %2. Correct the day."), {std::string(code), day.toString()}};
}

Error notAChoice(std::span<const ChoiceName> choices, std::string_view cell)
{
    std::string names;
    for (const ChoiceName &choice : choices)
        names += (names.empty() ? "" : ", ") + std::string(choice.name);
    return {ErrorCode::InvalidInput, {QUNCE_TEXT("%1 is not one of: %2."), {std::string(cell), names}}, {}};
}

} // namespace qunce::server
