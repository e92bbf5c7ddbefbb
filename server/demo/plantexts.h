// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <vector>

#include "server/demo/demobrand.h"

namespace qunce::server::demo {

/// A promotion of fourteen days that ends on or around its great day.
struct Promotion {
    const char *name;
    unsigned month; ///< of its first day
    unsigned day;
    int peak; ///< offset of the great day
};

inline constexpr int kCampaignDays = 14;
inline constexpr std::array<Promotion, 6> kPromotions {{{"99大促", 8, 29, 11}, {"双11", 10, 29, 13},
    {"双12", 11, 29, 13}, {"年货节", 1, 6, 9}, {"女神节", 2, 24, 12}, {"618", 6, 7, 11}}};

/// The four layers of a campaign and the day offset on which each begins: 价值观 → 品牌 → 选品 → 促销.
struct Stage {
    int firstDay;
    const char *layer;
    const char *name;
};
inline constexpr std::array<Stage, 4> kStages {
    {{0, "value", "价值观"}, {3, "brand", "品牌"}, {6, "selection", "选品"}, {10, "promotion", "促销"}}};

constexpr const Stage &stageOf(int day)
{
    size_t stage = kStages.size() - 1;
    while (kStages[stage].firstDay > day)
        --stage;
    return kStages[stage];
}

/// One day of a campaign: titles for 培训群 the evening before, 导师群 9:00, KOC群 10:00, 客户群 12:00, and what guides do
/// one to one at 9:30 and in Moments at 19:30.
struct CampaignDay {
    const char *training;
    const char *mentor;
    const char *koc;
    const char *customer;
    const char *oneToOne;
    const char *moments;
};
inline constexpr std::array<CampaignDay, kCampaignDays> kCampaignDay {{
    {"活动全景课", "讲为什么做", "分享育儿观", "早安问候", "老客问候", "育儿观五图"},
    {"价值观答疑课", "答疑三问", "妈妈的一天", "周末育儿课", "孕期关怀", "妈妈的一天"},
    {"故事课", "工厂探访", "探厂短视频", "探厂短视频", "会员关怀", "探厂九宫格"},
    {"品牌史课", "品牌十问", "创始人来信", "创始人来信", "老客品牌问答", "品牌九宫格"},
    {"质检解读课", "质检报告", "质检解读", "质检长图", "成分答疑", "质检九图"},
    {"卖点课", "奖项盘点", "获奖海报", "获奖海报", "新客首单问候", "获奖九图"},
    {"选品会", "爆品逻辑", "必囤8件", "必囤8件清单", "必囤清单转发", "直播预约卡片"},
    {"成分课", "成分对比", "实测九宫格", "益生菌实测", "心愿单收集", "实测九宫格"},
    {"答疑辅食课", "答疑辅食", "KOC开箱", "辅食食谱", "老客一对一问候", "KOC开箱转发"},
    {"话术课", "尖货对比", "对比长图", "对比长图", "复购唤醒", "心愿单接龙"},
    {"前夜三件事", "大促前夜三件事", "大促必囤清单", "抢券预告", "开播提醒", "秒杀预告"},
    {"开抢口令课", "开抢口令", "一人一单", "主会场开抢", "余量播报", "主直播提醒"},
    {"返场课", "返场节奏", "晒单接龙", "返场清单", "老客一对一催单", "返场直播"},
    {"复盘课", "收官接龙", "收官晒单", "最后6小时", "一对一催单", "感谢信"},
}};

/// What guides do on an ordinary day, by ISO weekday, three things a day.
struct EverydayTask {
    int hour;
    int minute;
    const char *layer;
    const char *title;
    const char *channel;
    TaskKind kind;
};
inline constexpr std::array<std::array<EverydayTask, 3>, 7> kEveryday {{
    {{{10, 0, "selection", "复购唤醒30天", "一对一", TaskKind::OneToOne},
        {12, 0, "brand", "品牌小课堂", "群发", TaskKind::GroupPush},
        {19, 30, "value", "朋友圈九图", "朋友圈", TaskKind::Moments}}},
    {{{9, 30, "value", "老客问候", "一对一", TaskKind::OneToOne},
        {12, 0, "selection", "会员日预告", "群发", TaskKind::GroupPush},
        {20, 0, "brand", "晒单精选", "朋友圈", TaskKind::Moments}}},
    {{{10, 0, "selection", "辅食答疑", "群公告", TaskKind::Notice},
        {15, 0, "selection", "新客第7天回访", "一对一", TaskKind::FollowUp},
        {19, 30, "brand", "质检长图", "朋友圈", TaskKind::Moments}}},
    {{{10, 0, "value", "育儿观分享", "朋友圈", TaskKind::Moments},
        {12, 0, "promotion", "会员券提醒", "群发", TaskKind::GroupPush},
        {15, 0, "selection", "意向客户留资", "一对一", TaskKind::Lead}}},
    {{{10, 0, "selection", "换季清单", "群发", TaskKind::GroupPush},
        {15, 0, "selection", "复购唤醒45天", "一对一", TaskKind::OneToOne},
        {19, 30, "brand", "品牌故事", "朋友圈", TaskKind::Moments}}},
    {{{10, 0, "value", "周末育儿课", "群发", TaskKind::GroupPush},
        {14, 0, "selection", "成分答疑", "其他", TaskKind::Other},
        {20, 0, "promotion", "周末直播提醒", "朋友圈", TaskKind::Moments}}},
    {{{10, 0, "value", "亲子时光", "朋友圈", TaskKind::Moments},
        {15, 0, "selection", "新客第14天回访", "一对一", TaskKind::FollowUp},
        {20, 0, "selection", "下周好物预告", "群发", TaskKind::GroupPush}}},
}};

/// The groups that a push of an ordinary day goes to, by ISO weekday.
inline const std::array<std::vector<GroupKind>, 7> kEverydayGroups {
    {{GroupKind::Customer}, {GroupKind::Customer, GroupKind::Flash}, {}, {GroupKind::City, GroupKind::Store},
        {GroupKind::Koc}, {GroupKind::Customer, GroupKind::Flash}, {GroupKind::City, GroupKind::Koc}}};

inline constexpr std::array kOwners {"苏曼", "陆一鸣", "顾清", "唐果", "韩松"};
inline constexpr std::array kPersonas {"小禾育儿顾问", "营养师小芮", "门店导购", "禾芮品牌官"};

} // namespace qunce::server::demo
