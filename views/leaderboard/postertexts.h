// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QColor>
#include <QString>

#include "models/boards/poster.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

/// What a person chooses of a poster beside what is read.
struct PosterLook {
    QString title; ///< empty: 战报
    QString brand; ///< name at the top; empty: none
    QColor color; ///< of the brand; invalid: the program's
    bool hasFullNames = false; ///< else 林*
    bool isOfDemo = false;

    bool operator==(const PosterLook &) const = default;
};

// A poster in words: the picture and the text say these and nothing else, so they cannot differ.

struct PosterTile {
    QString label;
    QString number;
    QString note; ///< 环比, 时间进度
    QString delta;
    Token deltaColor = Token::TextSecondary;
};

struct PosterRow {
    QString rank;
    bool isTop = false; ///< of the first three
    QString moved; ///< ↑ 2, –, new
    Token movedColor = Token::TextSecondary;
    QString name;
    QString place; ///< empty for one that has a bar
    QString value;
    std::optional<double> bar; ///< 0 to 1
};

struct PosterSection {
    QString title;
    QString note; ///< 前 8 名 · 直营 A 类店
    std::vector<PosterRow> rows;
    std::optional<double> mark; ///< where time progress stands on the bars, 0 to 1
    QString more; ///< others on the last rank, or why there is no row
};

struct PosterTexts {
    QString title;
    QString brand;
    QString badge; ///< 演示数据
    QString day;
    QString data; ///< 数据日期 9月7日 · 到齐 29/30 省区
    std::vector<PosterTile> tiles;
    std::vector<PosterSection> sections;
    QString footer;
    QString missing; ///< 未到齐：新疆; empty if everything is in
};

/// GUI thread.
PosterTexts posterTexts(const Poster &poster, const PosterLook &look, const Format &format);
/// 数据日期 9月7日 · 到齐 29/30 省区
QString arrivedText(const Arrival &arrival, const Format &format);
/// 未到齐：新疆; empty if everything is in.
QString missingText(const Arrival &arrival);
/// For a chat: a line for each number and row.
QString plainText(const PosterTexts &poster);

} // namespace qunce
