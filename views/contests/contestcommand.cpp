// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/contests/contestcommand.h"

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/contests/contestdialog.h"

namespace qunce {

namespace {

QKeySequence contestKeys()
{
    return {Qt::CTRL | Qt::ALT | Qt::Key_K};
}

} // namespace

void openContests(PageTools &tools, QWidget *page)
{
    auto *dialog = new ContestDialog(tools, page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void addContestsCommand(PageTools &tools, const std::string &page, QWidget *owner)
{
    CommandInfo info;
    info.id = page + ".contests";
    info.text = {QUNCE_TEXT("PK contests")};
    info.help = {
        QUNCE_TEXT("Teams against each other by amount, orders or days in a row; frozen at a moment")};
    info.icon = "leaderboard";
    info.shortcut = contestKeys();
    info.isOfPage = true;
    tools.commands.add(std::move(info), owner, [&tools, owner] { openContests(tools, owner); });
}

QToolButton *makeContestsTool(PageTools &tools, QWidget *page)
{
    auto *button = new QToolButton(page);
    button->setObjectName(QStringLiteral("contestsTool"));
    QObject::connect(button, &QToolButton::clicked, page, [&tools, page] { openContests(tools, page); });
    QObject::connect(
        &tools.theme, &Theme::changed, button, [&tools, button] { retranslateContestsTool(tools, *button); });
    retranslateContestsTool(tools, *button);
    return button;
}

void retranslateContestsTool(PageTools &tools, QToolButton &button)
{
    const QString name = text(QUNCE_TEXT("PK contests"));
    button.setIcon(icon(QStringLiteral("leaderboard"), tools.theme.color(Token::TextSecondary)));
    button.setToolTip(text(QUNCE_TEXT("%1 (%2)"), {name, contestKeys().toString(QKeySequence::NativeText)}));
    button.setAccessibleName(name);
}

} // namespace qunce
