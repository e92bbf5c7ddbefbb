// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/contentsink.h"

namespace qunce::server {

ContentSink::ContentSink(const SinkContext &context) : RecordSink(ImportKind::Content, Kind::Content, context)
{ }

RecordSink::Verdict ContentSink::complete(Record &record, const Cells &, const Record *)
{
    const std::optional<Day> from = record.day("valid_from");
    const std::optional<Day> until = record.day("valid_until");
    if (from && until && *until < *from)
        return std::optional(
            reject("valid_until", Message(QUNCE_TEXT("The end must not be before the beginning."))));
    record.bucket = bucket::planHq();
    return std::optional<Rejection>();
}

} // namespace qunce::server
