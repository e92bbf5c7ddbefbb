// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people see of their own devices, and revoking one of them.

#include <gtest/gtest.h>

#include "models/protocol/devicemessages.h"
#include "tests/server/handlers/sessionworld.h"

namespace qunce::server::testing {
namespace {

constexpr const char *kOtherLaptop = "01970000-0000-7000-8000-00000000c22e";

class OwnDevicesTest : public ::testing::Test
{
protected:
    Request from(const char *laptop, Request request)
    {
        request.headers["x-client-id"] = laptop;
        return request;
    }
    SessionReply signIn(const char *laptop, const std::string &user = "wang")
    {
        const Response response = ask(world.router(),
            from(laptop,
                goodRequest("POST", "/v1/session",
                    encode(SessionRequest {user, kPassword, std::string("laptop ") + laptop[35]},
                        WireFormat::Json))));
        return must(decodeSessionReply(response.body, formatOf(response)));
    }
    std::vector<OwnDevice> devices(const SessionReply &session, const char *laptop = kClientId)
    {
        const Response response = ask(world.router(),
            from(laptop,
                goodRequest("GET", "/v1/session/devices", {}, WireFormat::Json, session.tokens.access)));
        EXPECT_EQ(summary(response), "200");
        const Result<DevicesReply> reply = decodeDevicesReply(response.body, formatOf(response));
        EXPECT_TRUE(reply.ok());
        return reply.ok() ? reply->devices : std::vector<OwnDevice>();
    }
    std::string revoke(const SessionReply &session, const std::string &device)
    {
        Request request = goodRequest(
            "DELETE", "/v1/session/devices/" + device, {}, WireFormat::Json, session.tokens.access);
        request.parameters["device"] = device;
        return summary(ask(world.router(), std::move(request)));
    }

    SessionWorld world;
};

TEST_F(OwnDevicesTest, OneSeesOnesOwnLaptopsAndWhichOneThisIs)
{
    const SessionReply here = signIn(kClientId);
    world.clock.advance(std::chrono::minutes(5));
    const SessionReply there = signIn(kOtherLaptop);
    signIn(kOtherLaptop, "li"); // at the same laptop, but somebody else
    const std::vector<OwnDevice> seen = devices(here);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].id, here.device);
    EXPECT_TRUE(seen[0].isCurrent);
    EXPECT_EQ(seen[1].id, there.device);
    EXPECT_FALSE(seen[1].isCurrent);
    EXPECT_EQ(seen[1].lastSeenMs - seen[0].lastSeenMs, 5 * 60'000);
    EXPECT_EQ(seen[1].signedInMs, seen[1].lastSeenMs);
    EXPECT_TRUE(devices(there, kOtherLaptop)[0].isCurrent);
}

TEST_F(OwnDevicesTest, ALaptopThatSignedInTwiceStandsThereOnce)
{
    signIn(kOtherLaptop);
    world.clock.advance(std::chrono::minutes(1));
    const SessionReply second = signIn(kOtherLaptop);
    const SessionReply here = signIn(kClientId);
    const std::vector<OwnDevice> seen = devices(here);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[1].id, second.device);
    world.signOut(here.tokens.access);
    EXPECT_EQ(devices(second, kOtherLaptop).size(), 1U) << "one that has signed out is not listed";
}

TEST_F(OwnDevicesTest, ARevokedLaptopIsOrderedToWipeAndTheOthersGoOn)
{
    const SessionReply here = signIn(kClientId);
    const SessionReply earlier = signIn(kOtherLaptop);
    const SessionReply there = signIn(kOtherLaptop);
    EXPECT_EQ(revoke(here, there.device.toString()), "200");
    for (const SessionReply &session : {earlier, there}) {
        const Response response = ask(world.router(),
            from(kOtherLaptop, goodRequest("GET", "/who", {}, WireFormat::Json, session.tokens.access)));
        EXPECT_EQ(summary(response), "403 device_revoked wipe");
        EXPECT_FALSE(errorOf(response).signature.empty());
    }
    EXPECT_EQ(summary(world.who(here.tokens.access)), "200");
    EXPECT_EQ(devices(here).size(), 1U);
    EXPECT_EQ(world.audit(1), std::vector<std::string> {"device.revoke wang"});
    EXPECT_EQ(revoke(here, there.device.toString()), "200") << "asked again after a lost answer";
}

TEST_F(OwnDevicesTest, NeitherTheDeviceThatAsksNorThatOfAnotherIsRevoked)
{
    const SessionReply here = signIn(kClientId);
    const SessionReply others = signIn(kOtherLaptop, "li");
    EXPECT_EQ(revoke(here, here.device.toString()), "403 forbidden quarantine");
    EXPECT_EQ(revoke(here, others.device.toString()), "404 not_found report");
    EXPECT_EQ(revoke(here, "nonsense"), "404 not_found report");
    EXPECT_EQ(revoke(here, world.db.ids.next().toString()), "404 not_found report");
    EXPECT_EQ(summary(world.who(here.tokens.access)), "200");
    const Response other = ask(world.router(),
        from(kOtherLaptop, goodRequest("GET", "/who", {}, WireFormat::Json, others.tokens.access)));
    EXPECT_EQ(summary(other), "200");
}

TEST_F(OwnDevicesTest, NobodyAsksWithoutAToken)
{
    EXPECT_EQ(
        summary(ask(world.router(), goodRequest("GET", "/v1/session/devices"))), "401 token_invalid login");
}

} // namespace
} // namespace qunce::server::testing
