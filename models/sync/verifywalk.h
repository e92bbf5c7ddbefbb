// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/protocol/syncmessages.h"
#include "models/store/syncstore.h"

namespace qunce {

/// Finds the rows in which a bucket of the cache differs from the server's: compares the two hash trees from the root,
/// descends where they differ, and lists ids where few rows are left. Each question is put to both sides, whose answers
/// come in any order. What the server changes meanwhile is found too, which does no harm: it is newer. One thread.
class VerifyWalk
{
public:
    enum class Depth : uint8_t { RootOnly, Whole };

    VerifyWalk(std::string bucket, Depth depth);

    const std::string &bucket() const { return m_bucket; }
    Depth depth() const { return m_depth; }
    bool finished() const { return m_open.empty() || hopeless(); }
    /// So much differs that getting the whole bucket again is cheaper.
    bool hopeless() const;

    /// What both sides are asked now; only while not finished.
    const VerifyRequest &question() const { return m_open.back(); }
    bool serverAnswered() const { return m_server.has_value(); }
    bool localAnswered() const { return m_localTree.has_value() || m_localRows.has_value(); }

    /// False if this is not the answer to the question.
    bool serverSays(const VerifyReply &reply);
    void localSays(TreeDigest digest);
    void localSays(std::vector<WireRowId> rows);

    // Once finished.

    /// Row count and digest agree.
    bool rowsEqual() const;
    const BucketState &serverState() const { return m_serverState; } ///< of the first answer
    const BucketState &localState() const { return m_localState; }
    /// Rows to ask the server for, and rows that it does not have.
    const std::vector<std::pair<std::string, std::string>> &wanted() const { return m_wanted; }
    const std::vector<WireRowId> &gone() const { return m_gone; }

private:
    void ask(const std::string &prefix, uint64_t rows);
    void advance();
    void compareChildren();
    void compareRows();

    std::string m_bucket;
    Depth m_depth;
    bool m_atRoot = true;
    int m_questions = 0; ///< answered
    std::vector<VerifyRequest> m_open; ///< a stack
    std::optional<VerifyReply> m_server;
    std::optional<TreeDigest> m_localTree;
    std::optional<std::vector<WireRowId>> m_localRows;
    BucketState m_serverState;
    BucketState m_localState;
    std::vector<std::pair<std::string, std::string>> m_wanted;
    std::vector<WireRowId> m_gone;
};

} // namespace qunce
