// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/tokens.h"

#include <array>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace qunce::server {

namespace {

constexpr size_t kTokenBytes = 32;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

} // namespace

std::string randomToken()
{
    std::array<unsigned char, kTokenBytes> bytes {};
    randombytes_buf(bytes.data(), bytes.size());
    std::string text(sodium_base64_encoded_len(bytes.size(), kBase64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kBase64);
    text.pop_back();
    return text;
}

std::string tokenHash(std::string_view token)
{
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), hash.size(),
        reinterpret_cast<const unsigned char *>(token.data()), token.size(), nullptr, 0);
    return hash;
}

Result<std::string> addIngestToken(Storage &storage, const Clock &clock, const std::string &who,
    const std::string &name, const std::string &purpose)
{
    if (purpose != "task-results" && purpose != "orders")
        return Error {ErrorCode::Usage,
            Message(QUNCE_TEXT("A token hands in task-results or orders, not %1."), {purpose}), {}};
    if (name.empty())
        return Error {ErrorCode::Usage, Message(QUNCE_TEXT("A token needs a name.")), {}};
    QUNCE_ASSIGN(const auto transaction, storage.beginWrite());
    QUNCE_ASSIGN(const std::vector<IngestToken> known, transaction->ingestTokens());
    for (const IngestToken &token : known) {
        if (token.name == name)
            return Error {ErrorCode::AlreadyExists,
                Message(QUNCE_TEXT("There is already a token named %1."), {name}), {}};
    }
    const std::string token = randomToken();
    QUNCE_TRY(transaction->putIngestToken({name, purpose, tokenHash(token), clock.nowMs(), false}));
    QUNCE_TRY(transaction->appendAudit(
        {clock.nowMs(), who, "token.add", nlohmann::json {{"token", name}, {"ingest", purpose}}.dump()}));
    QUNCE_TRY(transaction->commit());
    return token;
}

} // namespace qunce::server
