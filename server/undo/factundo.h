// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <memory>
#include <set>
#include <utility>

#include "models/domain/brand.h"
#include "models/protocol/importkinds.h"
#include "server/import/factplaces.h"
#include "server/undo/undoparts.h"

namespace qunce::server {

/// Takes the numbers of an import back, cell by cell: where a cell is as the import left it, it becomes what it was before.
/// Numbers of closed months go into late columns as every late change does. Imported totals that stand beside the ledger
/// of orders are found there, wherever the import had put them. One thread.
class FactUndo
{
public:
    explicit FactUndo(const UndoParts &parts) : m_parts(parts) { }
    Result<void> run(ImportKind kind);

private:
    struct HeldDay {
        LedgerDay day;
        bool isChanged = false;
    };
    using Place = std::pair<Uuid, uint32_t>; ///< region and slot

    Result<void> takeBackRows();
    Result<void> takeBackColumns();
    Result<void> takeBackColumn(const FormerValue &value);
    Result<void> takeBackTotals();
    Result<void> takeBackTotal(const LoggedChange &change);
    Result<void> loadPlaces();
    Result<void> openNight(Day night);
    Result<void> saveNight();

    const UndoParts m_parts;
    std::set<std::pair<Uuid, std::string>> m_keptRows; ///< region and task whose rows stay
    std::set<Uuid> m_tasks;
    bool m_hasTotals = false;
    std::vector<Uuid> m_regions;
    std::unique_ptr<FactPlaces> m_guides;
    std::unordered_map<Uuid, uint32_t> m_guideById;
    std::optional<Day> m_night; ///< whose days are held
    std::map<Place, HeldDay> m_held;
};

} // namespace qunce::server
