// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/sync/sidecalls.h"

namespace qunce {

/// Brings a file to the server in pieces and has it imported there. A file that is already there, as after a dry run, is
/// not sent again. One at a time; a thread of its own. Functions return at once, from one thread.
class ImportCourier
{
public:
    /// Both outlive it. `pause` lies between attempts of a piece that nobody answered; there are kAttempts.
    ImportCourier(SideCalls &calls, IdSource &ids, std::chrono::milliseconds pause = std::chrono::seconds(2));
    /// Cancels.
    ~ImportCourier();
    ImportCourier(const ImportCourier &) = delete;
    ImportCourier &operator=(const ImportCourier &) = delete;

    static constexpr int kAttempts = 4;

    /// Bytes that the server has, of how many; once both are equal it works. In the courier's thread.
    using Progress = std::function<void(uint64_t sent, uint64_t total)>;
    /// Once, in the courier's thread: also Locked if one runs already, Cancelled, and what reading the file fails with.
    using Done = std::function<void(Result<ImportReply> outcome)>;
    /// `ask` without its upload.
    void start(std::string path, ImportAsk ask, Progress progress, Done done);
    /// What runs ends with Cancelled; an import that had begun changes nothing, unless it was just over.
    void cancel();

private:
    /// What the server has.
    struct Upload {
        std::string path;
        uint64_t size = 0;
        std::filesystem::file_time_type changed {};
        Uuid name;
    };

    Result<ImportReply> run(const std::string &path, ImportAsk ask, const Progress &progress);
    Result<Upload> upload(const std::string &path, const Progress &progress);
    Result<void> sendPiece(const Uuid &name, uint64_t offset, const std::string &bytes);
    template <typename Reply, typename Ask>
    Result<Reply> wait(const Ask &ask);
    bool pauseUnlessCancelled();

    SideCalls &m_calls;
    IdSource &m_ids; ///< worker's
    const std::chrono::milliseconds m_pause;
    std::optional<Upload> m_upload; ///< worker's
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isRunning = false;
    bool m_isCancelled = false;
    uint64_t m_call = 0; ///< that is waited for
    std::jthread m_thread;
};

} // namespace qunce
