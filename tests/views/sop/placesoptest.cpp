// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A template on a date: the preview counts what would be made, and what is made is what it said.

#include <set>

#include <QTest>

#include "tests/support/editbench.h"
#include "views/sop/placesopdialog.h"

using namespace qunce;
using namespace qunce::test;

namespace {

const Day kStart = Day::fromYmd(2026, 10, 20);

class PlaceSopTest : public testing::Test
{
protected:
    explicit PlaceSopTest(const std::string &user = "hq") : m_bench(user) { }

    void SetUp() override
    {
        BoardPlace place(&m_bench.reader);
        m_bench.reader.read<SopBoard>(
            place, [](BoardContext &context) { return readSopBoard(context); },
            [this](const Result<SopBoard> &read) {
                ASSERT_TRUE(read.ok());
                board = *read;
            });
        ASSERT_TRUE(waitFor([this] { return !board.lines.empty(); }));
    }
    const SopLine &line(const std::string &name) const
    {
        for (const SopLine &one : board.lines) {
            if (one.sop.name == name)
                return one;
        }
        ADD_FAILURE() << name;
        return board.lines.front();
    }
    void openDialog(const std::string &name)
    {
        dialog = std::make_unique<PlaceSopDialog>(m_bench.tools, line(name), board, kStart);
        dialog->show();
        ASSERT_TRUE(waitFor([this] { return dialog->preview().has_value(); }));
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return dialog->findChild<Widget *>(QLatin1String(name));
    }
    QPushButton *makeButton() const
    {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->property("kind").toString() == QStringLiteral("primary"))
                return button;
        }
        return nullptr;
    }
    /// Those that somebody can send to: with an owner in the company.
    std::vector<Record> openGroups() const
    {
        std::vector<Record> groups = m_bench.records(Kind::Group, "status", std::string("active"));
        std::erase_if(groups, [this](const Record &group) {
            const std::optional<Record> owner = m_bench.record(Kind::Guide, group.reference("owner"));
            return !owner || owner->text("status") == "left" || owner->day("left_on");
        });
        return groups;
    }

    EditBench m_bench;
    SopBoard board;
    std::unique_ptr<PlaceSopDialog> dialog;
};

TEST_F(PlaceSopTest, ThePreviewIsWhatCountingTheGroupsByHandGives)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("大促14天"));
    const SopPreview &preview = *dialog->preview();
    const std::vector<Record> groups = openGroups();
    ASSERT_FALSE(groups.empty());
    std::set<Uuid> reached;
    uint64_t messages = 0;
    std::map<Day, std::map<Uuid, uint32_t>> byDay;
    for (const SopPreviewEntry &entry : preview.entries) {
        size_t here = 0;
        for (const Record &group : groups) {
            const auto &kinds = entry.planned.groupKinds;
            if (std::find(kinds.begin(), kinds.end(), group.text("kind")) == kinds.end())
                continue;
            ++here;
            reached.insert(group.id);
            ++byDay[entry.planned.startAt.day()][group.id];
        }
        EXPECT_EQ(entry.groups, here);
        messages += here;
    }
    EXPECT_GT(messages, 0U);
    EXPECT_EQ(preview.messages, messages);
    EXPECT_EQ(preview.groups, reached.size());
    uint64_t sum = 0;
    for (const SopPreviewDay &day : preview.days) {
        uint32_t most = 0;
        for (const auto &[group, count] : byDay[day.day])
            most = std::max(most, count);
        EXPECT_EQ(day.mostPerGroup, most) << day.day.toString();
        EXPECT_EQ(day.groups, byDay[day.day].size()) << day.day.toString();
        sum += day.messages;
    }
    EXPECT_EQ(sum, messages);
    PageBench::picture(*dialog, QStringLiteral("sop-place-zh-light"));
}

TEST_F(PlaceSopTest, OneStepMakesCampaignTemplateAndDraftsAndOneUndoTakesThemAway)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("大促14天"));
    find<QLineEdit>("name")->setText(QStringLiteral("秋季大促"));
    const SopPreview preview = *dialog->preview();
    dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    EXPECT_EQ(dialog->result(), QDialog::Accepted);
    const std::vector<Record> campaigns = m_bench.records(Kind::Campaign, "name", std::string("秋季大促"));
    ASSERT_EQ(campaigns.size(), 1U);
    const Record &campaign = campaigns.front();
    EXPECT_EQ(campaign.day("starts_on"), kStart);
    EXPECT_EQ(campaign.day("ends_on"), kStart + 13);
    const Uuid sop = campaign.reference("template");
    EXPECT_EQ(m_bench.record(Kind::SopTemplate, sop)->text("name"), "大促14天");
    EXPECT_EQ(m_bench.records(Kind::SopStep, "template", toValue(sop)).size(), preview.plan.sop.steps.size());
    const std::vector<Record> entries = m_bench.records(Kind::Entry, "campaign", toValue(campaign.id));
    EXPECT_EQ(entries.size(), preview.entries.size());
    std::multiset<int64_t> wanted;
    std::multiset<int64_t> made;
    for (const SopPreviewEntry &entry : preview.entries)
        wanted.insert(entry.planned.startAt.seconds);
    for (const Record &entry : entries) {
        made.insert(entry.instant("start_at")->seconds);
        EXPECT_EQ(entry.text("status"), "draft");
        EXPECT_EQ(entry.reference("template"), sop);
        EXPECT_TRUE(m_bench.record(Kind::SopStep, entry.reference("step")));
        EXPECT_TRUE(entry.set("regions").empty());
    }
    EXPECT_EQ(made, wanted);

    m_bench.edits.undo();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    EXPECT_TRUE(m_bench.records(Kind::Entry, "campaign", toValue(campaign.id)).empty());
    EXPECT_FALSE(m_bench.record(Kind::Campaign, campaign.id));
    EXPECT_FALSE(m_bench.record(Kind::SopTemplate, sop));
}

TEST_F(PlaceSopTest, ForOneRegionItReachesThatRegionsGroupsAlone)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("大促14天"));
    const size_t everywhere = dialog->preview()->groups;
    auto *regions = find<QListWidget>("regions");
    ASSERT_GT(regions->count(), 1);
    QListWidgetItem *chosen = regions->item(1);
    chosen->setCheckState(Qt::Checked);
    EXPECT_FALSE(makeButton()->isEnabled()) << "until the new preview is there";
    ASSERT_TRUE(waitFor([this] { return dialog->preview().has_value(); }));
    const Uuid region = *Uuid::parse(chosen->data(Qt::UserRole).toString().toStdString());
    size_t there = 0;
    std::set<std::string> kinds;
    for (const SopPreviewEntry &entry : dialog->preview()->entries) {
        kinds.insert(entry.planned.groupKinds.begin(), entry.planned.groupKinds.end());
        EXPECT_EQ(entry.regions, std::vector<Uuid> {region});
    }
    for (const Record &group : openGroups())
        there += group.reference("region") == region && kinds.contains(group.text("kind")) ? 1 : 0;
    EXPECT_EQ(dialog->preview()->groups, there);
    EXPECT_LT(there, everywhere);
    dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    const std::optional<Record> one = m_bench.record(Kind::Entry, dialog->made());
    ASSERT_TRUE(one);
    EXPECT_EQ(one->set("regions"), std::vector<std::string> {region.toString()});
}

TEST_F(PlaceSopTest, SaysWhatStandsForTheSameGroupsInTheSameHour)
{
    EditRequest other;
    other.title = Message("Other");
    other.changes.push_back(MakeRecord {Kind::Entry, {},
        {{"title", std::string("早安")}, {"status", std::string("draft")},
            {"start_at", FieldValue(Instant::fromLocal(kStart, 12, 45).seconds)},
            {"group_kinds", std::vector<std::string> {"customer"}}}});
    m_bench.edits.commit(std::move(other), nullptr, {});
    ASSERT_TRUE(m_bench.isQuiet());
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    ASSERT_NO_FATAL_FAILURE(openDialog("大促14天"));
    size_t same = 0;
    for (const SopClash &clash : dialog->preview()->clashes) {
        if (clash.title != "早安")
            continue;
        ++same;
        const PlannedEntry &planned = dialog->preview()->entries[clash.entry].planned;
        EXPECT_EQ(planned.groupKinds, std::vector<std::string> {"customer"});
        EXPECT_EQ(planned.startAt, Instant::fromLocal(kStart, 12, 0));
    }
    EXPECT_EQ(same, 1U);
    EXPECT_TRUE(find<QLabel>("warning")->isVisible());
    EXPECT_TRUE(makeButton()->isEnabled()) << "a warning is no refusal";
}

TEST_F(PlaceSopTest, ANameThatIsTakenOrMissingIsToldAndNothingIsMade)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("淡季"));
    ASSERT_FALSE(board.campaignNames.empty());
    auto *name = find<QLineEdit>("name");
    for (const QString &typed :
        {QString(), QStringLiteral("   "), QString::fromStdString(board.campaignNames.front())}) {
        name->setText(typed);
        EXPECT_FALSE(makeButton()->isEnabled());
        EXPECT_FALSE(find<QLabel>("why")->text().isEmpty());
        dialog->accept();
        EXPECT_TRUE(dialog->isVisible());
    }
    name->setText(QString::fromUtf8("淡季 \xE2\x80\xAE\xD8\xA2\xF0\x9F\x98\x80"));
    EXPECT_TRUE(makeButton()->isEnabled());
}

TEST_F(PlaceSopTest, OnALeapDayItCountsOnIntoMarch)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("大促14天"));
    find<QDateEdit>("start")->setDate(QDate(2028, 2, 29));
    ASSERT_TRUE(waitFor([this] { return dialog->preview().has_value(); }));
    EXPECT_EQ(dialog->preview()->days.front().day, Day::fromYmd(2028, 2, 28)) << "the eve of the first day";
    EXPECT_EQ(dialog->preview()->days.back().day, Day::fromYmd(2028, 3, 13));
}

} // namespace
