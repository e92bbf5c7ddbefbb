// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/dispatch/dispatchworld.h"

#include <gtest/gtest.h>

#include "models/protocol/bucketnames.h"
#include "tests/support/must.h"

namespace qunce::server::test {

using qunce::test::must;

const Day DispatchWorld::kDay = Day::fromYmd(2026, 9, 30);

DispatchWorld::DispatchWorld()
    : dispatcher(brand.storage(), clock, [](const Message &message) { return message.english(); })
{
    brand.importOrg();
    brand.importGuides();
    brand.importClean("groups",
        "code,name,kind,owner_code,status,closed_on\n"
        "A1,一群,customer,G1,active,\nA2,二群,customer,G1,active,\nA3,三群,customer,G3,active,\n"
        "A4,四群,koc,G2,active,\nA5,五群,customer,G2,closed,2026-09-01\n");
    brand.importClean("content",
        "code,title,layer,body,valid_from,valid_until\nC1,素材,brand,你好,2026-09-01,2026-10-31\n");
    clock.set(kDay, 12, 0);
}

void DispatchWorld::addEntry(const std::string &code, const std::string &start, const std::string &channel,
    const std::string &kinds, const std::string &status, const std::string &regions)
{
    brand.importClean("entries",
        "code,title,start_at,channel,group_kinds,status,regions\n" + code + ",推送" + code + "," + start + ","
            + channel + "," + kinds + "," + status + "," + regions + "\n");
}

void DispatchWorld::change(Kind kind, const std::string &code, const std::function<void(Record &)> &how)
{
    const auto transaction = must(brand.storage().beginWrite());
    Record record = *must(transaction->recordByCode(kind, code));
    how(record);
    must(transaction->putRecord(record));
    must(transaction->commit());
}

void DispatchWorld::setPolicy(const std::string &json)
{
    const auto transaction = must(brand.storage().beginWrite());
    Record setting;
    setting.kind = Kind::Setting;
    setting.id.bytes[15] = 1;
    setting.bucket = bucket::ref();
    setting.put("name", std::string("push_policy"));
    setting.put("value", json);
    must(transaction->putRecord(setting));
    must(transaction->commit());
}

DispatchReport DispatchWorld::run()
{
    return must(dispatcher.run());
}

DispatchReport DispatchWorld::runAt(int hour, int minute, int second)
{
    clock.set(kDay, hour, minute, second);
    return run();
}

std::string DispatchWorld::status(const std::string &code)
{
    return brand.get(Kind::Entry, code).text("status");
}

std::vector<Record> DispatchWorld::tasksOf(const std::string &code)
{
    std::vector<Record> tasks = brand.all(Kind::Task);
    const Uuid entry = brand.id(Kind::Entry, code);
    std::erase_if(tasks, [&](const Record &task) { return task.reference("entry") != entry; });
    return tasks;
}

std::vector<Record> DispatchWorld::commentsOf(const std::string &code)
{
    std::vector<Record> comments = brand.all(Kind::Comment);
    const Uuid entry = brand.id(Kind::Entry, code);
    std::erase_if(comments, [&](const Record &comment) { return comment.reference("entry") != entry; });
    return comments;
}

SendCounts DispatchWorld::countsOf(const std::string &code)
{
    return must(sendCountsOf(*must(brand.storage().beginRead()), brand.id(Kind::Entry, code)));
}

std::vector<AuditEntry> DispatchWorld::audit(const std::string &action)
{
    std::vector<AuditEntry> entries = must(must(brand.storage().beginRead())->audit(1000));
    std::erase_if(entries, [&](const AuditEntry &entry) { return entry.action != action; });
    return entries;
}

} // namespace qunce::server::test
