// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/brandrules.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "models/boards/boardparts.h"
#include "models/protocol/bucketnames.h"

namespace qunce {

namespace {

StoredSetting unsetSetting(std::string_view name)
{
    StoredSetting setting;
    setting.record.kind = Kind::Setting;
    setting.record.bucket = bucket::ref();
    setting.record.put("name", toValue(std::string(name)));
    return setting;
}

template <typename Value>
void take(Result<Value> read, Value &into, StoredSetting &setting)
{
    if (read.ok())
        into = std::move(read).value();
    else
        setting.problem = read.error().userText;
}

bool isError(const PlanFinding &finding)
{
    return finding.severity() == Severity::Error;
}

bool counts(const PlanFinding &finding)
{
    return finding.severity() != Severity::Hint;
}

void add(size_t &errors, size_t &all, const std::vector<PlanFinding> &findings)
{
    errors += std::any_of(findings.begin(), findings.end(), isError) ? 1 : 0;
    all += std::any_of(findings.begin(), findings.end(), counts) ? 1 : 0;
}

} // namespace

Result<StoredSetting> readStoredSetting(ReadSnapshot &snapshot, std::string_view name)
{
    QUNCE_ASSIGN(std::optional<Record> record, snapshot.recordByCode(Kind::Setting, name));
    StoredSetting setting = unsetSetting(name);
    if (!record)
        return setting;
    if (record->bucket.empty()) // made here, and not the server's yet
        record->bucket = bucket::ref();
    setting.value = record->text("value");
    setting.record = std::move(*record);
    return setting;
}

Result<BrandRules> readBrandRules(BoardContext &context)
{
    BrandRules rules;
    ReadSnapshot &snapshot = context.snapshot;
    QUNCE_ASSIGN(rules.pushSetting, readStoredSetting(snapshot, kPushPolicySetting));
    take(pushPolicyFrom(rules.pushSetting.value), rules.push, rules.pushSetting);
    QUNCE_ASSIGN(rules.wordSetting, readStoredSetting(snapshot, kWordListsSetting));
    take(wordListRulesFrom(rules.wordSetting.value), rules.words, rules.wordSetting);
    QUNCE_ASSIGN(rules.approvalSetting, readStoredSetting(snapshot, kApprovalPolicySetting));
    take(approvalPolicyFrom(rules.approvalSetting.value), rules.approval, rules.approvalSetting);
    QUNCE_ASSIGN(rules.exportSetting, readStoredSetting(snapshot, kExportPolicySetting));
    take(exportPolicyFrom(rules.exportSetting.value), rules.exports, rules.exportSetting);
    QUNCE_ASSIGN(rules.deputySetting, readStoredSetting(snapshot, deputySetting(context.user.id)));
    const std::optional<Deputy> deputy = deputyFrom(rules.deputySetting.value);
    if (deputy && context.now < deputy->until)
        rules.deputy = deputy;
    QUNCE_ASSIGN(rules.people, readKnownPeople(context));
    std::set<std::string> channels;
    QUNCE_TRY(snapshot.eachRow({Kind::Entry, {"channel"}, {}, {}}, [&](const RowView &row) -> Result<void> {
        if (!row.text(0).empty())
            channels.emplace(row.text(0));
        return {};
    }));
    std::set<std::string> categories;
    QUNCE_TRY(
        snapshot.eachRow({Kind::Content, {"category"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            if (!row.text(0).empty())
                categories.emplace(row.text(0));
            return {};
        }));
    rules.channels.assign(channels.begin(), channels.end());
    rules.categories.assign(categories.begin(), categories.end());
    return rules;
}

Result<RulesEffect> readRulesEffect(BoardContext &context, const PushPolicy &policy)
{
    const Day today = context.now.day();
    const Period days {today, today + kRulesAhead};
    QUNCE_ASSIGN(PushPolicy stored, readPushPolicy(context.snapshot));
    QUNCE_ASSIGN(PlanPeople read, readPlanPeople(context.snapshot, context.stop));
    const auto people = std::make_shared<const PlanPeople>(std::move(read));
    PlanIndex now(people, std::move(stored));
    PlanIndex then(people, policy);
    std::unordered_map<Uuid, std::vector<Record>> targets;
    QUNCE_TRY(context.snapshot.eachRecord(Kind::EntryTarget, [&](const Record &target) -> Result<void> {
        targets[target.reference("entry")].push_back(target);
        return {};
    }));
    QUNCE_ASSIGN(const std::shared_ptr<const WordBook> words, readWordBook(context.snapshot));
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Content, [&](const Record &content) -> Result<void> {
        now.putContent(planContentFrom(content, words));
        then.putContent(planContentFrom(content, words));
        return {};
    }));
    std::vector<Uuid> asked;
    // What a span of the policy may reach back to.
    const Period around {firstOfMonth(today) - 7, lastOfMonth(days.to)};
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Entry, [&](const Record &entry) -> Result<void> {
        if (context.stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        const std::optional<Instant> start = entry.instant("start_at");
        if (!start || !around.contains(start->day()))
            return {};
        PlanEntry planned = planEntryFrom(entry, targets[entry.id]);
        if (days.contains(start->day()) && *start > context.now && !planned.isCancelled())
            asked.push_back(entry.id);
        then.put(planned);
        now.put(std::move(planned));
        return {};
    }));
    RulesEffect effect;
    effect.entries = asked.size();
    for (const Uuid &id : asked) {
        QUNCE_TRY(goOn(context));
        add(effect.errorsNow, effect.findingsNow, now.check(id));
        add(effect.errorsThen, effect.findingsThen, then.check(id));
    }
    return effect;
}

Result<RulesEffect> readRulesEffect(BoardContext &context, const WordListRules &words)
{
    QUNCE_ASSIGN(const std::shared_ptr<const WordBook> now, readWordBook(context.snapshot));
    const std::shared_ptr<const WordBook> then = wordBookFrom(toJson(words));
    RulesEffect effect;
    const auto add = [](size_t &errors, size_t &all, const std::vector<FoundWord> &found) {
        errors += std::any_of(found.begin(), found.end(),
                      [](const FoundWord &word) { return word.level == WordLevel::Error; })
            ? 1
            : 0;
        all += found.empty() ? 0 : 1;
    };
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Content, [&](const Record &content) -> Result<void> {
        if (context.stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        if (content.text("status") == "withdrawn")
            return {};
        ++effect.entries;
        const std::string text = content.text("title") + "\n" + content.text("body");
        const std::string category = content.text("category");
        add(effect.errorsNow, effect.findingsNow, now->find(text, category));
        add(effect.errorsThen, effect.findingsThen, then->find(text, category));
        return {};
    }));
    return effect;
}

} // namespace qunce
