// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/series.h"

namespace qunce {

namespace {

bool isOfSingleDays(MeasureKind kind)
{
    switch (kind) {
    case MeasureKind::Attainment:
    case MeasureKind::TimeProgress:
    case MeasureKind::Gap:
    case MeasureKind::StreakBest:
    case MeasureKind::StreakCurrent:
        return false;
    default:
        return true;
    }
}

} // namespace

Result<std::vector<MeasureValue>> seriesByDay(
    const Brand &brand, const FactSource &facts, const SeriesQuery &query, const TaskBoard *board)
{
    if (!isOfSingleDays(query.measure.kind)) {
        return Error {ErrorCode::Usage,
            Message(QUNCE_TEXT("The measure “%1” has no value for a single day. Choose another measure."),
                {query.measure.name()}),
            {}};
    }
    const Rollup rollup =
        Rollup::byDay(brand, query.measure.subject(), query.under, query.subject, query.period);
    return measureRows(
        {brand, facts, rollup, query.asOf, query.zeroFillFed, board}, query.measure, query.period);
}

} // namespace qunce
