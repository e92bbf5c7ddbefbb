// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits as the window makes them, on a real profile: nothing waits, answers come back into the GUI thread, and who may
// not edit is told why.

#include "views/common/editdesk.h"

#include <QThread>

#include "models/protocol/bucketnames.h"
#include "tests/support/editbench.h"
#include "views/common/texts.h"

using namespace qunce;
using namespace qunce::test;

namespace {

Record someGuide(const EditBench &bench)
{
    CacheReader cache(bench.profile);
    Result<ReadSnapshot> snapshot = cache.snapshot();
    std::optional<Record> found;
    const Result<void> visited =
        snapshot->eachRecord(Kind::Guide, [&found](const Record &guide) -> Result<void> {
            if (!found)
                found = guide;
            return {};
        });
    EXPECT_TRUE(visited.ok() && found);
    return *found;
}

EditRequest tagged(const Record &guide, const std::string &tag)
{
    EditRequest request;
    request.title = Message("Tags of %1", {guide.text("name")});
    request.changes.push_back(ChangeFields {guide.kind, guide.id, {}, {{"tags", SetEdit {{tag}, {}}}}});
    return request;
}

bool hasTag(const std::optional<Record> &record, const std::string &tag)
{
    const std::vector<std::string> tags = record ? record->set("tags") : std::vector<std::string>();
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

TEST(EditDeskTest, AnEditIsSavedAndReadersAreToldAndItCanBeTakenBack)
{
    EditBench bench;
    const Record guide = someGuide(bench);
    int told = 0;
    QString savedTitle;
    QObject::connect(&bench.reader, &BoardReader::dataChanged, &bench.reader, [&told] { ++told; });
    QObject::connect(&bench.edits, &EditDesk::saved, &bench.reader,
        [&savedTitle](const Uuid &, const EditTitle &title) { savedTitle = text(title.asMessage()); });
    QThread *answeredIn = nullptr;
    bench.edits.commit(tagged(guide, "重点跟进"), nullptr, [&answeredIn](const Result<EditDone> &outcome) {
        EXPECT_TRUE(outcome.ok());
        answeredIn = QThread::currentThread();
    });
    EXPECT_EQ(bench.edits.waiting(), 1) << "the call itself does not wait";
    ASSERT_TRUE(bench.isQuiet());
    EXPECT_EQ(answeredIn, QThread::currentThread());
    EXPECT_TRUE(hasTag(bench.record(Kind::Guide, guide.id), "重点跟进"));
    EXPECT_TRUE(savedTitle.contains(QString::fromStdString(guide.text("name"))));
    EXPECT_TRUE(waitFor([&told] { return told > 0; }));
    ASSERT_TRUE(waitFor([&bench] { return bench.edits.undoState().undo.has_value(); }));

    bench.edits.undo();
    ASSERT_TRUE(bench.isQuiet());
    EXPECT_FALSE(hasTag(bench.record(Kind::Guide, guide.id), "重点跟进"));
    ASSERT_TRUE(waitFor([&bench] { return bench.edits.undoState().redo.has_value(); }));
    bench.edits.redo();
    ASSERT_TRUE(bench.isQuiet());
    EXPECT_TRUE(hasTag(bench.record(Kind::Guide, guide.id), "重点跟进"));
}

TEST(EditDeskTest, WhoeverIsGoneIsNotCalledAndTheEditIsSavedAllTheSame)
{
    EditBench bench;
    const Record guide = someGuide(bench);
    auto asker = std::make_unique<QObject>();
    bool called = false;
    bench.edits.commit(
        tagged(guide, "新标签"), asker.get(), [&called](const Result<EditDone> &) { called = true; });
    asker.reset();
    ASSERT_TRUE(bench.isQuiet());
    EXPECT_FALSE(called);
    EXPECT_TRUE(hasTag(bench.record(Kind::Guide, guide.id), "新标签"));
}

TEST(EditDeskTest, WhatWasAskedBeforeTheEndIsDone)
{
    EditBench bench;
    const Record guide = someGuide(bench);
    bench.edits.commit(tagged(guide, "最后一刻"), nullptr, {});
    bench.closeBook();
    EXPECT_TRUE(hasTag(bench.record(Kind::Guide, guide.id), "最后一刻"));
    EXPECT_FALSE(bench.edits.whyNot().empty());
    bool refused = false;
    bench.edits.commit(tagged(guide, "太晚"), nullptr,
        [&refused](const Result<EditDone> &outcome) { refused = !outcome.ok(); });
    ASSERT_TRUE(bench.isQuiet());
    EXPECT_TRUE(refused);
    EXPECT_EQ(bench.refusals, std::vector<std::string> {"closed"});
}

TEST(EditDeskTest, FieldsThatMayNotBeChangedSayWhy)
{
    EditBench manager("zhejiang");
    const Record own = someGuide(manager);
    EXPECT_TRUE(manager.edits.mayEdit(own, "tags"));
    EXPECT_EQ(manager.edits.whyNot(own, "name").english(), "Your role may not change this.");
    Record elsewhere = own;
    elsewhere.bucket = bucket::peopleOf(manager.reader.user().id); // some region that is not theirs
    EXPECT_EQ(manager.edits.whyNot(elsewhere, "tags").english(),
        "This belongs to a region that is not yours (any more).");

    EditBench viewer("beijing");
    const Record seen = someGuide(viewer);
    EXPECT_EQ(viewer.edits.whyNot(seen, "tags").english(), "Your role may not change this.");
    viewer.edits.commit(tagged(seen, "不行"), nullptr, {});
    ASSERT_TRUE(viewer.isQuiet());
    ASSERT_EQ(viewer.refusals.size(), 1U);
    EXPECT_FALSE(hasTag(viewer.record(Kind::Guide, seen.id), "不行"));
}

} // namespace
