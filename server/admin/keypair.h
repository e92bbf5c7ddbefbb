// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/result.h"

namespace qunce::server {

/// A key pair of the brand: Ed25519 for signing leases and wipe orders, X25519 for sealed outboxes. Raw bytes.
struct KeyPair {
    std::string secretKey;
    std::string publicKey;
};

Result<KeyPair> makeSigningKeys();
Result<KeyPair> makeSealingKeys();

/// The file is text, `secret HEX` and `public HEX`, mode 0600, replaced whole.
Result<void> writeKeyPair(const std::string &path, const KeyPair &keys);
Result<KeyPair> readKeyPair(const std::string &path);

} // namespace qunce::server
