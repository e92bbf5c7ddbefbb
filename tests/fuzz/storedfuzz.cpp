// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a text that a file or a database of ours holds, which one the first byte says: refused, or a value that
// survives being written and read again.

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "models/merge/editjson.h"
#include "models/protocol/fieldvalue.h"
#include "models/protocol/orghistory.h"
#include "models/protocol/record.h"
#include "models/store/editfile.h"
#include "tests/fuzz/require.h"

namespace {

using namespace qunce;
using test::require;

void checkEditFile(std::string_view text)
{
    const auto actions = editsFromText(text);
    if (!actions.ok())
        return;
    std::vector<ListedAction> listed;
    for (const EditAction &action : *actions) {
        listed.push_back({action.aid, action.title, action.atMs, action.undoes, {}});
        for (const PushGroup &group : action.groups) {
            for (const PushOp &op : group.ops) {
                StoredEdit edit;
                edit.gid = group.gid;
                edit.aid = action.aid;
                edit.op = op;
                listed.back().edits.push_back(edit);
            }
        }
    }
    const auto again = editsFromText(editsToText(listed, 0));
    require(again.ok() && again->size() == actions->size(), "a file of edits can be written again");
    for (size_t i = 0; i < again->size(); ++i)
        require((*again)[i].title == (*actions)[i].title, "and says the same");
}

void checkRecord(std::string_view text)
{
    for (const KindDescriptor &kind : allKinds()) {
        Record record;
        record.kind = kind.kind;
        if (!fieldsFromJson(text, record).ok())
            continue;
        Record again;
        again.kind = kind.kind;
        require(fieldsFromJson(fieldsToJson(record), again).ok() && again.fields == record.fields,
            "a record survives the database");
    }
}

void checkValue(std::string_view text)
{
    const auto value = valueFromJson(text);
    if (!value.ok())
        return;
    const auto again = valueFromJson(valueToJson(*value));
    require(again.ok() && *again == *value, "a value survives the database");
}

void checkConflict(std::string_view text)
{
    const size_t middle = std::min(text.find('\n'), text.size());
    PushOp op;
    if (!editFromJson(text.substr(0, middle), text.substr(std::min(middle + 1, text.size())), op).ok())
        return;
    PushOp again;
    require(
        editFromJson(beforesToJson(op), editToJson(op), again).ok(), "the edit of a conflict survives it");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    switch (data[0] % 6) {
    case 0:
        checkEditFile(text);
        break;
    case 1:
        checkRecord(text);
        break;
    case 2:
        checkValue(text);
        break;
    case 3:
        checkConflict(text);
        break;
    case 4:
        static_cast<void>(parentsFromJson(text));
        break;
    default:
        if (const auto op = decodeOp(text); op.ok())
            require(decodeOp(encodeOp(*op)).ok(), "an edit survives the outbox");
        break;
    }
    return 0;
}
