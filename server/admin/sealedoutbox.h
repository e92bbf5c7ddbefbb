// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/base/result.h"
#include "server/admin/keypair.h"

namespace qunce::server {

/// The edits (JSON) in a file that a console has sealed for this brand's key: when its device was revoked, or by somebody
/// who wanted to hand them over unread. InvalidInput if it is no such file or was sealed for another brand.
Result<std::string> openSealedOutbox(std::string_view file, const KeyPair &sealing);

} // namespace qunce::server
