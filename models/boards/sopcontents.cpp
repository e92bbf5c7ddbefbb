// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/sopcontents.h"

#include <algorithm>
#include <cctype>
#include <tuple>

#include "models/plan/channellimits.h"
#include "models/protocol/imagefile.h"

namespace qunce {

namespace {

std::string small(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

SopContent choiceOf(const Record &record)
{
    SopContent choice;
    choice.id = record.id;
    choice.title = record.text("title");
    choice.layer = contentLayerNamed(record.text("layer"));
    choice.status = record.text("status");
    choice.validFrom = record.day("valid_from");
    choice.validUntil = record.day("valid_until");
    choice.body = record.text("body");
    choice.images = imagesFromJson(record.text("images")).size();
    choice.hasLink = !record.text("link").empty();
    return choice;
}

} // namespace

Result<std::vector<SopContent>> readSopContents(BoardContext &context, const std::string &words)
{
    std::vector<SopContent> found;
    const std::string wanted = small(words);
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Content, [&](const Record &record) -> Result<void> {
        if (context.stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        const std::string all =
            small(record.text("title") + "\n" + record.text("product") + "\n" + record.text("body"));
        if (all.find(wanted) != std::string::npos)
            found.push_back(choiceOf(record));
        return {};
    }));
    std::sort(found.begin(), found.end(), [](const SopContent &a, const SopContent &b) {
        return std::tuple(!a.isUsable(), a.title, a.id) < std::tuple(!b.isUsable(), b.title, b.id);
    });
    if (found.size() > kChoicesShown)
        found.resize(kChoicesShown);
    return found;
}

Result<std::vector<SopContent>> readSopContents(BoardContext &context, const std::vector<Uuid> &ids)
{
    std::vector<SopContent> found;
    for (const Uuid &id : ids) {
        QUNCE_ASSIGN(const std::optional<Record> record, context.snapshot.record(Kind::Content, id));
        if (record)
            found.push_back(choiceOf(*record));
    }
    return found;
}

std::optional<Message> whyNotSent(const SopContent &content, const std::string &channel, Day today)
{
    if (content.status == "withdrawn")
        return Message(QUNCE_TEXT("The content has been withdrawn."));
    if (!content.isUsable())
        return Message(QUNCE_TEXT("The content has not been approved for use."));
    if (content.validUntil && *content.validUntil < today)
        return Message(QUNCE_TEXT("The content was valid until %1."), {content.validUntil->toString()});
    return overLimit(channel, sentSizeOf(content.title, content.body, content.images, content.hasLink));
}

} // namespace qunce
