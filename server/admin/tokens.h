// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Makes a token for machines that hand in `purpose` (`task-results` or `orders`): 256 random bits as URL-safe base64.
/// Only its hash is kept, so this is the one time that it can be shown. Fails with Usage for another purpose, with
/// AlreadyExists if the name is taken.
Result<std::string> addIngestToken(Storage &storage, const Clock &clock, const std::string &who,
    const std::string &name, const std::string &purpose);

/// 256 random bits as URL-safe base64.
std::string randomToken();
constexpr size_t kTokenLength = 43;
/// BLAKE2b-256 of the token's text, as stored.
std::string tokenHash(std::string_view token);

} // namespace qunce::server
