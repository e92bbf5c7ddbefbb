// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include "models/boards/comparison.h"
#include "views/common/format.h"

namespace qunce {

// What a comparison says in words, in the language of the window.

QString compareModeText(CompareMode mode);
QString compareMeasureText(const Measure &measure);
QString compareLevelText(Level level);
/// 环比, 上月同期, 同比.
QString compareBaseText(CompareChoice base);
/// 中秋 2025（2025年9月1日–9月14日）.
QString campaignText(const CampaignChoice &campaign, const Format &format);
/// What the campaign is held against: its name, or the same dates a year before.
QString againstText(const Comparison &comparison, const Format &format);
/// With the year, for the days of two years are compared.
QString daysText(Period period, const Format &format);

/// What is compared with what, with the days of both sides.
QString comparedWithWhat(const Comparison &comparison, CompareChoice base, const Format &format);
/// A line for each thing that is left out, or that the numbers do not say; none where all is compared.
QStringList whatIsLeftOut(const Comparison &comparison, CompareChoice base, const Format &format);
/// 数据 9月7日 · 到齐 3/4 省区.
QString dataText(const Comparison &comparison, const Format &format);

/// The base of same stores among the bases of a comparison.
size_t placeOfBase(CompareChoice base);

} // namespace qunce
