// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/contestboard.h"

#include <algorithm>
#include <tuple>

#include "models/boards/boardparts.h"
#include "models/merge/bucketof.h"

namespace qunce {

namespace {

class SnapshotRecords : public RecordLookup
{
public:
    explicit SnapshotRecords(ReadSnapshot &snapshot) : m_snapshot(snapshot) { }
    Result<std::optional<Record>> record(Kind kind, const Uuid &id) override
    {
        return m_snapshot.record(kind, id);
    }

private:
    ReadSnapshot &m_snapshot;
};

int orderOf(ContestState state)
{
    switch (state) {
    case ContestState::Running:
        return 0;
    case ContestState::Ending:
        return 1;
    case ContestState::Ahead:
        return 2;
    case ContestState::Frozen:
        break;
    }
    return 3;
}

Result<std::vector<ContestLine>> contestsIn(BoardContext &context, const OrgTree &org)
{
    std::vector<ContestLine> lines;
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Contest, [&](const Record &record) -> Result<void> {
        std::optional<Contest> contest = contestFrom(record);
        if (!contest)
            return {};
        ContestLine &line = lines.emplace_back();
        line.frozenAt = record.instant("frozen_at");
        line.state = contestState(*contest, line.frozenAt.has_value(), context.now);
        line.place = unitName(org, contest->unit);
        line.contest = *std::move(contest);
        line.record = record;
        return {};
    }));
    SnapshotRecords others(context.snapshot);
    for (ContestLine &line : lines) {
        if (!line.record.bucket.empty())
            continue;
        // Made here, and not the server's yet: who may change it is asked of where it goes.
        QUNCE_ASSIGN(const std::optional<std::string> bucket, bucketOf(line.record, others));
        line.record.bucket = bucket.value_or(std::string());
    }
    std::sort(lines.begin(), lines.end(), [](const ContestLine &a, const ContestLine &b) {
        return std::tuple(orderOf(a.state), b.contest.days.to, b.contest.days.from, a.record.id)
            < std::tuple(orderOf(b.state), a.contest.days.to, a.contest.days.from, b.record.id);
    });
    return lines;
}

} // namespace

Result<ContestBoard> readContests(BoardContext &context, const Uuid &chosen)
{
    ContestBoard board;
    board.now = context.now;
    QUNCE_ASSIGN(
        const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Guide)));
    QUNCE_ASSIGN(board.contests, contestsIn(context, brand->org));
    if (board.contests.empty())
        return board;
    const auto found = std::find_if(board.contests.begin(), board.contests.end(),
        [&chosen](const ContestLine &line) { return line.record.id == chosen; });
    board.chosen = found == board.contests.end() ? 0 : static_cast<size_t>(found - board.contests.begin());
    const ContestLine &line = *board.line();
    QUNCE_TRY(goOn(context));
    const CacheFacts facts = context.factsOf(*brand);
    QUNCE_ASSIGN(ContestNumbers now, contestNumbers(*brand, facts, line.contest, context.now));
    const std::optional<ContestNumbers> frozen = frozenNumbers(line.record);
    if (frozen)
        board.late = lateInContest(*frozen, now);
    board.numbers = endedAtData(frozen ? *frozen : std::move(now));
    const Day today = (frozen ? *line.frozenAt : context.now).day();
    board.standings = contestStandings(line.contest.measure, board.numbers, today);
    for (size_t team = 0; team < board.numbers.teams.size(); ++team) {
        board.race.push_back(contestRace(line.contest.measure, board.numbers, team, today));
        board.hasUnseen = board.hasUnseen || !board.numbers.teams[team].isSeen;
    }
    return board;
}

} // namespace qunce
