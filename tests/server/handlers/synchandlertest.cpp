// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "server/handlers/synchandler.h"
#include "tests/server/handlers/calls.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

/// Lets "good" in and calls everything else expired.
class OneToken : public Authenticator
{
public:
    Outcome<std::shared_ptr<const Caller>> authenticate(std::string_view accessToken, const Uuid &) override
    {
        if (accessToken != "good")
            return Refusal {Refusal::Code::TokenExpired, "not good"};
        Caller caller;
        caller.name = "wang";
        return std::make_shared<const Caller>(caller);
    }
};

/// Answers a refresh request with its token as detail; the names of refusals and errors with those.
class EchoHandler : public MessageHandler<RefreshRequest>
{
public:
    explicit EchoHandler(const SyncServices &services) : MessageHandler(services, decodeRefreshRequest) { }

    std::function<Outcome<Answer>(const CallContext &)> override_;

protected:
    Outcome<Answer> answer(const CallContext &context, RefreshRequest message) override
    {
        if (override_)
            return override_(context);
        ErrorReply reply;
        reply.detail = message.refresh;
        return answerWith(reply, context.format);
    }
};

class SyncHandlerTest : public ::testing::Test
{
protected:
    SyncHandlerTest() { m_router.add("POST", "/echo", m_echo); }

    static Request echo(const std::string &text = "hello", WireFormat format = WireFormat::Json)
    {
        return goodRequest("POST", "/echo", encode(RefreshRequest {text}, format), format, "good");
    }
    /// What comes of a good request after `spoil`.
    std::string spoiled(const std::function<void(Request &)> &spoil)
    {
        Request request = echo();
        spoil(request);
        return summary(ask(m_router, std::move(request)));
    }

    ManualClock m_clock;
    OneToken m_authenticator;
    std::vector<std::string> m_log;
    SyncServices m_services {
        m_authenticator, m_clock, [this](const std::string &line) { m_log.push_back(line); }};
    std::shared_ptr<EchoHandler> m_echo = std::make_shared<EchoHandler>(m_services);
    Router m_router;
};

TEST_F(SyncHandlerTest, AnAnswerIsWholeNamesTheUserToTheLogAndHasTheFormatThatWasAskedFor)
{
    for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd}) {
        const Response response = ask(m_router, echo("你好", format));
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(response.user, "wang");
        EXPECT_EQ(errorOf(response).detail, "你好");
        EXPECT_EQ(formatOf(response), format == WireFormat::Json ? WireFormat::Json : WireFormat::Cbor)
            << "small answers are not compressed";
    }
}

TEST_F(SyncHandlerTest, LargeAnswersAreCompressedOnlyForThoseWhoCanReadThat)
{
    const std::string large(5000, 'x');
    const Response packed = ask(m_router, echo(large, WireFormat::CborZstd));
    EXPECT_EQ(formatOf(packed), WireFormat::CborZstd);
    EXPECT_LT(packed.body.size(), 1000U);
    EXPECT_EQ(errorOf(packed).detail, large);
    Request plain = echo(large, WireFormat::CborZstd);
    plain.headers["accept"] = "application/vnd.qunce+cbor";
    EXPECT_EQ(formatOf(ask(m_router, std::move(plain))), WireFormat::Cbor);
    EXPECT_EQ(formatOf(ask(m_router, echo(large))), WireFormat::Json);
}

TEST_F(SyncHandlerTest, TheFormatOfTheAnswerIsFmtThenAcceptThenThatOfTheBody)
{
    struct Case {
        const char *fmt;
        const char *accept;
        const char *type;
        WireFormat expected;
    };
    const Case cases[] {
        {"json", "", "application/vnd.qunce+cbor", WireFormat::Json},
        {"json", "application/vnd.qunce+cbor", "", WireFormat::Json},
        {"", "application/vnd.qunce+json", "application/vnd.qunce+cbor", WireFormat::Json},
        {"", "text/html, application/vnd.qunce+cbor;q=0.5", "application/vnd.qunce+json", WireFormat::Cbor},
        {"", "application/vnd.qunce+cbor+zstd, application/vnd.qunce+json", "", WireFormat::CborZstd},
        {"", "*/*", "application/vnd.qunce+json; charset=utf-8", WireFormat::Json},
        {"", "", "application/vnd.qunce+cbor", WireFormat::CborZstd},
        {"", "*/*", "", WireFormat::CborZstd},
        {"xml", "", "", WireFormat::CborZstd},
    };
    for (const Case &each : cases) {
        Request request;
        if (*each.fmt != 0)
            request.query["fmt"] = each.fmt;
        if (*each.accept != 0)
            request.headers["accept"] = each.accept;
        if (*each.type != 0) {
            request.headers["content-type"] = each.type;
            request.body = "x";
        }
        EXPECT_EQ(answerFormat(request), each.expected)
            << each.fmt << " | " << each.accept << " | " << each.type;
    }
}

TEST_F(SyncHandlerTest, ARequestThatLacksSomethingIsRefusedByTheTable)
{
    const std::string malformed = "400 malformed bisect";
    const std::string upgrade = "426 upgrade_required read_only";
    EXPECT_EQ(spoiled([](Request &r) { r.headers.erase("x-qunce-sync"); }), malformed);
    EXPECT_EQ(spoiled([](Request &r) { r.headers["x-qunce-sync"] = "2"; }), upgrade);
    EXPECT_EQ(spoiled([](Request &r) { r.headers.erase("x-schema"); }), malformed);
    for (const char *text : {"one", "1.0", "-1", "99999999999", "1x", " "})
        EXPECT_EQ(spoiled([&](Request &r) { r.headers["x-schema"] = text; }), malformed) << text;
    EXPECT_EQ(spoiled([](Request &r) { r.headers["x-schema"] = "0"; }), upgrade);
    EXPECT_EQ(
        spoiled([](Request &r) { r.headers["x-schema"] = std::to_string(kSchemaVersion + 1); }), upgrade);
    EXPECT_EQ(spoiled([](Request &r) { r.headers.erase("x-client-id"); }), malformed);
    EXPECT_EQ(spoiled([](Request &r) { r.headers["x-client-id"] = "me"; }), malformed);
    EXPECT_EQ(spoiled([](Request &r) { r.headers["x-client-id"] = Uuid().toString(); }), malformed);
    EXPECT_EQ(
        spoiled([](Request &r) { r.headers["authorization"] = "Bearer bad"; }), "401 token_expired refresh");
    EXPECT_EQ(spoiled([](Request &r) { r.headers.erase("x-body-hash"); }), "400 bad_hash bisect");
    EXPECT_EQ(spoiled([](Request &r) { r.body.back() = ' '; }), "400 bad_hash bisect");
    EXPECT_EQ(spoiled([](Request &r) {
        r.body = "{}";
        r.headers["x-body-hash"] = bodyHash(r.body);
    }),
        malformed);
    EXPECT_EQ(spoiled([](Request &r) { r.body.clear(); }), "400 bad_hash bisect");
    EXPECT_EQ(spoiled([](Request &r) {
        r.body.clear();
        r.headers.erase("x-body-hash");
    }),
        malformed);
    EXPECT_EQ(spoiled([](Request &r) {
        r.query.clear();
        r.headers["content-type"] = "application/json";
    }),
        malformed);
    EXPECT_EQ(spoiled([](Request &r) { r.headers["content-type"] = "application/json"; }), "200")
        << "?fmt=json says enough";
}

TEST_F(SyncHandlerTest, AnUpgradeIsAskedForWithWhatTheServerServes)
{
    Request request = echo();
    request.headers["x-schema"] = std::to_string(kSchemaVersion + 1);
    const ErrorReply error = errorOf(ask(m_router, std::move(request)));
    EXPECT_EQ(error.schemaMin, 1U);
    EXPECT_EQ(error.schemaCur, static_cast<uint64_t>(kSchemaVersion));
}

TEST_F(SyncHandlerTest, TheSchemeOfTheTokenIsReadAsHttpReadsIt)
{
    EXPECT_EQ(spoiled([](Request &r) { r.headers["authorization"] = "bearer  good "; }), "200");
    for (const char *field : {"Basic good", "good", "Bearer", "Bearer good good"})
        EXPECT_EQ(
            spoiled([&](Request &r) { r.headers["authorization"] = field; }), "401 token_expired refresh")
            << field;
}

TEST_F(SyncHandlerTest, EveryRefusalIsItsRowOfTheTableInEveryFormat)
{
    using Code = Refusal::Code;
    const std::vector<std::pair<Code, std::string>> rows {{Code::Malformed, "400 malformed bisect"},
        {Code::BadHash, "400 bad_hash bisect"}, {Code::TokenExpired, "401 token_expired refresh"},
        {Code::TokenInvalid, "401 token_invalid login"}, {Code::WrongPassword, "401 wrong_password login"},
        {Code::AccountDisabled, "401 account_disabled login"}, {Code::Forbidden, "403 forbidden quarantine"},
        {Code::DeviceRevoked, "403 device_revoked wipe"}, {Code::NotFound, "404 not_found report"},
        {Code::HistoryChanged, "409 history_changed verify_reset"},
        {Code::CheckpointUnknown, "409 checkpoint_unknown send_base"},
        {Code::EpochChanged, "409 epoch_changed hello"}, {Code::TooLarge, "413 too_large halve"},
        {Code::UpgradeRequired, "426 upgrade_required read_only"}, {Code::SlowDown, "429 slow_down back_off"},
        {Code::Unavailable, "503 unavailable back_off"}, {Code::DiskFull, "503 disk_full back_off"},
        {Code::Internal, "500 internal back_off"}};
    for (const auto &[code, row] : rows) {
        m_echo->override_ = [&](const CallContext &) -> Outcome<Answer> {
            Refusal refusal {code, "why", 1500, {"ref"}, std::string(64, 's')};
            return refusal;
        };
        for (const WireFormat format : {WireFormat::Json, WireFormat::CborZstd}) {
            const Response response = ask(m_router, echo("x", format));
            EXPECT_EQ(summary(response), row);
            const ErrorReply error = errorOf(response);
            EXPECT_EQ(error.retryAfterMs, 1500);
            EXPECT_EQ(error.buckets, std::vector<std::string> {"ref"});
            EXPECT_EQ(error.signature, std::string(64, 's'));
        }
    }
}

TEST_F(SyncHandlerTest, AFailureInsideIsLoggedWithTheRequestAndNotTold)
{
    m_echo->override_ = [](const CallContext &) -> Outcome<Answer> {
        return Error {ErrorCode::Io, QUNCE_TEXT(""), "/srv/secret/qunce.db: bad block"};
    };
    const Response response = ask(m_router, echo());
    EXPECT_EQ(summary(response), "500 internal back_off");
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    ASSERT_EQ(m_log.size(), 1U);
    EXPECT_EQ(m_log[0], "request request-1 failed: /srv/secret/qunce.db: bad block");
}

TEST_F(SyncHandlerTest, AFullDiskIsSaidWithWhatToDoAndLogged)
{
    m_echo->override_ = [](const CallContext &) -> Outcome<Answer> {
        return Error {
            ErrorCode::DiskFull, QUNCE_TEXT(""), "/srv/secret/qunce.db: database or disk is full (13)"};
    };
    const Response response = ask(m_router, echo());
    EXPECT_EQ(summary(response), "503 disk_full back_off");
    EXPECT_EQ(errorOf(response).detail,
        "the server's disk is full; nothing was changed; send it again when there is room");
    ASSERT_EQ(m_log.size(), 1U);
    EXPECT_NE(m_log[0].find("disk is full (13)"), std::string::npos) << m_log[0];
}

TEST_F(SyncHandlerTest, AnErrorOfTheProgramBecomesTheRefusalThatFits)
{
    const std::vector<std::pair<ErrorCode, Refusal::Code>> cases {
        {ErrorCode::InvalidInput, Refusal::Code::Malformed}, {ErrorCode::NotFound, Refusal::Code::NotFound},
        {ErrorCode::PermissionDenied, Refusal::Code::Forbidden},
        {ErrorCode::VersionMismatch, Refusal::Code::UpgradeRequired},
        {ErrorCode::DiskFull, Refusal::Code::DiskFull}, {ErrorCode::Locked, Refusal::Code::Unavailable},
        {ErrorCode::Corrupt, Refusal::Code::Internal}, {ErrorCode::Conflict, Refusal::Code::Internal}};
    for (const auto &[code, expected] : cases)
        EXPECT_EQ(refusalFor({code, {}, {}}).code, expected) << static_cast<int>(code);
}

TEST_F(SyncHandlerTest, HostileBodiesAreMalformedAndNothingElse)
{
    const std::string deep(100'000, '[');
    const std::vector<std::string> bodies {"[]", "null", "\"text\"", "{", "{}}", "{\"refresh\": 1}",
        "{\"refresh\": null}", "{\"refresh\": [\"a\"]}", "{\"refresh\": \"a\", \"refresh\": \"b\"}",
        "{\"refresh\": \"\xFF\xFE\"}", "{\"refresh\": \"a\", \"x\": 1e400}",
        "{\"refresh\": \"a\", \"x\": " + deep + "}", deep, std::string(1000, '\0'), "<html>"};
    for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd}) {
        for (const std::string &body : bodies) {
            const Response response = ask(m_router, goodRequest("POST", "/echo", body, format, "good"));
            EXPECT_EQ(summary(response), "400 malformed bisect") << body.substr(0, 60);
        }
    }
}

TEST_F(SyncHandlerTest, TheServersOwnErrorsAreInTheEnvelopeToo)
{
    const std::vector<std::pair<int, std::string>> cases {{400, "400 malformed bisect"},
        {404, "404 not_found report"}, {405, "405 not_found report"}, {408, "408 unavailable back_off"},
        {411, "411 malformed bisect"}, {413, "413 too_large halve"}, {431, "431 malformed bisect"},
        {500, "500 internal back_off"}, {503, "503 unavailable back_off"}};
    for (const auto &[status, expected] : cases) {
        const Response response = problemResponse(status, "why");
        EXPECT_EQ(summary(response), expected);
        EXPECT_EQ(errorOf(response).detail, "why");
    }
}

TEST(ClientAddress, IsThePeerOrWhatAProxyOnThisMachineSays)
{
    const auto address = [](const char *peer, const char *forwarded) {
        Request request;
        request.remoteAddress = peer;
        if (*forwarded != 0)
            request.headers["x-forwarded-for"] = forwarded;
        return clientAddress(request);
    };
    EXPECT_EQ(address("192.0.2.1", ""), "192.0.2.1");
    EXPECT_EQ(address("192.0.2.1", "198.51.100.9"), "192.0.2.1") << "anybody may say so";
    EXPECT_EQ(address("127.0.0.1", ""), "127.0.0.1");
    EXPECT_EQ(address("127.0.0.1", "203.0.113.5, 198.51.100.9"), "198.51.100.9") << "the proxy adds the last";
    EXPECT_EQ(address("::1", "2001:db8::1"), "2001:db8::1");
    EXPECT_EQ(address("127.0.0.1", "someone\" else"), "127.0.0.1");
}

} // namespace
