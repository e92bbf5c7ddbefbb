// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/items/datatable.h"

namespace qunce {

/// Quick filters of the roster of KOCs; one bit each.
namespace kocmarks {
constexpr uint32_t kActive = 1; ///< on a day of the last 30
constexpr uint32_t kAccepted = 2; ///< a post of the last 90 days was accepted
} // namespace kocmarks

constexpr int kKocActiveDays = 30;
constexpr int kKocSalesDays = 90;

/// The roster of KOCs (data.md, "Exports": who is listed today). Windows of 30 and 90 days end as windowEnd()
/// (grouproster.h) says. Active is a day with anything posted, accepted, ordered, sold or earned
/// (models/domain/activedays.h). Rows ascending by code. Reader's thread.
///
/// Columns: name, tier, region, city, guide, active_days, amount_90d, posts (posts / accepted), points, fans; hidden:
/// code, orders_90d, joined_on.
Result<std::shared_ptr<const DataTable>> readKocRoster(BoardContext &context, const BoardQuery &query);

/// 近30天活跃, 全部, 有采纳.
std::vector<QuickFilter> kocFilters();
std::vector<std::pair<std::string, Message>> kocTierNames();

/// One KOC in full.
struct KocDetail {
    std::string code;
    std::string nickname;
    std::string tier; ///< as stored; may be empty
    std::string region;
    std::string city;
    std::string guide;
    std::string mentor;
    std::optional<Day> joinedOn;
    std::optional<int64_t> fans;
    std::optional<int64_t> points;
    uint32_t activeDays = 0; ///< of kKocActiveDays
    /// Sums of kKocSalesDays; nothing without data.
    std::optional<int64_t> posts;
    std::optional<int64_t> accepted;
    std::optional<int64_t> orders;
    std::optional<int64_t> amount;
    Period days; ///< the 90 of them
    std::vector<std::optional<int64_t>> amountByDay; ///< one for each of days
};

/// Fails with NotFound for one that the scope no longer lists.
Result<KocDetail> readKocDetail(BoardContext &context, const BoardQuery &query, const Uuid &koc);

} // namespace qunce
