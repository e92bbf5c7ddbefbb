// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/lastmetre.h"

namespace qunce {

Result<ChatText> readChatText(BoardContext &context, const Uuid &id)
{
    QUNCE_ASSIGN(const std::optional<Record> entry, context.snapshot.record(Kind::Entry, id));
    if (!entry)
        return Error {ErrorCode::NotFound, {QUNCE_TEXT("This entry is not there any more.")}, id.toString()};
    std::optional<Record> content;
    if (const Uuid used = entry->reference("content"); !used.isNil()) {
        QUNCE_ASSIGN(content, context.snapshot.record(Kind::Content, used));
    }
    const std::string title = entry->text("title");
    const std::string body = content ? content->text("body") : std::string();
    const std::string link = content ? content->text("link") : std::string();
    ChatText text {body.empty() ? title : body, title, {}};
    if (content)
        text.images = imagesFromJson(content->text("images"));
    for (const std::string &part : {body, link}) {
        if (!part.empty())
            text.all += "\n" + part;
    }
    return text;
}

Result<ChatText> readTaskText(BoardContext &context, const Uuid &id)
{
    QUNCE_ASSIGN(const std::optional<Record> task, context.snapshot.record(Kind::Task, id));
    if (!task)
        return Error {ErrorCode::NotFound, {QUNCE_TEXT("This task is not there any more.")}, id.toString()};
    const Uuid entry = task->reference("entry");
    if (entry.isNil())
        return ChatText {task->text("title"), task->text("title"), {}};
    return readChatText(context, entry);
}

} // namespace qunce
