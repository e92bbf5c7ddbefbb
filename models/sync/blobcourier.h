// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <string>

#include "models/base/result.h"
#include "models/store/blobstore.h"
#include "models/sync/sidecalls.h"

namespace qunce {

/// Brings images to the server and back (docs/SYNC.md, "Blobs"), beside the sync and with its rights. One after the other;
/// what cannot be sent now stays in the queue, which is on the disk, and is tried again when somebody says so. A thread of
/// its own; functions return at once, from any thread.
class BlobCourier
{
public:
    /// `calls` outlives it. `refused` (may be empty) is called in the courier's thread with why the server does not take
    /// an image; it stays on this computer and is not tried again before the next start.
    BlobCourier(const std::string &directory, SideCalls &calls,
        std::function<void(const std::string &name, const Error &why)> refused = {},
        uint64_t mostBytes = BlobStore::kMostBytes);
    ~BlobCourier();

    /// From this computer, or else from the server. `heard` is called once, in the courier's thread: NotFound if the
    /// server does not have it (yet), Io if it cannot be asked.
    using Heard = std::function<void(Result<std::string> bytes)>;
    void fetch(const std::string &name, Heard heard);
    /// Durable before `added` is called, in the courier's thread, with its name; then it is sent.
    using Added = std::function<void(Result<std::string> name)>;
    void add(std::string bytes, Added added);
    /// There is a connection, or there may be: what waits is tried.
    void sendWaiting();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce
