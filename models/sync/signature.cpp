// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/signature.h"

#include <sodium.h>

namespace qunce {

namespace {

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

} // namespace

bool isSignedBy(std::string_view key, std::string_view signature, std::string_view text)
{
    return key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(bytesOf(signature), bytesOf(text), text.size(), bytesOf(key)) == 0;
}

std::string wipeText(const Uuid &clientId)
{
    return "wipe:" + clientId.toString();
}

std::string wipeAllText(const Uuid &clientId)
{
    return "wipe-all:" + clientId.toString();
}

} // namespace qunce
