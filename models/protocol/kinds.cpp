// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/kinds.h"

#include <array>

namespace qunce {

namespace {

using enum FieldType;
using M = MergeClass;
using E = Editor;
using I = IndexColumn;
using Field = FieldDescriptor;

constexpr uint32_t kLong = 65536;

constexpr std::array<ChoiceName, 4> kOrgKinds {
    {{"zone", "大区"}, {"region", "省区"}, {"city", "城市"}, {"store", "门店"}}};
constexpr std::array<ChoiceName, 2> kStoreTypes {{{"direct", "直营"}, {"franchise", "加盟"}}};
constexpr std::array<ChoiceName, 6> kRoles {{{"guide", "导购"}, {"store_manager", "店长"},
    {"store_account", "店铺号"}, {"hq_service", "总部客服"}, {"mentor", "导师"}, {"supervisor", "督导"}}};
constexpr std::array<ChoiceName, 2> kGuideStatus {{{"active", "在职"}, {"left", "离职"}}};
constexpr std::array<ChoiceName, 7> kGroupKinds {{{"training", "培训群"}, {"mentor", "导师群"},
    {"koc", "KOC群"}, {"city", "城市群"}, {"store", "门店群"}, {"customer", "客户群"}, {"flash", "快闪群"}}};
constexpr std::array<ChoiceName, 2> kGroupStatus {{{"active", "正常"}, {"closed", "已解散"}}};
constexpr std::array<ChoiceName, 4> kTiers {{{"S", "S"}, {"A", "A"}, {"B", "B"}, {"C", "C"}}};
constexpr std::array<ChoiceName, 4> kLayers {
    {{"value", "价值观"}, {"brand", "品牌"}, {"selection", "选品"}, {"promotion", "促销"}}};
constexpr std::array<ChoiceName, 6> kDimensions {{{"idea", "理念"}, {"story", "故事"}, {"strength", "实力"},
    {"selling_point", "卖点"}, {"reputation", "口碑"}, {"livestream_proof", "直播证明"}}};
constexpr std::array<ChoiceName, 5> kContentStatus {{{"draft", "草稿"}, {"submitted", "待审核"},
    {"rejected", "未采用"}, {"usable", "可用"}, {"withdrawn", "已停用"}}};
constexpr std::array<ChoiceName, 2> kContentSources {{{"hq", "总部"}, {"koc", "KOC"}}};
constexpr std::array<ChoiceName, 2> kYesNo {{{"yes", "是"}, {"no", "否"}}};
constexpr std::array<ChoiceName, 9> kEntryStatus {{{"draft", "草稿"}, {"submitted", "待审批"},
    {"changes", "退回修改"}, {"approved", "已通过"}, {"dispatched", "已下发"}, {"part_done", "部分完成"},
    {"done", "已完成"}, {"cancelled", "已取消"}, {"stopped", "已停发"}}};
constexpr std::array<ChoiceName, 7> kTaskKinds {{{"group_push", "群发"}, {"one_to_one", "一对一"},
    {"moments", "朋友圈"}, {"lead", "留资"}, {"follow_up", "回访"}, {"notice", "群公告"}, {"other", "其他"}}};
constexpr std::array<ChoiceName, 3> kSubjects {{{"guide", "导购"}, {"group", "社群"}, {"koc", "KOC"}}};

constexpr std::array<ChoiceName, 5> kTargetKinds {
    {{"org", "组织"}, {"guide", "导购"}, {"group", "社群"}, {"koc", "KOC"}, {"tag", "标签"}}};
constexpr std::array<ChoiceName, 3> kAnchors {
    {{"campaign", "活动开始"}, {"group_start", "开营日期"}, {"customer_added", "添加日期"}}};
constexpr std::array<ChoiceName, 3> kTemplateStatus {
    {{"draft", "草稿"}, {"active", "启用"}, {"retired", "停用"}}};
constexpr std::array<ChoiceName, 2> kTargetModes {{{"include", "包含"}, {"exclude", "排除"}}};
constexpr std::array<ChoiceName, 6> kCommentPurposes {
    {{"comment", "评论"}, {"returned", "退回原因"}, {"approved", "通过说明"}, {"warning", "忽略提醒的原因"},
        {"stopped", "停发说明"}, {"revised", "改稿说明"}}};
constexpr std::array<ChoiceName, 2> kViewScopes {{{"personal", "个人"}, {"team", "团队"}}};
constexpr std::array<ChoiceName, 3> kConflictCauses {
    {{"edit", "同时修改"}, {"stale_delete", "删除前已被修改"}, {"edited_deleted", "修改前已被删除"}}};
constexpr std::array<ChoiceName, 2> kConflictStatus {{{"open", "待处理"}, {"resolved", "已处理"}}};
constexpr std::array<ChoiceName, 3> kContestMeasures {
    {{"amount", "总金额"}, {"orders", "订单数"}, {"streak", "连续开单"}}};
constexpr std::array<ChoiceName, 2> kMonthStatus {{{"closed", "已封账"}, {"reopened", "已解封"}}};
constexpr std::array<ChoiceName, 3> kResolutions {
    {{"mine", "采用我的"}, {"theirs", "采用对方的"}, {"edited", "另行修改"}}};

constexpr std::array kOrgFields {
    Field {"code", "编码", Text, M::Free, E::Nobody, I::Code, 64},
    Field {"parent", "上级", Reference, M::Guarded, E::Nobody, I::Ref1},
    Field {"parents", "上级历史", Json},
    Field {"kind", "类型", Choice, M::Free, E::Nobody, I::None, 16, kOrgKinds},
    Field {"name", "名称", Text, M::Free, E::Nobody, I::None, 256},
    Field {"store_type", "门店类型", Choice, M::Free, E::Nobody, I::None, 16, kStoreTypes},
    Field {"store_grade", "门店等级", Text, M::Free, E::Nobody, I::None, 32},
    Field {"city_tier", "城市等级", Text, M::Free, E::Nobody, I::None, 32},
    Field {"opened_on", "开业日期", FieldType::Day},
    Field {"closed_on", "闭店日期", FieldType::Day},
};

constexpr std::array kSlotFields {
    Field {"subject_kind", "对象类型", Choice, M::Free, E::Nobody, I::None, 16, kSubjects},
    Field {"region", "省区", Reference, M::Free, E::Nobody, I::Ref1},
    Field {"slot", "位置", Integer, M::Free, E::Nobody, I::At},
    Field {"subject", "对象", Reference, M::Free, E::Nobody, I::Ref2},
    Field {"subject_code", "对象编码", Text, M::Free, E::Nobody, I::None, 64},
    Field {"subject_name", "对象名称", Text, M::Free, E::Nobody, I::None, 256},
    Field {"store", "门店", Reference},
    Field {"city", "城市", Reference},
    Field {"guide", "所属导购", Reference},
    Field {"from_day", "起始日期", FieldType::Day},
    Field {"until_day", "截止日期（不含）", FieldType::Day},
    Field {"role", "角色", Choice, M::Free, E::Nobody, I::None, 16, kRoles},
    Field {"joined_on", "入职日期", FieldType::Day},
    Field {"left_on", "离职日期", FieldType::Day},
    Field {"leave_from", "休假开始", FieldType::Day},
    Field {"leave_to", "休假结束", FieldType::Day},
    // How it stood before it changed after a month had been closed (docs/DATA.md, "Month close").
    Field {"earlier", "封账时情况", Json, M::Free, E::Nobody, I::None, kLong},
};

constexpr std::array kGuideFields {
    Field {"code", "导购编码", Text, M::Free, E::Nobody, I::Code, 64},
    Field {"name", "姓名", Text, M::Free, E::Nobody, I::None, 256},
    Field {"region", "省区", Reference, M::Free, E::Nobody, I::Ref1},
    Field {"store", "门店", Reference, M::Guarded, E::Nobody, I::Ref2},
    Field {"role", "角色", Choice, M::Free, E::Nobody, I::None, 16, kRoles},
    Field {"wecom_userid", "企微账号", Text, M::Free, E::Nobody, I::None, 128},
    Field {"phone", "手机号", Text, M::Free, E::Nobody, I::None, 64, {}, true},
    Field {"wechat_id", "微信号", Text, M::Free, E::Nobody, I::None, 128, {}, true},
    Field {"joined_on", "入职日期", FieldType::Day},
    Field {"status", "状态", Choice, M::Free, E::Nobody, I::None, 16, kGuideStatus},
    Field {"left_on", "离职日期", FieldType::Day},
    Field {"leave_from", "休假开始", FieldType::Day},
    Field {"leave_to", "休假结束", FieldType::Day},
    Field {"tags", "标签", TextSet, M::Set, E::Region, I::None, 8192},
};

constexpr std::array kGroupFields {
    Field {"code", "群编码", Text, M::Free, E::Nobody, I::Code, 64},
    Field {"name", "群名", Text, M::Free, E::Nobody, I::None, 256},
    Field {"region", "省区", Reference, M::Free, E::Nobody, I::Ref1},
    Field {"kind", "群类型", Choice, M::Free, E::Nobody, I::None, 16, kGroupKinds},
    Field {"owner", "群主", Reference, M::Guarded, E::Nobody, I::Ref2},
    Field {"parent", "上级群", Reference},
    Field {"created_on", "建群日期", FieldType::Day},
    Field {"starts_on", "开营日期", FieldType::Day, M::Free, E::Nobody, I::At},
    Field {"closes_on", "计划解散日期", FieldType::Day},
    Field {"batch", "批次", Text, M::Free, E::Nobody, I::None, 128},
    Field {"band", "月龄段", Text, M::Free, E::Nobody, I::None, 128},
    Field {"capacity", "人数上限", Integer},
    Field {"members", "人数", Integer},
    Field {"status", "状态", Choice, M::Free, E::Nobody, I::None, 16, kGroupStatus},
    Field {"closed_on", "解散日期", FieldType::Day},
    Field {"tags", "标签", TextSet, M::Set, E::Region, I::None, 8192},
};

constexpr std::array kKocFields {
    Field {"code", "KOC编码", Text, M::Free, E::Nobody, I::Code, 64},
    Field {"nickname", "昵称", Text, M::Free, E::Nobody, I::None, 256},
    Field {"region", "省区", Reference, M::Free, E::Nobody, I::Ref1},
    Field {"guide", "所属导购", Reference, M::Guarded, E::Nobody, I::Ref2},
    Field {"mentor", "导师", Reference},
    Field {"tier", "等级", Choice, M::Free, E::Nobody, I::None, 8, kTiers},
    Field {"joined_on", "加入日期", FieldType::Day},
    Field {"fans", "粉丝数", Integer},
    Field {"points", "积分", Integer},
    Field {"tags", "标签", TextSet, M::Set, E::Region, I::None, 8192},
};

constexpr std::array kContentFields {
    Field {"code", "素材编码", Text, M::Free, E::Nobody, I::Code, 64},
    Field {"title", "标题", Text, M::Free, E::HqContent, I::None, kLong},
    Field {"layer", "层级", Choice, M::Free, E::HqContent, I::None, 16, kLayers},
    Field {"persona", "人设", Text, M::Free, E::HqContent, I::None, 256},
    Field {"body", "正文", LongText, M::Text, E::HqContent, I::None, kLong},
    Field {"link", "链接", Text, M::Free, E::HqContent, I::None, 2048},
    Field {"valid_from", "生效日期", FieldType::Day, M::Free, E::HqContent, I::At},
    Field {"valid_until", "失效日期", FieldType::Day, M::Free, E::HqContent},
    Field {"dimension", "维度", Choice, M::Free, E::HqContent, I::None, 32, kDimensions},
    Field {"product", "商品", Text, M::Free, E::HqContent, I::None, 256},
    Field {"category", "品类", Text, M::Free, E::HqContent, I::None, 128},
    Field {"season", "节点", Text, M::Free, E::HqContent, I::None, 128},
    // Up to nine, in their order: [{"hash", "type", "bytes", "width", "height"}]; the bytes go as blobs.
    Field {"images", "图片", Json, M::Guarded, E::HqContent, I::None, 8192},
    Field {"spread", "导购可转发", Choice, M::Free, E::HqContent, I::None, 8, kYesNo},
    // No price in it goes below so many percent of the usual one; empty: the season's rule alone.
    Field {"lowest_percent", "最低折扣百分比", Integer, M::Free, E::HqContent},
    // Versions are records of their own, of one series.
    Field {"family", "系列", Reference, M::Free, E::HqContent, I::Ref1},
    Field {"version", "版本", Integer, M::Guarded, E::HqContent},
    Field {"status", "状态", Choice, M::State, E::HqContent, I::None, 16, kContentStatus}, // empty: usable
    Field {"source", "来源", Choice, M::Free, E::HqContent, I::None, 8, kContentSources},
    Field {"koc", "创作KOC", Reference, M::Free, E::HqContent, I::Ref2},
    Field {"submitted_by", "提交人", Reference, M::Free, E::HqContent},
    Field {"submitted_at", "提交时间", FieldType::Instant, M::Free, E::HqContent},
    Field {"reviewed_by", "审核人", Reference, M::Free, E::HqContent},
    Field {"reviewed_at", "审核时间", FieldType::Instant, M::Free, E::HqContent},
    Field {"review_note", "审核意见", Text, M::Free, E::HqContent, I::None, 1024},
    Field {"credited_points", "奖励积分", Integer, M::Free, E::HqContent},
    Field {"credited_at", "奖励时间", FieldType::Instant, M::Free, E::HqContent},
};

constexpr std::array kCampaignFields {
    Field {"name", "活动", Text, M::Free, E::HqContent, I::Code, 256},
    Field {"starts_on", "开始日期", FieldType::Day, M::Guarded, E::HqContent, I::At},
    Field {"ends_on", "结束日期", FieldType::Day, M::Guarded, E::HqContent},
    Field {"template", "模板", Reference, M::Free, E::HqContent},
    // What it is to bring: [{"metric", "item", "from", "to", "value"}]; item and days may be left out.
    Field {"goals", "活动目标", Json, M::Guarded, E::HqContent, I::None, kLong},
    // In their order: [{"name", "from", "to", "gate": {"metric", "value"}}]; the gate may be left out.
    Field {"stages", "阶段安排", Json, M::Guarded, E::HqContent, I::None, 8192},
    Field {"review", "复盘", LongText, M::Text, E::HqContent, I::None, kLong},
};

constexpr std::array kEntryFields {
    Field {"code", "排期编码", Text, M::Free, E::Nobody, I::Code, 64},
    Field {"title", "标题", Text, M::Free, E::HqContent, I::None, kLong},
    Field {"campaign", "活动", Reference, M::Free, E::HqContent, I::Ref1},
    Field {"stage", "阶段", Text, M::Free, E::HqContent, I::None, 256},
    Field {"start_at", "开始时间", FieldType::Instant, M::Guarded, E::HqContent, I::At},
    Field {"end_at", "结束时间", FieldType::Instant, M::Guarded, E::HqContent},
    Field {"channel", "渠道", Text, M::Free, E::HqContent, I::None, 64},
    Field {"owner", "负责人", Text, M::Free, E::HqContent, I::None, 256},
    Field {"group_kinds", "群类型", TextSet, M::Set, E::HqContent, I::None, 256, kGroupKinds},
    Field {"regions", "省区", TextSet, M::Set, E::HqContent, I::None, kLong},
    Field {"content", "素材", Reference, M::Free, E::HqContent, I::Ref2},
    Field {"status", "状态", Choice, M::State, E::Region, I::None, 16, kEntryStatus},
    Field {"layer", "层级", Choice, M::Free, E::HqContent, I::None, 16, kLayers},
    Field {"prepare_by", "准备截止", FieldType::Instant, M::Free, E::HqContent},
    Field {"metric", "考核指标", Text, M::Free, E::HqContent, I::None, 1024},
    Field {"proof", "完成凭证", Text, M::Free, E::HqContent, I::None, 1024},
    Field {"audience_tags", "对象标签", TextSet, M::Set, E::HqContent, I::None, 8192},
    // How long after start_at it may still be dispatched; empty: never late.
    Field {"late_minutes", "可迟发分钟数", Integer, M::Free, E::HqContent},
    Field {"submitted_by", "提交人", Reference, M::Free, E::Region},
    Field {"submitted_at", "提交时间", FieldType::Instant, M::Free, E::Region},
    Field {"approved_by", "审批人", Reference, M::Free, E::Region},
    Field {"approved_at", "审批时间", FieldType::Instant, M::Free, E::Region},
    // The step that it was made of; its template's id and the step's own (sop_step).
    Field {"template", "模板", Reference, M::Free, E::HqContent},
    Field {"step", "步骤", Reference, M::Free, E::HqContent},
    // The fields that were approved, as they were: what has changed since can be shown.
    Field {"approved_form", "通过时内容", Json, M::Free, E::Region, I::None, 2 * kLong},
    // Where two approve: who did it first, and a hash of what they saw. `_for`: whom a deputy acted for.
    Field {"first_by", "初审人", Reference, M::Free, E::Region},
    Field {"first_at", "初审时间", FieldType::Instant, M::Free, E::Region},
    Field {"first_form", "初审内容", Text, M::Free, E::Region, I::None, 128},
    Field {"first_for", "初审被代理人", Reference, M::Free, E::Region},
    Field {"approved_for", "审批被代理人", Reference, M::Free, E::Region},
    // Of a correction: the entry whose message it corrects; it goes to whoever got that.
    Field {"corrects", "更正对象", Reference, M::Free, E::HqContent},
    // A new text for what has been approved, waiting for somebody else to confirm it; and who confirmed the last one.
    Field {"revise_title", "改稿标题", Text, M::Free, E::HqContent, I::None, kLong},
    Field {"revise_content", "改稿素材", Reference, M::Free, E::HqContent},
    Field {"revise_by", "改稿人", Reference, M::Free, E::HqContent},
    Field {"revise_at", "改稿时间", FieldType::Instant, M::Free, E::HqContent},
    Field {"revised_by", "改稿确认人", Reference, M::Free, E::HqContent},
    Field {"revised_at", "改稿确认时间", FieldType::Instant, M::Free, E::HqContent},
    // A rolling entry has no day of its own: it comes to each group or customer so many days after their anchor, from the
    // day of start_at until the last one, at that time of day (docs/PLAN.md, "Rolling").
    Field {"anchor", "滚动起点", Choice, M::Guarded, E::HqContent, I::None, 16, kAnchors},
    Field {"anchor_day", "滚动第几天", Integer, M::Guarded, E::HqContent},
    Field {"rolls_until", "滚动截止日", FieldType::Day, M::Guarded, E::HqContent},
    Field {"batches", "批次", TextSet, M::Set, E::HqContent, I::None, 8192},
    Field {"bands", "月龄段", TextSet, M::Set, E::HqContent, I::None, 8192},
};

constexpr std::array kTaskFields {
    Field {"code", "任务编码", Text, M::Free, E::Nobody, I::Code, 64},
    Field {"entry", "排期", Reference, M::Free, E::Nobody, I::Ref1},
    Field {"title", "标题", Text, M::Free, E::Nobody, I::None, kLong},
    Field {"kind", "类型", Choice, M::Free, E::Nobody, I::None, 16, kTaskKinds},
    Field {"channel", "渠道", Text, M::Free, E::Nobody, I::None, 64},
    Field {"dispatched_at", "下发时间", FieldType::Instant},
    Field {"due_at", "截止时间", FieldType::Instant, M::Guarded, E::Nobody, I::At},
    Field {"due_day", "截止日", FieldType::Day},
};

constexpr std::array kGoalFields {
    Field {"from_day", "期间开始", FieldType::Day, M::Guarded, E::Region, I::At},
    Field {"to_day", "期间结束", FieldType::Day, M::Guarded, E::Region},
    Field {"org", "组织", Reference, M::Free, E::Region, I::Ref1},
    Field {"guide", "导购", Reference, M::Free, E::Region, I::Ref2},
    Field {"metric", "指标", Text, M::Free, E::Region, I::None, 64},
    Field {"value", "目标值", Integer, M::Guarded, E::Region},
};

constexpr std::array kTagFields {
    Field {"name", "标签", Text, M::Free, E::HqContent, I::Code, 128},
    Field {"subject_kind", "对象类型", Choice, M::Free, E::HqContent, I::None, 16, kSubjects},
};

constexpr std::array kNoteFields {
    Field {"subject", "对象", Reference, M::Free, E::Anybody, I::Ref1},
    Field {"author", "作者", Reference, M::Free, E::Nobody, I::Ref2},
    Field {"written_at", "时间", FieldType::Instant, M::Free, E::Anybody, I::At},
    Field {"text", "内容", LongText, M::Text, E::Anybody, I::None, kLong},
};

constexpr std::array kSavedViewFields {
    Field {"owner", "所有者", Reference, M::Free, E::Anybody, I::Ref1},
    Field {"page", "页面", Text, M::Free, E::Anybody, I::None, 64},
    Field {"name", "名称", Text, M::Free, E::Anybody, I::None, 256},
    Field {"state", "设置", Json, M::Free, E::Anybody, I::None, kLong},
    Field {"scope", "范围", Choice, M::Free, E::Anybody, I::None, 16, kViewScopes},
    Field {"region", "省区", Reference, M::Free, E::Anybody, I::Ref2},
};

constexpr std::array kCalendarDayFields {
    Field {"day", "日期", FieldType::Day, M::Free, E::Nobody, I::At},
    Field {"kind", "类型", Text, M::Free, E::Nobody, I::None, 32},
    Field {"name_zh", "中文名称", Text, M::Free, E::Nobody, I::None, 128},
    Field {"name_en", "英文名称", Text, M::Free, E::Nobody, I::None, 128},
};

constexpr std::array kCardFields {
    Field {"display_name", "显示名", Text, M::Free, E::Nobody, I::None, 256},
};

// Opened by the server; only the end of it is edited. Values are JSON texts (models/protocol/fieldvalue.h); those of a
// whole record are objects of its fields. JSON may need twice the room of its text; the row as a whole keeps its limit
// by leaving base and theirs out (models/merge/conflictrecord.h).
constexpr std::array kConflictFields {
    Field {"subject_kind", "对象类型", Text, M::Free, E::Nobody, I::None, 32},
    Field {"subject", "对象", Reference, M::Free, E::Nobody, I::Ref1},
    Field {"cause", "起因", Choice, M::Free, E::Nobody, I::None, 16, kConflictCauses},
    Field {"field", "字段", Text, M::Free, E::Nobody, I::None, 64},
    Field {"base", "原值", Json, M::Free, E::Nobody, I::None, 2 * kLong},
    Field {"mine", "我的", Json, M::Free, E::Nobody, I::None, 2 * kLong},
    Field {"theirs", "对方的", Json, M::Free, E::Nobody, I::None, 2 * kLong},
    Field {"mine_by", "修改人", Reference, M::Free, E::Nobody, I::Ref2},
    Field {"theirs_by", "对方", Reference},
    Field {"opened_at", "发生时间", FieldType::Instant, M::Free, E::Nobody, I::At},
    Field {"status", "状态", Choice, M::State, E::Region, I::None, 16, kConflictStatus},
    Field {"resolution", "处理方式", Choice, M::Free, E::Region, I::None, 16, kResolutions},
    Field {"resolved_by", "处理人", Reference, M::Free, E::Region},
    Field {"resolved_at", "处理时间", FieldType::Instant, M::Free, E::Region},
};

constexpr std::array kEntryTargetFields {
    Field {"entry", "排期", Reference, M::Free, E::HqContent, I::Ref1},
    Field {"target_kind", "对象类型", Choice, M::Free, E::HqContent, I::None, 16, kTargetKinds},
    Field {"target", "对象", Reference, M::Free, E::HqContent, I::Ref2},
    Field {"mode", "方式", Choice, M::Free, E::HqContent, I::None, 16, kTargetModes},
};

// What people say about an entry on its way through approval.
constexpr std::array kCommentFields {
    Field {"entry", "排期", Reference, M::Free, E::Anybody, I::Ref1},
    Field {"author", "作者", Reference, M::Free, E::Nobody, I::Ref2},
    Field {"written_at", "时间", FieldType::Instant, M::Free, E::Anybody, I::At},
    Field {"purpose", "用途", Choice, M::Free, E::Anybody, I::None, 16, kCommentPurposes},
    Field {"text", "内容", LongText, M::Text, E::Anybody, I::None, kLong},
};

// What holds for the whole brand, by name.
constexpr std::array kSettingFields {
    Field {"name", "名称", Text, M::Free, E::HqContent, I::Code, 64},
    Field {"value", "设置", Json, M::Guarded, E::HqContent, I::None, kLong},
};

// Versions are records of their own: what runs keeps the one that it was made of.
constexpr std::array kSopTemplateFields {
    Field {"name", "名称", Text, M::Free, E::HqContent, I::None, 256},
    Field {"family", "系列", Reference, M::Free, E::HqContent, I::Ref1},
    Field {"version", "版本", Integer, M::Guarded, E::HqContent},
    Field {"effective_from", "生效日期", FieldType::Day, M::Guarded, E::HqContent, I::At},
    Field {"anchor", "起点", Choice, M::Guarded, E::HqContent, I::None, 16, kAnchors},
    Field {"days", "天数", Integer, M::Guarded, E::HqContent},
    Field {"status", "状态", Choice, M::Free, E::HqContent, I::None, 16, kTemplateStatus},
    Field {"description", "说明", LongText, M::Text, E::HqContent, I::None, kLong},
};

constexpr std::array kSopStepFields {
    Field {"template", "模板", Reference, M::Free, E::HqContent, I::Ref1},
    Field {"title", "标题", Text, M::Free, E::HqContent, I::None, kLong},
    Field {"stage", "阶段", Text, M::Free, E::HqContent, I::None, 256},
    Field {"day", "第几天", Integer, M::Guarded, E::HqContent}, // of the anchor; the first is 0, the eve -1
    Field {"from_minute", "开始", Integer, M::Guarded, E::HqContent}, // of that day
    Field {"to_minute", "结束", Integer, M::Guarded, E::HqContent},
    Field {"layer", "层级", Choice, M::Free, E::HqContent, I::None, 16, kLayers},
    Field {"channel", "渠道", Text, M::Free, E::HqContent, I::None, 64},
    Field {"group_kinds", "群类型", TextSet, M::Set, E::HqContent, I::None, 256, kGroupKinds},
    Field {"regions", "省区", TextSet, M::Set, E::HqContent, I::None, kLong},
    Field {"audience_tags", "对象标签", TextSet, M::Set, E::HqContent, I::None, 8192},
    // Kinds of groups that are served at a time of their own: [{"kind", "day", "from_minute", "to_minute"}].
    Field {"leads", "分层时间", Json, M::Guarded, E::HqContent, I::None, 8192},
    Field {"content", "素材", Reference, M::Free, E::HqContent, I::Ref2},
    Field {"metric", "考核指标", Text, M::Free, E::HqContent, I::None, 1024},
    Field {"proof", "完成凭证", Text, M::Free, E::HqContent, I::None, 1024},
    Field {"prepare_days", "提前准备天数", Integer, M::Free, E::HqContent},
    // Content of its own for some: [{"kinds": [], "regions": [], "tags": [], "content"}], the first that fits counts.
    Field {"pack", "分众素材", Json, M::Guarded, E::HqContent, I::None, kLong},
};

// That a guide was asked to do what is open: made, taken back by who made it, never changed.
constexpr std::array kReminderFields {
    Field {"guide", "导购", Reference, M::Free, E::Region, I::Ref1},
    Field {"author", "催办人", Reference, M::Free, E::Nobody, I::Ref2},
    Field {"reminded_on", "催办日期", FieldType::Day, M::Free, E::Region, I::At}, // of reminded_at
    Field {"reminded_at", "催办时间", FieldType::Instant, M::Free, E::Region},
    // What it was about: a task, or all that is due on these days; and how much of it was open then.
    Field {"task", "任务", Reference, M::Free, E::Region},
    Field {"from_day", "期间开始", FieldType::Day, M::Free, E::Region},
    Field {"to_day", "期间结束", FieldType::Day, M::Free, E::Region},
    Field {"open", "未完成数", Integer, M::Free, E::Region},
};

// A month whose numbers are, or are to be, frozen: planned by headquarters, closed and opened again by the server.
constexpr std::array kMonthCloseFields {
    Field {"month", "月份", Text, M::Guarded, E::HqContent, I::Code, 7},
    Field {"closes_at", "计划封账时间", FieldType::Instant, M::Guarded, E::HqContent, I::At},
    Field {"asked_by", "发起人", Reference, M::Free, E::HqContent},
    Field {"status", "状态", Choice, M::Free, E::Nobody, I::None, 16, kMonthStatus}, // empty: planned
    Field {"version", "版本", Integer},
    Field {"number", "封账序号", Integer}, // over all months: a later close has a higher one
    Field {"closed_at", "封账时间", FieldType::Instant},
    Field {"closed_by", "封账人", Reference}, // none: at the server itself
    Field {"reopened_at", "解封时间", FieldType::Instant},
    Field {"reopened_by", "解封人", Reference},
    Field {"reason", "解封原因", Text, M::Free, E::Nobody, I::None, 1024},
};

// A PK contest: held by headquarters, or by a region for itself; frozen by the server.
constexpr std::array kContestFields {
    Field {"name", "名称", Text, M::Guarded, E::Region, I::None, 128},
    Field {"org", "范围", Reference, M::Guarded, E::Region, I::Ref1}, // none: the whole brand
    Field {"measure", "比什么", Choice, M::Guarded, E::Region, I::None, 16, kContestMeasures},
    Field {"from_day", "开始日期", FieldType::Day, M::Guarded, E::Region},
    Field {"to_day", "结束日期", FieldType::Day, M::Guarded, E::Region},
    Field {"freezes_at", "冻结时间", FieldType::Instant, M::Guarded, E::Region, I::At},
    Field {"teams", "队伍", Json, M::Guarded, E::Region, I::None, kLong},
    Field {"frozen_at", "实际冻结时间", FieldType::Instant},
    Field {"standings", "冻结时成绩", Json, M::Free, E::Nobody, I::None, kLong},
};

using B = BucketRule;
constexpr std::array kKinds {
    KindDescriptor {Kind::Org, "org", "组织", B::Ref, "", kOrgFields},
    KindDescriptor {Kind::Slot, "slot", "位置", B::PeopleOfRegion, "region", kSlotFields},
    KindDescriptor {Kind::Guide, "guide", "导购", B::PeopleOfRegion, "region", kGuideFields},
    KindDescriptor {Kind::Group, "group", "社群", B::PeopleOfRegion, "region", kGroupFields},
    KindDescriptor {Kind::Koc, "koc", "KOC", B::PeopleOfRegion, "region", kKocFields},
    KindDescriptor {Kind::Content, "content", "素材", B::PlanHq, "", kContentFields},
    KindDescriptor {Kind::Campaign, "campaign", "活动", B::PlanHq, "", kCampaignFields},
    KindDescriptor {Kind::Entry, "entry", "排期", B::PlanByRegions, "regions", kEntryFields},
    KindDescriptor {Kind::Task, "task", "任务", B::ViaRecord, "entry", kTaskFields},
    KindDescriptor {Kind::Goal, "goal", "目标", B::PlanOfUnit, "org", kGoalFields},
    KindDescriptor {Kind::Tag, "tag", "标签", B::Ref, "", kTagFields},
    KindDescriptor {Kind::Note, "note", "备注", B::ViaRecord, "subject", kNoteFields},
    KindDescriptor {Kind::SavedView, "saved_view", "视图", B::UserOrTeam, "region", kSavedViewFields},
    KindDescriptor {Kind::CalendarDay, "calendar_day", "日历", B::Ref, "", kCalendarDayFields},
    KindDescriptor {Kind::Card, "card", "名片", B::Ref, "", kCardFields},
    KindDescriptor {Kind::Conflict, "conflict", "冲突", B::ViaRecord, "subject", kConflictFields},
    KindDescriptor {Kind::EntryTarget, "entry_target", "排期对象", B::ViaRecord, "entry", kEntryTargetFields},
    KindDescriptor {Kind::Comment, "comment", "评论", B::ViaRecord, "entry", kCommentFields},
    KindDescriptor {Kind::Setting, "setting", "设置", B::Ref, "", kSettingFields},
    KindDescriptor {Kind::SopTemplate, "sop_template", "SOP模板", B::PlanHq, "", kSopTemplateFields},
    KindDescriptor {Kind::SopStep, "sop_step", "SOP步骤", B::PlanHq, "", kSopStepFields},
    KindDescriptor {Kind::Reminder, "reminder", "催办记录", B::ViaRecord, "guide", kReminderFields},
    KindDescriptor {Kind::MonthClose, "month_close", "封账", B::PlanHq, "", kMonthCloseFields},
    KindDescriptor {Kind::Contest, "contest", "PK赛", B::PlanOfUnit, "org", kContestFields},
};

} // namespace

std::span<const KindDescriptor> allKinds()
{
    return kKinds;
}

const KindDescriptor &descriptor(Kind kind)
{
    return kKinds[static_cast<size_t>(kind)];
}

std::optional<Kind> kindNamed(std::string_view name)
{
    for (const KindDescriptor &candidate : kKinds) {
        if (name == candidate.name)
            return candidate.kind;
    }
    return std::nullopt;
}

const FieldDescriptor *fieldNamed(const KindDescriptor &kind, std::string_view name)
{
    for (const FieldDescriptor &field : kind.fields) {
        if (name == field.name)
            return &field;
    }
    return nullptr;
}

std::string_view typeName(FieldType type)
{
    switch (type) {
    case Text:
        return "text";
    case LongText:
        return "long text";
    case Integer:
        return "integer";
    case FieldType::Day:
        return "day";
    case FieldType::Instant:
        return "instant";
    case Choice:
        return "choice";
    case Reference:
        return "reference";
    case TextSet:
        return "set of text";
    case Json:
        return "structure";
    }
    return {};
}

std::string_view mergeName(MergeClass merge)
{
    switch (merge) {
    case M::Free:
        return "free";
    case M::Guarded:
        return "guarded";
    case M::Set:
        return "set";
    case M::Text:
        return "text";
    case M::State:
        return "state";
    }
    return {};
}

} // namespace qunce
