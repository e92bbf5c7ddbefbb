// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Images from one console to the server and to another: the real server over loopback, the real courier and its files.

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "models/protocol/frame.h"
#include "models/protocol/imagefile.h"
#include "models/sync/blobcourier.h"
#include "tests/support/program.h"
#include "tests/support/smallimages.h"
#include "tests/sync/brandserver.h"
#include "tests/sync/cuttransport.h"
#include "tests/sync/rawtransport.h"

namespace qunce::test {

namespace {

using namespace std::chrono_literals;

const Uuid kClient = *Uuid::parse("0197a000-0000-7000-8000-0000000000c1");

class BlobTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        using server::testing::must;
        SystemClock clock;
        SeededIdSource ids(7, 1'767'225'600'000);
        server::Accounts accounts(*server.storage, clock, ids, "test");
        const Uuid region = ids.next();
        auto transaction = must(server.storage->beginWrite());
        must(transaction->putRecord(server::testing::makeRecord(
            Kind::Org, region, server::bucket::ref(), {{"code", "R1"}, {"kind", "region"}, {"name", "R1"}})));
        must(transaction->commit());
        transaction.reset();
        must(accounts.add({"li", server::Role::RegionManager, {"R1"}, BrandServer::kPassword}));
        must(accounts.add({"zhao", server::Role::Viewer, {}, BrandServer::kPassword}));
    }
    std::string tokenOf(const std::string &user)
    {
        const std::string body =
            encode(SessionRequest {user, BrandServer::kPassword, "laptop"}, WireFormat::Json);
        RawClient client(server.port());
        const RawResponse answer = client.ask("POST /v1/session?fmt=json HTTP/1.1\r\nHost: test\r\n"
            + fields({}) + "Content-Type: " + std::string(contentType(WireFormat::Json)) + "\r\nX-Body-Hash: "
            + bodyHash(body) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        const Result<SessionReply> reply = decodeSessionReply(answer.body, WireFormat::Json);
        EXPECT_TRUE(reply.ok()) << answer.body;
        return reply.ok() ? reply->tokens.access : std::string();
    }
    static std::string fields(const std::string &token)
    {
        return "X-Qunce-Sync: 1\r\nX-Schema: " + std::to_string(kSchemaVersion)
            + "\r\nX-Client-Id: " + kClient.toString() + "\r\n"
            + (token.empty() ? std::string() : "Authorization: Bearer " + token + "\r\n");
    }
    RawResponse put(const std::string &token, const std::string &name, const std::string &bytes)
    {
        return RawClient(server.port())
            .ask("PUT /v1/blob/" + name + " HTTP/1.1\r\nHost: test\r\n" + fields(token)
                + "X-Body-Hash: " + bodyHash(bytes) + "\r\nContent-Length: " + std::to_string(bytes.size())
                + "\r\n\r\n" + bytes);
    }
    RawResponse get(const std::string &token, const std::string &name)
    {
        return RawClient(server.port())
            .ask("GET /v1/blob/" + name + " HTTP/1.1\r\nHost: test\r\n" + fields(token) + "\r\n");
    }
    /// As if the driver had made a call.
    void signIn(SideCalls &calls, const std::string &user)
    {
        HttpRequest request {"GET", "/v1/health", {}, {}};
        request.headers = {{"X-Qunce-Sync", "1"}, {"X-Schema", std::to_string(kSchemaVersion)},
            {"X-Client-Id", kClient.toString()}, {"Authorization", "Bearer " + tokenOf(user)}};
        calls.send(1, server.url(), std::move(request), 1'000, [](const Transport::Outcome &) {});
    }
    static Result<std::string> fetched(BlobCourier &courier, const std::string &name)
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::optional<Result<std::string>> answer;
        courier.fetch(name, [&](Result<std::string> bytes) {
            const std::lock_guard lock(mutex);
            answer = std::move(bytes);
            changed.notify_all();
        });
        std::unique_lock lock(mutex);
        EXPECT_TRUE(changed.wait_for(lock, 30s, [&] { return answer.has_value(); }));
        return answer ? std::move(*answer) : Result<std::string>(Error {ErrorCode::Cancelled, {}, {}});
    }
    static std::string added(BlobCourier &courier, const std::string &bytes)
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::optional<Result<std::string>> answer;
        courier.add(bytes, [&](Result<std::string> name) {
            const std::lock_guard lock(mutex);
            answer = std::move(name);
            changed.notify_all();
        });
        std::unique_lock lock(mutex);
        EXPECT_TRUE(changed.wait_for(lock, 30s, [&] { return answer.has_value(); }));
        return answer && answer->ok() ? **answer : std::string();
    }
    bool isAtServer(const std::string &name)
    {
        const auto reading = server.storage->beginRead();
        const Result<bool> has = (*reading)->hasBlob(name);
        return has.ok() && *has;
    }
    template <typename Condition>
    static bool waitFor(Condition condition)
    {
        const auto deadline = std::chrono::steady_clock::now() + 30s;
        while (!condition()) {
            if (std::chrono::steady_clock::now() > deadline)
                return false;
            std::this_thread::yield();
        }
        return true;
    }

    TempDir folder;
    BrandServer server;
    RawTransport network;
};

TEST_F(BlobTest, WhoMayMakeContentPutsAnImageAndWhoMayReadItGetsIt)
{
    const std::string image = smallPng(30, 20);
    const std::string wang = tokenOf("wang");
    EXPECT_EQ(put(wang, blobName(image), image).status, 200);
    EXPECT_EQ(put(wang, blobName(image), image).status, 200) << "again";
    for (const char *user : {"wang", "li", "zhao"}) {
        const RawResponse answer = get(tokenOf(user), blobName(image));
        EXPECT_EQ(answer.status, 200) << user;
        EXPECT_EQ(answer.body, image);
        EXPECT_TRUE(answer.has("Content-Type: image/png"));
        EXPECT_TRUE(answer.has("X-Body-Hash: " + bodyHash(image)));
    }
    EXPECT_EQ(get({}, blobName(image)).status, 401);
    EXPECT_EQ(put(tokenOf("li"), blobName(smallPng(1, 2)), smallPng(1, 2)).status, 200)
        << "regions hand in what their KOCs made";
    EXPECT_EQ(put(tokenOf("zhao"), blobName(smallPng(1, 1)), smallPng(1, 1)).status, 403);
    EXPECT_EQ(get(wang, blobName("unknown")).status, 404);
    EXPECT_EQ(get(wang, "nonsense").status, 404);
}

TEST_F(BlobTest, WhatIsNoImageOrHasAnotherNameIsRefusedAndNothingIsKept)
{
    const std::string token = tokenOf("wang");
    EXPECT_EQ(put(token, blobName("<svg/>"), "<svg/>").status, 400);
    EXPECT_EQ(put(token, blobName(smallPng(1, 2)), smallPng(1, 1)).status, 400);
    EXPECT_EQ(put(token, blobName(""), "").status, 400);
    const std::string large = smallPng(1, 1) + std::string(kMaxImageBytes, 'x');
    RawClient client(server.port());
    EXPECT_EQ(client
                  .ask("PUT /v1/blob/" + blobName(large) + " HTTP/1.1\r\nHost: test\r\n" + fields(token)
                      + "Content-Length: " + std::to_string(50 << 20) + "\r\n\r\n")
                  .status,
        413)
        << "refused before it is sent";
    const auto reading = server.storage->beginRead();
    EXPECT_EQ(*(*reading)->blobBytes(), 0U);
}

TEST_F(BlobTest, TheServerKeepsNoMoreThanItHasRoomFor)
{
    server::BlobService blobs(*server.storage, 2 * smallPng(1, 1).size());
    server::Caller caller;
    caller.role = Role::Admin;
    caller.scope = server::Scope::ofBrand(Role::Admin, caller.account);
    const auto isTaken = [&](const std::string &bytes) {
        return blobs.put(blobName(bytes), bytes, caller, 1).ok();
    };
    EXPECT_TRUE(isTaken(smallPng(1, 1)));
    EXPECT_TRUE(isTaken(smallPng(2, 1)));
    EXPECT_FALSE(isTaken(smallPng(3, 1)));
    EXPECT_TRUE(isTaken(smallPng(1, 1))) << "it is there";
}

TEST_F(BlobTest, WhatIsAddedOfflineIsSentLaterAndSeenElsewhere)
{
    SideCalls mine(network);
    std::string name;
    {
        BlobCourier courier(folder.file("mine"), mine);
        name = added(courier, smallPng(64, 64));
        ASSERT_EQ(name, blobName(smallPng(64, 64)));
        EXPECT_EQ(*fetched(courier, name), smallPng(64, 64)) << "its owner sees it at once";
        EXPECT_FALSE(isAtServer(name));
    }
    EXPECT_EQ(BlobStore(folder.file("mine")).waiting(), std::vector<std::string> {name})
        << "the program ended";
    SideCalls theirs(network);
    signIn(theirs, "li");
    BlobCourier other(folder.file("theirs"), theirs);
    EXPECT_EQ(fetched(other, name).error().code, ErrorCode::NotFound) << "not there yet";
    BlobCourier again(folder.file("mine"), mine);
    signIn(mine, "wang");
    again.sendWaiting();
    ASSERT_TRUE(waitFor([&] { return isAtServer(name); }));
    EXPECT_EQ(*fetched(other, name), smallPng(64, 64));
    ASSERT_TRUE(waitFor([&] { return BlobStore(folder.file("mine")).waiting().empty(); }));
    server.stop();
    EXPECT_EQ(*fetched(other, name), smallPng(64, 64)) << "kept here";
    EXPECT_EQ(fetched(other, blobName("other")).error().code, ErrorCode::Io);
}

TEST_F(BlobTest, ACutConnectionLosesNothing)
{
    CutTransport cut(network);
    SideCalls calls(cut);
    signIn(calls, "wang");
    cut.cuts = 1'000;
    BlobCourier courier(folder.file("mine"), calls);
    std::vector<std::string> names;
    for (int i = 1; i <= 5; ++i)
        names.push_back(added(courier, smallPng(i, i)));
    const int before = cut.calls;
    courier.sendWaiting();
    ASSERT_TRUE(waitFor([&] { return cut.calls > before; }));
    EXPECT_EQ(BlobStore(folder.file("mine")).waiting().size(), 5U);
    cut.cuts = 0;
    ASSERT_TRUE(waitFor([&] {
        courier.sendWaiting();
        return BlobStore(folder.file("mine")).waiting().empty();
    }));
    for (const std::string &name : names)
        EXPECT_TRUE(isAtServer(name));
}

TEST_F(BlobTest, WhatTheServerDoesNotTakeIsToldAndStaysHere)
{
    SideCalls calls(network);
    signIn(calls, "zhao"); // who may make no content
    std::atomic<int> refusals = 0;
    BlobCourier courier(folder.file("mine"), calls, [&](const std::string &, const Error &why) {
        EXPECT_EQ(why.code, ErrorCode::PermissionDenied);
        ++refusals;
    });
    const std::string name = added(courier, smallPng(5, 5));
    ASSERT_TRUE(waitFor([&] { return refusals == 1; }));
    EXPECT_EQ(*fetched(courier, name), smallPng(5, 5));
    EXPECT_FALSE(isAtServer(name));
}

constexpr char kUploadDirectory[] = "QUNCE_UPLOAD_DIRECTORY";
constexpr char kUploadServer[] = "QUNCE_UPLOAD_SERVER";
constexpr char kUploadToken[] = "QUNCE_UPLOAD_TOKEN";

/// Takes a moment on the way.
std::string largeImage(int number)
{
    return smallPng(number, 7) + std::string(4 << 20, static_cast<char>('a' + number % 26));
}

void signInWith(SideCalls &calls, const std::string &url, const std::string &token)
{
    HttpRequest request {"GET", "/v1/health", {}, {}};
    request.headers = {{"X-Qunce-Sync", "1"}, {"X-Schema", std::to_string(kSchemaVersion)},
        {"X-Client-Id", kClient.toString()}, {"Authorization", "Bearer " + token}};
    calls.send(1, url, std::move(request), 1'000, [](const Transport::Outcome &) {});
}

/// A console's process: adds images, says so when they are on the disk, and sends them.
TEST(UploadingCourier, DISABLED_AddsAndSendsUntilItIsKilled)
{
    const char *directory = std::getenv(kUploadDirectory);
    ASSERT_NE(directory, nullptr);
    RawTransport network;
    SideCalls calls(network);
    signInWith(calls, std::getenv(kUploadServer), std::getenv(kUploadToken));
    BlobCourier courier(directory, calls);
    for (int number = 1; number <= 40; ++number) {
        std::mutex mutex;
        std::condition_variable changed;
        bool isAdded = false;
        courier.add(largeImage(number), [&](const Result<std::string> &name) {
            if (name.ok())
                std::cout << "added " << *name << std::endl;
            const std::lock_guard lock(mutex);
            isAdded = true;
            changed.notify_all();
        });
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return isAdded; });
    }
    for (;;)
        std::this_thread::sleep_for(1s); // until somebody kills it
}

TEST_F(BlobTest, KilledInTheMiddleOfAnUploadALaterSyncBringsThemAll)
{
    const std::string token = tokenOf("wang");
    std::set<std::string> all;
    int inTheMiddle = 0;
    for (int round = 0; round < 6; ++round) {
        const std::string output = folder.file("upload" + std::to_string(round) + ".out");
        Program console({std::filesystem::read_symlink("/proc/self/exe").string(),
                            "--gtest_also_run_disabled_tests", "--gtest_filter=UploadingCourier.*"},
            output, folder.file("upload.err"),
            {std::string(kUploadDirectory) + "=" + folder.file("killed"),
                std::string(kUploadServer) + "=" + server.url(), std::string(kUploadToken) + "=" + token});
        const auto addedNames = [&output] {
            std::vector<std::string> names;
            std::istringstream lines(readFile(output));
            std::string word;
            std::string name;
            while (lines >> word) {
                if (word == "added" && lines >> name && name.size() == 64)
                    names.push_back(name);
            }
            return names;
        };
        ASSERT_TRUE(waitFor([&] { return addedNames().size() > static_cast<size_t>(round); }))
            << readFile(folder.file("upload.err"));
        std::this_thread::sleep_for(std::chrono::milliseconds(7 * round)); // somewhere in an upload
        console.signal(SIGKILL);
        console.wait();
        for (const std::string &name : addedNames())
            all.insert(name);
        inTheMiddle += BlobStore(folder.file("killed")).waiting().empty() ? 0 : 1;
    }
    EXPECT_GT(inTheMiddle, 0) << "no kill came before the last of them was sent";
    SideCalls calls(network);
    signIn(calls, "wang");
    BlobCourier courier(folder.file("killed"), calls);
    courier.sendWaiting();
    ASSERT_TRUE(waitFor([&] { return BlobStore(folder.file("killed")).waiting().empty(); }));
    for (const std::string &name : all)
        EXPECT_TRUE(isAtServer(name)) << "what was said to be kept is there";
    const auto reading = server.storage->beginRead();
    const Result<void> whole =
        (*reading)->eachBlob([](std::string_view hash, std::string_view bytes) -> Result<void> {
            EXPECT_EQ(blobName(bytes), hash);
            return {};
        });
    EXPECT_TRUE(whole.ok());
}

} // namespace

} // namespace qunce::test
