// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/syncboard.h"

#include <algorithm>
#include <tuple>

#include "models/facts/cachebrand.h"

namespace qunce {

namespace {

/// `plan:r:REGION:draft` and the like.
std::vector<std::string> partsOf(const std::string &name)
{
    std::vector<std::string> parts {""};
    for (const char c : name) {
        if (c == ':')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

SyncPart::Kind kindOf(const std::vector<std::string> &name)
{
    if (name.back() == "draft")
        return SyncPart::Kind::Drafts;
    if (name.front() == "ref")
        return SyncPart::Kind::Reference;
    if (name.front() == "plan")
        return SyncPart::Kind::Plan;
    if (name.front() == "people")
        return SyncPart::Kind::People;
    if (name.front() == "user")
        return SyncPart::Kind::Own;
    return name.front() == "fact" ? SyncPart::Kind::Facts : SyncPart::Kind::Other;
}

} // namespace

Result<SyncBoard> readSyncBoard(BoardContext &context)
{
    QUNCE_ASSIGN(const OrgTree organisation, loadOrganisation(context.snapshot));
    SyncBoard board;
    board.lastCompleteMs = context.snapshot.lastCompleteMs();
    board.factFrom = context.snapshot.factFrom();
    for (const CachedBucket &bucket : context.snapshot.buckets()) {
        const std::vector<std::string> name = partsOf(bucket.name);
        SyncPart part {kindOf(name), {}, bucket.year, bucket.rows, bucket.complete};
        if (name.size() > 2 && name[1] == "r") {
            const std::optional<Uuid> region = Uuid::parse(name[2]);
            const std::optional<OrgIndex> unit = region ? organisation.byId(*region) : std::nullopt;
            part.region = unit ? organisation.at(*unit).name : name[2];
        }
        if (part.complete)
            board.rows += part.rows;
        else
            ++board.missing;
        board.parts.push_back(std::move(part));
    }
    std::stable_sort(board.parts.begin(), board.parts.end(), [](const SyncPart &a, const SyncPart &b) {
        return std::tuple(a.kind, -a.year, a.region) < std::tuple(b.kind, -b.year, b.region);
    });
    return board;
}

} // namespace qunce
