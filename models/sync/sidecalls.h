// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/syncmessages.h"
#include "models/sync/transport.h"

namespace qunce {

/// Questions beside the sync, which change nothing here: what happened to a record. Stands between the driver and its
/// transport, and asks with the rights that the driver's last call had; so there is nothing to renew or to keep. Any
/// thread.
class SideCalls : public Transport
{
public:
    /// `inner` outlives it.
    explicit SideCalls(Transport &inner);
    ~SideCalls() override;

    void send(uint64_t call, const std::string &server, HttpRequest request, int64_t stallMs,
        Receiver receiver) override;
    void cancel(uint64_t call) override;

    /// `heard` is called once, in any thread: Io where nobody answered or nobody is signed in, NotFound where the server
    /// knows no such record (any more).
    using HistoryHeard = std::function<void(Result<HistoryReply> history)>;
    void askHistory(std::string_view kind, const Uuid &id, HistoryHeard heard);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce
