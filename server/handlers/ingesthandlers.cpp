// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/ingesthandlers.h"

#include <nlohmann/json.hpp>

#include "server/admin/tokens.h"
#include "server/handlers/wireexchange.h"
#include "server/http/requestlog.h"

namespace qunce::server {

namespace {

/// Whose token it is; the database is asked every time, so that a token taken back is worthless at once.
Outcome<IngestToken> senderOf(const Request &request, Storage &storage)
{
    const std::string hash = tokenHash(bearerToken(request));
    QUNCE_ASSIGN(const auto transaction, storage.beginRead());
    QUNCE_ASSIGN(const std::vector<IngestToken> tokens, transaction->ingestTokens());
    for (const IngestToken &token : tokens) {
        if (token.hash != hash || token.revoked)
            continue;
        return token;
    }
    return Refusal {Refusal::Code::TokenInvalid, "no such token"};
}

std::string userText(const std::string &sender)
{
    return "token:" + sender;
}

Response refused(const Refusal &refusal, const std::string &sender)
{
    return respond(refusal, WireFormat::Json, sender.empty() ? std::string() : userText(sender));
}

Response describing(int status, const IngestBatch &batch, bool withErrors)
{
    nlohmann::ordered_json body;
    body["batch"] = batch.name;
    body["state"] = batch.mergedAtMs ? "merged" : "waiting";
    body["rows"] = batch.rows;
    body["received_ms"] = batch.receivedAtMs;
    if (batch.mergedAtMs) {
        body["merged_ms"] = *batch.mergedAtMs;
        body["rejected"] = batch.rejected;
    }
    if (withErrors)
        body["errors"] = nlohmann::ordered_json::parse(batch.errorsJson, nullptr, false);
    body["end"] = true;
    Response response;
    response.status = status;
    response.contentType = "application/json";
    response.body = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    response.user = userText(batch.token);
    return response;
}

class DeliveryHandler : public Handler
{
public:
    DeliveryHandler(Storage &storage, IngestIntake &intake, std::string purpose)
        : m_storage(storage), m_intake(intake), m_purpose(std::move(purpose))
    { }

    void handle(Request request, Responder responder) override
    {
        const Outcome<IngestToken> token = senderOf(request, m_storage);
        if (!token.ok())
            return responder(refused(token.error(), {}));
        const std::string sender = token->name;
        if (token->purpose != m_purpose)
            return responder(
                refused({Refusal::Code::Forbidden, "this token is for " + token->purpose}, sender));
        const std::string batch(request.header("x-batch-id"));
        if (!isPlainRequestId(batch)) {
            responder(refused({Refusal::Code::Malformed,
                                  "X-Batch-Id is missing, or no word of at most 64 letters, digits, . _ -"},
                sender));
            return;
        }
        const auto waiting = std::make_shared<Responder>(std::move(responder));
        m_intake.submit({sender, batch, std::move(request.body), m_purpose},
            [waiting, sender](const Outcome<IngestBatch> &outcome) {
                (*waiting)(outcome.ok() ? describing(202, outcome.value(), false)
                                        : refused(outcome.error(), sender));
            });
    }

private:
    Storage &m_storage;
    IngestIntake &m_intake;
    const std::string m_purpose;
};

Outcome<IngestBatch> findBatch(const Request &request, Storage &storage, const std::string &sender)
{
    QUNCE_ASSIGN(const auto transaction, storage.beginRead());
    QUNCE_ASSIGN(const std::optional<IngestBatch> batch,
        transaction->ingestBatch(sender, request.parameters.find("batch")->second));
    if (!batch)
        return Refusal {Refusal::Code::NotFound, "no such batch"};
    return *batch;
}

} // namespace

void addIngestRoutes(Router &router, Storage &storage, IngestIntake &intake)
{
    RouteOptions delivery;
    delivery.bodyLimit = kLargestDelivery;
    for (const char *const purpose : {"task-results", "orders"})
        router.add("POST", std::string("/v1/ingest/") + purpose,
            std::make_shared<DeliveryHandler>(storage, intake, purpose), delivery);
    RouteOptions look;
    look.bodyLimit = 0;
    router.addFunction(
        "GET", "/v1/ingest/batch/{batch}",
        [&storage](const Request &request) {
            const Outcome<IngestToken> sender = senderOf(request, storage);
            if (!sender.ok())
                return refused(sender.error(), {});
            const Outcome<IngestBatch> batch = findBatch(request, storage, sender->name);
            return batch.ok() ? describing(200, batch.value(), true) : refused(batch.error(), sender->name);
        },
        look);
}

} // namespace qunce::server
