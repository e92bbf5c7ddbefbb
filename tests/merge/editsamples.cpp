// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/merge/editsamples.h"

#include <array>

#include "models/merge/transitions.h"
#include "models/protocol/fieldvalue.h"
#include "tests/merge/records.h"

namespace qunce::test {

uint64_t EditSamples::below(uint64_t bound)
{
    // xorshift64*: fast, and good enough to choose among few.
    m_state ^= m_state >> 12;
    m_state ^= m_state << 25;
    m_state ^= m_state >> 27;
    return (m_state * 0x2545F4914F6CDD1DULL >> 33) % bound;
}

Kind EditSamples::kind()
{
    constexpr std::array kKinds {Kind::Content, Kind::Entry, Kind::Goal, Kind::Tag, Kind::SavedView};
    return kKinds[below(kKinds.size())];
}

std::string EditSamples::lines()
{
    constexpr std::array<const char *, 6> kLines {"早安", "新品", "a", "b", "", "c"};
    std::string text = kLines[below(kLines.size())];
    for (uint64_t left = below(6); left > 0; --left) {
        text += '\n';
        text += kLines[below(kLines.size())];
    }
    return text;
}

TextSet EditSamples::items()
{
    TextSet items;
    for (const char *item : {"a", "b", "c", "d", "e"}) {
        if (chance(50))
            items.emplace_back(item);
    }
    return items;
}

FieldValue EditSamples::value(const FieldDescriptor &field)
{
    if (field.merge != MergeClass::State && chance(15))
        return {};
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Instant:
        return static_cast<int64_t>(below(4));
    case FieldType::Day:
        return "2026-09-0" + std::to_string(1 + below(4));
    case FieldType::Choice:
        return std::string(field.choices[below(field.choices.size())].name);
    case FieldType::Reference:
        return id(static_cast<uint8_t>(1 + below(3))).toString();
    case FieldType::TextSet: {
        if (field.choices.empty())
            return canonical(items());
        TextSet chosen;
        for (const ChoiceName &choice : field.choices) {
            if (chance(30))
                chosen.emplace_back(choice.name);
        }
        return canonical(std::move(chosen));
    }
    case FieldType::LongText:
        return canonical(lines());
    case FieldType::Json:
        return std::string(chance(50) ? "{}" : "[1]");
    case FieldType::Text:
        return std::string(1, static_cast<char>('a' + below(4)));
    }
    return {};
}

Record EditSamples::record()
{
    Record made = test::record(kind(), id(100), {});
    for (const FieldDescriptor &field : descriptor(made.kind).fields)
        made.put(field.name, value(field));
    switch (made.kind) {
    case Kind::Entry:
        made.put("status", std::string("draft"));
        break;
    case Kind::Goal: // above all regions
        made.put("org", {});
        made.put("guide", {});
        break;
    case Kind::SavedView:
        made.put("owner", id(200).toString());
        break;
    default:
        break;
    }
    return made;
}

Record EditSamples::guide()
{
    return test::record(Kind::Guide, id(100), {{"region", id(1).toString()}});
}

std::optional<Record> EditSamples::changed(const Record &record, Edits edits)
{
    const bool deletable =
        record.kind != Kind::Content && (record.kind != Kind::Entry || record.text("status") == "draft");
    if (edits == Edits::Any && deletable && chance(10))
        return std::nullopt;
    Record made = record;
    for (const FieldDescriptor &field : descriptor(made.kind).fields) {
        const std::string_view name = field.name;
        const bool fixed =
            name == "owner" || name == "page" || name == "org" || name == "guide" || name == "region";
        if (field.editor == Editor::Nobody || fixed || chance(60))
            continue;
        if (field.merge != MergeClass::State) {
            made.put(name, value(field));
            continue;
        }
        const auto next = nextStates(made.kind, name, made.text(name), Role::Admin);
        if (!next.empty())
            made.put(name, std::string(next[below(next.size())]));
    }
    return made;
}

} // namespace qunce::test
