// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/base/uuid.h"
#include "models/merge/rejection.h"
#include "models/protocol/record.h"
#include "models/protocol/role.h"
#include "models/protocol/syncmessages.h"

// Who may change what, the same for the console, which then offers nothing that will be refused, and for the server,
// which has the last word. Reading is a matter of buckets alone; writing goes by the role, the field's editor in its
// descriptor (kinds.h), the bucket the record stands in, and for some kinds by whose the record is:
//   headquarters   (admin, hq_content with the whole brand) whatever has an editor, wherever they may read
//   region_manager what the region edits or anybody, in their regions' buckets; what their KOCs made, until it is taken
//   viewer         nothing but personal views
// Notes are changed by their author and deleted by the author or an admin; reminders are made in one's own name, never
// changed, and taken back by their author alone; personal views are their owner's alone; a
// team view is the region's, or headquarters' where it is for all; cards, org, imports and opening conflicts are
// nobody's. hq_content and admin with a scope of regions count like region managers there. Pure; any thread.

namespace qunce {

/// Somebody who edits.
struct Actor {
    Uuid user;
    Role role = Role::Viewer;
    bool wholeBrand = false;
    std::vector<Uuid> regions; ///< ascending; empty for the whole brand

    bool operator==(const Actor &) const = default;
};
/// Nothing if the role is one that this program does not know: who cannot be judged edits nothing.
std::optional<Actor> actorOf(const UserInfo &user);

/// Nothing where it is allowed, else the reason. `record` is as it stands (effective at the console, the server's there)
/// and has its bucket.
std::optional<Refusal> mayEdit(const Actor &actor, const Record &record, std::string_view field);
/// `record` as it is to be, in the bucket of bucketOf().
std::optional<Refusal> mayCreate(const Actor &actor, const Record &record);
std::optional<Refusal> mayDelete(const Actor &actor, const Record &record);
/// Whether a record of this kind may stand in that bucket by the actor's doing: asked after an edit that moves it.
std::optional<Refusal> mayWriteTo(const Actor &actor, const Record &record, std::string_view bucket);

} // namespace qunce
