// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "server/rules/caller.h"
#include "server/rules/refusal.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// All images of a brand together.
constexpr uint64_t kMostBlobBytes = uint64_t {20} << 30;

/// PUT and GET /v1/blob/HASH (docs/SYNC.md, "Blobs"). Whoever may make content puts images, whoever may read content
/// gets them. Any thread.
class BlobService
{
public:
    /// The storage must outlive the service. `mostBytes`: of all images; more are refused.
    explicit BlobService(Storage &storage, uint64_t mostBytes = kMostBlobBytes)
        : m_storage(storage), m_mostBytes(mostBytes)
    { }

    /// One that is there already is no error. Refuses with BadHash, Malformed (no image of ours), TooLarge or Forbidden.
    Outcome<std::monostate> put(
        std::string_view hash, std::string bytes, const Caller &caller, int64_t nowMs) const;
    /// NotFound also for what the caller may not read.
    Outcome<StoredBlob> get(std::string_view hash, const Scope &scope) const;

private:
    Storage &m_storage;
    const uint64_t m_mostBytes;
};

} // namespace qunce::server
