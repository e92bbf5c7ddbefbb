// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "models/protocol/devicemessages.h"
#include "models/protocol/pullpage.h"
#include "models/protocol/pushmessages.h"
#include "models/protocol/syncmessages.h"

namespace qunce::test {

/// Makes messages of docs/SYNC.md at random: same seed, same message. Texts are of the awkward sort.
class Samples
{
public:
    explicit Samples(uint64_t seed) : m_random(seed) { }

    uint64_t below(uint64_t bound) { return std::uniform_int_distribution<uint64_t>(0, bound - 1)(m_random); }
    /// Small, large, or at a border of CBOR's heads; below 2^53.
    uint64_t number();
    uint64_t digest() { return m_random(); }
    std::string text();
    std::string bytes(size_t size);
    std::string hex();
    std::string bucket();
    Uuid uuid();
    std::vector<std::string> texts();
    FieldValue value();
    BucketSeqs seqs();
    BucketState state();

    void fill(TokenPair &tokens);
    void fill(UserInfo &user);
    void fill(SessionRequest &message);
    void fill(SessionReply &message);
    void fill(RefreshRequest &message);
    void fill(RefreshReply &message);
    void fill(HelloRequest &message);
    void fill(HelloReply &message);
    void fill(PullRequest &message);
    void fill(PullHeader &message);
    void fill(WaitReply &message);
    void fill(VerifyRequest &message);
    void fill(VerifyReply &message);
    void fill(HistoryReply &message);
    void fill(DevicesReply &message);
    void fill(ErrorReply &message);
    void fill(PushOp &op);
    void fill(PushRequest &message);
    void fill(PushReply &message);

    template <typename Message>
    Message make()
    {
        Message message;
        fill(message);
        return message;
    }

private:
    std::mt19937_64 m_random;
};

} // namespace qunce::test
