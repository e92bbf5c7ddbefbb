// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/base/result.h"

namespace qunce::server {

/// A key pair of the brand: Ed25519 for signing leases and wipe orders, X25519 for sealed outboxes. Raw bytes.
struct KeyPair {
    std::string secretKey;
    std::string publicKey;
};

Result<KeyPair> makeSigningKeys();
Result<KeyPair> makeSealingKeys();

/// A key pair as the text of its file: `secret HEX` and `public HEX`.
std::string textOf(const KeyPair &keys);
/// Fails with Corrupt.
Result<KeyPair> keyPairFromText(const std::string &text);
/// The file has mode 0600 and is replaced whole.
Result<void> writeKeyPair(const std::string &path, const KeyPair &keys);
Result<KeyPair> readKeyPair(const std::string &path);

/// Both key pairs of a brand.
struct BrandKeys {
    KeyPair signing;
    KeyPair sealing;
};

/// Reads both files; Corrupt if a key is not as long as such a key is.
Result<BrandKeys> readBrandKeys(const std::string &signingFile, const std::string &sealingFile);

/// Ed25519 over the text, 64 bytes; `keys` are from makeSigningKeys() or a file of theirs.
std::string signatureOf(const KeyPair &keys, std::string_view text);

} // namespace qunce::server
