// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/contentchoices.h"

#include <algorithm>
#include <tuple>

#include "models/base/utf8.h"
#include "models/boards/boardparts.h"
#include "models/boards/contentboard.h"
#include "models/items/textsearch.h"

namespace qunce {

namespace {

constexpr size_t kSearched = 2048; ///< bytes of a text that are looked through
constexpr size_t kBeginning = 120;

std::string oneLine(std::string_view text, size_t bytes)
{
    std::string line(text.size() > bytes ? cutUtf8(text, bytes) : text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

} // namespace

Result<std::vector<ContentChoice>> findContents(BoardContext &context, const std::string &typed, size_t limit)
{
    const TextSearch search(typed);
    std::vector<ContentChoice> found;
    enum : size_t { Code, Title, Layer, Status, Body };
    QUNCE_TRY(context.snapshot.eachRow({Kind::Content, {"code", "title", "layer", "status", "body"}, {}, {}},
        [&](const RowView &row) -> Result<void> {
            const std::string status(contentStatusOf(row.text(Status)));
            if (status == "withdrawn")
                return {};
            const std::string title(row.text(Title));
            const std::string code(row.text(Code));
            if (!search.isEmpty()
                && !search.matches(title + " " + code + " " + oneLine(row.text(Body), kSearched)))
                return {};
            found.push_back({row.id(), code, title, contentLayerNamed(row.text(Layer)), status,
                oneLine(row.text(Body), kBeginning)});
            return {};
        }));
    QUNCE_TRY(goOn(context));
    std::sort(found.begin(), found.end(), [](const ContentChoice &a, const ContentChoice &b) {
        if (a.isUsable() != b.isUsable())
            return a.isUsable();
        return std::tie(a.title, a.id) < std::tie(b.title, b.id);
    });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

} // namespace qunce
