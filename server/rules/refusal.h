// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "models/base/result.h"
#include "models/protocol/syncmessages.h"

namespace qunce::server {

/// Why a call of a client is refused: a row of the table of errors in docs/SYNC.md, and what goes with it.
struct Refusal {
    enum class Code : uint8_t {
        Malformed,
        BadHash,
        TokenExpired,
        TokenInvalid,
        WrongPassword,
        AccountDisabled,
        Forbidden,
        DeviceRevoked,
        NotFound,
        HistoryChanged,
        CheckpointUnknown,
        EpochChanged,
        MutationGap,
        ClientForked,
        ImportRunning,
        TooLarge,
        UpgradeRequired,
        SlowDown,
        Unavailable,
        DiskFull,
        Internal,
    };

    Code code = Code::Internal;
    std::string detail {}; ///< English, for logs
    int64_t retryAfterMs = 0;
    std::vector<std::string> buckets {}; ///< of HistoryChanged
    std::string signature {}; ///< of DeviceRevoked
    uint64_t expectedMid = 0; ///< of MutationGap
    int schemaMin = 0; ///< of UpgradeRequired
    int schemaCur = 0;
};

/// Whether the server itself is what failed. What went wrong inside is not for clients: its details belong into the log.
bool isOurFailure(Refusal::Code code);
/// Whether another try now would end alike: something else holds the database, or the disk is full.
bool isHeldUp(Refusal::Code code);

/// A failure of the program as its clients see it.
Refusal refusalFor(const Error &error);

/// Status, code and action of docs/SYNC.md.
struct RefusalRow {
    int status;
    std::string_view code;
    WireAction action;
};
RefusalRow rowOf(Refusal::Code code);

/// Value or Refusal, to be used like Result; an Error becomes the Refusal that fits, so QUNCE_TRY and QUNCE_ASSIGN work
/// with both.
template <typename T>
class [[nodiscard]] Outcome
{
public:
    Outcome(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Outcome(Refusal refusal) : m_state(std::in_place_index<1>, std::move(refusal)) { }
    Outcome(const Error &error) : m_state(std::in_place_index<1>, refusalFor(error)) { }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    const Refusal &error() const & { return std::get<1>(m_state); }
    Refusal &&error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, Refusal> m_state;
};

/// What `work` comes to, for threads that no exception may leave: an exception, which means short memory or a broken
/// promise, is Internal.
template <typename Work>
auto guarded(const Work &work) noexcept -> decltype(work())
{
    try {
        return work();
    } catch (const std::exception &exception) {
        return Refusal {Refusal::Code::Internal, exception.what()};
    }
}

} // namespace qunce::server
