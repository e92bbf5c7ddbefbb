// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/tablemodel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "tests/items/tables.h"

using namespace qunce;
using namespace qunce::test;

namespace {

/// Column and row as text.
class PlainTexts : public TableTexts
{
public:
    QString title(const TableColumn &column) const override { return QString::fromStdString(column.id); }
    QString help(const TableColumn &) const override { return QStringLiteral("help"); }
    QString cell(const DataTable &table, size_t column, size_t row) const override
    {
        return table.columns[column].isText() ? QString::fromStdString(table.textOf(column, row))
                                              : QString::number(table.columns[column].first[row]);
    }
    QString spoken(const DataTable &, size_t, size_t) const override { return QStringLiteral("spoken"); }
    QString toolTip(const DataTable &, size_t, size_t) const override { return QStringLiteral("tip"); }
};

struct ShownTable {
    ShownTable() { show({}); }
    void show(const TableQuery &query) { model.show(index, index->arrange(query)); }

    PlainTexts texts;
    TableModel model {texts};
    QAbstractItemModelTester tester {&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    std::shared_ptr<TableIndex> index = std::make_shared<TableIndex>(sampleTable());
};

} // namespace

TEST(ATableModel, ShowsNothingBeforeItsFirstTable)
{
    PlainTexts texts;
    TableModel model(texts);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.columnCount(), 0);
    EXPECT_FALSE(model.rowOf(idOf(1)));
}

TEST(ATableModel, ShowsRowsInTheOrderOfTheQuery)
{
    ShownTable shown;
    shown.show({{}, 1, {}, {{"code", false}}});
    ASSERT_EQ(shown.model.rowCount(), 3);
    EXPECT_EQ(shown.model.index(0, 1).data().toString(), QStringLiteral("K001"));
    EXPECT_EQ(shown.model.index(2, 1).data().toString(), QStringLiteral("K004"));
    EXPECT_EQ(shown.model.rowOf(idOf(4)), 2);
    EXPECT_FALSE(shown.model.rowOf(idOf(3))) << "not shown";
    EXPECT_EQ(shown.model.idAt(2), idOf(4));
}

TEST(ATableModel, TakesANewOrderWithOneReset)
{
    ShownTable shown;
    const QSignalSpy resets(&shown.model, &QAbstractItemModel::modelReset);
    const QSignalSpy inserts(&shown.model, &QAbstractItemModel::rowsInserted);
    shown.show({{}, 0, {}, {{"name", true}}});
    shown.show({"无此人", 0, {}, {}});
    EXPECT_EQ(resets.size(), 2);
    EXPECT_EQ(inserts.size(), 0);
    EXPECT_EQ(shown.model.rowCount(), 0);
}

TEST(ATableModel, AnswersWhatViewsAndScreenReadersAskFor)
{
    ShownTable shown;
    const QModelIndex amount = shown.model.index(1, 5);
    EXPECT_EQ(amount.data(Qt::AccessibleTextRole).toString(), QStringLiteral("spoken"));
    EXPECT_EQ(amount.data(Qt::ToolTipRole).toString(), QStringLiteral("tip"));
    EXPECT_TRUE(amount.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
    EXPECT_EQ(amount.data(static_cast<int>(TableRole::Sort)).toLongLong(), 6'840'750);
    EXPECT_EQ(
        amount.data(static_cast<int>(TableRole::Id)).toString(), QString::fromStdString(idOf(2).toString()));
    EXPECT_FALSE(shown.model.index(2, 6).data(static_cast<int>(TableRole::Sort)).isValid()) << "no rate";
    EXPECT_EQ(shown.model.headerData(5, Qt::Horizontal).toString(), QStringLiteral("amount"));
    EXPECT_EQ(shown.model.headerData(5, Qt::Horizontal, Qt::ToolTipRole).toString(), QStringLiteral("help"));
    EXPECT_FALSE(shown.model.headerData(99, Qt::Horizontal).isValid());
}
