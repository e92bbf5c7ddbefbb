// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/targets/targetscommand.h"

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/targets/targetsdialog.h"

namespace qunce {

void openTargets(PageTools &tools, QWidget *page)
{
    auto *dialog = new TargetsDialog(tools, page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void addTargetsCommand(PageTools &tools, const std::string &page, QWidget *owner)
{
    CommandInfo info;
    info.id = page + ".targets";
    info.group = CommandGroup::Edit;
    info.text = {QUNCE_TEXT("Targets")};
    info.help = {QUNCE_TEXT("Targets of zones, regions, stores and guides: type, split, paste")};
    info.icon = "table";
    info.shortcut = QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_G);
    info.isOfPage = true;
    tools.commands.add(std::move(info), owner, [&tools, owner] { openTargets(tools, owner); });
}

QToolButton *makeTargetsTool(PageTools &tools, QWidget *page)
{
    auto *button = new QToolButton(page);
    button->setObjectName(QStringLiteral("targetsTool"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QObject::connect(button, &QToolButton::clicked, page, [&tools, page] { openTargets(tools, page); });
    QObject::connect(
        &tools.theme, &Theme::changed, button, [&tools, button] { retranslateTargetsTool(tools, *button); });
    retranslateTargetsTool(tools, *button);
    return button;
}

void retranslateTargetsTool(PageTools &tools, QToolButton &button)
{
    button.setIcon(icon(QStringLiteral("table"), tools.theme.color(Token::TextSecondary)));
    button.setText(text(QUNCE_TEXT("Targets…")));
    button.setToolTip(text(QUNCE_TEXT("Targets of zones, regions, stores and guides: type, split, paste")));
    button.setAccessibleName(text(QUNCE_TEXT("Targets")));
}

} // namespace qunce
