// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/import/importworld.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "models/domain/column.h"
#include "models/protocol/slotrecord.h"
#include "server/import/assignmentrows.h"
#include "tests/support/must.h"

namespace qunce::server::test {

using qunce::test::must;

namespace {

Kind kindOf(FactKind kind)
{
    return kind == FactKind::KocDay ? Kind::Koc
        : kind == FactKind::GroupDay || kind == FactKind::GroupHour || kind == FactKind::GroupTask
        ? Kind::Group
        : Kind::Guide;
}

} // namespace

ImportWorld::ImportWorld()
{
    m_storage = must(SqliteStorage::open(m_directory.file("qunce.db"), SqliteStorage::Mode::Create, m_clock));
    request.import.today = Day::fromYmd(2026, 9, 30);
    request.import.nowMs = m_clock.nowMs();
    request.errorsPath = m_directory.file("errors.csv");
}

Result<ImportReport> ImportWorld::tryImport(std::string_view kind, const std::string &text)
{
    const std::string path = m_directory.file("file" + std::to_string(m_files++) + ".csv");
    std::ofstream(path, std::ios::binary) << text;
    return importFile(*m_storage, must(parseImportKind(kind)), path, request, m_ids);
}

ImportReport ImportWorld::import(std::string_view kind, const std::string &text)
{
    return must(tryImport(kind, text));
}

ImportReport ImportWorld::importClean(std::string_view kind, const std::string &text)
{
    ImportReport report = import(kind, text);
    EXPECT_EQ(report.rejected, 0U) << errors();
    return report;
}

std::string ImportWorld::errors() const
{
    std::ifstream file(request.errorsPath, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void ImportWorld::importOrg()
{
    importClean("org",
        "code,parent_code,kind,name\n"
        "Z1,,zone,East\nR1,Z1,region,R one\nR2,Z1,region,R two\nR3,,region,R three\n"
        "C1,R1,city,C one\nC2,R2,city,C two\n"
        "S1,C1,store,S one\nS2,C2,store,S two\nS3,R1,store,S three\nS4,R3,store,S four\n");
}

void ImportWorld::importGuides()
{
    importClean("guides", "code,name,store_code\nG1,Ann,S1\nG2,Bo,S1\nG3,Cy,S2\nG4,Di,S3\n");
}

std::optional<Record> ImportWorld::find(Kind kind, const std::string &code)
{
    return must(must(m_storage->beginRead())->recordByCode(kind, code));
}

Record ImportWorld::get(Kind kind, const std::string &code)
{
    const std::optional<Record> record = find(kind, code);
    EXPECT_TRUE(record) << code;
    return record.value_or(Record {});
}

std::vector<Record> ImportWorld::all(Kind kind)
{
    std::vector<Record> records;
    must(must(m_storage->beginRead())->eachRecord(kind, [&records](const Record &record) -> Result<void> {
        records.push_back(record);
        return {};
    }));
    return records;
}

std::string ImportWorld::codeOf(const Uuid &unit)
{
    if (unit.isNil())
        return "-";
    const std::optional<Record> record = must(must(m_storage->beginRead())->record(Kind::Org, unit));
    return record ? record->text("code") : "?";
}

std::vector<std::string> ImportWorld::slotsOf(Kind kind, const std::string &code)
{
    const Uuid subject = id(kind, code);
    std::vector<std::pair<std::string, std::string>> found;
    for (const Record &record : all(Kind::Slot)) {
        const std::optional<SlotRecord> slot = slotFromRecord(record);
        if (!slot || slot->slot.subject != subject || slot->slot.from >= slot->slot.until)
            continue;
        const std::string until = slot->slot.until == Slot::kForever ? "" : slot->slot.until.toString();
        found.emplace_back(slot->slot.from.toString(),
            codeOf(slot->region) + " " + codeOf(slot->store) + " " + slot->slot.from.toString() + ".."
                + until);
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> texts;
    for (const auto &[from, text] : found)
        texts.push_back(text);
    return texts;
}

std::vector<BucketHead> ImportWorld::heads()
{
    return must(must(m_storage->beginRead())->heads());
}

std::optional<Record> ImportWorld::slotOn(const Uuid &subject, Day day)
{
    std::optional<Record> found;
    must(must(m_storage->beginRead())
             ->eachRecordByRef(
                 Kind::Slot, IndexColumn::Ref2, subject, [&](const Record &record) -> Result<void> {
                     if (slotFromRecord(record)->slot.validOn(day))
                         found = record;
                     return {};
                 }));
    return found;
}

ColumnAddress ImportWorld::addressOf(
    Metric metric, const std::string &subject, Day day, const std::string &key, uint32_t &slot)
{
    const std::optional<Record> record = slotOn(id(kindOf(info(metric).kind), subject), day);
    EXPECT_TRUE(record);
    const SlotRecord read = *slotFromRecord(*record);
    slot = read.number;
    return {read.region, day.year(), metric, key.empty() ? day.toString() : key};
}

void ImportWorld::put(Metric metric, const std::string &code, Day day, uint64_t value, const std::string &key)
{
    uint32_t slot = 0;
    const ColumnAddress address = addressOf(metric, code, day, key, slot);
    const std::unique_ptr<WriteTransaction> transaction = must(m_storage->beginWrite());
    const std::string bytes = must(transaction->column(address));
    Column column = must(ColumnView::open(bytes)).toColumn();
    column.set(slot, value);
    must(transaction->putColumn(address, encodeColumn(column)));
    must(transaction->commit());
}

void ImportWorld::putResult(
    const std::string &task, const std::string &guide, const TaskResult &result, const std::string &group)
{
    const Record record = get(Kind::Task, task);
    const Day due = *record.day("due_day");
    AssignmentRow row;
    uint32_t slot = 0;
    const Uuid region = addressOf(Metric::TaskStatus, guide, due, {}, slot).region;
    row.guideSlot = slot;
    row.group = group.empty() ? Uuid {} : id(Kind::Group, group);
    row.result = result;
    TaskValues values = taskValues(result);
    if (!group.empty()) {
        std::unique_ptr<WriteTransaction> transaction = must(m_storage->beginWrite());
        AssignmentRows rows =
            must(AssignmentRows::decode(must(transaction->assignmentRows(region, record.id))));
        rows.replace(row);
        must(transaction->putAssignmentRows(region, record.id, rows.encode()));
        must(transaction->commit());
        transaction.reset();
        std::map<Uuid, Day> closed;
        for (const Record &stored : all(Kind::Group)) {
            if (const std::optional<Day> day = stored.day("closed_on"))
                closed.emplace(stored.id, *day);
        }
        values = summaryValues(rows.ofGuide(slot), due, [&closed](const Uuid &of) {
            const auto found = closed.find(of);
            return found == closed.end() ? std::nullopt : std::optional<Day>(found->second);
        });
        const GroupTaskValues ofGroup = groupTaskValues(result);
        for (size_t i = 0; i < ofGroup.size(); ++i) {
            if (ofGroup[i])
                put(groupTaskMetric(i), group, due, *ofGroup[i], record.id.toString());
        }
    }
    for (size_t i = 0; i < values.size(); ++i) {
        if (values[i])
            put(taskMetric(i), guide, due, *values[i], record.id.toString());
    }
}

std::map<std::string, uint64_t> ImportWorld::sums(
    Metric metric, const std::function<std::string(const Record &slot)> &key)
{
    std::map<std::tuple<Uuid, std::string, uint32_t>, std::string> names;
    for (const Record &record : all(Kind::Slot)) {
        const SlotRecord slot = *slotFromRecord(record);
        names[{slot.region, record.text("subject_kind"), slot.number}] = key(record);
    }
    const Kind subjects = kindOf(info(metric).kind);
    const std::string kind = subjects == Kind::Guide ? "guide" : subjects == Kind::Group ? "group" : "koc";
    std::map<std::string, uint64_t> totals;
    must(must(m_storage->beginRead())
             ->eachColumn(metric, "", "~", {},
                 [&](const Uuid &region, std::string_view, std::string_view bytes) -> Result<void> {
                     must(ColumnView::open(bytes)).forEach([&](uint32_t slot, uint64_t value) {
                         totals[names[{region, kind, slot}]] += value;
                     });
                     return {};
                 }));
    return totals;
}

std::map<std::string, uint64_t> ImportWorld::sumsByStore(Metric metric)
{
    return sums(metric, [this](const Record &slot) { return codeOf(slot.reference("store")); });
}

std::map<std::string, uint64_t> ImportWorld::sumsByRegion(Metric metric)
{
    return sums(metric, [this](const Record &slot) { return codeOf(slot.reference("region")); });
}

uint64_t ImportWorld::total(Metric metric)
{
    uint64_t total = 0;
    for (const auto &[store, sum] : sumsByStore(metric))
        total += sum;
    return total;
}

std::optional<uint64_t> ImportWorld::taskValue(
    Metric metric, const std::string &task, const std::string &subject, Day dueDay)
{
    uint32_t slot = 0;
    const ColumnAddress address = addressOf(metric, subject, dueDay, id(Kind::Task, task).toString(), slot);
    const std::string bytes = must(must(m_storage->beginRead())->column(address));
    return must(ColumnView::open(bytes)).at(slot);
}

} // namespace qunce::server::test
