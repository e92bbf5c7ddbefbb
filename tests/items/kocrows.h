// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <random>

#include "models/items/rosterrows.h"

namespace qunce {

/// A KOC made of a number: names repeat, codes do not, some values are missing.
inline KocRosterRow kocRow(uint32_t number, std::mt19937 &random)
{
    KocRosterRow row;
    for (size_t i = 0; i < 4; ++i)
        row.id.bytes[12 + i] = static_cast<uint8_t>(number >> (8 * (3 - i)));
    row.region.bytes[15] = static_cast<uint8_t>(1 + random() % 30);
    row.code = "K" + std::to_string(100000 + number);
    row.nickname = (random() % 2 == 0 ? "妈妈" : "Mama") + std::to_string(random() % 5000);
    row.guideName = "导购" + std::to_string(random() % 300);
    row.regionName = "R" + std::to_string(row.region.bytes[15]);
    row.status = std::string(1, "SABC"[random() % 4]);
    if (random() % 10 != 0)
        row.fans = random() % 20000;
    row.points = random() % 50;
    row.joinedOn = Day {static_cast<int32_t>(19000 + random() % 1000)};
    row.search = folded(row.code + "\n" + row.nickname + "\n" + row.guideName);
    return row;
}

/// Ascending by id.
inline RosterRows<KocRosterRow> kocRows(uint32_t count, uint32_t seed)
{
    std::mt19937 random(seed);
    RosterRows<KocRosterRow> rows;
    for (uint32_t i = 0; i < count; ++i)
        rows.push_back(std::make_shared<const KocRosterRow>(kocRow(i, random)));
    return rows;
}

} // namespace qunce
