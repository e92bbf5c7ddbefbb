// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/protocol/kinds.h"
#include "models/protocol/syncmessages.h"
#include "server/rules/refusal.h"
#include "server/rules/scope.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// GET /v1/history (docs/SYNC.md): who changed what in a record, newest first. A change is told to those who may read the
/// bucket in which the record stands now and the one in which it stood then. Masked fields are masked. Any thread.
class HistoryService
{
public:
    /// The storage must outlive the service.
    explicit HistoryService(Storage &storage) : m_storage(storage) { }

    /// `kind` of the wire. A record that does not exist and one that may not be read are both NotFound.
    Outcome<HistoryReply> answer(std::string_view kind, std::string_view id, const Scope &scope) const;

private:
    Storage &m_storage;
};

} // namespace qunce::server
