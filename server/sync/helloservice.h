// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/clock.h"
#include "models/protocol/syncmessages.h"
#include "server/admin/keypair.h"
#include "server/rules/caller.h"
#include "server/sync/headscache.h"
#include "server/sync/pullservice.h"

namespace qunce::server {

/// How long a console may show its cache without hearing from the server.
constexpr int64_t kLeaseMs = int64_t {14} * 24 * 3600 * 1000;

/// POST /v1/sync/hello (docs/SYNC.md): what the server is, what the caller may read, how far it has come with the client's
/// edits, and a lease. Two copies of one client are told apart here. Any thread.
class HelloService
{
public:
    /// Storage, heads and clock must outlive the service. `signing`: the brand's Ed25519 keys.
    HelloService(Storage &storage, HeadsCache &heads, const Clock &clock, std::string epoch, KeyPair signing,
        const PageBounds &bounds = PageBounds());

    Outcome<HelloReply> answer(const HelloRequest &request, const Caller &caller) const;

private:
    Outcome<uint64_t> lmidOf(const HelloRequest &request, const Caller &caller) const;
    void noteSession(PushClient client, uint64_t sessionNo) const;

    Storage &m_storage;
    HeadsCache &m_heads;
    const Clock &m_clock;
    std::string m_epoch;
    KeyPair m_signing;
    Limits m_limits;
};

} // namespace qunce::server
