// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/importkinds.h"

#include <array>

namespace qunce {

namespace {

using T = ColumnType;
using Columns = std::vector<ImportColumn>;

constexpr std::array<ChoiceName, 4> kResultStatus {
    {{"pending", "待完成"}, {"done", "已完成"}, {"failed", "失败"}, {"cancelled", "已取消"}}};
constexpr std::array<ChoiceName, 4> kFailReasons {
    {{"quota", "频次上限"}, {"not_friend", "非好友"}, {"group_closed", "群已解散"}, {"other", "其他"}}};

/// In the order of OrderChannel (server/storage/ledgerrows.h), which begins with none.
constexpr std::array<ChoiceName, 3> kOrderChannels {
    {{"store", "门店"}, {"mini_program", "小程序"}, {"other", "其他"}}};

constexpr bool kRequired = true;

/// A choice column takes what the record's field takes.
ImportColumn choice(Kind kind, const char *field, const char *name, const char *chinese,
    bool required = false, T type = T::Choice)
{
    return {name, chinese, type, required, fieldNamed(descriptor(kind), field)->choices};
}

Columns orgColumns()
{
    return {
        {"code", "编码", T::Code, kRequired},
        {"parent_code", "上级编码", T::Code},
        choice(Kind::Org, "kind", "kind", "类型", kRequired),
        {"name", "名称", T::Text, kRequired},
        choice(Kind::Org, "store_type", "store_type", "门店类型"),
        {"store_grade", "门店等级"},
        {"city_tier", "城市等级"},
        {"opened_on", "开业日期", T::Date},
        {"closed_on", "闭店日期", T::Date},
        {"effective_on", "生效日期", T::Day},
    };
}

Columns guideColumns()
{
    return {
        {"code", "导购编码", T::Code, kRequired},
        {"name", "姓名", T::Text, kRequired},
        {"store_code", "门店编码", T::Code, kRequired},
        choice(Kind::Guide, "role", "role", "角色"),
        {"wecom_userid", "企微账号"},
        {"phone", "手机号", T::Code},
        {"wechat_id", "微信号"},
        {"joined_on", "入职日期", T::Date},
        choice(Kind::Guide, "status", "status", "状态"),
        {"left_on", "离职日期", T::Date},
        {"leave_from", "休假开始", T::Date},
        {"leave_to", "休假结束", T::Date},
        {"effective_on", "生效日期", T::Day},
    };
}

Columns groupColumns()
{
    return {
        {"code", "群编码", T::Code, kRequired},
        {"name", "群名", T::Text, kRequired},
        choice(Kind::Group, "kind", "kind", "类型", kRequired),
        {"owner_code", "群主编码", T::Code, kRequired},
        {"parent_code", "上级群编码", T::Code},
        {"created_on", "建群日期", T::Date},
        {"starts_on", "开营日期", T::Date},
        {"closes_on", "计划解散日期", T::Date},
        {"batch", "批次"},
        {"band", "月龄段"},
        {"capacity", "人数上限", T::Count},
        {"members", "人数", T::Count},
        choice(Kind::Group, "status", "status", "状态"),
        {"closed_on", "解散日期", T::Date},
    };
}

Columns kocColumns()
{
    return {
        {"code", "KOC编码", T::Code, kRequired},
        {"nickname", "昵称", T::Text, kRequired},
        {"guide_code", "所属导购编码", T::Code},
        {"mentor_code", "导师编码", T::Code},
        {"region_code", "省区编码", T::Code},
        choice(Kind::Koc, "tier", "tier", "等级"),
        {"joined_on", "加入日期", T::Date},
        {"fans", "粉丝数", T::Count},
        {"points", "积分", T::Count},
    };
}

Columns contentColumns()
{
    return {
        {"code", "素材编码", T::Code, kRequired},
        {"title", "标题", T::Text, kRequired},
        choice(Kind::Content, "layer", "layer", "层级", kRequired),
        {"persona", "人设"},
        {"body", "正文", T::LongText},
        {"link", "链接"},
        {"valid_from", "生效日期", T::Date},
        {"valid_until", "失效日期", T::Date},
        choice(Kind::Content, "dimension", "dimension", "维度"),
        {"product", "商品"},
        {"category", "品类"},
        {"season", "节点"},
        choice(Kind::Content, "spread", "spread", "导购可转发"),
        {"lowest_percent", "最低折扣百分比", T::Count},
    };
}

Columns entryColumns()
{
    return {
        {"code", "排期编码", T::Code, kRequired},
        {"title", "标题", T::Text, kRequired},
        {"campaign", "活动"},
        {"stage", "阶段"},
        {"start_at", "开始时间", T::Instant, kRequired},
        {"end_at", "结束时间", T::Instant},
        {"channel", "渠道"},
        {"owner", "负责人"},
        choice(Kind::Group, "kind", "group_kinds", "群类型", false, T::ChoiceList),
        {"regions", "省区编码", T::CodeList},
        {"content_code", "素材编码", T::Code},
        choice(Kind::Entry, "status", "status", "状态"),
    };
}

Columns taskColumns()
{
    return {
        {"code", "任务编码", T::Code, kRequired},
        {"entry_code", "排期编码", T::Code},
        {"title", "标题", T::Text, kRequired},
        choice(Kind::Task, "kind", "kind", "类型"),
        {"channel", "渠道"},
        {"dispatched_at", "下发时间", T::Instant},
        {"due_at", "截止时间", T::Instant, kRequired},
    };
}

Columns taskResultColumns()
{
    return {
        {"task_code", "任务编码", T::Code, kRequired},
        {"guide_code", "导购编码", T::Code, kRequired},
        {"group_code", "群编码", T::Code},
        {"status", "状态", T::Choice, kRequired, kResultStatus},
        {"done_at", "完成时间", T::Instant},
        {"seen_at", "查看时间", T::Instant},
        {"confirmed_at", "确认时间", T::Instant},
        {"followed_at", "回访时间", T::Instant},
        {"fail_reason", "失败原因", T::Choice, false, kFailReasons},
        {"reach", "触达人次", T::Count},
        {"replies", "回复数", T::Count},
    };
}

Columns goalColumns()
{
    return {
        {"period", "期间", T::Period, kRequired},
        {"org_code", "组织编码", T::Code},
        {"guide_code", "导购编码", T::Code},
        {"metric", "指标", T::Metric, kRequired},
        {"value", "目标值", T::Value, kRequired},
    };
}

void appendMetrics(Columns &columns, FactKind kind)
{
    for (const MetricInfo &metric : allMetrics()) {
        if (metric.kind == kind)
            columns.push_back({metric.name, metric.chinese, T::MetricValue, false, {}, metric.metric});
    }
}

Columns dayColumns(const char *subject, const char *chinese, FactKind kind)
{
    Columns columns {
        {subject, chinese, T::Code, kRequired},
        {"day", "日期", T::Day, kRequired},
        {"metric", "指标", T::Metric},
        {"value", "数值", T::Value},
    };
    appendMetrics(columns, kind);
    return columns;
}

Columns hourColumns()
{
    Columns columns {
        {"group_code", "群编码", T::Code, kRequired},
        {"hour", "小时", T::Hour, kRequired},
    };
    appendMetrics(columns, FactKind::GroupHour);
    return columns;
}

/// A row with a known order's code may say only what has changed, so that nothing else is required.
Columns ledgerColumns()
{
    return {
        {"order_code", "订单号", T::Code, kRequired},
        {"guide_code", "导购编码", T::Code},
        {"group_code", "群编码", T::Code},
        {"paid_at", "支付时间", T::Instant},
        {"amount", "支付金额", T::MetricValue, false, {}, Metric::Amount},
        {"refunds", "累计退款", T::MetricValue, false, {}, Metric::RefundAmount},
        {"items", "件数", T::Count},
        {"source", "来源"},
        {"channel", "渠道", T::Choice, false, kOrderChannels},
    };
}

std::vector<ImportDescriptor> makeKinds()
{
    using K = ImportKind;
    return {
        {K::Org, "org", "组织", orgColumns(), {}},
        {K::Guides, "guides", "导购", guideColumns(), {}},
        {K::Groups, "groups", "社群", groupColumns(), {}},
        {K::Koc, "koc", "KOC", kocColumns(), {}},
        {K::Content, "content", "素材", contentColumns(), {}},
        {K::Entries, "entries", "排期", entryColumns(), {}},
        {K::Tasks, "tasks", "任务", taskColumns(), {}},
        {K::TaskResults, "task_results", "任务结果", taskResultColumns(), {}},
        {K::Goals, "goals", "目标", goalColumns(), FactKind::GuideDay},
        {K::GuideDays, "guide_days", "导购日数据", dayColumns("guide_code", "导购编码", FactKind::GuideDay),
            FactKind::GuideDay},
        {K::GroupDays, "group_days", "社群日数据", dayColumns("group_code", "群编码", FactKind::GroupDay),
            FactKind::GroupDay},
        {K::KocDays, "koc_days", "KOC日数据", dayColumns("koc_code", "KOC编码", FactKind::KocDay),
            FactKind::KocDay},
        {K::GroupHours, "group_hours", "社群小时数据", hourColumns(), FactKind::GroupHour},
        {K::Orders, "orders", "订单", ledgerColumns(), {}},
    };
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameIgnoringCase(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    for (size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

} // namespace

std::string_view typeName(ColumnType type)
{
    constexpr std::array<std::string_view, 15> kNames {"text", "text of several lines", "code", "codes",
        "choice", "choices", "whole number", "day", "day of history", "instant", "full hour", "period",
        "metric name", "number", "number"};
    return kNames[static_cast<size_t>(type)];
}

bool ImportDescriptor::hasTwoForms() const
{
    return kind == ImportKind::GuideDays || kind == ImportKind::GroupDays || kind == ImportKind::KocDays;
}

std::span<const ImportDescriptor> allImportKinds()
{
    static const std::vector<ImportDescriptor> kKinds = makeKinds();
    return kKinds;
}

const ImportDescriptor &descriptor(ImportKind kind)
{
    return allImportKinds()[static_cast<size_t>(kind)];
}

std::optional<ImportKind> importKindNamed(std::string_view name)
{
    for (const ImportDescriptor &kind : allImportKinds()) {
        if (name == kind.name || name == kind.chinese)
            return kind.kind;
    }
    return std::nullopt;
}

std::optional<size_t> columnNamed(const ImportDescriptor &kind, std::string_view name)
{
    for (size_t i = 0; i < kind.columns.size(); ++i) {
        if (name == kind.columns[i].name)
            return i;
    }
    return std::nullopt;
}

std::optional<size_t> choiceNamed(std::span<const ChoiceName> choices, std::string_view cell)
{
    std::string scratch;
    const std::string_view text = halfWidth(cell, scratch);
    for (size_t i = 0; i < choices.size(); ++i) {
        if (sameIgnoringCase(text, choices[i].name) || sameIgnoringCase(text, choices[i].chinese))
            return i;
    }
    return std::nullopt;
}

std::optional<Metric> metricInCell(FactKind kind, std::string_view cell)
{
    std::string scratch;
    const std::string_view text = halfWidth(cell, scratch);
    for (const MetricInfo &metric : allMetrics()) {
        if (metric.kind == kind
            && (sameIgnoringCase(text, metric.name) || sameIgnoringCase(text, metric.chinese)))
            return metric.metric;
    }
    return std::nullopt;
}

Result<uint64_t> parseMetricValue(Metric metric, MoneyUnit unit, std::string_view cell, uint64_t most)
{
    if (info(metric).isMoney)
        return parseMoney(cell, unit, most);
    const bool isSale =
        metric == Metric::Orders || metric == Metric::GroupOrders || metric == Metric::KocOrders;
    return parseCount(cell, isSale ? Negative::Sale : Negative::Mistake, most);
}

} // namespace qunce
