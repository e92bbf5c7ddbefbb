// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rostermodel.h"

#include <future>

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <gtest/gtest.h>

#include "tests/items/kocrows.h"

namespace qunce {

namespace {

using Column = KocRosterRow::Column;

ModelTexts english()
{
    return {[](const Message &message) { return QString::fromStdString(message.english()); }, false};
}

class RosterModelTest : public ::testing::Test
{
protected:
    /// Arranges in another thread, as a page does.
    void show(RosterRows<KocRosterRow> rows, const RosterQuery &query)
    {
        m_model.show(std::async(std::launch::async, [&] { return arrange(std::move(rows), query); }).get());
    }
    QString code(int row) const { return m_model.index(row, 0).data().toString(); }

    KocRosterModel m_model {english()};
    QAbstractItemModelTester m_tester {&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(RosterModelTest, GivesTextsSortValuesAndIds)
{
    std::mt19937 random(3);
    KocRosterRow row = kocRow(7, random);
    row.fans = 12;
    show({std::make_shared<const KocRosterRow>(row)}, {});
    const auto cell = [this](Column column) { return m_model.index(0, static_cast<int>(column)); };
    EXPECT_EQ(m_model.columnCount(), static_cast<int>(Column::Count));
    EXPECT_EQ(cell(Column::Code).data().toString(), QStringLiteral("K100007"));
    EXPECT_EQ(cell(Column::Fans).data(static_cast<int>(RosterRole::Sort)).toInt(), 12);
    EXPECT_EQ(cell(Column::Code).data(static_cast<int>(RosterRole::Id)).toString().toStdString(),
        row.id.toString());
    EXPECT_EQ(m_model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("KOC code"));
    EXPECT_EQ(m_model.idAt(0), row.id);
    EXPECT_FALSE(m_model.idAt(1));
}

TEST_F(RosterModelTest, ChoicesSpeakTheUsersLanguage)
{
    GuideRosterRow row;
    row.role = "store_manager";
    for (const bool chinese : {true, false}) {
        ModelTexts texts = english();
        texts.chinese = chinese;
        GuideRosterModel model(texts);
        model.show(arrange<GuideRosterRow>({std::make_shared<const GuideRosterRow>(row)}, {}));
        EXPECT_EQ(model.index(0, static_cast<int>(GuideRosterRow::Column::Role)).data().toString(),
            chinese ? QStringLiteral("店长") : QStringLiteral("store_manager"));
    }
}

TEST_F(RosterModelTest, ARowIsFoundByItsId)
{
    const RosterRows<KocRosterRow> rows = kocRows(300, 5);
    RosterQuery query {{}, {}, "S", static_cast<int>(Column::Points), true};
    show(rows, query);
    for (const auto &row : rows) {
        const QModelIndex index = m_model.indexOf(row->id, Column::Fans);
        EXPECT_EQ(index.isValid(), row->status == "S");
        if (index.isValid()) {
            EXPECT_EQ(code(index.row()).toStdString(), row->code);
            EXPECT_EQ(index.column(), static_cast<int>(Column::Fans));
        }
    }
}

TEST_F(RosterModelTest, APersistentIndexFollowsItsRowThroughAChange)
{
    RosterRows<KocRosterRow> rows = kocRows(100, 9);
    show(rows, {{}, {}, {}, static_cast<int>(Column::Points), false});
    const QPersistentModelIndex kept = m_model.index(10, 0);
    const std::string followed = code(10).toStdString();
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const auto &r) { return r->code == followed; });
    KocRosterRow changed = **row;
    changed.points = 1'000'000;
    m_model.apply({{}, {std::make_shared<const KocRosterRow>(changed)}});
    EXPECT_EQ(kept.row(), 99) << "the largest comes last";
    EXPECT_EQ(kept.data().toString().toStdString(), followed);
}

/// After any edits the model is what arranging the result from scratch gives; the tester watches every signal.
TEST_F(RosterModelTest, RandomEditsInPlaceEndWhereAFreshListWould)
{
    for (uint32_t seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed + 1000); // not the numbers that made the rows
        RosterQuery query;
        query.column = static_cast<int>(random() % static_cast<unsigned>(Column::Count));
        query.descending = random() % 2 == 0;
        query.text = random() % 3 == 0 ? "mama1" : "";
        query.status = random() % 3 == 0 ? "A" : "";
        RosterRows<KocRosterRow> before = kocRows(150, seed);
        show(before, query);
        for (int round = 0; round < 10; ++round) {
            RosterRows<KocRosterRow> after;
            for (const auto &row : before) {
                const auto what = random() % 10;
                const auto number = static_cast<uint32_t>(row->id.bytes[14] << 8 | row->id.bytes[15]);
                if (what != 0)
                    after.push_back(
                        what == 1 ? std::make_shared<const KocRosterRow>(kocRow(number, random)) : row);
                if (number + 1 < 400 && random() % 20 == 0
                    && (&row == &before.back() || (*(&row + 1))->id != kocRow(number + 1, random).id))
                    after.push_back(std::make_shared<const KocRosterRow>(kocRow(number + 1, random)));
            }
            m_model.apply(changesBetween(before, after));
            const RosterList<KocRosterRow> fresh = arrange(after, query);
            ASSERT_TRUE(m_model.list().shown == fresh.shown) << "seed " << seed << " round " << round;
            ASSERT_TRUE(m_model.list().all == fresh.all);
            before = std::move(after);
        }
    }
}

} // namespace qunce
