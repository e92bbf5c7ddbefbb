// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/dataimport/importcolumns.h"

#include <QComboBox>
#include <QHeaderView>

#include "views/common/clippedline.h"
#include "views/common/texts.h"
#include "views/dataimport/importtexts.h"

namespace qunce {

namespace {

constexpr int kMeaning = 2;
constexpr int kIgnored = -1;

QTableWidgetItem *readOnlyItem(const QString &words)
{
    auto *item = new QTableWidgetItem(words);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(plainTip(words));
    return item;
}

} // namespace

ImportColumns::ImportColumns(QWidget *parent) : QTableWidget(parent)
{
    setObjectName(QStringLiteral("importColumns"));
    setProperty("kind", QStringLiteral("field"));
    setShowGrid(false);
    setColumnCount(3);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
}

void ImportColumns::showPlan(
    ImportKind kind, const ImportPreview &preview, std::vector<PlannedColumn> plan, bool inChinese)
{
    m_plan = std::move(plan);
    setHorizontalHeaderLabels(
        {text(QUNCE_TEXT("Column of the file")), text(QUNCE_TEXT("First value")), text(QUNCE_TEXT("Means"))});
    setRowCount(0); // the choices of before go with their rows
    setRowCount(static_cast<int>(m_plan.size()));
    const ImportDescriptor &columns = descriptor(kind);
    for (int row = 0; row < rowCount(); ++row) {
        const auto place = static_cast<size_t>(row);
        const bool hasValue = !preview.rows.empty() && place < preview.rows.front().size();
        setItem(row, 0, readOnlyItem(QString::fromStdString(m_plan[place].name)));
        setItem(
            row, 1, readOnlyItem(hasValue ? QString::fromStdString(preview.rows.front()[place]) : QString()));
        auto *choice = new QComboBox(this);
        choice->setAccessibleName(
            text(QUNCE_TEXT("What the column %1 means"), {QString::fromStdString(m_plan[place].name)}));
        choice->addItem(text(QUNCE_TEXT("(ignored)")), kIgnored);
        for (size_t i = 0; i < columns.columns.size(); ++i)
            choice->addItem(columnText(columns.columns[i], inChinese), static_cast<int>(i));
        const std::optional<size_t> meant = m_plan[place].column;
        choice->setCurrentIndex(choice->findData(meant ? static_cast<int>(*meant) : kIgnored));
        connect(choice, &QComboBox::currentIndexChanged, this, [this, choice, place] {
            const int chosen = choice->currentData().toInt();
            m_plan[place].column =
                chosen == kIgnored ? std::nullopt : std::optional(static_cast<size_t>(chosen));
            emit planChanged();
        });
        setCellWidget(row, kMeaning, choice);
    }
}

void ImportColumns::choose(int row, std::optional<size_t> column)
{
    auto *choice = qobject_cast<QComboBox *>(cellWidget(row, kMeaning));
    if (choice)
        choice->setCurrentIndex(choice->findData(column ? static_cast<int>(*column) : kIgnored));
}

} // namespace qunce
