// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "models/merge/bucketof.h"

namespace qunce::test {

/// An id that reads like its number.
inline Uuid id(uint8_t number)
{
    Uuid made;
    made.bytes[6] = 0x70;
    made.bytes[8] = 0x80;
    made.bytes[15] = number;
    return made;
}

inline Record record(
    Kind kind, const Uuid &id, std::initializer_list<std::pair<const char *, FieldValue>> fields)
{
    Record made;
    made.kind = kind;
    made.id = id;
    for (const auto &[name, value] : fields)
        made.put(name, value);
    return made;
}

class RecordsInMemory : public RecordLookup
{
public:
    Result<std::optional<Record>> record(Kind kind, const Uuid &id) override
    {
        const auto found = records.find({kind, id});
        return found == records.end() ? std::optional<Record>() : std::optional(found->second);
    }

    Result<std::optional<Record>> setting(std::string_view name) override
    {
        for (const auto &[place, record] : records) {
            if (place.first == Kind::Setting && record.text("name") == name)
                return std::optional(record);
        }
        return std::optional<Record>();
    }

    std::map<std::pair<Kind, Uuid>, Record> records;
};

} // namespace qunce::test
