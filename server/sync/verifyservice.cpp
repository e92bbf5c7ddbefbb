// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/verifyservice.h"

#include <algorithm>
#include <map>

#include "models/protocol/rowdigest.h"
#include "server/sync/heads.h"

namespace qunce::server {

namespace {

constexpr size_t kPathLength = 64;
constexpr size_t kDigitsPerLevel = 2;

bool isSound(const VerifyRequest &request)
{
    const std::string &prefix = request.prefix;
    if (request.depth < 0 || request.depth > kMostVerifyDepth)
        return false;
    const size_t deepest = prefix.size() + kDigitsPerLevel * static_cast<size_t>(request.depth);
    return deepest <= kPathLength && std::all_of(prefix.begin(), prefix.end(), [](char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    });
}

/// Gathers the live rows below the prefix.
class Gatherer
{
public:
    explicit Gatherer(const VerifyRequest &request) : m_request(request) { }

    void take(const BucketRow &row)
    {
        const std::string path = treePath(row.kind, row.id);
        if (!row.live || !path.starts_with(m_request.prefix))
            return;
        if (m_request.ids) {
            ++m_rows;
            if (m_rows <= kMostVerifyRows)
                m_reply.rowsOf.push_back({std::string(row.kind), std::string(row.id), row.seq});
            return;
        }
        const size_t digits =
            m_request.prefix.size() + kDigitsPerLevel * static_cast<size_t>(m_request.depth);
        VerifyChild &child = m_children[path.substr(0, digits)];
        ++child.rows;
        child.digest += mix64(row.kind, row.id, row.seq);
    }

    Outcome<VerifyReply> finish(const Head *head)
    {
        if (m_rows > kMostVerifyRows)
            return Refusal {Refusal::Code::TooLarge, "ask for a longer prefix"};
        m_reply.state.bucket = m_request.bucket;
        if (head)
            m_reply.state = stateOf(*head);
        m_reply.prefix = m_request.prefix;
        std::sort(m_reply.rowsOf.begin(), m_reply.rowsOf.end());
        for (auto &[prefix, child] : m_children) {
            child.prefix = prefix;
            m_reply.children.push_back(child);
        }
        return std::move(m_reply);
    }

private:
    const VerifyRequest &m_request;
    VerifyReply m_reply;
    std::map<std::string, VerifyChild> m_children;
    size_t m_rows = 0;
};

} // namespace

Outcome<VerifyReply> VerifyService::answer(const VerifyRequest &request, const Scope &scope) const
{
    QUNCE_ASSIGN(const std::unique_ptr<ReadTransaction> transaction, m_storage.beginRead());
    return answerFrom(*transaction, request, scope);
}

Outcome<VerifyReply> VerifyService::answerFrom(
    ReadTransaction &transaction, const VerifyRequest &request, const Scope &scope)
{
    if (!scope.mayRead(request.bucket))
        return Refusal {Refusal::Code::Forbidden, "no right to " + request.bucket};
    if (!isSound(request))
        return Refusal {Refusal::Code::Malformed, "impossible prefix or depth"};
    QUNCE_ASSIGN(const Heads heads, Heads::read(transaction));
    Gatherer gatherer(request);
    if (request.ids || request.depth > 0) {
        const auto visit = [&gatherer](const BucketRow &row) -> Result<void> {
            gatherer.take(row);
            return {};
        };
        QUNCE_TRY(transaction.eachRow(request.bucket, visit));
    }
    return gatherer.finish(heads.find(request.bucket));
}

} // namespace qunce::server
