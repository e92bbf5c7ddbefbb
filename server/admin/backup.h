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
/// (0600), appears whole and in place of an older backup of that name; its SHA-256 stands beside it (checksum.h). Fails
/// with AlreadyExists where another file has the name, else as copyDatabase() and readKeyPair() do.
Result<void> backUp(const DataLayout &brand, const std::string &file);

struct Restored {
    std::string keptDatabase; ///< where the database that was there is now; empty if there was none
    /// Copies of the keys that were there, if the backup has others: it is of another brand.
    std::vector<std::string> keptKeys;
    uint64_t problems = 0; ///< that the check finds in it; only with evenDamaged
};

/// Puts a backup in the place of the brand's database, which is kept under another name, and its keys in the place of the
/// brand's. A directory that does not exist is made. The epoch stays: consoles find out by the salts of commits and the
/// numbers of their edits what was lost, and push it again; but every bucket's head leaps, so that no seq that a console
/// has seen of the lost history comes again with another meaning. File and rows are looked through before anything is
/// changed (checksum.h, checkDatabase()). Fails with InvalidInput where that finds something, unless `evenDamaged`: it is
/// the last backup there is; with Locked while a server runs, else as copyDatabase() and SqliteStorage::open() do; an
/// interrupted restore is simply repeated.
Result<Restored> restore(
    const std::string &file, const std::string &directory, const Clock &clock, bool evenDamaged = false);

} // namespace qunce::server
