// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contents of a step: chosen by what they say, for some groups others than for the rest, and what is made of it.

#include <QTest>

#include "tests/support/editbench.h"
#include "views/sop/contentdialog.h"
#include "views/sop/packpartdialog.h"
#include "views/sop/placesopdialog.h"
#include "views/sop/steppack.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class StepPackTest : public testing::Test
{
protected:
    void SetUp() override
    {
        for (const Record &region : m_bench.records(Kind::Org, "kind", std::string("region")))
            regions.push_back({region.id.toString(), region.text("name")});
        EditRequest request;
        request.title = Message("contents");
        for (const char *title : {"拼团须知甲", "拼团须知乙", "拼团须知丙"})
            request.changes.push_back(MakeRecord {Kind::Content, m_source.next(),
                {{"title", std::string(title)}, {"layer", std::string("selection")},
                    {"status", std::string("usable")}, {"body", std::string("正文")}}});
        m_bench.edits.commit(std::move(request), nullptr, {});
        ASSERT_TRUE(m_bench.isQuiet());
        ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
        BoardPlace place(&m_bench.reader);
        const auto readAgain = [&] {
            m_bench.reader.read<std::vector<ContentChoice>>(
                place, [](BoardContext &context) { return findContents(context, "拼团须知", 9); },
                [this](const Result<std::vector<ContentChoice>> &read) { contents = *read; });
            return contents.size() == 3; // of the reading before
        };
        ASSERT_TRUE(waitFor(readAgain));
        step.id.bytes[15] = 1;
        step.title = "新品";
        step.channel = "群发";
        step.groupKinds = {"customer", "koc"};
    }
    std::unique_ptr<StepPack> open()
    {
        auto pack = std::make_unique<StepPack>(m_bench.tools, step, regions, nullptr);
        pack->show();
        return pack;
    }
    /// Takes the first content that says so.
    static void pick(QWidget &parent, const ContentChoice &content)
    {
        auto *picker = parent.findChild<ContentDialog *>();
        ASSERT_TRUE(picker);
        picker->picker().search().setText(QString::fromStdString(content.title));
        ASSERT_TRUE(waitFor([&] { return picker->chosen() && picker->chosen()->title == content.title; }));
        PageBench::picture(*picker, QStringLiteral("sop-content-picker-zh-light"));
        picker->accept();
    }

    EditBench m_bench;
    SeededIdSource m_source {11, 1'788'000'000'000};
    std::vector<CalendarChoice> regions;
    std::vector<ContentChoice> contents;
    SopStep step;
};

TEST_F(StepPackTest, AContentIsChosenByItsWordsAndAnotherForSomeGroups)
{
    const auto pack = open();
    EXPECT_EQ(pack->lines(), QStringList {QStringLiteral("全部：未选")});
    pack->findChild<QPushButton *>(QStringLiteral("packChoose"))->click();
    ASSERT_NO_FATAL_FAILURE(pick(*pack, contents[0]));
    EXPECT_EQ(pack->content(), contents[0].id);
    pack->findChild<QPushButton *>(QStringLiteral("packAdd"))->click();
    auto *part = pack->findChild<PackPartDialog *>();
    ASSERT_TRUE(part);
    auto *kinds = part->findChild<QListWidget *>(QStringLiteral("partKinds"));
    ASSERT_EQ(kinds->count(), 2) << "those of the step";
    kinds->item(1)->setCheckState(Qt::Checked);
    PageBench::picture(*part, QStringLiteral("sop-pack-part-zh-light"));
    part->accept();
    ASSERT_TRUE(waitFor([&] { return pack->findChild<ContentDialog *>() != nullptr; }));
    for (ContentDialog *each : pack->findChildren<ContentDialog *>()) {
        if (!each->isVisible())
            delete each; // the one before, on its way
    }
    ASSERT_NO_FATAL_FAILURE(pick(*pack, contents[1]));
    ASSERT_EQ(pack->pack().size(), 1U);
    EXPECT_EQ(pack->pack()[0].content, contents[1].id);
    EXPECT_EQ(pack->pack()[0].groupKinds.size(), 1U);
    ASSERT_EQ(pack->lines().size(), 2);
    EXPECT_TRUE(pack->lines()[0].startsWith(QStringLiteral("其余：")));
    EXPECT_TRUE(pack->lines()[1].contains(QString::fromStdString(contents[1].title).simplified()))
        << pack->lines()[1].toStdString();
    PageBench::picture(*pack, QStringLiteral("sop-pack-zh-light"));
    pack->findChild<QPushButton *>(QStringLiteral("packRemove"))->click();
    EXPECT_TRUE(pack->pack().empty());
}

TEST_F(StepPackTest, WhatThePlatformDoesNotTakeIsSaidAtThePlace)
{
    ContentChoice content;
    content.title = "长文";
    content.status = "usable";
    content.size = {4200, 1400, 0, false};
    const Day today = m_bench.reader.now().day();
    EXPECT_TRUE(whyNotSent(content, "群发", today)) << "4,200 bytes";
    EXPECT_FALSE(whyNotSent(content, "朋友圈", today)) << "1,400 characters";
    EXPECT_TRUE(whyNotSent(content, "短信", today));
    EXPECT_FALSE(whyNotSent(content, "公众号", today)) << "nobody knows of a limit";
    content.size = {3, 1, 1, false};
    EXPECT_TRUE(whyNotSent(content, "短信", today));
    EXPECT_FALSE(whyNotSent(content, "群发", today));
    content.status = "draft";
    EXPECT_TRUE(whyNotSent(content, "群发", today));
    content.status = "usable";
    content.validUntil = today - 1;
    EXPECT_TRUE(whyNotSent(content, "群发", today));
}

TEST_F(StepPackTest, EveryGroupOfTheStepGetsExactlyOneOfTheEntries)
{
    step.content = contents[0].id;
    const Uuid region = *Uuid::parse(regions.front().id);
    step.pack = {{{"koc"}, {}, {}, contents[1].id}, {{}, {region}, {}, contents[2].id}};
    SopLine line;
    line.isShipped = true; // it is copied with what is made of it
    line.sop.id.bytes[15] = 2;
    line.sop.family = line.sop.id;
    line.sop.name = "分众";
    line.sop.status = "active";
    line.sop.steps = {step};
    PlaceSopDialog dialog(m_bench.tools, line, SopBoard(), m_bench.reader.now().day() + 1);
    dialog.show();
    ASSERT_TRUE(waitFor([&] { return dialog.preview().has_value(); }));
    const SopPreview &preview = *dialog.preview();
    EXPECT_EQ(preview.entries.size(), 3U);
    size_t together = 0;
    for (const SopPreviewEntry &entry : preview.entries)
        together += entry.groups;
    EXPECT_EQ(together, preview.groups) << "each in one of them";
    step.pack.clear();
    line.sop.steps = {step};
    PlaceSopDialog whole(m_bench.tools, line, SopBoard(), m_bench.reader.now().day() + 1);
    whole.show();
    ASSERT_TRUE(waitFor([&] { return whole.preview().has_value(); }));
    EXPECT_EQ(whole.preview()->groups, preview.groups) << "and nobody is forgotten";
    EXPECT_GT(preview.groups, 0U);
    dialog.accept();
    ASSERT_TRUE(m_bench.isQuiet());
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    const std::optional<Record> made = m_bench.record(Kind::Entry, dialog.made());
    ASSERT_TRUE(made);
    const std::vector<Record> entries =
        m_bench.records(Kind::Entry, "campaign", toValue(made->reference("campaign")));
    ASSERT_EQ(entries.size(), 3U);
    size_t excluding = 0;
    for (const Record &entry : entries) {
        const std::vector<Record> targets = m_bench.records(Kind::EntryTarget, "entry", toValue(entry.id));
        excluding += targets.size();
        if (entry.reference("content") == contents[0].id) {
            ASSERT_EQ(targets.size(), 1U);
            EXPECT_EQ(targets[0].text("mode"), "exclude");
            EXPECT_EQ(targets[0].reference("target"), region);
        }
    }
    EXPECT_EQ(excluding, 1U);
}

} // namespace
