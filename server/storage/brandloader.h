// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/brand.h"
#include "models/protocol/brandbuilder.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The organisation, units ascending by id. Fails with Corrupt on unreadable records, a parent that is not there or a
/// unit above itself.
Result<OrgTree> loadOrganisation(ReadTransaction &transaction);

/// The brand as `mayRead` lets it be seen: the organisation is always whole; regions (ascending by id), tasks and goals
/// are those of buckets that may be read. Fails with Corrupt where records contradict each other. The demo brand (10,000
/// guides, 12,000 groups, 100,000 KOCs, 43,000 goals) takes 1.1 s of one processor and 50 MB, without the KOCs 0.9 s and
/// 30 MB.
Result<Brand> loadBrand(
    ReadTransaction &transaction, const BucketFilter &mayRead, const BrandParts &parts = {});

} // namespace qunce::server
