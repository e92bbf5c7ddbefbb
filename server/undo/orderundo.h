// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/undo/undoparts.h"

namespace qunce::server {

/// Takes the orders of an import back. Nights and columns become the sums of what is left, as after any delivery, so they
/// are right whatever came since. An order that a later delivery changed stays. One thread.
class OrderUndo
{
public:
    explicit OrderUndo(const UndoParts &parts) : m_parts(parts) { }
    Result<void> run();

private:
    const UndoParts m_parts;
};

} // namespace qunce::server
