// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/demo/memorysink.h"

namespace qunce::server::demo {

void DigestSink::add(std::string_view bytes)
{
    for (const char byte : bytes)
        m_digest = (m_digest ^ static_cast<uint8_t>(byte)) * 0x100000001B3ULL;
    m_digest = (m_digest ^ bytes.size()) * 0x100000001B3ULL;
}

Result<void> DigestSink::record(const Record &record)
{
    add(record.bucket);
    add(record.id.toString());
    add(fieldsToJson(record));
    return {};
}

Result<void> DigestSink::column(const ColumnAddress &address, const Column &column)
{
    add(address.region.toString() + address.key + std::to_string(static_cast<int>(address.metric)));
    add(encodeColumn(column));
    return {};
}

Result<void> DigestSink::assignmentRows(const Uuid &region, const Uuid &task, std::string_view rows)
{
    add(region.toString() + task.toString());
    add(rows);
    return {};
}

MemorySink::MemorySink(const DemoBrand &demo) : m_facts(demo.brand.regions.size())
{
    for (size_t i = 0; i < demo.regionUnits.size(); ++i)
        m_regions.emplace(demo.brand.org.at(demo.regionUnits[i]).id, i);
    for (size_t i = 0; i < demo.brand.tasks.size(); ++i)
        m_tasks.emplace(demo.brand.tasks[i].id.toString(), static_cast<int32_t>(i));
}

Result<void> MemorySink::record(const Record &record)
{
    ++m_records[record.kind];
    if (const Result<void> valid = validate(record); !valid)
        m_invalid = valid.error().userText.english() + " " + fieldsToJson(record);
    return {};
}

Result<void> MemorySink::column(const ColumnAddress &address, const Column &column)
{
    int32_t key = 0;
    if (const auto task = m_tasks.find(address.key); task != m_tasks.end())
        key = task->second;
    else if (const auto day = Day::parse(std::string_view(address.key).substr(0, 10)))
        key = address.key.size() > 10 ? day->number * 24 + std::stoi(address.key.substr(11)) : day->number;
    return m_facts.put(m_regions.at(address.region), address.metric, key, encodeColumn(column));
}

Result<void> MemorySink::assignmentRows(const Uuid &, const Uuid &, std::string_view)
{
    return {};
}

} // namespace qunce::server::demo
