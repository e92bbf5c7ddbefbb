// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/sendpackage.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <tuple>

#include "models/base/csvcell.h"
#include "models/base/outputfile.h"
#include "models/base/zipwriter.h"
#include "models/boards/boardparts.h"
#include "models/boards/tasksubjects.h"
#include "models/protocol/kinds.h"

namespace qunce {

namespace {

/// Of a unit, the store itself or whatever else it is.
std::string nameOfUnit(const OrgTree &org, OrgIndex unit)
{
    return unit == kHq ? std::string() : org.at(unit).name;
}

SendLine lineOf(const PlanPeople &people, uint32_t subject)
{
    SendLine line;
    const auto fill = [&](const PlanGuide &guide) {
        line.guideCode = guide.code;
        line.guide = guide.name;
        line.store = nameOfUnit(people.org, guide.unit);
    };
    if (!people.isGroup(subject)) {
        fill(people.guide(subject));
        return line;
    }
    const PlanGroup &group = people.group(subject);
    line.store = nameOfUnit(people.org, group.unit);
    if (group.ownerGuide)
        fill(people.guides[*group.ownerGuide]);
    line.groupCode = group.code;
    line.group = group.name;
    const FieldDescriptor *kinds = fieldNamed(descriptor(Kind::Group), "kind");
    line.groupKind = group.kind < kinds->choices.size() ? kinds->choices[group.kind].chinese : "";
    return line;
}

/// What cannot stand in a file's name anywhere, and what would hide it.
std::string fileName(std::string text)
{
    for (char &byte : text) {
        if (static_cast<unsigned char>(byte) < 0x20
            || std::string_view("/\\:*?\"<>|").find(byte) != std::string_view::npos)
            byte = '_';
    }
    size_t length = std::min<size_t>(text.size(), 60);
    while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length; // no half characters
    text.resize(length);
    return text.empty() || text.front() == '.' ? "_" + text : text;
}

/// As spreadsheets in China read it without asking.
class CsvText
{
public:
    void row(std::initializer_list<std::string_view> cells)
    {
        bool isFirst = true;
        for (const std::string_view cell : cells) {
            if (!isFirst)
                m_text += ',';
            isFirst = false;
            appendCsvCell(m_text, cell);
        }
        m_text += "\r\n";
    }
    const std::string &text() const { return m_text; }

private:
    std::string m_text = "\xEF\xBB\xBF";
};

std::string listOf(const RegionSends &region)
{
    CsvText csv;
    csv.row({"门店", "导购编码", "导购", "群编码", "群名", "群类型", "状态"});
    for (const SendLine &line : region.lines)
        csv.row(
            {line.store, line.guideCode, line.guide, line.groupCode, line.group, line.groupKind, line.state});
    return csv.text();
}

std::string momentOf(Instant at)
{
    char text[32];
    std::snprintf(text, sizeof text, " %02d:%02d", at.secondOfDay() / 3600 % 24, at.secondOfDay() / 60 % 60);
    return at.day().toString() + text;
}

struct SendCounts {
    size_t stores = 0;
    size_t guides = 0;
    size_t groups = 0;
};

SendCounts countsOf(const RegionSends &region)
{
    std::set<std::string_view> stores;
    std::set<std::string_view> guides;
    SendCounts counts;
    for (const SendLine &line : region.lines) {
        stores.insert(line.store);
        guides.insert(line.guideCode);
        counts.groups += line.groupCode.empty() ? 0 : 1;
    }
    counts.stores = stores.size();
    counts.guides = guides.size();
    return counts;
}

/// What the package is, before anything else in it.
void addHead(CsvText &csv, const SendPackage &package)
{
    csv.row({"标题", package.title});
    csv.row({"时间", package.start ? momentOf(*package.start) + "（北京时间）" : std::string("未排日期")});
    csv.row({"渠道", package.channel});
    csv.row({"受众", chineseOf(package.audience)});
    csv.row({"数据截至", momentOf(package.asOf)});
    csv.row(
        {"图片", std::to_string(package.pictures.size()) + "/" + std::to_string(package.text.images.size())});
    csv.row({});
    csv.row({"省区", "门店数", "导购数", "群数", "条数", "执行包"});
}

void addRegion(CsvText &csv, const RegionSends &region, std::string_view file)
{
    const SendCounts counts = countsOf(region);
    csv.row({region.region, std::to_string(counts.stores), std::to_string(counts.guides),
        std::to_string(counts.groups), std::to_string(region.lines.size()), file});
}

std::string_view stateOf(TaskStatus status)
{
    switch (status) {
    case TaskStatus::Pending:
        return "待发";
    case TaskStatus::Done:
        return "已发";
    case TaskStatus::Failed:
        return "失败";
    case TaskStatus::Cancelled:
        return "已取消";
    case TaskStatus::NotAssigned:
        break;
    }
    return {};
}

/// The file appears only when it is whole.
Result<void> writeText(const std::string &path, std::string_view text)
{
    QUNCE_ASSIGN(OutputFile file, OutputFile::create(path));
    QUNCE_TRY(file.write(text));
    return file.commit();
}

Result<void> writeRegion(const SendPackage &package, const RegionSends &region, const std::string &path)
{
    QUNCE_ASSIGN(OutputFile file, OutputFile::create(path));
    ZipWriter zip(file);
    CsvText head;
    addHead(head, package);
    addRegion(head, region, {});
    QUNCE_TRY(zip.add("概览.csv", head.text()));
    QUNCE_TRY(zip.add("名单.csv", listOf(region)));
    std::string words = package.text.words;
    QUNCE_TRY(zip.add("文案.txt", words));
    std::string all = package.text.all + "\n\n" + package.channel;
    if (package.start)
        all += " " + package.start->toString();
    if (const size_t missing = package.text.images.size() - package.pictures.size(); missing > 0)
        all += "\n缺图片 " + std::to_string(missing) + " 张";
    QUNCE_TRY(zip.add("标题与链接.txt", all));
    for (const auto &[name, bytes] : package.pictures)
        QUNCE_TRY(zip.add("图片/" + name, bytes));
    QUNCE_TRY(zip.finish());
    return file.commit();
}

} // namespace

std::string_view chineseOf(SendAudience audience)
{
    switch (audience) {
    case SendAudience::Planned:
        return "计划受众（尚未下发）";
    case SendAudience::SentBefore:
        return "已发出被更正内容者（按本机数据，下发时以服务器为准）";
    case SendAudience::Dispatched:
        return "已下发受众";
    }
    return {};
}

size_t SendPackage::lines() const
{
    size_t count = 0;
    for (const RegionSends &region : regions)
        count += region.lines.size();
    return count;
}

Result<SendPackage> readSendPackage(BoardContext &context, PlanMemory &memory, const Uuid &id)
{
    QUNCE_ASSIGN(const std::optional<Record> entry, context.snapshot.record(Kind::Entry, id));
    if (!entry)
        return Error {ErrorCode::NotFound, {QUNCE_TEXT("This entry is not there any more.")}, id.toString()};
    std::vector<Record> targets;
    QUNCE_TRY(context.snapshot.eachRecordWhere(
        Kind::EntryTarget, "entry", toValue(id), [&targets](const Record &target) -> Result<void> {
            targets.push_back(target);
            return {};
        }));
    const PlanEntry planned = planEntryFrom(*entry, targets);
    SendPackage package;
    package.title = entry->text("title");
    package.start = entry->instant("start_at");
    package.channel = entry->text("channel");
    QUNCE_ASSIGN(package.text, readChatText(context, id));
    const Day day = planned.start ? planned.day() : context.now.day();
    QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> plan, memory.plan(context, {day, day}));
    const Uuid corrected = entry->reference("corrects");
    QUNCE_ASSIGN(TaskSubjects gone, readTaskSubjects(context, id));
    package.asOf = context.now;
    if (gone.hasTask) {
        package.audience = SendAudience::Dispatched;
    } else if (!corrected.isNil()) {
        package.audience = SendAudience::SentBefore;
        QUNCE_ASSIGN(gone, readTaskSubjects(context, corrected));
    }
    std::map<Uuid, RegionSends> byRegion;
    plan->ask([&](const PlanIndex &index, const CalendarBook &) {
        const PlanPeople &people = index.people();
        const auto add = [&](uint32_t subject, std::string_view state) {
            const Uuid &region =
                people.isGroup(subject) ? people.group(subject).region : people.guide(subject).region;
            RegionSends &sends = byRegion[region];
            if (sends.lines.empty()) {
                const std::optional<OrgIndex> unit = people.org.byId(region);
                sends.region = unit ? people.org.at(*unit).name : std::string("_");
            }
            sends.lines.push_back(lineOf(people, subject));
            sends.lines.back().state = state;
        };
        if (package.audience == SendAudience::Planned) {
            audienceOn(planned.audience, people, day).reached.each([&](uint32_t subject) {
                add(subject, {});
            });
            return 0;
        }
        for (uint32_t subject = 0; subject < people.subjects(); ++subject) {
            const auto found = gone.byId.find(people.id(subject));
            const bool isDispatched = package.audience == SendAudience::Dispatched;
            if (found != gone.byId.end() && (isDispatched || found->second == TaskStatus::Done))
                add(subject, isDispatched ? stateOf(found->second) : std::string_view());
        }
        return 0;
    });
    for (auto &[region, sends] : byRegion) {
        std::sort(sends.lines.begin(), sends.lines.end(), [](const SendLine &a, const SendLine &b) {
            return std::tie(a.store, a.guideCode, a.groupCode) < std::tie(b.store, b.guideCode, b.groupCode);
        });
        package.regions.push_back(std::move(sends));
    }
    std::sort(package.regions.begin(), package.regions.end(),
        [](const RegionSends &a, const RegionSends &b) { return a.region < b.region; });
    return package;
}

Result<WrittenPackage> writeSendPackage(const SendPackage &package, const std::string &folder,
    std::stop_token stop, const std::function<void(size_t done)> &progress)
{
    WrittenPackage written;
    const auto removeAll = [&written] {
        std::error_code ignored; // what cannot be removed is whole, and says which region it is of
        for (const std::string &file : written.files)
            std::filesystem::remove(file, ignored);
        written.files.clear();
    };
    const std::string day = package.start ? package.start->day().toString() + "_" : std::string();
    CsvText overview;
    addHead(overview, package);
    for (const RegionSends &region : package.regions) {
        if (stop.stop_requested()) {
            removeAll();
            written.isCancelled = true;
            return written;
        }
        const std::string base = folder + "/" + fileName(day + package.title) + "_" + fileName(region.region);
        std::string path = base + ".zip";
        for (int number = 2; std::count(written.files.begin(), written.files.end(), path) > 0; ++number)
            path = base + "_" + std::to_string(number) + ".zip"; // regions of one name
        const Result<void> done = writeRegion(package, region, path);
        if (!done.ok()) {
            removeAll();
            return done.error();
        }
        written.files.push_back(path);
        addRegion(overview, region, std::filesystem::path(path).filename().string());
        progress(written.files.size());
    }
    if (package.regions.empty())
        return written;
    const std::string path = folder + "/" + fileName(day + package.title) + "_总览.csv";
    if (const Result<void> done = writeText(path, overview.text()); !done.ok()) {
        removeAll();
        return done.error();
    }
    written.overview = path;
    return written;
}

} // namespace qunce
