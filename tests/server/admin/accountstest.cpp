// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "server/admin/accounts.h"
#include "server/admin/tokens.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

class AccountsTest : public ::testing::Test
{
protected:
    AccountsTest()
    {
        const auto t = must(m_db.storage->beginWrite());
        putUnit(*t, m_zone, "Z1", "zone", {});
        putUnit(*t, m_north, "R1", "region", m_zone);
        putUnit(*t, m_south, "R2", "region", m_zone);
        putUnit(*t, m_store, "S1", "store", m_north);
        must(t->commit());
    }

    static void putUnit(
        WriteTransaction &t, const Uuid &id, const char *code, const char *kind, const Uuid &parent)
    {
        Record unit = makeRecord(Kind::Org, id, bucket::ref(), {{"code", code}, {"kind", kind}});
        unit.put("parent", toValue(parent));
        must(t.putRecord(unit));
    }

    Result<Account> add(const std::string &name, Role role, std::vector<std::string> scope)
    {
        return m_accounts.add({name, role, std::move(scope), "eight888"});
    }

    TestStorage m_db;
    Uuid m_zone = m_db.ids.next();
    Uuid m_north = m_db.ids.next();
    Uuid m_south = m_db.ids.next();
    Uuid m_store = m_db.ids.next();
    Accounts m_accounts {*m_db.storage, m_db.clock, m_db.ids, "cli"};
};

TEST_F(AccountsTest, AScopeIsRegionsByCodeOrAZoneForAllItsRegions)
{
    EXPECT_EQ(must(add("north", Role::RegionManager, {"R1"})).regions, std::vector {m_north});
    EXPECT_EQ(must(add("zone", Role::Viewer, {"Z1", "R1"})).regions, (std::vector {m_north, m_south}));
    EXPECT_TRUE(must(add("boss", Role::Admin, {})).wholeBrand);
    EXPECT_EQ(add("wrong", Role::Viewer, {"R9"}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(add("wrong", Role::Viewer, {"S1"}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(add("wrong", Role::RegionManager, {}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(add("north", Role::Viewer, {"R2"}).error().code, ErrorCode::AlreadyExists);

    const auto read = must(m_db.storage->beginRead());
    EXPECT_TRUE(must(scopeOfUser(*read, "north")).mayRead(bucket::peopleOf(m_north)));
    EXPECT_FALSE(must(scopeOfUser(*read, "north")).mayRead(bucket::peopleOf(m_south)));
    EXPECT_EQ(scopeOfUser(*read, "nobody").error().code, ErrorCode::NotFound);
}

TEST_F(AccountsTest, APasswordIsKeptAsAHashAndChangedOnlyByTheRules)
{
    must(add("wang", Role::Viewer, {}));
    const auto hash = [&] { return must(must(m_db.storage->beginRead())->account("wang"))->passwordHash; };
    EXPECT_EQ(hash().substr(0, 31), "$argon2id$v=19$m=19456,t=2,p=1$");
    EXPECT_TRUE(passwordMatches(hash(), "eight888"));
    EXPECT_EQ(m_accounts.setPassword("wang", "七个汉字的密码").error().code, ErrorCode::InvalidInput);
    must(m_accounts.setPassword("wang", "八个汉字的密码啊"));
    EXPECT_FALSE(passwordMatches(hash(), "eight888"));
    EXPECT_TRUE(passwordMatches(hash(), "八个汉字的密码啊"));
    EXPECT_EQ(m_accounts.setPassword("nobody", "eight888").error().code, ErrorCode::NotFound);
}

TEST_F(AccountsTest, ADisabledUserHasNoScopeAndEveryChangeIsAudited)
{
    const Account wang = must(add("wang", Role::Viewer, {}));
    must(m_accounts.setDisabled("wang", true));
    const auto read = must(m_db.storage->beginRead());
    EXPECT_EQ(scopeOfUser(*read, "wang").error().code, ErrorCode::PermissionDenied);
    EXPECT_TRUE(must(m_accounts.list()).at(0).disabled);
    const auto audit = must(read->audit(10));
    ASSERT_EQ(audit.size(), 2U);
    EXPECT_EQ(audit[0].action, "user.disable");
    EXPECT_EQ(audit[1].action, "user.add");
    EXPECT_EQ(audit[1].detailJson.find("eight888"), std::string::npos);
    EXPECT_EQ(must(read->record(Kind::Card, wang.id))->text("display_name"), "wang");
}

TEST_F(AccountsTest, ATokenIsShownOnceAndKeptAsAHash)
{
    const std::string token = must(addIngestToken(*m_db.storage, m_db.clock, "cli", "scrm", "task-results"));
    EXPECT_EQ(token.size(), 43U) << "256 bits";
    const auto kept = must(must(m_db.storage->beginRead())->ingestTokens());
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].hash, tokenHash(token));
    EXPECT_EQ(addIngestToken(*m_db.storage, m_db.clock, "cli", "scrm", "orders").error().code,
        ErrorCode::AlreadyExists);
    EXPECT_EQ(
        addIngestToken(*m_db.storage, m_db.clock, "cli", "x", "everything").error().code, ErrorCode::Usage);
}

} // namespace
