// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages that parse but say what the protocol does not allow: refused as a whole, and the next good one is taken.

#include "tests/store/integrity.h"
#include "tests/store/storefixture.h"

namespace qunce::test {
namespace {

const std::string kHostileFact = "guide.day/2026-09-08/orders";

class HostilePagesTest : public StoreFixture
{
protected:
    void SetUp() override
    {
        StoreFixture::SetUp();
        ASSERT_TRUE(store->beginGeneration("epoch").ok());
    }

    void expectRefused(PageMaker &maker)
    {
        const Result<TakeOutcome> outcome = store->take(maker.page(), {});
        ASSERT_FALSE(outcome.ok());
        EXPECT_EQ(outcome.error().code, ErrorCode::InvalidInput) << outcome.error().detail;
        reload();
        EXPECT_TRUE(loaded.buckets.empty());
        PageMaker good;
        good.fact(kFactsOne, kHostileFact, 1, "payload");
        TakePlan plan;
        plan.apply = {stateOf(kFactsOne, 1, {{"fact", kHostileFact, 1}})};
        const Result<TakeOutcome> taken = store->take(good.page(), plan);
        ASSERT_TRUE(taken.ok()) << taken.error().detail;
        EXPECT_TRUE(taken->applied);
        store.reset();
        expectSound(directory());
    }
};

TEST_F(HostilePagesTest, aPayloadLongerThanItSays)
{
    PageMaker maker;
    expectRefused(maker.rawFact(kFactsOne, kHostileFact, 1, 3, packed("payload")));
}

TEST_F(HostilePagesTest, aPayloadShorterThanItSays)
{
    PageMaker maker;
    expectRefused(maker.rawFact(kFactsOne, kHostileFact, 1, 300, packed("payload")));
}

TEST_F(HostilePagesTest, aPayloadThatIsNoFrame)
{
    PageMaker maker;
    expectRefused(maker.rawFact(kFactsOne, kHostileFact, 1, 7, "payload"));
}

TEST_F(HostilePagesTest, aSizeBeyondAllReason)
{
    PageMaker maker;
    expectRefused(maker.rawFact(kFactsOne, kHostileFact, 1, uint64_t {1} << 40, packed("payload")));
}

TEST_F(HostilePagesTest, framesThatUnpackToFarMoreThanThePage)
{
    const std::string zeros(8 << 20, '\0');
    PageMaker maker;
    for (int day = 1; day < 29; ++day)
        maker.fact(kFactsOne,
            "guide.day/2026-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "/orders",
            static_cast<uint64_t>(day), zeros);
    expectRefused(maker);
}

TEST_F(HostilePagesTest, anIdThatIsNone)
{
    PullWriter writer(WireFormat::Cbor);
    writer.beginRow("guide", kPeopleOne, {}, "no id", 1);
    writer.endRow();
    EXPECT_EQ(store->take(*PullPage::parse(writer.finish({})), {}).error().code, ErrorCode::InvalidInput);
}

TEST_F(HostilePagesTest, valuesOfAnotherType)
{
    for (const auto &[field, value] :
        std::map<std::string, FieldValue> {{"name", int64_t {7}}, {"joined_on", std::string("yesterday")},
            {"store", std::string("S1")}, {"tags", std::string("a")}}) {
        PageMaker maker;
        maker.record("guide", kPeopleOne, idNumber(1), 1, {{field, value}});
        EXPECT_EQ(store->take(maker.page(), {}).error().code, ErrorCode::InvalidInput) << field;
        reload();
    }
}

TEST_F(HostilePagesTest, factsAmongRecordsAndRecordsAmongFacts)
{
    PageMaker fact;
    expectRefused(fact.fact(kPeopleOne, kHostileFact, 1, "payload"));
    start();
    ASSERT_TRUE(store->beginGeneration("epoch").ok());
    PageMaker record;
    expectRefused(record.record("guide", kFactsOne, idNumber(1), 1, {}));
}

} // namespace
} // namespace qunce::test
