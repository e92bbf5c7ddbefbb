// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/editcommands.h"

#include "views/common/texts.h"
#include "views/detail/tagsdialog.h"

namespace qunce {

void addEditingCommands(PageTools &tools, QWidget *page, const std::string &prefix,
    std::function<void(bool isNote)> edit, std::function<bool()> hasCurrent,
    std::function<void()> tagSelected, std::function<bool()> hasSelected)
{
    const auto whyNot = [&edits = tools.edits](const std::function<bool()> &has) {
        return [&edits, has]() -> Message {
            const Message nobody = edits.whyNot();
            return !nobody.empty() ? nobody : has() ? Message() : Message(QUNCE_TEXT("Choose a row first."));
        };
    };
    const auto add = [&](const char *id, const Message &words, const char *icon, const QKeySequence &keys,
                         std::function<void()> run, const std::function<bool()> &has) {
        CommandInfo info;
        info.id = prefix + "." + id;
        info.group = CommandGroup::Edit;
        info.text = words;
        info.icon = icon;
        info.shortcut = keys;
        info.isOfPage = true;
        tools.commands.add(std::move(info), page, std::move(run), whyNot(has));
    };
    add(
        "note", QUNCE_TEXT("Write a note"), "content", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_N),
        [edit] { edit(true); }, hasCurrent);
    add(
        "tags", QUNCE_TEXT("Change the tags"), "campaign", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_T),
        [edit] { edit(false); }, hasCurrent);
    add("tags_selected", QUNCE_TEXT("Change the tags of the selected rows…"), "campaign",
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::ALT | Qt::Key_T), std::move(tagSelected), hasSelected);
}

void askTagsOfRows(
    PageTools &tools, Kind kind, const Message &noun, const std::vector<Uuid> &rows, QWidget *page)
{
    if (rows.empty())
        return;
    if (rows.size() > kMostRows)
        return tools.toast({QUNCE_TEXT("At most %1 rows can be changed in one step."),
            {tools.format().integer(static_cast<int64_t>(kMostRows)).toStdString()}});
    const std::string count = tools.format().integer(static_cast<int64_t>(rows.size())).toStdString();
    const QString named = text({noun.source(), {count}});
    auto *dialog = new TagsDialog(
        tools, kind, named,
        [&tools, kind, rows, named](const SetEdit &change) {
            EditRequest request;
            request.title = Message(QUNCE_TEXT("Tags of %1"), {named.toStdString()});
            request.changes.reserve(rows.size());
            for (const Uuid &row : rows)
                request.changes.push_back(ChangeFields {kind, row, {}, {{"tags", change}}});
            tools.edits.commit(std::move(request), nullptr, {});
        },
        page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace qunce
