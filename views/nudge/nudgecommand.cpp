// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/nudge/nudgecommand.h"

#include "views/nudge/nudgedialog.h"

namespace qunce {

NudgeDialog *openNudge(PageTools &tools, const NudgeQuery &query, QWidget *parent)
{
    // One over a page; the page stays at hand beside it.
    for (NudgeDialog *before : parent->findChildren<NudgeDialog *>(QString(), Qt::FindDirectChildrenOnly))
        before->close();
    auto *dialog = new NudgeDialog(tools, query, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    return dialog;
}

QKeySequence nudgeKeys()
{
    return {Qt::CTRL | Qt::SHIFT | Qt::Key_R};
}

void addNudgeCommand(PageTools &tools, QWidget *page, std::string id, NudgeAsked asked)
{
    CommandInfo info;
    info.id = std::move(id);
    info.group = CommandGroup::Page;
    info.text = {QUNCE_TEXT("Remind who has not done it")};
    info.help = {QUNCE_TEXT("Who has not done what is due, the words for them, and who was reminded when")};
    info.icon = "bell";
    info.shortcut = nudgeKeys();
    info.isOfPage = true;
    tools.commands.add(
        std::move(info), page,
        [&tools, page, asked] {
            if (const std::optional<NudgeQuery> query = asked())
                openNudge(tools, *query, page);
        },
        [asked] { return asked() ? Message() : Message(QUNCE_TEXT("There is nothing to remind of here.")); });
}

} // namespace qunce
