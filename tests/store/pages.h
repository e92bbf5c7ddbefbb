// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/base/uuid.h"
#include "models/protocol/pullpage.h"
#include "models/protocol/record.h"
#include "models/store/syncstore.h"

namespace qunce::test {

/// `00000000-0000-7000-8000-…` with the number at its end.
Uuid idNumber(uint64_t number);
inline const std::string kRegionOne = "00000000-0000-7000-8000-000000000101";
inline const std::string kRegionTwo = "00000000-0000-7000-8000-000000000102";
inline const std::string kRef = "ref";
inline const std::string kPeopleOne = "people:r:" + kRegionOne;
inline const std::string kPeopleTwo = "people:r:" + kRegionTwo;
inline const std::string kFactsOne = "fact:r:" + kRegionOne + ":2026";
inline const std::string kFactsTwo = "fact:r:" + kRegionTwo + ":2026";
inline const std::string kOldFacts = "fact:r:" + kRegionOne + ":2025";

/// zstd, as the server packs payloads.
std::string packed(std::string_view raw);

/// Makes one page by hand. Values of a record are those of `fields`, in the order of `columns`.
class PageMaker
{
public:
    PageMaker() : m_writer(WireFormat::Cbor) { }

    PageMaker &record(const std::string &kind, const std::string &bucket, const Uuid &id, uint64_t seq,
        const std::map<std::string, FieldValue> &fields);
    PageMaker &fact(const std::string &bucket, const std::string &id, uint64_t seq, std::string_view payload);
    /// With what it says of itself, whatever it is.
    PageMaker &rawFact(const std::string &bucket, const std::string &id, uint64_t seq, uint64_t rawSize,
        std::string_view frame);
    PageMaker &deletion(
        const std::string &kind, const std::string &bucket, const std::string &id, uint64_t seq);
    PullPage page();

private:
    PullWriter m_writer;
};

/// What the server would say of the bucket if these were its live rows.
BucketState stateOf(const std::string &bucket, uint64_t seq, const std::vector<WireRowId> &rows);

} // namespace qunce::test
