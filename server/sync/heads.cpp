// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/heads.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace qunce::server {

namespace {

constexpr int kFactMonths = 25;

Result<Head> headOf(const BucketHead &stored)
{
    const std::optional<bucket::Name> name = bucket::parse(stored.bucket);
    if (!name || stored.headSalt.size() != sizeof(uint64_t))
        return Error {ErrorCode::Corrupt,
            Message(QUNCE_TEXT("The database is damaged. Run `qunced check`, and restore a backup "
                               "if it finds problems.")),
            "bucket " + stored.bucket};
    return Head {stored.bucket, *name, {stored.headSeq, saltNumber(stored.headSalt)}, stored.floorSeq,
        stored.liveRows, stored.digest};
}

bool byName(const Head &head, std::string_view bucket)
{
    return head.bucket < bucket;
}

/// Place of a kind of bucket in a pull.
int rank(bucket::Type type)
{
    switch (type) {
    case bucket::Type::Ref:
        return 0;
    case bucket::Type::PlanHq:
        return 1;
    case bucket::Type::PlanHqDraft:
        return 2;
    case bucket::Type::PlanOfRegion:
        return 3;
    case bucket::Type::PeopleOfRegion:
        return 4;
    case bucket::Type::User:
        return 5;
    case bucket::Type::FactsOfRegion:
        break;
    }
    return 6;
}

bool comesFirst(const Head *left, const Head *right)
{
    if (left->name.type != right->name.type)
        return rank(left->name.type) < rank(right->name.type);
    if (left->name.year != right->name.year)
        return left->name.year > right->name.year;
    return left->bucket < right->bucket;
}

} // namespace

uint64_t saltNumber(std::string_view salt)
{
    uint64_t number = 0;
    for (const char byte : salt)
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

Result<Heads> Heads::read(ReadTransaction &transaction)
{
    QUNCE_ASSIGN(const std::vector<BucketHead> stored, transaction.heads());
    return of(stored);
}

Result<Heads> Heads::of(const std::vector<BucketHead> &heads)
{
    return Heads().with(heads);
}

Result<Heads> Heads::with(const std::vector<BucketHead> &moved) const
{
    Heads changed = *this;
    for (const BucketHead &stored : moved) {
        QUNCE_ASSIGN(Head head, headOf(stored));
        std::vector<Head> &heads = changed.m_heads;
        const auto place = std::lower_bound(heads.begin(), heads.end(), head.bucket, byName);
        if (place != heads.end() && place->bucket == head.bucket)
            *place = std::move(head);
        else
            heads.insert(place, std::move(head));
    }
    return changed;
}

const Head *Heads::find(std::string_view bucket) const
{
    const auto place = std::lower_bound(m_heads.begin(), m_heads.end(), bucket, byName);
    return place != m_heads.end() && place->bucket == bucket ? &*place : nullptr;
}

Day factFrom(Day today)
{
    return addMonths(firstOfMonth(today), -kFactMonths);
}

std::vector<const Head *> readableHeads(const Heads &heads, const Scope &scope, Day factFrom)
{
    std::vector<const Head *> readable;
    for (const Head &head : heads.all()) {
        if (scope.mayRead(head.name) && (!head.isFacts() || head.name.year >= factFrom.year()))
            readable.push_back(&head);
    }
    std::sort(readable.begin(), readable.end(), comesFirst);
    return readable;
}

std::string checkpointOf(std::vector<const Head *> heads)
{
    std::sort(heads.begin(), heads.end(),
        [](const Head *left, const Head *right) { return left->bucket < right->bucket; });
    std::string input;
    for (const Head *head : heads) {
        input += head->bucket;
        input += '\0';
        for (const uint64_t number : {head->at.seq, head->at.salt}) {
            for (int shift = 0; shift < 64; shift += 8)
                input += static_cast<char>(number >> shift & 0xFF);
        }
    }
    std::string token(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(token.data()), token.size(),
        reinterpret_cast<const unsigned char *>(input.data()), input.size(), nullptr, 0);
    return token;
}

BucketState stateOf(const Head &head)
{
    return {head.bucket, head.at, head.liveRows, head.digest};
}

} // namespace qunce::server
