// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/linediff.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace qunce {

namespace {

/// Time goes with lines times this, memory with its square (1 MiB).
constexpr ptrdiff_t kMaxEdits = 256;

struct Match {
    size_t before;
    size_t after;
};

/// Lines that stay, in order, by Myers' greedy algorithm ("An O(ND) difference algorithm", 1986): the furthest point on
/// each diagonal after 0, 1, 2, … edits; and the way back through what was kept of each round. Nothing beyond kMaxEdits.
std::optional<std::vector<Match>> commonLines(const Lines &before, const Lines &after)
{
    const auto rows = static_cast<ptrdiff_t>(before.size());
    const auto columns = static_cast<ptrdiff_t>(after.size());
    const ptrdiff_t most = std::min(rows + columns, kMaxEdits);
    const auto line = [](const Lines &lines, ptrdiff_t i) { return lines[static_cast<size_t>(i)]; };
    std::vector<ptrdiff_t> furthest(static_cast<size_t>(2 * most + 3), 0);
    const auto at = [&](std::vector<ptrdiff_t> &points, ptrdiff_t diagonal) -> ptrdiff_t & {
        return points[static_cast<size_t>(diagonal + most + 1)];
    };
    std::vector<std::vector<ptrdiff_t>> rounds;
    for (ptrdiff_t edits = 0; edits <= most; ++edits) {
        rounds.push_back(furthest);
        for (ptrdiff_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
            const bool down = diagonal == -edits
                || (diagonal != edits && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
            ptrdiff_t x = down ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
            ptrdiff_t y = x - diagonal;
            while (x < rows && y < columns && line(before, x) == line(after, y)) {
                ++x;
                ++y;
            }
            at(furthest, diagonal) = x;
            if (x < rows || y < columns)
                continue;

            std::vector<Match> matches;
            for (ptrdiff_t back = edits; back >= 0; --back) {
                std::vector<ptrdiff_t> &points = rounds[static_cast<size_t>(back)];
                const ptrdiff_t k = x - y;
                const bool cameDown = k == -back || (k != back && at(points, k - 1) < at(points, k + 1));
                const ptrdiff_t previous = cameDown ? k + 1 : k - 1;
                const ptrdiff_t startX = back == 0 ? 0 : at(points, previous) + (cameDown ? 0 : 1);
                while (x > startX) {
                    --x;
                    --y;
                    matches.push_back({static_cast<size_t>(x), static_cast<size_t>(y)});
                }
                if (back > 0) {
                    x = at(points, previous);
                    y = x - previous;
                }
            }
            std::reverse(matches.begin(), matches.end());
            return matches;
        }
    }
    return std::nullopt;
}

/// Lines that were each replaced by one line are a change each.
void addChange(std::vector<LineChange> &changes, const LineChange &change)
{
    if (change.from == change.to && change.newFrom == change.newTo)
        return;
    if (change.to - change.from != change.newTo - change.newFrom) {
        changes.push_back(change);
        return;
    }
    for (size_t i = 0; i < change.to - change.from; ++i)
        changes.push_back({change.from + i, change.from + i + 1, change.newFrom + i, change.newFrom + i + 1});
}

} // namespace

Lines linesOf(std::string_view text)
{
    Lines lines;
    size_t start = 0;
    for (size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', start)) {
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    lines.push_back(text.substr(start));
    return lines;
}

std::vector<LineChange> lineChanges(const Lines &before, const Lines &after)
{
    const size_t shorter = std::min(before.size(), after.size());
    size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;

    const size_t beforeEnd = before.size() - tail;
    const size_t afterEnd = after.size() - tail;
    const auto part = [](const Lines &lines, size_t from, size_t to) {
        return Lines(
            lines.begin() + static_cast<ptrdiff_t>(from), lines.begin() + static_cast<ptrdiff_t>(to));
    };
    const auto common = commonLines(part(before, head, beforeEnd), part(after, head, afterEnd));
    std::vector<LineChange> changes;
    size_t beforeAt = head;
    size_t afterAt = head;
    for (const Match &match : common.value_or(std::vector<Match> {})) {
        addChange(changes, {beforeAt, head + match.before, afterAt, head + match.after});
        beforeAt = head + match.before + 1;
        afterAt = head + match.after + 1;
    }
    if (beforeAt < beforeEnd || afterAt < afterEnd)
        addChange(changes, {beforeAt, beforeEnd, afterAt, afterEnd});
    return changes;
}

} // namespace qunce
