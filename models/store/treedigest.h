// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/store/pageapplier.h"

namespace qunce {

/// A row of a bucket and its place in the hash tree.
using TreeRowVisitor =
    std::function<void(std::string_view kind, std::string_view id, uint64_t seq, const std::string &path)>;

constexpr size_t kMostStagedRows = 20000;

/// Shows the rows of one bucket below the prefix once each, in no order, as they will be when what is staged for the
/// bucket has been applied. Rows of the tables go by one by one; of what is staged at most `mostHeld` rows are in memory
/// at once, for which a larger stage is read once for each part of the tree. Slow: for verifying, not for every page.
Result<void> eachRowBelow(CacheFile &file, const BucketEntry &bucket, const std::string &prefix,
    const TreeRowVisitor &visitor, size_t mostHeld = kMostStagedRows);

/// Sums up rows by their first so many digits of the path.
class TreeChildren
{
public:
    /// Of the prefix with 2 * depth more digits; none for depth 0.
    TreeChildren(const std::string &prefix, int depth);

    void add(const std::string &path, uint64_t mixed);
    /// Ascending.
    std::vector<VerifyChild> take();

private:
    std::string m_prefix;
    size_t m_digits;
    bool m_wanted;
    std::map<std::string, VerifyChild> m_children;
};

} // namespace qunce
