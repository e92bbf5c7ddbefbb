// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "models/boards/report.h"
#include "models/exchange/workbook.h"
#include "views/common/format.h"
#include "views/common/theme.h"
#include "views/report/reportchart.h"

namespace qunce {

/// What a person chooses of a report beside what is read.
struct ReportLook {
    QString title; ///< empty: 周报, 月报 or 经营报告, as the period is
    QString brand; ///< name at the top; empty: none
    bool isOfDemo = false;

    bool operator==(const ReportLook &) const = default;
};

/// A number as it is printed and as a workbook has it: made of one value, so that they cannot differ.
struct ReportCell {
    QString words;
    SheetCell sheet;
    Token color = Token::Text;
};

struct ReportSection {
    QString title;
    QString note; ///< definitions, periods that are compared
    QStringList titles;
    std::vector<bool> isNumber; ///< by column: numbers stand at the right
    std::vector<std::vector<ReportCell>> rows;
    bool hasTotal = false; ///< the last row is of everything
    std::optional<ReportChart> chart; ///< the rows as lines; only where there are two steps or more
    QString empty; ///< why there is no row
};

/// A report in words: its pages and its workbook say these and nothing else.
struct ReportTexts {
    QString title;
    QString brand;
    QString badge; ///< 演示数据
    QString scope; ///< 全国 · 9月1日–9月30日
    QString data; ///< 数据日期 9月7日 · 到齐 29/30 省区
    QString missing; ///< 未到齐：新疆; empty if everything is in
    std::vector<ReportSection> sections;
    QStringList problems; ///< who is behind in what, and whose numbers are not in
    std::optional<ReportSection> actions; ///< 问题与措施: printed below the problems
    QString footer; ///< scope, data day, when and by which version it was made
};

/// GUI thread.
ReportTexts reportTexts(const Report &report, const ReportLook &look, const Format &format);
/// A sheet for each section, with scope, data day and number of rows below.
std::vector<Sheet> reportSheets(const ReportTexts &report);

} // namespace qunce
