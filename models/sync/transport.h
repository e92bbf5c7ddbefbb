// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include "models/sync/engineevents.h"
#include "models/sync/wirecall.h"

namespace qunce {

/// Carries requests over a network. Follows no redirects, keeps no cookies, trusts no certificate that the system does
/// not trust, undoes no Content-Encoding, reads at most kAnswerLimit. Functions are called from any thread and return
/// at once.
class Transport
{
public:
    using Outcome = std::variant<HttpAnswer, NoAnswer>;
    using Receiver = std::function<void(Outcome)>;

    virtual ~Transport() = default;

    /// `receiver` is called exactly once, in a thread of the transport, never from within send() or cancel(): with what
    /// came, or NoAnswer if hardly a byte came for `stallMs`, or after cancel(), or when the transport goes.
    virtual void send(uint64_t call, const std::string &server, HttpRequest request, int64_t stallMs,
        Receiver receiver) = 0;
    /// Does nothing if the call is over.
    virtual void cancel(uint64_t call) = 0;
};

} // namespace qunce
