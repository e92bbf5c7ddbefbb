// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>

#include "models/base/clock.h"
#include "models/base/uuid.h"
#include "models/protocol/importmessages.h"
#include "server/imports/uploadedfile.h"
#include "server/rules/refusal.h"

namespace qunce::server {

struct UploadLimits {
    uint64_t fileBytes = kLargestImport;
    size_t uploads = 4; ///< at once, of everybody; one of each person
    int64_t idleMs = 10 * 60 * 1000; ///< without a piece or a use it is forgotten
};

/// Files on their way to be imported, piece by piece. They have no name and are gone with the process, when they are
/// dropped, and when nobody has touched them for a while. Any thread.
class UploadBook
{
public:
    /// `clock` outlives it.
    UploadBook(std::filesystem::path folder, const Clock &clock, UploadLimits limits = {});

    /// The next piece of an upload; what was there already is passed over, so that a piece whose answer was lost may come
    /// again. Offset 0 of an unknown name begins one, in place of the person's last. How many bytes there are then.
    /// Refuses with TooLarge, SlowDown if too many are on their way, NotFound for the middle of an unknown one, Malformed
    /// for a gap.
    Outcome<uint64_t> add(const Uuid &person, const Uuid &upload, uint64_t offset, std::string_view piece);
    /// Null if there is no such upload of that person (any more).
    std::shared_ptr<const UploadedFile> find(const Uuid &person, const Uuid &upload);
    void drop(const Uuid &person, const Uuid &upload);
    void forgetIdle();
    size_t count() const;

private:
    struct Upload {
        Uuid name;
        std::shared_ptr<UploadedFile> file;
        int64_t touchedMs = 0;
    };

    void forgetIdleLocked(int64_t nowMs);

    const std::filesystem::path m_folder;
    const Clock &m_clock;
    const UploadLimits m_limits;
    mutable std::mutex m_mutex;
    std::map<Uuid, Upload> m_uploads; ///< by person
};

} // namespace qunce::server
