// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/blobservice.h"

#include <utility>

#include "models/merge/editrules.h"
#include "models/protocol/bucketnames.h"
#include "models/protocol/imagefile.h"
#include "server/sync/imagecare.h"

namespace qunce::server {

namespace {

/// Any, or such as regions hand in.
bool mayMakeContent(const Caller &caller)
{
    const std::optional<Actor> actor = actorOf(userInfoOf(caller));
    if (!actor)
        return false;
    Record content;
    content.kind = Kind::Content;
    content.bucket = bucket::planHq();
    if (!mayCreate(*actor, content))
        return true;
    content.put("status", std::string("submitted"));
    content.put("source", std::string("koc"));
    content.put("submitted_by", actor->user.toString());
    return !mayCreate(*actor, content);
}

} // namespace

Outcome<std::monostate> BlobService::put(
    std::string_view hash, std::string bytes, const Caller &caller, int64_t nowMs) const
{
    if (!mayMakeContent(caller))
        return Refusal {Refusal::Code::Forbidden, "images belong to content, which headquarters makes"};
    if (bytes.size() > kMaxImageBytes)
        return Refusal {Refusal::Code::TooLarge, "an image of more than 10 MiB"};
    if (hash != blobName(bytes))
        return Refusal {Refusal::Code::BadHash, "the bytes are not those that the name says"};
    const Result<ContentImage> image = imageFrom(bytes);
    if (!image.ok())
        return Refusal {Refusal::Code::Malformed, image.error().userText.english()};
    bool isMarked = false;
    {
        QUNCE_ASSIGN(const std::unique_ptr<ReadTransaction> reading, m_storage.beginRead());
        QUNCE_ASSIGN(const bool isHere, reading->hasBlob(hash));
        QUNCE_ASSIGN(isMarked, isMarkedUnused(*reading, hash));
        // Without a mark it stays for months yet; with one it may be gone before it is said to be here.
        if (isHere && !isMarked)
            return std::monostate();
        QUNCE_ASSIGN(const uint64_t stored, reading->blobBytes());
        if (!isHere && stored + bytes.size() > m_mostBytes)
            return Refusal {Refusal::Code::TooLarge, "there is no room for more images"};
    }
    StoredBlob blob {image->hash, image->type, nowMs, caller.name, std::move(bytes)};
    QUNCE_ASSIGN(const std::unique_ptr<WriteTransaction> writing, m_storage.beginWrite());
    QUNCE_TRY(writing->putBlob(blob));
    if (isMarked)
        QUNCE_TRY(unmarkImage(*writing, hash));
    QUNCE_TRY(writing->commit());
    return std::monostate();
}

Outcome<StoredBlob> BlobService::get(std::string_view hash, const Scope &scope) const
{
    if (!isBlobName(hash) || !scope.mayRead(bucket::planHq()))
        return Refusal {Refusal::Code::NotFound, "no such image"};
    QUNCE_ASSIGN(const std::unique_ptr<ReadTransaction> reading, m_storage.beginRead());
    QUNCE_ASSIGN(std::optional<StoredBlob> blob, reading->blob(hash));
    if (!blob)
        return Refusal {Refusal::Code::NotFound, "no such image"};
    return std::move(*blob);
}

} // namespace qunce::server
