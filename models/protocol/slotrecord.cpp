// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/slotrecord.h"

#include <array>

namespace qunce {

namespace {

constexpr std::array kSubjectNames {"guide", "group", "koc"};
constexpr std::array kSlotRoleNames {
    "guide", "store_manager", "store_account", "hq_service", "mentor", "supervisor"};

} // namespace

const char *roleName(GuideRole role)
{
    return kSlotRoleNames[static_cast<size_t>(role)];
}

GuideRole roleNamed(std::string_view name)
{
    for (size_t i = 0; i < kSlotRoleNames.size(); ++i) {
        if (name == kSlotRoleNames[i])
            return static_cast<GuideRole>(i);
    }
    return GuideRole::Guide;
}

Employment employmentOf(const Record &record)
{
    Employment employment;
    employment.role = roleNamed(record.text("role"));
    employment.joinedOn = record.day("joined_on");
    employment.leftOn = record.day("left_on");
    employment.leaveFrom = record.day("leave_from");
    employment.leaveTo = record.day("leave_to");
    return employment;
}

Record toRecord(const SlotRecord &slot)
{
    Record record;
    record.kind = Kind::Slot;
    record.id = slot.slot.id;
    record.put("subject_kind", toValue(std::string(kSubjectNames[static_cast<size_t>(slot.kind)])));
    record.put("region", toValue(slot.region));
    record.put("slot", static_cast<int64_t>(slot.number));
    record.put("subject", toValue(slot.slot.subject));
    record.put("subject_code", toValue(slot.slot.code));
    record.put("subject_name", toValue(slot.slot.name));
    record.put("store", toValue(slot.store));
    record.put("city", toValue(slot.city));
    record.put("guide", toValue(slot.slot.owner));
    record.put("from_day", toValue(std::optional<Day>(slot.slot.from)));
    if (slot.slot.until != Slot::kForever)
        record.put("until_day", toValue(std::optional<Day>(slot.slot.until)));
    if (slot.kind == SubjectKind::Guide) {
        const Employment &employment = slot.slot.employment;
        record.put("role", toValue(std::string(roleName(employment.role))));
        record.put("joined_on", toValue(employment.joinedOn));
        record.put("left_on", toValue(employment.leftOn));
        record.put("leave_from", toValue(employment.leaveFrom));
        record.put("leave_to", toValue(employment.leaveTo));
    }
    record.put("earlier", toValue(slot.earlier));
    return record;
}

const char *subjectKindName(SubjectKind kind)
{
    return kSubjectNames[static_cast<size_t>(kind)];
}

std::optional<SubjectKind> subjectKindNamed(std::string_view name)
{
    for (size_t i = 0; i < kSubjectNames.size(); ++i) {
        if (name == kSubjectNames[i])
            return static_cast<SubjectKind>(i);
    }
    return std::nullopt;
}

std::optional<SlotRecord> slotFromRecord(const Record &record)
{
    SlotRecord slot;
    const std::optional<SubjectKind> kind = subjectKindNamed(record.text("subject_kind"));
    const std::optional<int64_t> number = record.integer("slot");
    const std::optional<Day> from = record.day("from_day");
    slot.region = record.reference("region");
    slot.slot.subject = record.reference("subject");
    if (!kind || !number || *number < 0 || *number > UINT32_MAX || !from || slot.region.isNil()
        || slot.slot.subject.isNil())
        return std::nullopt;
    slot.kind = *kind;
    slot.number = static_cast<uint32_t>(*number);
    slot.store = record.reference("store");
    slot.city = record.reference("city");
    slot.earlier = record.text("earlier");
    slot.slot.id = record.id;
    slot.slot.code = record.text("subject_code");
    slot.slot.name = record.text("subject_name");
    slot.slot.owner = record.reference("guide");
    slot.slot.from = *from;
    slot.slot.until = record.day("until_day").value_or(Slot::kForever);
    if (slot.kind == SubjectKind::Guide)
        slot.slot.employment = employmentOf(record);
    return slot;
}

} // namespace qunce
