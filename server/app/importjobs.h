// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "server/app/jobs.h"
#include "server/imports/uploadbook.h"
#include "server/imports/watchfolder.h"

namespace qunce::server {

/// Forgets uploads that nobody came back to, and looks at the watched folder if there is one. A thread of its own, because
/// an import may take minutes; ImportRunner::stop() ends it sooner.
class ImportJob : public Job
{
public:
    ImportJob(UploadBook &uploads, std::optional<WatchFolder> folder)
        : m_uploads(uploads), m_folder(std::move(folder))
    { }

    const char *name() const override { return "import"; }
    Result<JobResult> run() override;

private:
    UploadBook &m_uploads;
    std::optional<WatchFolder> m_folder;
};

} // namespace qunce::server
