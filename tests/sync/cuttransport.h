// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <functional>
#include <thread>

#include "models/sync/transport.h"

namespace qunce::test {

/// Counts calls, and cuts so many of them before they reach the server.
class CutTransport : public Transport
{
public:
    using Which = std::function<bool(const HttpRequest &)>;
    /// Only of calls that are meant; without `which` of all.
    explicit CutTransport(Transport &inner, Which which = {}) : m_inner(inner), m_which(std::move(which)) { }

    void send(uint64_t call, const std::string &server, HttpRequest request, int64_t stallMs,
        Receiver receiver) override
    {
        if (!m_which || m_which(request)) {
            ++calls;
            if (cuts > 0 && cuts-- > 0) {
                std::thread([receiver = std::move(receiver)] {
                    receiver(NoAnswer {NoAnswer::Cause::Unreachable, "cut"});
                }).detach();
                return;
            }
        }
        m_inner.send(call, server, std::move(request), stallMs, std::move(receiver));
    }
    void cancel(uint64_t call) override { m_inner.cancel(call); }

    std::atomic<int> cuts = 0;
    std::atomic<int> calls = 0;

private:
    Transport &m_inner;
    const Which m_which;
};

} // namespace qunce::test
