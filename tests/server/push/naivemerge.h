// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace qunce::server::testing {

/// A second answer to what becomes of an edit, written from docs/SYNC.md without a look at models/merge, slow and plain:
/// it knows of every field who changed it when, and of every editor when they looked. Values are texts; those of set
/// fields hold an item per letter, those of text fields a line per letter, the same number always.
class NaiveRecord
{
public:
    enum class Class { Free, Guarded, Set, Text };
    struct Field {
        Class mergeClass = Class::Free;
        std::string value;
        uint64_t changedAt = 0;
        int changedBy = 0; ///< 0: nobody of those who edit
        std::map<char, std::pair<uint64_t, int>> cameAt {}; ///< items of a set: when, and by whom
    };
    /// What somebody typed into one field, having looked at the record at a time.
    struct Typed {
        std::string before;
        std::string after;
    };
    struct Edit {
        int by = 0;
        uint64_t lookedAt = 0;
        bool remove = false;
        std::map<std::string, Typed> fields {}; ///< of a delete: all that have a value
    };
    enum class Outcome { Applied, Merged, Conflict };

    /// Decides the edit at this time; times rise.
    Outcome push(const Edit &edit, uint64_t now);

    std::map<std::string, Field> fields;
    bool deleted = false;
    /// What of whom is in an open conflict, by (field, editor): the last value that did not go in.
    std::map<std::pair<std::string, int>, std::string> conflicts;
    int wholeConflicts = 0; ///< deletes that came too late, edits of what was deleted

private:
    Outcome pushField(const std::string &name, const Typed &typed, const Edit &edit, uint64_t now);
    Outcome pushSet(Field &field, const Typed &typed, const Edit &edit, uint64_t now);
    Outcome remove(const Edit &edit);
    void note(Field &field, uint64_t now, int by);

    std::vector<std::pair<uint64_t, int>> m_changes; ///< of any field: when, and by whom
};

} // namespace qunce::server::testing
