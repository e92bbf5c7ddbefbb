// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/sessionhandlers.h"

#include <memory>

namespace qunce::server {

namespace {

constexpr size_t kLargestMessage = 16 * 1024;
constexpr int64_t kComeAgainMs = 2000;

/// POST /v1/session: a password for tokens.
class SignInHandler : public SyncHandler
{
public:
    SignInHandler(const SyncServices &services, const SessionParts &parts)
        : SyncHandler(services, Access::Anybody), m_parts(parts)
    { }

protected:
    void call(CallContext context, AnswerSink sink) override
    {
        Outcome<SessionRequest> request = decoded(context.request, decodeSessionRequest);
        if (!request.ok()) {
            sink(std::move(request).error());
            return;
        }
        const auto waiting = std::make_shared<AnswerSink>(std::move(sink));
        const auto done = [waiting, format = context.format](Outcome<SessionReply> reply) {
            if (reply.ok())
                (*waiting)(answerWith(*reply, format), reply->user.name);
            else
                (*waiting)(std::move(reply).error());
        };
        m_parts.signIn.submit(
            std::move(request).value(), context.clientId, clientAddress(context.request), done);
    }

private:
    const SessionParts &m_parts;
};

/// Answers in the thread for session writes.
class WritingHandler : public SyncHandler
{
public:
    WritingHandler(const SyncServices &services, const SessionParts &parts, Access access)
        : SyncHandler(services, access), m_parts(parts)
    { }

protected:
    virtual Outcome<Answer> answer(const CallContext &context) = 0;
    Sessions &sessions() const { return m_parts.sessions; }

    void call(CallContext context, AnswerSink sink) final
    {
        const auto waiting = std::make_shared<AnswerSink>(std::move(sink));
        const auto shared = std::make_shared<const CallContext>(std::move(context));
        if (!m_parts.writers.post(
                [this, waiting, shared] { (*waiting)(guarded([&] { return answer(*shared); })); }))
            (*waiting)(
                Refusal {Refusal::Code::SlowDown, "too many sessions are renewed at once", kComeAgainMs});
    }

private:
    const SessionParts &m_parts;
};

/// POST /v1/session/refresh: a refresh token for new tokens.
class RefreshHandler : public WritingHandler
{
public:
    RefreshHandler(const SyncServices &services, const SessionParts &parts)
        : WritingHandler(services, parts, Access::Anybody)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        QUNCE_ASSIGN(const RefreshRequest request, decoded(context.request, decodeRefreshRequest));
        QUNCE_ASSIGN(const RefreshReply reply, sessions().refresh(request.refresh, context.clientId));
        return answerWith(reply, context.format);
    }
};

/// DELETE /v1/session: signs the device out.
class SignOutHandler : public WritingHandler
{
public:
    SignOutHandler(const SyncServices &services, const SessionParts &parts)
        : WritingHandler(services, parts, Access::SignedIn)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        QUNCE_TRY(sessions().end(*context.caller));
        return emptyAnswer(context.format);
    }
};

/// GET /v1/session/devices: where the user is signed in.
class DevicesHandler : public QueryHandler
{
public:
    DevicesHandler(const SyncServices &services, const SessionParts &parts)
        : QueryHandler(services), m_sessions(parts.sessions)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        QUNCE_ASSIGN(const DevicesReply reply, m_sessions.devices(*context.caller));
        return answerWith(reply, context.format);
    }

private:
    const Sessions &m_sessions;
};

/// DELETE /v1/session/devices/ID: revokes another laptop of the user's own.
class RevokeHandler : public WritingHandler
{
public:
    RevokeHandler(const SyncServices &services, const SessionParts &parts)
        : WritingHandler(services, parts, Access::SignedIn)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        const auto device = context.request.parameters.find("device");
        const bool isNamed = device != context.request.parameters.end();
        QUNCE_TRY(sessions().revoke(*context.caller, isNamed ? device->second : std::string()));
        return emptyAnswer(context.format);
    }
};

} // namespace

void addSessionRoutes(Router &router, const SyncServices &services, const SessionParts &parts)
{
    RouteOptions options;
    options.bodyLimit = kLargestMessage;
    router.add("POST", "/v1/session", std::make_shared<SignInHandler>(services, parts), options);
    router.add("POST", "/v1/session/refresh", std::make_shared<RefreshHandler>(services, parts), options);
    router.add("DELETE", "/v1/session", std::make_shared<SignOutHandler>(services, parts), options);
    router.add("GET", "/v1/session/devices", std::make_shared<DevicesHandler>(services, parts), options);
    router.add(
        "DELETE", "/v1/session/devices/{device}", std::make_shared<RevokeHandler>(services, parts), options);
}

} // namespace qunce::server
