// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/taskresultrows.h"

#include <array>
#include <string_view>
#include <utility>

#include "models/protocol/importkinds.h"
#include "server/import/entryprogress.h"
#include "server/import/factcells.h"
#include "server/import/taskresultwriter.h"

namespace qunce::server {

namespace {

/// Columns of the import kind, in its order.
enum ResultColumn : size_t {
    TaskCode,
    GuideCode,
    GroupCode,
    Status,
    DoneAt,
    SeenAt,
    ConfirmedAt,
    FollowedAt,
    Reason,
    Reach,
    Replies
};

/// The columns of a result, in the order of their guide.task metrics.
constexpr std::array<ResultColumn, PackedResult::kValues> kValueColumns {
    Status, DoneAt, SeenAt, ConfirmedAt, FollowedAt, Reason, Reach, Replies};

/// The value as its guide.task column holds it.
Result<uint64_t> parseValue(ResultColumn column, std::string_view cell)
{
    static const ImportDescriptor &kind = descriptor(ImportKind::TaskResults);
    switch (column) {
    case Status:
    case Reason:
        // The choices stand in the order of TaskStatus and FailReason, which both begin with "none".
        if (const std::optional<size_t> choice = choiceNamed(kind.columns[column].choices, cell))
            return *choice + 1;
        return notAChoice(kind.columns[column].choices);
    case Reach:
    case Replies:
        return parseCount(cell);
    default: {
        QUNCE_ASSIGN(const WrittenInstant written, parseInstantCell(cell));
        return static_cast<uint64_t>(written.instant.seconds);
    }
    }
}

std::optional<Rejection> readValues(const ImportRow &row, PackedResult &packed)
{
    if (row.cell(Status).empty())
        return Rejection {Status, emptyCell()};
    for (size_t i = 0; i < kValueColumns.size(); ++i) {
        const std::string_view cell = row.cell(kValueColumns[i]);
        if (cell.empty())
            continue;
        const Result<uint64_t> value = parseValue(kValueColumns[i], cell);
        if (!value.ok())
            return Rejection {kValueColumns[i], value.error().userText};
        packed.set(i, static_cast<uint32_t>(*value));
    }
    return std::nullopt;
}

uint32_t valuesInFile(const ImportRow &row)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < kValueColumns.size(); ++i)
        mask |= row.has(kValueColumns[i]) ? 1U << i : 0U;
    return mask;
}

} // namespace

TaskResultPlaces::TaskResultPlaces(const Brand &brand)
    : tasks(brand)
    , guides(brand, SubjectKind::Guide)
    , groups(brand, SubjectKind::Group)
    , regions(regionIds(brand))
{ }

TaskResultRows::TaskResultRows(
    std::shared_ptr<const TaskResultPlaces> places, const std::filesystem::path &spoolDirectory)
    : m_places(std::move(places)), m_spool(spoolDirectory, PackedResult::kWords)
{ }

Result<std::optional<Rejection>> TaskResultRows::take(const ImportRow &row)
{
    RowSpool::Key key {};
    PackedResult packed;
    if (std::optional<Rejection> rejection = readPlace(row, key))
        return rejection;
    if (std::optional<Rejection> rejection = readValues(row, packed))
        return rejection;
    m_inFile = valuesInFile(row);
    QUNCE_TRY(m_spool.add(key, packed.words));
    return std::optional<Rejection>();
}

std::optional<Rejection> TaskResultRows::readPlace(const ImportRow &row, RowSpool::Key &key)
{
    const Found task = findCode(m_places->tasks, row.cell(TaskCode), m_scratch);
    if (!task.index)
        return Rejection {TaskCode, task.reason};
    const Day dueDay = m_places->tasks.at(*task.index).dueDay;
    const Found guide = findCode(m_places->guides, row.cell(GuideCode), m_scratch);
    if (!guide.index)
        return Rejection {GuideCode, guide.reason};
    const std::optional<FactPlaces::Place> place = m_places->guides.placeOn(*guide.index, dueDay);
    if (!place)
        return Rejection {GuideCode, noPlaceOn(row.cell(GuideCode), dueDay)};
    key = {*task.index, place->region, place->slot, 0};
    return row.cell(GroupCode).empty() ? std::nullopt : readGroup(row, dueDay, key);
}

std::optional<Rejection> TaskResultRows::readGroup(const ImportRow &row, Day dueDay, RowSpool::Key &key)
{
    const Found group = findCode(m_places->groups, row.cell(GroupCode), m_scratch);
    if (!group.index)
        return Rejection {GroupCode, group.reason};
    if (!m_places->groups.placeOn(*group.index, dueDay))
        return Rejection {GroupCode, noPlaceOn(row.cell(GroupCode), dueDay)};
    key[3] = *group.index + 1;
    return std::nullopt;
}

Result<ImportCounts> TaskResultRows::apply(WriteTransaction &transaction)
{
    ImportCounts counts;
    TaskResultWriter writer(transaction, m_places->tasks, m_places->groups, m_places->regions, m_inFile);
    std::vector<Uuid> dispatched;
    QUNCE_TRY(m_spool.eachUnit([&](uint32_t task, std::span<const RowSpool::Row> rows) {
        if (m_places->tasks.at(task).isDispatched)
            dispatched.push_back(m_places->tasks.at(task).id);
        return writer.apply(task, rows, counts);
    }));
    QUNCE_TRY(followResults(transaction, dispatched));
    return counts;
}

std::vector<uint8_t> taskResultColumns(const HeaderMap &header)
{
    std::vector<uint8_t> columns;
    for (const ResultColumn column : kValueColumns)
        columns.push_back(header.inFile[column]);
    return columns;
}

} // namespace qunce::server
