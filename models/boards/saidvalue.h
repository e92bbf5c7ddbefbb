// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/base/day.h"
#include "models/base/message.h"
#include "models/protocol/pushmessages.h"
#include "models/protocol/record.h"
#include "models/protocol/syncmessages.h"
#include "models/store/cachereader.h"

namespace qunce {

/// A field's value as people say it, before it is put into a language: references by name, sets item by item.
struct SaidValue {
    enum class Form : uint8_t {
        Nothing,
        Words,
        Number,
        Money, ///< fen
        Day,
        Instant, ///< seconds since 1970
        Choice,
        Names, ///< `items`
        Change, ///< of a set: `items` come, `gone` go
    };
    Form form = Form::Nothing;
    std::string words;
    int64_t number = 0;
    Day day;
    Message choice;
    std::vector<Message> items {};
    std::vector<Message> gone {};
};

/// What a record is called.
struct SaidRecord {
    Kind kind = Kind::Org;
    Uuid id;
    std::string name; ///< empty where it is gone
    Message detail; ///< of goals the metric
    std::optional<Period> period; ///< of goals
    /// What a note, goal or target is about: where a page can show it. Else the record itself.
    Kind aboutKind = Kind::Org;
    Uuid about;
};

/// Puts names to what edits hold. For one snapshot; its thread. What cannot be read is called by nothing.
class Sayer
{
public:
    Sayer(ReadSnapshot &snapshot, const UserInfo &user) : m_snapshot(snapshot), m_user(user) { }

    /// `record`: which the field is of, for the unit of goals; may be null.
    SaidValue value(Kind kind, std::string_view field, const FieldValue &value, const Record *record);
    SaidValue change(Kind kind, std::string_view field, const SetEdit &edit);
    /// `edit`: says what a record was called that is not there, null if there is none.
    SaidRecord record(Kind kind, const Uuid &id, const PushOp *edit);
    /// A user; empty if unknown.
    std::string person(const Uuid &user);
    bool isMyself(const Uuid &user) const { return user == m_user.id; }

private:
    Message item(Kind kind, std::string_view field, const std::string &stored);
    /// Of whatever has this id; empty if nothing has.
    std::string nameOf(const Uuid &id);

    ReadSnapshot &m_snapshot;
    const UserInfo &m_user;
    std::map<Uuid, std::string> m_names;
};

} // namespace qunce
