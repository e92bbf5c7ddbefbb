// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/contentchoices.h"

#include <algorithm>
#include <tuple>

#include "models/base/utf8.h"
#include "models/boards/boardparts.h"
#include "models/boards/contentboard.h"
#include "models/items/textsearch.h"
#include "models/protocol/imagefile.h"

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

ContentChoice choiceFrom(const Record &record)
{
    const std::string title = record.text("title");
    const std::string body = record.text("body");
    return {record.id, record.text("code"), title, contentLayerNamed(record.text("layer")),
        std::string(contentStatusOf(record.text("status"))), record.day("valid_from"),
        record.day("valid_until"), oneLine(body, kBeginning),
        sentSizeOf(title, body, imagesFromJson(record.text("images")).size(), !record.text("link").empty())};
}

} // namespace

Result<std::vector<ContentChoice>> findContents(BoardContext &context, const std::string &typed, size_t limit)
{
    const TextSearch search(typed);
    struct Found {
        bool isUsable = false;
        std::string title;
        Uuid id;
    };
    std::vector<Found> found;
    enum : size_t { Code, Title, Status, Product, Body };
    QUNCE_TRY(
        context.snapshot.eachRow({Kind::Content, {"code", "title", "status", "product", "body"}, {}, {}},
            [&](const RowView &row) -> Result<void> {
                const std::string_view status = contentStatusOf(row.text(Status));
                if (status == "withdrawn")
                    return {};
                std::string title(row.text(Title));
                if (!search.isEmpty()
                    && !search.matches(title + " " + std::string(row.text(Code)) + " "
                        + std::string(row.text(Product)) + " " + oneLine(row.text(Body), kSearched)))
                    return {};
                found.push_back({status == "usable", std::move(title), row.id()});
                return {};
            }));
    QUNCE_TRY(goOn(context));
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return std::tuple(!a.isUsable, std::string_view(a.title), a.id)
            < std::tuple(!b.isUsable, std::string_view(b.title), b.id);
    });
    std::vector<Uuid> ids; // only those that are shown are read whole
    for (size_t i = 0; i < std::min(found.size(), limit); ++i)
        ids.push_back(found[i].id);
    return readContents(context, ids);
}

Result<std::vector<ContentChoice>> readContents(BoardContext &context, const std::vector<Uuid> &ids)
{
    std::vector<ContentChoice> found;
    for (const Uuid &id : ids) {
        QUNCE_ASSIGN(const std::optional<Record> record, context.snapshot.record(Kind::Content, id));
        if (record)
            found.push_back(choiceFrom(*record));
    }
    return found;
}

std::optional<Message> whyNotSent(const ContentChoice &content, const std::string &channel, Day today)
{
    if (content.status == "withdrawn")
        return Message(QUNCE_TEXT("The content has been withdrawn."));
    if (!content.isUsable())
        return Message(QUNCE_TEXT("The content has not been approved for use."));
    if (content.validUntil && *content.validUntil < today)
        return Message(QUNCE_TEXT("The content was valid until %1."), {content.validUntil->toString()});
    return overLimit(channel, content.size);
}

} // namespace qunce
