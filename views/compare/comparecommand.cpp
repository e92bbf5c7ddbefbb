// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/compare/comparecommand.h"

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/compare/comparedialog.h"

namespace qunce {

namespace {

QKeySequence compareKeys()
{
    return {Qt::CTRL | Qt::ALT | Qt::Key_V};
}

} // namespace

void openComparison(PageTools &tools, QWidget *page)
{
    auto *dialog = new CompareDialog(tools, tools.selection.query(), page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void addCompareCommand(PageTools &tools, const std::string &page, QWidget *owner)
{
    CommandInfo info;
    info.id = page + ".compare";
    info.text = {QUNCE_TEXT("Comparison of regions")};
    info.help = {
        QUNCE_TEXT("Units against the period before, last month and last year, same stores, campaigns")};
    info.icon = "analysis";
    info.shortcut = compareKeys();
    info.isOfPage = true;
    tools.commands.add(std::move(info), owner, [&tools, owner] { openComparison(tools, owner); });
}

QToolButton *makeCompareTool(PageTools &tools, QWidget *page)
{
    auto *button = new QToolButton(page);
    button->setObjectName(QStringLiteral("compareTool"));
    QObject::connect(button, &QToolButton::clicked, page, [&tools, page] { openComparison(tools, page); });
    QObject::connect(
        &tools.theme, &Theme::changed, button, [&tools, button] { retranslateCompareTool(tools, *button); });
    retranslateCompareTool(tools, *button);
    return button;
}

void retranslateCompareTool(PageTools &tools, QToolButton &button)
{
    const QString name = text(QUNCE_TEXT("Comparison of regions"));
    button.setIcon(icon(QStringLiteral("analysis"), tools.theme.color(Token::TextSecondary)));
    button.setToolTip(text(QUNCE_TEXT("%1 (%2)"), {name, compareKeys().toString(QKeySequence::NativeText)}));
    button.setAccessibleName(name);
}

} // namespace qunce
