// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/boards/campaigndetail.h"
#include "views/common/format.h"
#include "views/detail/keyfigures.h"

namespace qunce {

// What the page of campaigns says beside its tables, in the language of the window.

QString stateText(CampaignState state);
/// 8月29日–9月11日 · 进行中 · 模板 大促14天.
QString campaignSubtitle(const CampaignDetail &detail, const Format &format);

/// ¥938.0万, 12,010, 87.8 %: of what a goal or gate counts. `exact`: to the last digit.
QString numberText(
    const CampaignMetric &metric, const Fraction &number, const Format &format, bool exact = false);
/// The same of a stored value: fen, counts, percent.
QString targetText(const std::string &metric, int64_t value, const Format &format);
/// Why there is no number, in one or two words; empty if there is one.
QString noNumberText(NoNumber why);
/// The same in a sentence.
QString noNumberHelp(NoNumber why);
/// 到期完成率 ≥ 95.0 %; – without a gate.
QString gateText(const CampaignStage &stage, const Format &format);
/// 达到, 未达到, 无数据, 未开始, 进行中未达到.
QString gateStateText(const CampaignStageLine &line);
/// 45 分钟, 3 小时 12 分, 2 天 5 小时.
QString durationText(int64_t seconds, const Format &format);
QString layerText(size_t layer);
QString dimensionText(size_t dimension);
QString groupKindOf(uint8_t kind);
/// 净销售额 · 纸尿裤.
QString goalName(const CampaignGoal &goal);

/// Attainment, time progress, gap, due completion.
std::vector<KeyFigure> goalFigures(const CampaignDetail &detail, const Format &format);
/// Sends, people reached, groups, whom nothing has reached.
std::vector<KeyFigure> reachFigures(const CampaignDetail &detail, const Format &format);

} // namespace qunce
