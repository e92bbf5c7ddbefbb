// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/months/monthstool.h"

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/months/monthsdialog.h"
#include "views/months/monthtexts.h"

namespace qunce {

MonthsTool::MonthsTool(PageTools &tools, QWidget *parent) : QToolButton(parent), m_tools(tools), m_place(this)
{
    setObjectName(QStringLiteral("monthsTool"));
    setProperty(
        "kind", QStringLiteral("quiet")); // it stands in a status bar, which is no higher than its text
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, &MonthsTool::open);
    connect(&tools.theme, &Theme::changed, this, &MonthsTool::say);
    connect(&tools.edits, &EditDesk::rightsChanged, this, &MonthsTool::say);
    hide();
}

void MonthsTool::read(const BoardQuery &query)
{
    m_query = query;
    m_tools.reader.read<MonthBoard>(
        m_place, [query](BoardContext &context) { return readMonths(context, query); },
        [this](Result<MonthBoard> read) {
            if (read.ok()) // what cannot be read is the page's to say
                m_board = std::move(*read);
            say();
        });
}

void MonthsTool::say()
{
    const QString line = monthsText(m_board, mayCloseMonths(m_tools.edits), m_tools.format());
    setText(line);
    setAccessibleName(line);
    setToolTip(qunce::text(QUNCE_TEXT("Which months are closed, what came later, and closing one")));
    setIcon(qunce::icon(m_board.hasClosed() ? QStringLiteral("lock") : QStringLiteral("calendar"),
        m_tools.theme.color(Token::TextSecondary)));
    setVisible(!line.isEmpty());
}

void MonthsTool::open()
{
    auto *dialog = new MonthsDialog(m_tools, m_query, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this] { read(m_query); });
    dialog->open();
}

} // namespace qunce
