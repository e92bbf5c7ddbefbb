// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/typednumbers.h"

#include "models/boards/targetplan.h"

namespace qunce {

std::optional<int64_t> countTyped(const QString &typed)
{
    return typedTarget(typed.toStdString(), false);
}

std::optional<int64_t> amountTyped(const QString &typed)
{
    return typedTarget(typed.toStdString(), true);
}

QString typedAmount(int64_t fen)
{
    return QString::fromStdString(typeableTarget(fen, true));
}

} // namespace qunce
