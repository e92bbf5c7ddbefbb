// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/blobhandlers.h"

#include <memory>

#include "models/protocol/imagefile.h"

namespace qunce::server {

namespace {

std::string hashOf(const CallContext &context)
{
    const auto found = context.request.parameters.find("hash");
    return found == context.request.parameters.end() ? std::string() : found->second;
}

class PutBlobHandler : public QueryHandler
{
public:
    PutBlobHandler(const SyncServices &services, const BlobService &blobs)
        : QueryHandler(services), m_blobs(blobs)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        QUNCE_TRY(m_blobs.put(hashOf(context), context.request.body, *context.caller, context.nowMs));
        return emptyAnswer(context.format);
    }

private:
    const BlobService &m_blobs;
};

class GetBlobHandler : public QueryHandler
{
public:
    GetBlobHandler(const SyncServices &services, const BlobService &blobs)
        : QueryHandler(services), m_blobs(blobs)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        QUNCE_ASSIGN(StoredBlob blob, m_blobs.get(hashOf(context), context.caller->scope));
        return Answer {std::move(blob.bytes), context.format, std::move(blob.type)};
    }

private:
    const BlobService &m_blobs;
};

} // namespace

void addBlobRoutes(Router &router, const SyncServices &services, const BlobService &blobs)
{
    RouteOptions put;
    put.bodyLimit = kMaxImageBytes;
    router.add("PUT", "/v1/blob/{hash}", std::make_shared<PutBlobHandler>(services, blobs), put);
    router.add("GET", "/v1/blob/{hash}", std::make_shared<GetBlobHandler>(services, blobs));
}

} // namespace qunce::server
