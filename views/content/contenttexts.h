// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QString>

#include "models/boards/contentboard.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

/// A place in a text as a QString counts it.
struct MarkedPlace {
    int from = 0;
    int length = 0;
    WordLevel level = WordLevel::Warning;
};
/// Of words found in titleAndBody(), those of the body.
std::vector<MarkedPlace> marksInBody(const ContentDetail &detail);

QString contentStatusText(std::string_view status);
Token tokenOfContentStatus(std::string_view status);
/// 牌 品牌 · 理念 · 版本 2.
QString contentSubtitle(const ContentDetail &detail, const Format &format);
/// Who submitted and reviewed it, when, and with which result; empty if nobody did.
QString reviewText(const ContentDetail &detail, const Format &format);
/// 3 words of the lists: 最佳（广告法禁用词）…; empty if there are none.
QString wordsText(const ContentDetail &detail);
/// What people send: the body and the link.
QString sentText(const ContentDetail &detail);

} // namespace qunce
