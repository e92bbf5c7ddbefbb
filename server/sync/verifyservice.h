// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/protocol/syncmessages.h"
#include "server/rules/refusal.h"
#include "server/rules/scope.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What one question about a bucket's hash tree may cost.
constexpr int kMostVerifyDepth = 2;
constexpr size_t kMostVerifyRows = 50000;

/// POST /v1/sync/verify (docs/SYNC.md): the bucket's hash tree below a prefix, from one cut of the database. Reads every
/// row's id and seq, about a microsecond each. Any thread.
class VerifyService
{
public:
    /// The storage must outlive the service.
    explicit VerifyService(Storage &storage) : m_storage(storage) { }

    Outcome<VerifyReply> answer(const VerifyRequest &request, const Scope &scope) const;
    /// The same from a cut that the caller holds.
    static Outcome<VerifyReply> answerFrom(
        ReadTransaction &transaction, const VerifyRequest &request, const Scope &scope);

private:
    Storage &m_storage;
};

} // namespace qunce::server
