// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/textmerge.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/base/seededbugs.h"
#include "models/merge/linediff.h"

namespace qunce {

namespace {

bool overlap(const LineChange &left, const LineChange &right)
{
    const bool insertion = left.from == left.to || right.from == right.to;
    // Pure insertions own the gap they go to, so touching is enough.
    return insertion ? left.from <= right.to && right.from <= left.to
                     : left.from < right.to && right.from < left.to;
}

bool sameChange(const Lines &mine, const LineChange &left, const Lines &theirs, const LineChange &right)
{
    return left.from == right.from && left.to == right.to
        && std::equal(mine.begin() + static_cast<std::ptrdiff_t>(left.newFrom),
            mine.begin() + static_cast<std::ptrdiff_t>(left.newTo),
            theirs.begin() + static_cast<std::ptrdiff_t>(right.newFrom),
            theirs.begin() + static_cast<std::ptrdiff_t>(right.newTo));
}

/// Puts base lines and changes one after the other.
class Output
{
public:
    explicit Output(const Lines &base) : m_base(base) { }

    void change(const Lines &lines, const LineChange &change)
    {
        copy(m_base, m_at, change.from);
        copy(lines, change.newFrom, change.newTo);
        m_at = change.to;
    }
    std::string finish()
    {
        copy(m_base, m_at, m_base.size());
        return std::move(m_text);
    }

private:
    void copy(const Lines &lines, size_t from, size_t to)
    {
        for (size_t line = from; line < to; ++line) {
            if (!m_first)
                m_text += '\n';
            m_first = false;
            m_text += lines[line];
        }
    }

    const Lines &m_base;
    size_t m_at = 0;
    std::string m_text;
    bool m_first = true;
};

} // namespace

std::optional<std::string> mergeTexts(std::string_view base, std::string_view mine, std::string_view theirs)
{
    if (mine == theirs || theirs == base || seededBug("text of the other lost"))
        return std::string(mine);
    if (mine == base)
        return std::string(theirs);
    const Lines baseLines = linesOf(base);
    const Lines myLines = linesOf(mine);
    const Lines theirLines = linesOf(theirs);
    const std::vector<LineChange> myChanges = lineChanges(baseLines, myLines);
    const std::vector<LineChange> theirChanges = lineChanges(baseLines, theirLines);

    Output output(baseLines);
    auto mineAt = myChanges.begin();
    auto theirsAt = theirChanges.begin();
    while (mineAt != myChanges.end() || theirsAt != theirChanges.end()) {
        if (theirsAt == theirChanges.end()
            || (mineAt != myChanges.end() && mineAt->to <= theirsAt->from && !overlap(*mineAt, *theirsAt))) {
            output.change(myLines, *mineAt++);
        } else if (mineAt == myChanges.end() || !overlap(*mineAt, *theirsAt)) {
            output.change(theirLines, *theirsAt++);
        } else if (sameChange(myLines, *mineAt, theirLines, *theirsAt)) {
            output.change(myLines, *mineAt++);
            ++theirsAt;
        } else {
            return std::nullopt;
        }
    }
    return output.finish();
}

} // namespace qunce
