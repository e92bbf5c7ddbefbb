// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/closing/contestfreezing.h"

#include <nlohmann/json.hpp>

#include "models/protocol/contestrecord.h"
#include "server/storage/brandloader.h"
#include "server/storage/storagefacts.h"

namespace qunce::server {

namespace {

constexpr const char *kFreezer = "server";

/// When it is to be frozen, as long as it is not; one that cannot be held never is.
std::optional<Instant> freezeOf(const Record &record)
{
    if (record.instant("frozen_at"))
        return std::nullopt;
    const std::optional<Contest> contest = contestFrom(record);
    return contest && !contestFault(*contest) ? std::optional(contest->freezesAt) : std::nullopt;
}

Result<void> freeze(WriteTransaction &transaction, const Brand &brand, Record record, int64_t nowMs)
{
    const Instant now {nowMs / 1000};
    const StorageFacts facts(transaction, brand);
    QUNCE_ASSIGN(const ContestNumbers numbers, contestNumbers(brand, facts, *contestFrom(record), now));
    record.put("frozen_at", toValue(std::optional(now)));
    record.put("standings", frozenText(numbers));
    transaction.setAuthor(kFreezer);
    QUNCE_TRY(transaction.putRecord(record));
    const nlohmann::ordered_json detail {{"contest", record.id.toString()}, {"name", record.text("name")}};
    return transaction.appendAudit({nowMs, kFreezer, "contest.frozen",
        detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)});
}

} // namespace

Result<std::vector<std::string>> freezeContests(WriteTransaction &transaction, int64_t nowMs)
{
    std::vector<Record> due;
    QUNCE_TRY(transaction.eachRecord(Kind::Contest, [&](const Record &record) -> Result<void> {
        const std::optional<Instant> at = freezeOf(record);
        if (at && at->seconds * 1000 <= nowMs)
            due.push_back(record);
        return {};
    }));
    std::vector<std::string> frozen;
    if (due.empty())
        return frozen;
    QUNCE_ASSIGN(const Brand brand, loadBrand(transaction, {}, BrandParts::slotsOf(SubjectKind::Guide)));
    for (const Record &record : due) {
        QUNCE_TRY(freeze(transaction, brand, record, nowMs));
        frozen.push_back(record.text("name"));
    }
    return frozen;
}

Result<std::optional<Instant>> nextFreeze(ReadTransaction &transaction)
{
    std::optional<Instant> next;
    QUNCE_TRY(transaction.eachRecord(Kind::Contest, [&next](const Record &record) -> Result<void> {
        const std::optional<Instant> at = freezeOf(record);
        if (at && (!next || *at < *next))
            next = at;
        return {};
    }));
    return next;
}

} // namespace qunce::server
