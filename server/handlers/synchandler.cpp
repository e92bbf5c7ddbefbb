// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/synchandler.h"

#include <charconv>
#include <optional>

namespace qunce::server {

namespace {

Refusal malformed(const char *detail)
{
    return {Refusal::Code::Malformed, detail};
}

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

} // namespace

AnswerSink::AnswerSink(Responder responder, const CallContext &context, const SyncServices &services)
    : m_responder(std::move(responder))
    , m_format(context.format)
    , m_user(context.caller ? context.caller->name : std::string())
    , m_requestId(context.request.id)
    , m_services(services)
{ }

void AnswerSink::operator()(Outcome<Answer> outcome, const std::string &user)
{
    std::string logged = user.empty() ? m_user : user;
    if (outcome.ok()) {
        m_responder(respond(std::move(outcome).value(), std::move(logged)));
        return;
    }
    const Refusal &refusal = outcome.error();
    if (isOurFailure(refusal.code) && m_services.errorLog)
        m_services.errorLog("request " + m_requestId + " failed: " + refusal.detail);
    m_responder(respond(refusal, m_format, std::move(logged)));
}

void SyncHandler::handle(Request request, Responder responder)
{
    CallContext context;
    context.request = std::move(request);
    context.format = answerFormat(context.request);
    context.nowMs = m_services.clock.nowMs();
    Outcome<std::monostate> admitted = admit(context);
    AnswerSink sink(std::move(responder), context, m_services);
    if (admitted.ok())
        call(std::move(context), std::move(sink));
    else
        sink(std::move(admitted).error());
}

Refusal SyncHandler::upgradeRequired() const
{
    Refusal refusal {
        Refusal::Code::UpgradeRequired, "this server speaks X-Qunce-Sync 1 and serves some schemas"};
    refusal.schemaMin = m_services.oldestSchema;
    refusal.schemaCur = m_services.newestSchema;
    return refusal;
}

Outcome<std::monostate> SyncHandler::admit(CallContext &context) const
{
    const Request &request = context.request;
    if (request.header("x-qunce-sync").empty())
        return malformed("X-Qunce-Sync is missing");
    if (request.header("x-qunce-sync") != "1")
        return upgradeRequired();
    const std::optional<int> schema = number(request.header("x-schema"));
    if (!schema)
        return malformed("X-Schema is missing or no number");
    if (*schema < m_services.oldestSchema || *schema > m_services.newestSchema)
        return upgradeRequired();
    context.schema = *schema;
    const std::optional<Uuid> client = Uuid::parse(request.header("x-client-id"));
    if (!client || client->isNil())
        return malformed("X-Client-Id is missing or no UUID");
    context.clientId = *client;
    if (m_access == Access::SignedIn) {
        QUNCE_ASSIGN(
            context.caller, m_services.authenticator.authenticate(bearerToken(request), context.clientId));
    }
    return checkBodyHash(request);
}

} // namespace qunce::server
