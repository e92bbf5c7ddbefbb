// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/metric.h"

#include <array>

namespace qunce {

namespace {

constexpr std::array kMetrics {
    MetricInfo {Metric::FriendsAdded, FactKind::GuideDay, "friends_added", "新增好友", false},
    MetricInfo {Metric::FriendsLost, FactKind::GuideDay, "friends_lost", "流失好友", false},
    MetricInfo {Metric::FriendsTotal, FactKind::GuideDay, "friends_total", "存量好友", false},
    MetricInfo {Metric::Messages, FactKind::GuideDay, "messages", "消息数", false},
    MetricInfo {Metric::CohortAdded, FactKind::GuideDay, "cohort_added", "新客批次人数", false},
    MetricInfo {Metric::CohortReplied, FactKind::GuideDay, "cohort_replied", "新客批次14天内回复人数", false},
    MetricInfo {Metric::Replies, FactKind::GuideDay, "replies", "回复数", false},
    MetricInfo {Metric::Leads, FactKind::GuideDay, "leads", "留资数", false},
    MetricInfo {Metric::FirstOrders, FactKind::GuideDay, "first_orders", "首单人数", false},
    MetricInfo {Metric::FollowUps, FactKind::GuideDay, "follow_ups", "回访数", false},
    MetricInfo {Metric::Orders, FactKind::GuideDay, "orders", "净订单数", false},
    MetricInfo {Metric::Amount, FactKind::GuideDay, "amount", "净销售额", true},
    MetricInfo {Metric::AfterHoursAmount, FactKind::GuideDay, "after_hours_amount", "闭店后销售额", true},
    MetricInfo {Metric::OnlineAmount, FactKind::GuideDay, "online_amount", "小程序销售额", true},
    MetricInfo {Metric::RefundAmount, FactKind::GuideDay, "refund_amount", "退款额", true},
    MetricInfo {Metric::OnDuty, FactKind::GuideDay, "on_duty", "出勤", false},
    MetricInfo {Metric::ContentShares, FactKind::GuideDay, "content_shares", "素材转发数", false},
    MetricInfo {Metric::ContentViews, FactKind::GuideDay, "content_views", "素材浏览数", false},
    MetricInfo {Metric::Carts, FactKind::GuideDay, "carts", "加购数", false},
    MetricInfo {Metric::TaskStatus, FactKind::GuideTask, "status", "状态", false},
    MetricInfo {Metric::TaskDoneAt, FactKind::GuideTask, "done_at", "完成时间", false},
    MetricInfo {Metric::TaskSeenAt, FactKind::GuideTask, "seen_at", "查看时间", false},
    MetricInfo {Metric::TaskConfirmedAt, FactKind::GuideTask, "confirmed_at", "确认时间", false},
    MetricInfo {Metric::TaskFollowedAt, FactKind::GuideTask, "followed_at", "回访时间", false},
    MetricInfo {Metric::TaskReason, FactKind::GuideTask, "reason", "失败原因", false},
    MetricInfo {Metric::TaskReach, FactKind::GuideTask, "reach", "触达人次", false},
    MetricInfo {Metric::TaskReplies, FactKind::GuideTask, "replies", "回复数", false},
    MetricInfo {Metric::TaskPlanned, FactKind::GuideTask, "planned", "应发群数", false},
    MetricInfo {Metric::TaskSent, FactKind::GuideTask, "sent", "已发群数", false},
    MetricInfo {Metric::GroupMembers, FactKind::GroupDay, "members", "人数", false},
    MetricInfo {Metric::GroupJoins, FactKind::GroupDay, "joins", "入群", false},
    MetricInfo {Metric::GroupLeaves, FactKind::GroupDay, "leaves", "退群", false},
    MetricInfo {Metric::GroupSpeakers, FactKind::GroupDay, "speakers", "发言人数", false},
    MetricInfo {Metric::GroupMessages, FactKind::GroupDay, "messages", "消息数", false},
    MetricInfo {Metric::GroupFirstOrders, FactKind::GroupDay, "first_orders", "首单人数", false},
    MetricInfo {Metric::GroupOrders, FactKind::GroupDay, "orders", "订单数", false},
    MetricInfo {Metric::GroupAmount, FactKind::GroupDay, "amount", "销售额", true},
    MetricInfo {Metric::HourJoins, FactKind::GroupHour, "joins", "入群", false},
    MetricInfo {Metric::HourFirstOrders, FactKind::GroupHour, "first_orders", "首单人数", false},
    MetricInfo {Metric::GroupTaskStatus, FactKind::GroupTask, "status", "状态", false},
    MetricInfo {Metric::GroupTaskDoneAt, FactKind::GroupTask, "done_at", "完成时间", false},
    MetricInfo {Metric::GroupTaskReason, FactKind::GroupTask, "reason", "失败原因", false},
    MetricInfo {Metric::KocPosts, FactKind::KocDay, "posts", "发帖", false},
    MetricInfo {Metric::KocAcceptedPosts, FactKind::KocDay, "accepted_posts", "采纳", false},
    MetricInfo {Metric::KocOrders, FactKind::KocDay, "orders", "订单", false},
    MetricInfo {Metric::KocAmount, FactKind::KocDay, "amount", "销售额", true},
    MetricInfo {Metric::KocPoints, FactKind::KocDay, "points", "积分", false},
    MetricInfo {Metric::Fed, FactKind::Feed, "fed", "已到齐", false},
};

struct KindName {
    FactKind kind;
    std::string_view name;
};

constexpr std::array kKindNames {
    KindName {FactKind::GuideDay, "guide.day"},
    KindName {FactKind::GuideTask, "guide.task"},
    KindName {FactKind::GroupDay, "group.day"},
    KindName {FactKind::GroupHour, "group.hour"},
    KindName {FactKind::GroupTask, "group.task"},
    KindName {FactKind::KocDay, "koc.day"},
    KindName {FactKind::Feed, "feed"},
};

} // namespace

std::span<const MetricInfo> allMetrics()
{
    return kMetrics;
}

const MetricInfo &info(Metric metric)
{
    for (const MetricInfo &candidate : kMetrics) {
        if (candidate.metric == metric)
            return candidate;
    }
    return kMetrics.back();
}

std::string_view name(FactKind kind)
{
    for (const KindName &candidate : kKindNames) {
        if (candidate.kind == kind)
            return candidate.name;
    }
    return {};
}

std::optional<FactKind> factKindNamed(std::string_view wanted)
{
    for (const KindName &candidate : kKindNames) {
        if (candidate.name == wanted)
            return candidate.kind;
    }
    return std::nullopt;
}

std::optional<Metric> metricNamed(FactKind kind, std::string_view wanted)
{
    for (const MetricInfo &candidate : kMetrics) {
        if (candidate.kind == kind && (wanted == candidate.name || wanted == candidate.chinese))
            return candidate.metric;
    }
    return std::nullopt;
}

} // namespace qunce
