// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "server/admin/datadirectory.h"

namespace qunce::server {

/// Writes a backup of the brand: one file with the database as it is at one moment, and with the brand's keys, without
/// which consoles would not believe the restored server. The brand may be served meanwhile. The file is for its owner only
/// (0600), appears whole and in place of an older backup of that name; its SHA-256 stands beside it (checksum.h). Fails with AlreadyExists where another file has the
/// name, else as copyDatabase() and readKeyPair() do.
Result<void> backUp(const DataLayout &brand, const std::string &file);

struct Restored {
    std::string keptDatabase; ///< where the database that was there is now; empty if there was none
    std::vector<std::string>
        keptKeys; ///< the keys that were there, if the backup has others: it is of another brand
    uint64_t problems = 0; ///< that the check finds in it; only with evenDamaged
};

/// Puts a backup in the place of the brand's database, which is kept under another name, and its keys in the place of the
/// brand's. A directory that does not exist is made. The epoch stays: consoles find out by the salts of commits and the
/// numbers of their edits what was lost, and push it again; but every bucket's head leaps, so that no seq that a console
/// has seen of the lost history comes again with another meaning. The backup is looked through as checkDatabase() does
/// before anything is changed. Fails with InvalidInput where that finds something or the SHA-256
/// beside it is another, unless `evenDamaged` (it is the last one
/// there is); with Locked while a server runs, else as copyDatabase() and SqliteStorage::open() do; an interrupted
/// restore is simply repeated.
Result<Restored> restore(
    const std::string &file, const std::string &directory, const Clock &clock, bool evenDamaged = false);

} // namespace qunce::server
