// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/setmerge.h"

#include <algorithm>
#include <iterator>

namespace qunce {

SetEdit setDifference(const TextSet &before, const TextSet &after)
{
    SetEdit edit;
    std::set_difference(
        after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(edit.add));
    std::set_difference(
        before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(edit.remove));
    return edit;
}

TextSet withEdit(const TextSet &current, const SetEdit &edit)
{
    TextSet kept;
    std::set_difference(
        current.begin(), current.end(), edit.remove.begin(), edit.remove.end(), std::back_inserter(kept));
    TextSet result;
    std::set_union(kept.begin(), kept.end(), edit.add.begin(), edit.add.end(), std::back_inserter(result));
    return result;
}

SetEdit inverse(const SetEdit &edit)
{
    return {edit.remove, edit.add};
}

} // namespace qunce
