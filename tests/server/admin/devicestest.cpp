// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "server/admin/devices.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

/// Wang has signed in twice on one laptop and once on another; Li on the first one too.
class DevicesTest : public ::testing::Test
{
protected:
    DevicesTest()
    {
        const auto t = must(m_db.storage->beginWrite());
        must(t->putAccount({m_wang, "wang", "hash", "viewer", true, {}, false, 0}));
        must(t->putAccount({m_li, "li", "hash", "viewer", true, {}, false, 0}));
        must(t->putDevice({m_first, m_wang, "laptop", m_laptop, 1, 1, DeviceState::SignedOut}));
        must(t->putDevice({m_second, m_wang, "laptop", m_laptop, 2, 2, DeviceState::SignedIn}));
        must(t->putDevice({m_other, m_wang, "desktop", m_desktop, 3, 3, DeviceState::SignedIn}));
        must(t->putDevice({m_lis, m_li, "laptop", m_laptop, 4, 4, DeviceState::SignedIn}));
        must(t->commit());
    }

    DeviceState stateOf(const Uuid &device)
    {
        return must(must(m_db.storage->beginRead())->device(device))->state;
    }

    TestStorage m_db;
    Uuid m_wang = m_db.ids.next();
    Uuid m_li = m_db.ids.next();
    Uuid m_laptop = m_db.ids.next();
    Uuid m_desktop = m_db.ids.next();
    Uuid m_first = m_db.ids.next();
    Uuid m_second = m_db.ids.next();
    Uuid m_other = m_db.ids.next();
    Uuid m_lis = m_db.ids.next();
};

TEST_F(DevicesTest, ALaptopIsRevokedWithAllSignInsOfTheUserFromIt)
{
    const uint64_t before = m_db.storage->rightsVersion();
    must(revokeDevice(*m_db.storage, m_db.clock, "cli", m_second.toString()));
    EXPECT_GT(m_db.storage->rightsVersion(), before) << "so that a running server knows";
    EXPECT_EQ(stateOf(m_second), DeviceState::Revoked);
    EXPECT_EQ(stateOf(m_first), DeviceState::Revoked) << "what is left of it is to be wiped too";
    EXPECT_EQ(stateOf(m_other), DeviceState::SignedIn);
    EXPECT_EQ(stateOf(m_lis), DeviceState::SignedIn);
    const AuditEntry entry = must(must(m_db.storage->beginRead())->audit(1)).at(0);
    EXPECT_EQ(entry.action, "device.revoke");
    EXPECT_NE(entry.detailJson.find(m_second.toString()), std::string::npos);
}

TEST_F(DevicesTest, WhatIsNoDeviceIsNotFound)
{
    for (const std::string &text : {std::string("laptop"), std::string(), m_wang.toString()})
        EXPECT_EQ(revokeDevice(*m_db.storage, m_db.clock, "cli", text).error().code, ErrorCode::NotFound);
}

} // namespace
