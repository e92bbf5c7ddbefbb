// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/simbrand.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>

#include <sodium.h>

#include "models/domain/column.h"

namespace qunce::simulation {

namespace {

using namespace qunce::server;

constexpr int kGuides = 5;
constexpr int kWideRows = 1500;

template <typename T>
T must(Result<T> result)
{
    if (!result.ok()) {
        std::cerr << "the brand cannot be written: " << result.error().detail << '\n';
        std::abort();
    }
    return std::move(result).value();
}

void must(const Result<void> &result)
{
    if (!result.ok()) {
        std::cerr << "the brand cannot be written: " << result.error().detail << '\n';
        std::abort();
    }
}

/// The field that carries the mark of a transaction.
const char *markedField(Kind kind)
{
    switch (kind) {
    case Kind::Org:
    case Kind::Guide:
    case Kind::Group:
    case Kind::Campaign:
    case Kind::Contest:
    case Kind::Tag:
    case Kind::SavedView:
    case Kind::Setting:
    case Kind::SopTemplate:
        return "name";
    case Kind::Slot:
        return "subject_name";
    case Kind::Koc:
        return "nickname";
    case Kind::Content:
    case Kind::Entry:
    case Kind::Task:
    case Kind::SopStep:
        return "title";
    case Kind::Goal:
        return "metric";
    case Kind::Note:
    case Kind::Comment:
        return "text";
    case Kind::CalendarDay:
        return "name_en";
    case Kind::Card:
        return "display_name";
    case Kind::Conflict:
        return "field";
    case Kind::EntryTarget:
    case Kind::MonthClose:
    case Kind::Reminder:
        break; // has none: nobody writes one here
    }
    return "name";
}

std::string dayOf(int year, int64_t day)
{
    const std::string month = std::to_string(1 + day / 28 % 12);
    const std::string ofMonth = std::to_string(1 + day % 28);
    return std::to_string(year) + (month.size() < 2 ? "-0" : "-") + month + (ofMonth.size() < 2 ? "-0" : "-")
        + ofMonth;
}

Record record(Kind kind, const Uuid &id, std::string bucketName,
    std::initializer_list<std::pair<const char *, FieldValue>> fields)
{
    Record made;
    made.kind = kind;
    made.id = id;
    made.bucket = std::move(bucketName);
    for (const auto &[name, value] : fields)
        made.put(name, value);
    return made;
}

std::string encodedNumbers(SimRandom &random)
{
    Column column;
    const uint64_t size = 1 + random.below(12);
    for (uint64_t i = 0; i < size; ++i)
        column.set(static_cast<uint32_t>(random.below(40)), random.below(5000));
    return encodeColumn(column);
}

constexpr std::array kDayMetrics {Metric::Orders, Metric::Amount, Metric::Messages, Metric::GroupMembers};

void writePeople(WriteTransaction &writing, SeededIdSource &ids, const Uuid &region, int number)
{
    const std::string people = bucket::peopleOf(region);
    const std::string prefix = "R" + std::to_string(number) + "-";
    for (int i = 0; i < kGuides; ++i) {
        const std::string code = prefix + std::to_string(i);
        const Uuid guide = ids.next();
        must(writing.putRecord(record(Kind::Guide, guide, people,
            {{"code", "G" + code}, {"name", "guide " + code}, {"region", toValue(region)},
                {"phone", "1380000" + std::to_string(1000 + number * 100 + i)},
                {"tags", std::vector<std::string> {"a", "b"}}})));
        must(writing.putRecord(record(Kind::Slot, ids.next(), people,
            {{"subject_kind", "guide"}, {"region", toValue(region)}, {"slot", int64_t {i}},
                {"subject", toValue(guide)}, {"subject_code", "G" + code},
                {"subject_name", "guide " + code}})));
        if (i % 2 == 0) {
            must(writing.putRecord(record(Kind::Group, ids.next(), people,
                {{"code", "Q" + code}, {"name", "group " + code}, {"region", toValue(region)},
                    {"owner", toValue(guide)}, {"members", int64_t {20 + i}}})));
            must(writing.putRecord(record(Kind::Note, ids.next(), people,
                {{"subject", toValue(guide)}, {"text", "first line\nsecond \"line\" \\ of " + code}})));
        }
        must(writing.putRecord(record(Kind::Koc, ids.next(), people,
            {{"code", "K" + code}, {"nickname", "koc " + code}, {"region", toValue(region)},
                {"guide", toValue(guide)}, {"points", int64_t {i * 7}}})));
    }
    must(writing.putRecord(record(Kind::Goal, ids.next(), bucket::planOf(region),
        {{"org", toValue(region)}, {"metric", "amount"}, {"value", int64_t {1000}}})));
}

void writeFacts(WriteTransaction &writing, SimRandom &random, const SimBrand &brand)
{
    for (const Uuid &region : brand.regions) {
        for (int year = brand.firstYear; year <= brand.lastYear; ++year) {
            for (int i = 0; i < 4; ++i)
                must(
                    writing.putColumn({region, year, kDayMetrics[static_cast<size_t>(i) % kDayMetrics.size()],
                                          dayOf(year, i * 31)},
                        encodedNumbers(random)));
        }
    }
}

void writePlan(WriteTransaction &writing, SeededIdSource &ids, const SimBrand &brand)
{
    for (int i = 0; i < 4; ++i) {
        const std::string code = std::to_string(i);
        const Uuid content = ids.next();
        must(writing.putRecord(record(Kind::Content, content, bucket::planHq(),
            {{"code", "C" + code}, {"title", "content " + code}, {"layer", "brand"},
                {"body", std::string(300, 'x')}})));
        const Uuid &region = brand.regions[static_cast<size_t>(i) % brand.regions.size()];
        const std::string where = i == 0 ? bucket::planHqDraft()
            : i == 1                     ? bucket::planHq()
                                         : bucket::planOf(region);
        const Uuid entry = ids.next();
        must(writing.putRecord(record(Kind::Entry, entry, where,
            {{"code", "E" + code}, {"title", "entry " + code}, {"content", toValue(content)},
                {"start_at", int64_t {1'772'000'000 + i}}, {"status", i == 0 ? "draft" : "approved"}})));
        must(writing.putRecord(record(Kind::Task, ids.next(), where,
            {{"code", "T" + code}, {"entry", toValue(entry)}, {"title", "task " + code},
                {"due_at", int64_t {1'773'000'000 + i}}})));
    }
}

void writeRef(WriteTransaction &writing, SeededIdSource &ids, SimBrand &brand)
{
    const Uuid zone = ids.next();
    must(writing.putRecord(
        record(Kind::Org, zone, bucket::ref(), {{"code", "Z"}, {"kind", "zone"}, {"name", "zone"}})));
    for (int i = 0; i < 4; ++i) {
        const std::string code = std::to_string(i);
        brand.regions.push_back(ids.next());
        must(writing.putRecord(record(Kind::Org, brand.regions.back(), bucket::ref(),
            {{"code", "R" + code}, {"kind", "region"}, {"name", "region " + code},
                {"parent", toValue(zone)}})));
        must(writing.putRecord(record(Kind::Tag, ids.next(), bucket::ref(), {{"name", "tag " + code}})));
        must(writing.putRecord(record(Kind::CalendarDay, ids.next(), bucket::ref(),
            {{"day", dayOf(2026, i)}, {"kind", "holiday"}, {"name_en", "day " + code}})));
    }
}

void writeUsers(WriteTransaction &writing, SeededIdSource &ids, SimBrand &brand)
{
    const auto &regions = brand.regions;
    brand.users = {{"admin", "admin", {}, true, {}, false, "password 0"},
        {"writer", "hq_content", {}, true, {}, false, "password 1"},
        {"viewer", "viewer", {}, true, {}, false, "password 2"},
        {"north", "region_manager", {}, false, {regions[0]}, false, "password 3"},
        {"south", "region_manager", {}, false, {regions[1], regions[2]}, false, "password 4"},
        {"west", "viewer", {}, false, {regions[3]}, false, "password 5"}};
    for (SimUser &user : brand.users) {
        user.id = ids.next();
        std::sort(user.regions.begin(), user.regions.end());
        must(writing.putAccount(accountOf(user)));
        must(writing.putRecord(
            record(Kind::Card, user.id, bucket::ref(), {{"display_name", "card of " + user.name}})));
        must(writing.putRecord(record(Kind::SavedView, ids.next(), bucket::userOf(user.id),
            {{"owner", toValue(user.id)}, {"page", "roster"}, {"name", "view of " + user.name},
                {"state", "{\"columns\":[1,2]}"}})));
    }
}

} // namespace

bool SimUser::mayRead(std::string_view bucket) const
{
    const auto inMyRegion = [&](size_t prefix) {
        if (wholeBrand)
            return true;
        const std::string_view owner = bucket.substr(prefix, 36);
        return std::any_of(
            regions.begin(), regions.end(), [&](const Uuid &region) { return region.toString() == owner; });
    };
    if (bucket == "ref" || bucket == "plan:hq")
        return true;
    if (bucket == "plan:hq:draft")
        return role == "admin" || role == "hq_content";
    if (bucket.starts_with("plan:r:") || bucket.starts_with("fact:r:"))
        return inMyRegion(7);
    if (bucket.starts_with("people:r:"))
        return inMyRegion(9);
    return bucket == "user:" + id.toString();
}

std::string cheapHash(const std::string &password)
{
    std::array<char, crypto_pwhash_STRBYTES> hash {};
    if (::crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_MIN,
            crypto_pwhash_MEMLIMIT_MIN)
        != 0)
        std::abort();
    return hash.data();
}

Account accountOf(const SimUser &user)
{
    Account account;
    account.id = user.id;
    account.name = user.name;
    account.passwordHash = cheapHash(user.password);
    account.role = user.role;
    account.wholeBrand = user.wholeBrand;
    account.regions = user.regions;
    account.disabled = user.disabled;
    account.createdAtMs = kStartMs;
    return account;
}

SimBrand makeBrand(Storage &storage, bool wide)
{
    SimBrand brand;
    SeededIdSource ids(1, kStartMs);
    SimRandom random(1);
    {
        const auto writing = must(storage.beginWrite());
        writeRef(*writing, ids, brand);
        writeUsers(*writing, ids, brand);
        must(writing->commit());
    }
    const auto writing = must(storage.beginWrite());
    for (size_t i = 0; i < brand.regions.size(); ++i)
        writePeople(*writing, ids, brand.regions[i], static_cast<int>(i));
    writePlan(*writing, ids, brand);
    writeFacts(*writing, random, brand);
    for (int i = 0; wide && i < kWideRows; ++i)
        must(writing->putRecord(record(Kind::Koc, ids.next(), bucket::peopleOf(brand.regions[0]),
            {{"code", "W" + std::to_string(i)}, {"nickname", "wide"},
                {"region", toValue(brand.regions[0])}})));
    must(writing->putSetting("epoch", ids.next().toString()));
    must(writing->commit());
    return brand;
}

Result<std::vector<Record>> BrandWriter::all(ReadTransaction &transaction, Kind kind)
{
    std::vector<Record> records;
    QUNCE_TRY(transaction.eachRecord(kind, [&](const Record &found) -> Result<void> {
        records.push_back(found);
        return {};
    }));
    return records;
}

Result<std::string> BrandWriter::editRecords(Storage &storage)
{
    constexpr std::array kKinds {Kind::Org, Kind::Slot, Kind::Guide, Kind::Group, Kind::Koc, Kind::Content,
        Kind::Entry, Kind::Task, Kind::Goal, Kind::Tag, Kind::Note, Kind::SavedView, Kind::CalendarDay};
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    const std::string marked = mark();
    const uint64_t count = 1 + m_random.below(6);
    for (uint64_t i = 0; i < count; ++i) {
        const Kind kind = kKinds[m_random.below(kKinds.size())];
        QUNCE_ASSIGN(const std::vector<Record> candidates, all(*writing, kind));
        if (candidates.empty())
            continue;
        Record chosen = m_random.oneOf(candidates);
        chosen.put(markedField(kind), marked + " " + std::to_string(i));
        QUNCE_TRY(writing->putRecord(chosen));
    }
    QUNCE_TRY(writing->commit());
    return marked;
}

Record BrandWriter::fresh(Kind kind, const std::string &marked)
{
    const Uuid &region = m_random.oneOf(m_brand.regions);
    const std::string code = marked + "/" + std::to_string(m_ids.next().bytes[15]);
    Record made = record(kind, m_ids.next(), bucket::peopleOf(region), {{markedField(kind), code}});
    switch (kind) {
    case Kind::Koc:
        made.put("code", code);
        made.put("region", toValue(region));
        break;
    case Kind::Content:
        made.put("code", code);
        made.bucket = bucket::planHq();
        break;
    case Kind::Entry:
    case Kind::Task:
        made.put("code", code);
        made.bucket = m_random.chance(30) ? bucket::planHqDraft()
            : m_random.chance(40)         ? bucket::planHq()
                                          : bucket::planOf(region);
        break;
    case Kind::Goal:
        made.bucket = bucket::planOf(region);
        break;
    case Kind::Tag:
        made.bucket = bucket::ref();
        break;
    case Kind::SavedView: {
        const Uuid owner = m_random.oneOf(m_brand.users).id;
        made.put("owner", toValue(owner));
        made.bucket = bucket::userOf(owner);
        break;
    }
    default:
        break;
    }
    return made;
}

Result<std::string> BrandWriter::createRecords(Storage &storage)
{
    constexpr std::array kKinds {Kind::Koc, Kind::Content, Kind::Entry, Kind::Task, Kind::Goal, Kind::Tag,
        Kind::Note, Kind::SavedView};
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    const std::string marked = mark();
    const uint64_t count = 1 + m_random.below(6);
    for (uint64_t i = 0; i < count; ++i)
        QUNCE_TRY(writing->putRecord(
            fresh(kKinds[m_random.below(kKinds.size())], marked + "." + std::to_string(i))));
    QUNCE_TRY(writing->commit());
    return marked;
}

Result<std::string> BrandWriter::deleteRecords(Storage &storage)
{
    constexpr std::array kKinds {Kind::Koc, Kind::Group, Kind::Content, Kind::Entry, Kind::Task, Kind::Goal,
        Kind::Tag, Kind::Note, Kind::SavedView};
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    const uint64_t count = 1 + m_random.below(4);
    uint64_t done = 0;
    for (uint64_t i = 0; i < count; ++i) {
        QUNCE_ASSIGN(
            const std::vector<Record> candidates, all(*writing, kKinds[m_random.below(kKinds.size())]));
        if (candidates.empty())
            continue;
        const Record &chosen = m_random.oneOf(candidates);
        QUNCE_TRY(writing->deleteRecord(chosen.kind, chosen.id));
        m_deleted.push_back(chosen);
        ++done;
    }
    QUNCE_TRY(writing->commit());
    return "deleted " + std::to_string(done);
}

Result<std::string> BrandWriter::restoreRecords(Storage &storage)
{
    if (m_deleted.empty())
        return createRecords(storage);
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    Record back = m_random.oneOf(m_deleted);
    if (back.kind == Kind::Koc && m_random.chance(50))
        back.bucket = bucket::peopleOf(m_random.oneOf(m_brand.regions));
    // Its code may be taken by now; then nothing happens.
    if (const Result<void> put = writing->putRecord(back);
        !put.ok() && put.error().code != ErrorCode::AlreadyExists)
        return put.error();
    QUNCE_TRY(writing->commit());
    return "back " + back.id.toString();
}

Result<std::string> BrandWriter::moveGuide(Storage &storage)
{
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    QUNCE_ASSIGN(const std::vector<Record> guides, all(*writing, Kind::Guide));
    Record guide = m_random.oneOf(guides);
    const Uuid target = m_random.oneOf(m_brand.regions);
    const std::string marked = mark();
    std::vector<Record> moving {guide};
    QUNCE_TRY(writing->eachRecordByRef(
        Kind::Note, IndexColumn::Ref1, guide.id, [&](const Record &note) -> Result<void> {
            moving.push_back(note);
            return {};
        }));
    QUNCE_TRY(writing->eachRecordByRef(
        Kind::Koc, IndexColumn::Ref2, guide.id, [&](const Record &koc) -> Result<void> {
            moving.push_back(koc);
            return {};
        }));
    for (Record &one : moving) {
        one.bucket = bucket::peopleOf(target);
        one.put(markedField(one.kind), marked);
        if (one.kind != Kind::Note)
            one.put("region", toValue(target));
        QUNCE_TRY(writing->putRecord(one));
    }
    // His numbers of one day move with him.
    QUNCE_TRY(writing->putColumn(
        {target, m_brand.lastYear, Metric::Orders, dayOf(m_brand.lastYear, 3)}, encodedNumbers(m_random)));
    QUNCE_TRY(writing->commit());
    return "moved guide " + guide.id.toString();
}

Result<std::string> BrandWriter::moveEntry(Storage &storage)
{
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    QUNCE_ASSIGN(const std::vector<Record> entries, all(*writing, Kind::Entry));
    if (entries.empty())
        return std::string("no entry");
    Record entry = m_random.oneOf(entries);
    const std::string target = m_random.chance(30) ? bucket::planHqDraft()
        : m_random.chance(40)                      ? bucket::planHq()
                                                   : bucket::planOf(m_random.oneOf(m_brand.regions));
    std::vector<Record> moving {entry};
    QUNCE_TRY(writing->eachRecordByRef(
        Kind::Task, IndexColumn::Ref1, entry.id, [&](const Record &task) -> Result<void> {
            moving.push_back(task);
            return {};
        }));
    const std::string marked = mark();
    for (Record &one : moving) {
        one.bucket = target;
        one.put("title", marked);
        QUNCE_TRY(writing->putRecord(one));
    }
    QUNCE_TRY(writing->commit());
    return "moved entry to " + target;
}

Result<std::string> BrandWriter::rewriteColumns(Storage &storage)
{
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    const uint64_t count = 1 + m_random.below(8);
    const Uuid &region = m_random.oneOf(m_brand.regions);
    for (uint64_t i = 0; i < count; ++i) {
        const int year = m_random.chance(70)
            ? m_brand.lastYear
            : static_cast<int>(m_random.between(m_brand.firstYear, m_brand.lastYear));
        QUNCE_TRY(writing->putColumn({region, year, kDayMetrics[m_random.below(kDayMetrics.size())],
                                         dayOf(year, m_random.between(0, 90))},
            encodedNumbers(m_random)));
    }
    QUNCE_TRY(writing->commit());
    return "columns " + std::to_string(count);
}

Result<std::string> BrandWriter::removeColumns(Storage &storage)
{
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    const Uuid &region = m_random.oneOf(m_brand.regions);
    const int year = static_cast<int>(m_random.between(m_brand.firstYear, m_brand.lastYear));
    QUNCE_ASSIGN(
        std::vector<ColumnAddress> columns, writing->dayColumnsFrom(region, std::to_string(year) + "-01-01"));
    std::erase_if(columns, [&](const ColumnAddress &address) { return address.year != year; });
    const uint64_t count = columns.empty() ? 0 : 1 + m_random.below(columns.size());
    for (uint64_t i = 0; i < count; ++i)
        QUNCE_TRY(writing->putColumn(m_random.oneOf(columns), {}));
    QUNCE_TRY(writing->commit());
    return "removed columns of " + std::to_string(year);
}

Result<std::string> BrandWriter::deleteMany(Storage &storage)
{
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    QUNCE_ASSIGN(const std::vector<Record> kocs, all(*writing, Kind::Koc));
    const uint64_t keepOneIn = 8;
    uint64_t done = 0;
    for (const Record &koc : kocs) {
        if (m_random.below(keepOneIn) != 0) {
            QUNCE_TRY(writing->deleteRecord(koc.kind, koc.id));
            ++done;
        }
    }
    QUNCE_TRY(writing->commit());
    return "deleted " + std::to_string(done) + " at once";
}

Result<std::string> BrandWriter::changeScope(Storage &storage)
{
    SimUser &user = m_brand.users[m_random.below(m_brand.users.size())];
    SimUser changed = user;
    if (m_random.chance(15)) {
        changed.wholeBrand = !changed.wholeBrand;
        changed.regions.clear();
    }
    if (!changed.wholeBrand) {
        const Uuid region = m_random.oneOf(m_brand.regions);
        const auto found = std::find(changed.regions.begin(), changed.regions.end(), region);
        if (found != changed.regions.end() && changed.regions.size() > 1)
            changed.regions.erase(found);
        else if (found == changed.regions.end())
            changed.regions.push_back(region);
        std::sort(changed.regions.begin(), changed.regions.end());
    }
    QUNCE_ASSIGN(const auto writing, storage.beginWrite());
    QUNCE_TRY(writing->putAccount(accountOf(changed)));
    QUNCE_TRY(writing->commit());
    user = changed;
    return "scope of " + user.name + ": " + (user.wholeBrand ? "brand" : std::to_string(user.regions.size()));
}

Result<void> BrandWriter::rereadUsers(Storage &storage)
{
    QUNCE_ASSIGN(const auto reading, storage.beginRead());
    for (SimUser &user : m_brand.users) {
        QUNCE_ASSIGN(const std::optional<Account> account, reading->account(user.name));
        if (!account)
            continue;
        user.wholeBrand = account->wholeBrand;
        user.regions = account->regions;
        user.disabled = account->disabled;
        user.role = account->role;
    }
    return {};
}

} // namespace qunce::simulation
