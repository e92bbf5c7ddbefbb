// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/clock.h"
#include "models/base/uuid.h"
#include "server/app/jobs.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Closes months at their planned moments (server/closing/monthclosing.h) and freezes contests (contestfreezing.h), a few
/// seconds late at most. `storage` and `clock` must outlive it.
class ClosingJob : public Job
{
public:
    ClosingJob(Storage &storage, const Clock &clock) : m_storage(storage), m_clock(clock), m_ids(clock) { }

    const char *name() const override { return "closing"; }
    Result<JobResult> run() override;

private:
    Storage &m_storage;
    const Clock &m_clock;
    RandomIdSource m_ids;
};

} // namespace qunce::server
