// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/sourcefile.h"

#include <iconv.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace qunce::oracle {

namespace {

using Names = std::map<std::string, std::string, std::less<>>;

const Names &columnNames(const std::string &kind)
{
    static const Names days {{"guide_code", "导购编码"}, {"group_code", "群编码"}, {"koc_code", "KOC编码"},
        {"day", "日期"}, {"metric", "指标"}, {"value", "数值"}};
    static const Names guideDays {{"friends_added", "新增好友"}, {"friends_lost", "流失好友"},
        {"friends_total", "存量好友"}, {"messages", "消息数"}, {"cohort_added", "新客批次人数"},
        {"cohort_replied", "新客批次14天内回复人数"}, {"replies", "回复数"}, {"leads", "留资数"},
        {"first_orders", "首单人数"}, {"follow_ups", "回访数"}, {"orders", "净订单数"},
        {"amount", "净销售额"}, {"after_hours_amount", "闭店后销售额"}, {"online_amount", "小程序销售额"},
        {"refund_amount", "退款额"}, {"on_duty", "出勤"}, {"content_shares", "素材转发数"},
        {"content_views", "素材浏览数"}, {"carts", "加购数"}};
    static const Names groupDays {{"members", "人数"}, {"joins", "入群"}, {"leaves", "退群"},
        {"speakers", "发言人数"}, {"messages", "消息数"}, {"first_orders", "首单人数"}, {"orders", "订单数"},
        {"amount", "销售额"}};
    static const Names kocDays {{"posts", "发帖"}, {"accepted_posts", "采纳"}, {"orders", "订单"},
        {"amount", "销售额"}, {"points", "积分"}};
    static const std::map<std::string, Names> kinds {
        {"org",
            {{"code", "编码"}, {"parent_code", "上级编码"}, {"kind", "类型"}, {"name", "名称"},
                {"store_type", "门店类型"}, {"closed_on", "闭店日期"}, {"effective_on", "生效日期"}}},
        {"guides",
            {{"code", "导购编码"}, {"name", "姓名"}, {"store_code", "门店编码"}, {"role", "角色"},
                {"joined_on", "入职日期"}, {"status", "状态"}, {"left_on", "离职日期"},
                {"leave_from", "休假开始"}, {"leave_to", "休假结束"}, {"effective_on", "生效日期"}}},
        {"groups",
            {{"code", "群编码"}, {"name", "群名"}, {"kind", "类型"}, {"owner_code", "群主编码"},
                {"status", "状态"}, {"closed_on", "解散日期"}}},
        {"koc",
            {{"code", "KOC编码"}, {"nickname", "昵称"}, {"guide_code", "所属导购编码"},
                {"region_code", "省区编码"}, {"tier", "等级"}}},
        {"tasks",
            {{"code", "任务编码"}, {"title", "标题"}, {"kind", "类型"}, {"dispatched_at", "下发时间"},
                {"due_at", "截止时间"}}},
        {"task_results",
            {{"task_code", "任务编码"}, {"guide_code", "导购编码"}, {"group_code", "群编码"},
                {"status", "状态"}, {"done_at", "完成时间"}, {"fail_reason", "失败原因"},
                {"reach", "触达人次"}, {"replies", "回复数"}}},
        {"goals",
            {{"period", "期间"}, {"org_code", "组织编码"}, {"guide_code", "导购编码"}, {"metric", "指标"},
                {"value", "目标值"}}},
        {"group_hours",
            {{"group_code", "群编码"}, {"hour", "小时"}, {"joins", "入群"}, {"first_orders", "首单人数"}}},
    };
    static const std::map<std::string, Names> dayKinds = [] {
        std::map<std::string, Names> made {
            {"guide_days", guideDays}, {"group_days", groupDays}, {"koc_days", kocDays}};
        for (auto &[name, names] : made)
            names.insert(days.begin(), days.end());
        return made;
    }();
    return dayKinds.count(kind) ? dayKinds.at(kind) : kinds.at(kind);
}

std::string headerOf(const SourceFile &file, const std::string &column, bool chinese)
{
    static const std::string yuan = "(元)";
    const bool money = column.ends_with(yuan);
    const std::string plain = money ? column.substr(0, column.size() - yuan.size()) : column;
    return (chinese ? columnNames(file.kind).at(plain) : plain) + (money ? yuan : "");
}

/// The Chinese name of a choice (status, kind, role …) or of a metric; other values stay.
std::string chineseValue(const SourceFile &file, const std::string &column, const std::string &value)
{
    using Choices = std::map<std::pair<std::string, std::string>, Names>;
    static const Choices choices {
        {{"org", "kind"}, {{"zone", "大区"}, {"region", "省区"}, {"city", "城市"}, {"store", "门店"}}},
        {{"guides", "role"},
            {{"guide", "导购"}, {"store_manager", "店长"}, {"store_account", "店铺号"},
                {"hq_service", "总部客服"}, {"mentor", "导师"}, {"supervisor", "督导"}}},
        {{"guides", "status"}, {{"active", "在职"}, {"left", "离职"}}},
        {{"groups", "kind"},
            {{"training", "培训群"}, {"mentor", "导师群"}, {"koc", "KOC群"}, {"city", "城市群"},
                {"store", "门店群"}, {"customer", "客户群"}, {"flash", "快闪群"}}},
        {{"groups", "status"}, {{"active", "正常"}, {"closed", "已解散"}}},
        {{"tasks", "kind"},
            {{"group_push", "群发"}, {"one_to_one", "一对一"}, {"moments", "朋友圈"}, {"lead", "留资"},
                {"follow_up", "回访"}, {"notice", "群公告"}, {"other", "其他"}}},
        {{"task_results", "status"},
            {{"pending", "待完成"}, {"done", "已完成"}, {"failed", "失败"}, {"cancelled", "已取消"}}},
        {{"task_results", "fail_reason"},
            {{"quota", "频次上限"}, {"not_friend", "非好友"}, {"group_closed", "群已解散"},
                {"other", "其他"}}},
    };
    if (column == "metric") {
        const Names &metrics = columnNames(file.kind == "goals" ? "guide_days" : file.kind);
        const auto metric = metrics.find(value);
        return metric == metrics.end() ? value : metric->second;
    }
    const auto names = choices.find({file.kind, column});
    if (names == choices.end())
        return value;
    const auto choice = names->second.find(value);
    return choice == names->second.end() ? value : choice->second;
}

std::string quoted(const std::string &cell, char separator)
{
    if (cell.find_first_of(std::string("\"\r\n") + separator) == std::string::npos)
        return cell;
    std::string text = "\"";
    for (const char c : cell)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

std::string converted(const std::string &utf8, const char *target)
{
    iconv_t converter = iconv_open(target, "UTF-8");
    std::string input = utf8;
    std::string output(utf8.size() * 4 + 16, '\0');
    char *from = input.data();
    char *to = output.data();
    size_t fromLeft = input.size();
    size_t toLeft = output.size();
    const size_t result = iconv(converter, &from, &fromLeft, &to, &toLeft);
    iconv_close(converter);
    if (result == static_cast<size_t>(-1))
        throw std::runtime_error("cannot write the test file in " + std::string(target));
    output.resize(output.size() - toLeft);
    return output;
}

std::string encoded(const std::string &utf8, Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
        return utf8;
    case Encoding::Utf8Bom:
        return "\xEF\xBB\xBF" + utf8;
    case Encoding::Gb18030:
        return converted(utf8, "GB18030");
    case Encoding::Utf16Le:
        return "\xFF\xFE" + converted(utf8, "UTF-16LE");
    case Encoding::Utf16Be:
        return "\xFE\xFF" + converted(utf8, "UTF-16BE");
    }
    return utf8;
}

size_t columnIndex(const SourceFile &file, std::string_view column)
{
    return static_cast<size_t>(
        std::find(file.columns.begin(), file.columns.end(), column) - file.columns.begin());
}

} // namespace

bool SourceRow::has(std::string_view column) const
{
    return columnIndex(m_file, column) < m_file.columns.size();
}

const std::string &SourceRow::cell(std::string_view column) const
{
    static const std::string none;
    const size_t index = columnIndex(m_file, column);
    return index < m_cells.size() ? m_cells[index] : none;
}

std::string writtenFile(const SourceFile &file, const FileStyle &style)
{
    const size_t count = file.columns.size();
    const std::string lineEnd = style.crlf ? "\r\n" : "\n";
    std::string text;
    const auto line = [&](const auto &cellOf) {
        for (size_t i = 0; i < count; ++i) {
            text += i == 0 ? std::string() : std::string(1, style.separator);
            text += quoted(cellOf((i + style.shuffle) % count), style.separator);
        }
        text += lineEnd;
    };
    line([&](size_t column) { return headerOf(file, file.columns[column], style.chineseHeaders); });
    size_t cells = 0;
    for (const std::vector<std::string> &row : file.rows)
        line([&](size_t column) {
            const std::string &cell = row[column];
            const std::string dressed =
                style.chineseHeaders ? chineseValue(file, file.columns[column], cell) : cell;
            return style.padded && ++cells % 5 == 0 ? " " + dressed + "\u3000" : dressed;
        });
    return encoded(text, style.encoding);
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts {std::string()};
    for (const char c : text) {
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

SourceFile plainFile(std::string kind, std::string_view text)
{
    SourceFile file;
    file.kind = std::move(kind);
    for (const std::string &line : split(text, '\n')) {
        if (line.empty())
            continue;
        std::vector<std::string> cells = split(line, ',');
        if (file.columns.empty()) {
            file.columns = std::move(cells);
        } else {
            cells.resize(file.columns.size());
            file.rows.push_back(std::move(cells));
        }
    }
    return file;
}

} // namespace qunce::oracle
