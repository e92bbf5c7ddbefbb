// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/months/monthactions.h"

namespace qunce {

EditRequest closingRequest(const MonthLine &month, Instant at, const Uuid &user)
{
    EditRequest request;
    request.title = {QUNCE_TEXT("Close %1"), {monthName(month.days.from)}};
    std::map<std::string, FieldValue, std::less<>> fields {
        {"closes_at", at.seconds}, {"asked_by", user.toString()}};
    if (month.record.isNil()) {
        fields.emplace("month", monthName(month.days.from));
        request.changes.push_back(MakeRecord {Kind::MonthClose, {}, std::move(fields)});
    } else {
        request.changes.push_back(ChangeFields {Kind::MonthClose, month.record, std::move(fields), {}});
    }
    return request;
}

EditRequest withdrawalOf(const MonthLine &month)
{
    EditRequest request;
    request.title = {QUNCE_TEXT("Do not close %1"), {monthName(month.days.from)}};
    request.changes.push_back(
        ChangeFields {Kind::MonthClose, month.record, {{"closes_at", FieldValue()}}, {}});
    return request;
}

} // namespace qunce
