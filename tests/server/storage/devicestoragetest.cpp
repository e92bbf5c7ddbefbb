// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

using Purpose = DeviceToken::Purpose;
using State = DeviceToken::State;

/// Two accounts; Wang has two devices, Li one.
class DeviceStorageTest : public ::testing::Test
{
protected:
    DeviceStorageTest()
    {
        for (const Account &account : {m_wang, m_li})
            must(m_t->putAccount(account));
        for (const Device &device : {m_laptop, m_desktop, m_other})
            must(m_t->putDevice(device));
    }

    Account account(const char *name)
    {
        return {m_db.ids.next(), name, "hash", "viewer", true, {}, false, 0};
    }
    Device device(const Account &owner, const char *name)
    {
        return {m_db.ids.next(), owner.id, name, m_db.ids.next(), 100, 100, DeviceState::SignedIn};
    }
    static DeviceToken token(char hash, const Device &device, Purpose purpose, int64_t issued)
    {
        return {std::string(32, hash), device.id, purpose, State::Live, issued, issued + 1000};
    }
    DeviceState stateOf(const Device &device) { return must(m_t->device(device.id))->state; }

    TestStorage m_db;
    Account m_wang = account("wang");
    Account m_li = account("li");
    Device m_laptop = device(m_wang, "laptop");
    Device m_desktop = device(m_wang, "desktop");
    Device m_other = device(m_li, "laptop");
    std::unique_ptr<WriteTransaction> m_t = must(m_db.storage->beginWrite());
};

TEST_F(DeviceStorageTest, ADeviceIsFoundByItsIdAndByItsAccount)
{
    EXPECT_EQ(must(m_t->device(m_laptop.id)), m_laptop);
    EXPECT_EQ(must(m_t->devices(m_wang.id)), (std::vector {m_laptop, m_desktop}));
    EXPECT_EQ(must(m_t->devices({})).size(), 3U);
    EXPECT_FALSE(must(m_t->device(m_wang.id)));
    Device seen = m_laptop;
    seen.lastSeenAtMs = 200;
    seen.clientId = {};
    must(m_t->putDevice(seen));
    EXPECT_EQ(must(m_t->device(m_laptop.id)), seen);
}

TEST_F(DeviceStorageTest, ATokenIsFoundByItsHashAndItsDeviceAndOutlivesTheProgram)
{
    const DeviceToken refresh = token('r', m_laptop, Purpose::Refresh, 2);
    const DeviceToken access = token('a', m_laptop, Purpose::Access, 1);
    must(m_t->putDeviceToken(refresh));
    must(m_t->putDeviceToken(access));
    must(m_t->putDeviceToken(token('x', m_other, Purpose::Access, 0)));
    EXPECT_EQ(must(m_t->deviceTokens(m_laptop.id)), (std::vector {access, refresh}));
    DeviceToken used = refresh;
    used.state = State::Used;
    used.expiresAtMs = 3;
    must(m_t->putDeviceToken(used));
    must(m_t->dropDeviceToken(access.hash));
    must(m_t->commit());
    m_t.reset();
    m_db.reopen();
    const auto read = must(m_db.storage->beginRead());
    EXPECT_EQ(must(read->deviceToken(refresh.hash)), used);
    EXPECT_FALSE(must(read->deviceToken(access.hash)));
    EXPECT_EQ(must(read->deviceTokens({})).size(), 2U);
}

TEST_F(DeviceStorageTest, AllOfAnAccountEndTogetherAndTheFirstReasonStays)
{
    Device lost = m_desktop;
    lost.state = DeviceState::Revoked;
    must(m_t->putDevice(lost));
    EXPECT_EQ(must(m_t->endDevices(m_wang.id, DeviceState::PasswordChanged)), 1U);
    EXPECT_EQ(must(m_t->endDevices(m_wang.id, DeviceState::AccountDisabled)), 0U);
    EXPECT_EQ(stateOf(m_laptop), DeviceState::PasswordChanged);
    EXPECT_EQ(stateOf(m_desktop), DeviceState::Revoked);
    EXPECT_EQ(stateOf(m_other), DeviceState::SignedIn);
}

TEST_F(DeviceStorageTest, DevicesNotSeenForLongAreForgottenButNotTheRevokedOnes)
{
    Device lost = m_desktop;
    lost.state = DeviceState::Revoked;
    must(m_t->putDevice(lost));
    Device seen = m_other;
    seen.lastSeenAtMs = 500;
    must(m_t->putDevice(seen));
    for (const Device &each : {m_laptop, m_desktop, m_other})
        must(m_t->putDeviceToken(token(each.name[0] == 'd' ? 'd'
                : each.id == m_other.id                    ? 'o'
                                                           : 'l',
            each, Purpose::Refresh, 1)));
    EXPECT_EQ(must(m_t->forgetDevices(500)), 1U);
    EXPECT_FALSE(must(m_t->device(m_laptop.id)));
    EXPECT_TRUE(must(m_t->deviceTokens(m_laptop.id)).empty());
    EXPECT_EQ(must(m_t->deviceTokens({})).size(), 2U);
    EXPECT_EQ(must(m_t->forgetDevices(500)), 0U);
}

TEST_F(DeviceStorageTest, ATokenOfNoDeviceIsNotTaken)
{
    DeviceToken stray = token('s', m_laptop, Purpose::Access, 1);
    stray.device = m_wang.id;
    EXPECT_FALSE(m_t->putDeviceToken(stray).ok());
}

} // namespace
