// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/clock.h"
#include "server/app/jobs.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// At the start of each business day, and when the server starts: moves of people that were planned for the day take
/// effect (dueplaces.h), in one transaction with an entry in the audit. `storage` and `clock` must outlive it.
class PlacesJob : public Job
{
public:
    PlacesJob(Storage &storage, const Clock &clock) : m_storage(storage), m_clock(clock) { }

    const char *name() const override { return "places"; }
    Result<JobResult> run() override;

private:
    Storage &m_storage;
    const Clock &m_clock;
};

} // namespace qunce::server
