// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/sealedoutbox.h"

#include <sodium.h>

namespace qunce::server {

namespace {

/// First line of such a file (models/store/editfile.h).
constexpr std::string_view kHead = "qunce-sealed-edits 1\n";

const unsigned char *bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

} // namespace

Result<std::string> openSealedOutbox(std::string_view file, const KeyPair &sealing)
{
    if (!file.starts_with(kHead) || file.size() < kHead.size() + crypto_box_SEALBYTES)
        return Error {ErrorCode::InvalidInput, Message(QUNCE_TEXT("This is no file of sealed edits.")), {}};
    const std::string_view box = file.substr(kHead.size());
    std::string text(box.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(reinterpret_cast<unsigned char *>(text.data()), bytes(box), box.size(),
            bytes(sealing.publicKey), bytes(sealing.secretKey))
        != 0)
        return Error {ErrorCode::InvalidInput,
            Message(QUNCE_TEXT("The edits were sealed for another brand, or the file is damaged.")), {}};
    return text;
}

} // namespace qunce::server
