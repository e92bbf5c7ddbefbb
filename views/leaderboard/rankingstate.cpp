// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/rankingstate.h"

namespace qunce {

namespace {

const QString kPreset = QStringLiteral("board");
const QString kLevel = QStringLiteral("level");
const QString kLeast = QStringLiteral("least_sample");
const QString kStoreType = QStringLiteral("store_type");
const QString kStoreGrade = QStringLiteral("store_grade");
const QString kCityTier = QStringLiteral("city_tier");

} // namespace

QJsonObject rankingState(const RankingQuery &query)
{
    const std::string level(name(query.level));
    return {{kPreset, QLatin1String(idOf(query.preset))}, {kLevel, QString::fromStdString(level)},
        {kLeast, static_cast<qint64>(query.minN)},
        {kStoreType, QString::fromStdString(query.peers.storeType)},
        {kStoreGrade, QString::fromStdString(query.peers.storeGrade)},
        {kCityTier, QString::fromStdString(query.peers.cityTier)}};
}

RankingQuery rankingQueryFrom(const QJsonObject &state)
{
    RankingQuery query;
    query.preset = rankingPresetNamed(state[kPreset].toString().toStdString()).value_or(query.preset);
    query.level = levelOf(query.preset);
    if (const auto level = levelNamed(state[kLevel].toString().toStdString());
        level && measureOf(query.preset).existsOn(*level))
        query.level = *level;
    query.minN = minNOf(query.preset, query.level);
    if (const QJsonValue least = state[kLeast]; least.isDouble() && least.toInteger() >= 0)
        query.minN = static_cast<uint64_t>(least.toInteger());
    query.peers = {state[kStoreType].toString().toStdString(), state[kStoreGrade].toString().toStdString(),
        state[kCityTier].toString().toStdString()};
    return query;
}

} // namespace qunce
