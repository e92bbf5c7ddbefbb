// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/insightcommand.h"

#include "views/common/texts.h"
#include "views/insight/insightdialog.h"

namespace qunce {

void addInsightCommand(PageTools &tools, const std::string &page, QWidget *owner)
{
    CommandInfo info;
    info.id = page + ".insight";
    info.group = CommandGroup::Page;
    info.text = {QUNCE_TEXT("Business analysis")};
    info.help = {QUNCE_TEXT("Service quality, sales and groups of the unit and period of the header")};
    info.icon = "analysis";
    info.shortcut = QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_B);
    info.isOfPage = true;
    tools.commands.add(std::move(info), owner, [&tools, owner] {
        auto *dialog = new InsightDialog(tools, tools.selection.query(), owner);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

} // namespace qunce
