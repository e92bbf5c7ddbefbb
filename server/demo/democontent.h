// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/protocol/record.h"
#include "server/demo/demobrand.h"

namespace qunce::server::demo {

/// The content library around what the calendar sends: what each is about, images, texts of KOCs in every state of their
/// review, a draft with words that the law forbids, a second version and a duplicate. Nothing of it changes anything else
/// of the brand. `ids` gives those of content that no entry sends.
std::vector<Record> contentRecords(const DemoBrand &demo, IdSource &ids);

} // namespace qunce::server::demo
