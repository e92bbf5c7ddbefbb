// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A short table with more columns than room: what a row is called stays in sight.

#include <QCursor>
#include <QScrollBar>

#include "tests/support/pagebench.h"
#include "views/charts/celltable.h"

namespace qunce {

namespace {

constexpr QSize kNarrow {500, 240};
constexpr int kRows = 5;

class CellTableTest : public testing::Test
{
protected:
    /// A rank, a name and numbers.
    void fill(int numbers)
    {
        std::vector<BoardColumn> columns {
            {QStringLiteral("名次"), {}, true, 48, 0, 0}, {QStringLiteral("省区"), {}, false, 96, 1, 0}};
        for (int i = 0; i < numbers; ++i)
            columns.push_back({QStringLiteral("到期完成率 %1").arg(i), {}, true, 120, 1, 0});
        m_table.setColumns(std::move(columns));
        m_table.setRows(kRows, [](int row, int column) {
            BoardCell cell;
            cell.text = column == 1 ? QStringLiteral("浙江 %1").arg(row) : QString::number(row * column);
            return cell;
        });
        QCursor::setPos(kNarrow.width() * 2, kNarrow.height() * 2); // no row is under it
        m_table.resize(kNarrow);
        m_table.show();
        QCoreApplication::processEvents();
    }
    void scroll(int to)
    {
        m_table.horizontalScrollBar()->setValue(to);
        QCoreApplication::processEvents();
    }
    QImage names(int width)
    {
        return m_table.grab(QRect(0, 0, width, m_table.heightOfRows(kRows))).toImage();
    }

    test::PageBench m_bench;
    CellTable m_table {m_bench.theme, metrics::kRow};
};

TEST_F(CellTableTest, NamesStayInSightWhileItIsScrolled)
{
    fill(8);
    ASSERT_GT(m_table.horizontalScrollBar()->maximum(), 0) << "there is more than fits";
    EXPECT_EQ(m_table.frozenWidth(), 0) << "nothing is scrolled";
    const int width = m_table.columnWidth(0) + m_table.columnWidth(1) - 1; // without the line beside it
    const QImage before = names(width);
    scroll(m_table.horizontalScrollBar()->maximum());
    EXPECT_EQ(m_table.frozenWidth(), width + 1);
    EXPECT_EQ(names(width), before) << "header and rows";
    test::PageBench::picture(m_table, QStringLiteral("celltable-frozen"));

    const int middle = m_table.rowHeight(0) * 3 / 2;
    const QModelIndex name = m_table.indexAt(QPoint(m_table.columnWidth(0) + 4, middle));
    EXPECT_EQ(name, m_table.model()->index(1, 1)) << "what is seen is what is clicked";
    EXPECT_EQ(m_table.visualRect(name).left(), m_table.columnWidth(0));
    EXPECT_EQ(m_table.indexAt(QPoint(kNarrow.width() - 30, middle)).column(), 9);
}

TEST_F(CellTableTest, AChosenRowIsChosenInWhatStaysToo)
{
    fill(8);
    m_table.select(2);
    const int width = m_table.columnWidth(0) + m_table.columnWidth(1) - 1;
    const QImage before = names(width);
    scroll(m_table.horizontalScrollBar()->maximum());
    EXPECT_EQ(names(width), before);
}

TEST_F(CellTableTest, NumbersAreNeverCutAndNamesAreWholeWhereThereIsRoom)
{
    const QString name = QStringLiteral("禾芮・宁波江北万达店");
    const QString number = QStringLiteral("¥1,234,567.0%");
    m_table.setColumns({{QStringLiteral("门店"), {}, false, 40, 1, 0},
        {QStringLiteral("率"), {}, true, 30, 1, 0}, {QStringLiteral("额"), {}, true, 30, 1, 0}});
    m_table.setRows(kRows, [&](int row, int column) {
        BoardCell cell;
        cell.text = column == 0 ? name : row == 3 ? number : QStringLiteral("1");
        return cell;
    });
    const QFontMetrics font(fontOf(TextRole::Body));
    const auto room = [&](int column, int outer) {
        return m_table.columnWidth(column) - metrics::kCellPadding - outer;
    };
    for (const int width : {m_table.wantedWidth(), 300, 200}) {
        m_table.resize(width, kNarrow.height());
        m_table.show();
        QCoreApplication::processEvents();
        EXPECT_GE(room(1, metrics::kCellPadding), font.horizontalAdvance(number)) << width;
        EXPECT_GE(room(2, metrics::kOuterCellPadding), font.horizontalAdvance(number)) << width;
        if (width == m_table.wantedWidth()) {
            EXPECT_GE(room(0, metrics::kOuterCellPadding), font.horizontalAdvance(name)) << width;
        }
    }
    CellTable sum(m_bench.theme, metrics::kRow);
    sum.makeFooterOf(m_table);
    sum.setColumns(
        {{QString(), {}, false, 40, 1, 0}, {QString(), {}, true, 30, 1, 0}, {QString(), {}, true, 30, 1, 0}});
    const QString total = QStringLiteral("¥1,234,567,890.0%");
    sum.setRows(1, [&](int, int) {
        BoardCell cell;
        cell.text = total;
        cell.bold = true;
        return cell;
    });
    EXPECT_GE(room(1, metrics::kCellPadding), QFontMetrics(fontOf(TextRole::Bold)).horizontalAdvance(total))
        << "nor is their sum";
}

TEST_F(CellTableTest, WhereAllFitsNothingStays)
{
    fill(2);
    EXPECT_EQ(m_table.horizontalScrollBar()->maximum(), 0);
    EXPECT_EQ(m_table.frozenWidth(), 0);
}

} // namespace

} // namespace qunce
