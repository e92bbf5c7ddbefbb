// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/tablecard.h"

#include <QMenu>

#include "views/charts/copyactions.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

TableCard::TableCard(PageTools &tools, int rowHeight, std::function<TextSource()> source, QWidget *parent)
    : Card(tools.theme, parent)
    , m_tools(tools)
    , m_source(std::move(source))
    , m_stack(new QStackedWidget(this))
    , m_table(new CellTable(tools.theme, rowHeight, m_stack))
    , m_empty(new EmptyState(tools.theme, m_stack))
    , m_copy(new QToolButton(this))
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    body()->addWidget(m_stack, 1);
    m_copy->setProperty("kind", QStringLiteral("quiet"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_copy);
    m_copy->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        fillCopyMenu(*menu, m_tools, *this, [this] {
            return CopySource {m_table->table(), this->source(), m_data};
        });
    });
    addTool(m_copy);
    connect(&tools.theme, &Theme::changed, this, &TableCard::restyle);
    restyle();
}

void TableCard::setRows(int rows, CellTable::CellOf cellOf)
{
    m_table->setRows(rows, std::move(cellOf));
    m_stack->setCurrentIndex(rows > 0 ? 0 : 1);
    m_copy->setEnabled(rows > 0);
}

TextSource TableCard::source() const
{
    TextSource said = m_source();
    said.title = m_title;
    return said;
}

Result<void> TableCard::save(const QString &path) const
{
    const TextTable table = m_table->table();
    return saveTable(rowsOf(table), source(), path);
}

void TableCard::setHeading(const QString &title, const QString &secondary)
{
    m_title = title;
    setTitle(title, secondary);
    m_table->setAccessibleName(title);
}

void TableCard::retranslate()
{
    m_copy->setToolTip(text(QUNCE_TEXT("Copy")));
    m_copy->setAccessibleName(text(QUNCE_TEXT("Copy")));
}

void TableCard::restyle()
{
    m_copy->setIcon(icon(QStringLiteral("copy"), m_tools.theme.color(Token::TextSecondary)));
}

} // namespace qunce
