// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "models/base/clock.h"
#include "server/rules/refusal.h"
#include "server/storage/storage.h"

namespace qunce::server {

struct IngestLimits {
    size_t queueBodies = 256; ///< deliveries that wait to be written down
    size_t queueBytes = 48 * 1024 * 1024; ///< and their bodies
    uint64_t waitingBytes = uint64_t {512} * 1024 * 1024; ///< bodies that wait to be merged
    std::chrono::milliseconds patience {15000}; ///< for the write lock
};

/// A delivery of a machine that may deliver.
struct Delivery {
    std::string token; ///< name of its token
    std::string batch; ///< its own name for the delivery
    std::string body;
    std::string purpose = "task-results"; ///< what it is (ingestpurpose.h)
};

/// Writes deliveries down: what comes together is one transaction, so that many small ones cost as little as a large
/// one. A name that has come before answers what has become of it, if the body is the same. One thread of its own; any
/// thread may call.
class IngestIntake
{
public:
    /// Called once, in the intake's thread or in the caller's; the batch is durable then. Dropped uncalled at the end.
    using Done = std::function<void(Outcome<IngestBatch>)>;

    IngestIntake(Storage &storage, const Clock &clock, IngestLimits limits = {});
    ~IngestIntake();
    IngestIntake(const IngestIntake &) = delete;
    IngestIntake &operator=(const IngestIntake &) = delete;

    /// Refuses with Malformed (header, or another body under the same name), SlowDown when too much waits, Unavailable.
    void submit(Delivery delivery, Done done);

private:
    struct Waiting {
        Delivery delivery;
        IngestBatch batch;
        Done done;
        Outcome<IngestBatch> outcome {Refusal {Refusal::Code::Unavailable}};
    };

    void work();
    Result<void> write(std::vector<Waiting> &all);
    Result<Outcome<IngestBatch>> writeOne(WriteTransaction &transaction, const Waiting &one, bool isFull);

    Storage &m_storage;
    const Clock &m_clock;
    const IngestLimits m_limits;
    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wake;
    std::vector<Waiting> m_queue;
    size_t m_queuedBytes = 0;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace qunce::server
