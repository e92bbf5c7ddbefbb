// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/columnlayout.h"

#include <algorithm>

#include <QCheckBox>
#include <QWidgetAction>

#include "views/common/texts.h"
#include "views/roster/rosterstate.h"

namespace qunce {

namespace {

constexpr int kLeastWidth = 48;
constexpr int kMostWidth = 800;

} // namespace

void ColumnLayout::apply(const DataTable &table)
{
    const int count = static_cast<int>(table.columns.size());
    for (int column = 0; column < count; ++column) {
        m_header.moveSection(m_header.visualIndex(column), column);
        m_table.setColumnBase(column, table.columns[static_cast<size_t>(column)].look.width);
        m_header.setSectionHidden(
            column, column > 0 && table.columns[static_cast<size_t>(column)].look.hidden);
    }
    // id:width:shown in the order on screen.
    int place = 0;
    for (const QString &kept : m_settings.value(m_key).toStringList()) {
        const QStringList parts = kept.split(QLatin1Char(':'));
        const auto found = parts.size() == 3 ? table.column(parts[0].toStdString()) : std::optional<size_t>();
        if (!found)
            continue;
        const int column = static_cast<int>(*found);
        // The table's own width is kept too where another column was moved: nobody has pulled that one.
        const int width = std::clamp(parts[1].toInt(), kLeastWidth, kMostWidth);
        m_table.setColumnBase(column, width, width != table.columns[*found].look.width);
        m_header.setSectionHidden(column, column > 0 && parts[2] == QLatin1String("0"));
        if (column > 0 && place == 0)
            place = 1; // the first stays where it is
        m_header.moveSection(m_header.visualIndex(column), place++);
    }
    if (count > 0 && m_header.visualIndex(0) != 0)
        m_header.moveSection(m_header.visualIndex(0), 0);
}

void ColumnLayout::keep(const DataTable &table)
{
    QStringList kept;
    for (int place = 0; place < m_header.count(); ++place) {
        const int column = m_header.logicalIndex(place);
        const bool isHidden = m_header.isSectionHidden(column);
        kept << QStringLiteral("%1:%2:%3")
                    .arg(QString::fromStdString(table.columns[static_cast<size_t>(column)].id))
                    .arg(m_table.columnBase(column))
                    .arg(isHidden ? 0 : 1);
    }
    m_settings.set(m_key, kept);
}

void ColumnLayout::reset(const DataTable &table)
{
    m_settings.remove(m_key);
    apply(table);
}

std::vector<std::string> ColumnLayout::shown(const DataTable &table) const
{
    std::vector<std::string> ids;
    for (int place = 0; place < m_header.count(); ++place) {
        const int column = m_header.logicalIndex(place);
        if (!m_header.isSectionHidden(column))
            ids.push_back(table.columns[static_cast<size_t>(column)].id);
    }
    return ids;
}

void ColumnLayout::show(const DataTable &table, std::vector<std::string> ids)
{
    const bool isStandard = ids.empty();
    if (isStandard)
        ids = standardColumns(table);
    const int count = static_cast<int>(table.columns.size());
    for (int column = 0; column < count; ++column) {
        if (isStandard)
            m_header.moveSection(m_header.visualIndex(column), column);
        const bool isShown =
            std::find(ids.begin(), ids.end(), table.columns[static_cast<size_t>(column)].id) != ids.end();
        m_header.setSectionHidden(column, column > 0 && !isShown);
    }
    int place = 1;
    for (const std::string &id : ids) {
        const std::optional<size_t> column = table.column(id);
        if (!isStandard && column && *column > 0)
            m_header.moveSection(m_header.visualIndex(static_cast<int>(*column)), place++);
    }
    if (count > 0 && m_header.visualIndex(0) != 0)
        m_header.moveSection(m_header.visualIndex(0), 0);
    keep(table);
}

void ColumnLayout::fillMenu(QMenu &menu, const std::shared_ptr<const DataTable> &table,
    const CellTexts &texts, std::function<void()> changed)
{
    menu.clear();
    for (size_t column = 1; column < table->columns.size(); ++column) {
        const int section = static_cast<int>(column);
        QString title = texts.title(table->columns[column]);
        auto *box = new QCheckBox(title.replace(QLatin1Char('&'), QStringLiteral("&&")), &menu);
        box->setObjectName(QString::fromStdString(table->columns[column].id));
        box->setChecked(!m_header.isSectionHidden(section));
        box->setContentsMargins(8, 2, 8, 2);
        box->setStyleSheet(QStringLiteral("QCheckBox { padding: 4px 10px; }"));
        auto *action = new QWidgetAction(&menu);
        action->setDefaultWidget(box);
        menu.addAction(action);
        QObject::connect(box, &QCheckBox::toggled, &menu, [this, section, changed](bool isShown) {
            m_header.setSectionHidden(section, !isShown);
            changed();
        });
    }
    menu.addSeparator();
    QAction *standard = menu.addAction(text(QUNCE_TEXT("Standard columns")));
    standard->setObjectName(QStringLiteral("standardColumns"));
    QObject::connect(standard, &QAction::triggered, &menu, [this, table, changed] {
        reset(*table);
        changed();
    });
}

} // namespace qunce
