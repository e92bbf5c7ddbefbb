// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/base/uuid.h"

namespace qunce {

/// Whether `signature` is Ed25519 of `text` by the owner of `key`. False for keys and signatures of a wrong size. Any
/// thread.
bool isSignedBy(std::string_view key, std::string_view signature, std::string_view text);

/// What the order to delete the cache signs.
std::string wipeText(const Uuid &clientId);
/// And that to delete edits that were not sent as well, which are sealed for the server otherwise.
std::string wipeAllText(const Uuid &clientId);

} // namespace qunce
