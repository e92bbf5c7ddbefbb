// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/verifywalk.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace qunce {

namespace {

/// Below this many rows their ids are cheaper than another level of the tree.
constexpr uint64_t kFewRows = 2'000;
constexpr size_t kManyWalkedRows = 20'000;
constexpr int kManyQuestions = 400;
/// A hash has 64 hex digits.
constexpr size_t kDeepest = 62;

using Children = std::map<std::string, std::pair<VerifyChild, VerifyChild>>; // prefix -> server's, ours

bool byKindAndId(const WireRowId &left, const WireRowId &right)
{
    return std::tie(left.kind, left.id) < std::tie(right.kind, right.id);
}

} // namespace

VerifyWalk::VerifyWalk(std::string bucket, Depth depth) : m_bucket(std::move(bucket)), m_depth(depth)
{
    VerifyRequest root;
    root.bucket = m_bucket;
    root.depth = depth == Depth::Whole ? 1 : 0;
    m_open.push_back(std::move(root));
}

bool VerifyWalk::serverSays(const VerifyReply &reply)
{
    if (finished() || reply.state.bucket != m_bucket || reply.prefix != question().prefix)
        return false;
    m_server = reply;
    advance();
    return true;
}

void VerifyWalk::localSays(TreeDigest digest)
{
    m_localTree = std::move(digest);
    advance();
}

void VerifyWalk::localSays(std::vector<WireRowId> rows)
{
    m_localRows = std::move(rows);
    advance();
}

bool VerifyWalk::hopeless() const
{
    return m_questions > kManyQuestions || m_wanted.size() + m_gone.size() > kManyWalkedRows;
}

bool VerifyWalk::rowsEqual() const
{
    return m_serverState.rows == m_localState.rows && m_serverState.digest == m_localState.digest;
}

void VerifyWalk::ask(const std::string &prefix, uint64_t rows)
{
    VerifyRequest next;
    next.bucket = m_bucket;
    next.prefix = prefix;
    next.ids = rows <= kFewRows || prefix.size() >= kDeepest;
    next.depth = next.ids ? 0 : 1;
    m_open.push_back(std::move(next));
}

void VerifyWalk::advance()
{
    if (!serverAnswered() || !localAnswered())
        return;
    if (m_atRoot) {
        m_serverState = m_server->state;
        m_localState = m_localTree->state;
    }
    ++m_questions;
    const bool listsRows = question().ids;
    m_open.pop_back();
    const uint64_t rows = std::max(m_serverState.rows, m_localState.rows);
    if (listsRows)
        compareRows();
    else if (m_depth == Depth::Whole && !m_atRoot)
        compareChildren();
    else if (m_depth == Depth::Whole && !rowsEqual())
        rows <= kFewRows ? ask({}, rows) : compareChildren();
    m_atRoot = false;
    m_server.reset();
    m_localTree.reset();
    m_localRows.reset();
}

void VerifyWalk::compareChildren()
{
    Children children;
    for (const VerifyChild &child : m_server->children)
        children[child.prefix].first = child;
    for (const VerifyChild &child : m_localTree->children)
        children[child.prefix].second = child;
    for (const auto &[prefix, pair] : children) {
        const auto &[server, ours] = pair;
        if (server.rows != ours.rows || server.digest != ours.digest)
            ask(prefix, std::max(server.rows, ours.rows));
    }
}

void VerifyWalk::compareRows()
{
    auto server = m_server->rowsOf.begin();
    auto ours = m_localRows->begin();
    while (server != m_server->rowsOf.end() || ours != m_localRows->end()) {
        const bool onlyServer =
            ours == m_localRows->end() || (server != m_server->rowsOf.end() && byKindAndId(*server, *ours));
        const bool onlyOurs =
            !onlyServer && (server == m_server->rowsOf.end() || byKindAndId(*ours, *server));
        if (onlyOurs) {
            m_gone.push_back(*ours++);
            continue;
        }
        if (onlyServer || server->seq != ours->seq)
            m_wanted.emplace_back(server->kind, server->id);
        if (!onlyServer)
            ++ours;
        ++server;
    }
}

} // namespace qunce
