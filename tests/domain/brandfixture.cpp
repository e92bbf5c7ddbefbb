// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/brandfixture.h"

#include <cstring>

namespace qunce {

OrgIndex BrandFixture::unit(OrgKind kind, const std::string &code, OrgIndex parent)
{
    OrgUnit made;
    made.id.bytes[0] = 0xEE;
    made.id.bytes[14] = static_cast<uint8_t>(m_units.size() >> 8);
    made.id.bytes[15] = static_cast<uint8_t>(m_units.size());
    made.code = code;
    made.name = "name of " + code;
    made.kind = kind;
    made.parents = {{Slot::kFirstDay, parent}};
    m_units.push_back(made);
    return static_cast<OrgIndex>(m_units.size() - 1);
}

void BrandFixture::reparent(OrgIndex unit, Day day, OrgIndex parent)
{
    m_units[static_cast<size_t>(unit)].parents.push_back({day, parent});
}

size_t BrandFixture::region(OrgIndex unit)
{
    m_brand.regions.push_back({});
    m_brand.regions.back().region = unit;
    return m_brand.regions.size() - 1;
}

Uuid BrandFixture::idOf(SubjectKind kind, const std::string &code)
{
    Uuid id;
    id.bytes[0] = static_cast<uint8_t>(static_cast<int>(kind) + 1);
    std::memcpy(id.bytes.data() + 1, code.data(), std::min<size_t>(code.size(), 15));
    return id;
}

uint32_t BrandFixture::slot(
    size_t region, SubjectKind kind, const std::string &code, OrgIndex store, OrgIndex city)
{
    Slot made;
    made.subject = idOf(kind, code);
    made.code = code;
    made.name = "name of " + code;
    made.store = store;
    made.city = city;
    std::vector<Slot> &others = m_brand.regions[region].of(kind);
    others.push_back(made);
    return static_cast<uint32_t>(others.size() - 1);
}

void BrandFixture::set(size_t region, Metric metric, int32_t key, uint32_t slot, uint64_t value)
{
    m_columns[{region, metric, key}].set(slot, value);
}

int32_t BrandFixture::task(
    const std::string &code, Day dueDay, std::optional<Instant> dueAt, std::optional<Instant> dispatchedAt)
{
    Task made;
    made.code = code;
    made.title = "title of " + code;
    made.dueDay = dueDay;
    made.dueAt = dueAt.value_or(Instant::fromLocal(dueDay, 18, 0));
    made.dispatchedAt = dispatchedAt;
    m_brand.tasks.push_back(made);
    return static_cast<int32_t>(m_brand.tasks.size() - 1);
}

void BrandFixture::result(size_t region, int32_t task, uint32_t slot, TaskStatus status,
    std::optional<Instant> doneAt, FailReason reason)
{
    set(region, Metric::TaskStatus, task, slot, static_cast<uint64_t>(status));
    if (doneAt)
        set(region, Metric::TaskDoneAt, task, slot, static_cast<uint64_t>(doneAt->seconds));
    if (reason != FailReason::None)
        set(region, Metric::TaskReason, task, slot, static_cast<uint64_t>(reason));
}

Brand &BrandFixture::brand()
{
    m_brand.org = OrgTree(m_units);
    return m_brand;
}

MemoryFacts BrandFixture::facts() const
{
    MemoryFacts facts(m_brand.regions.size());
    for (const auto &[address, column] : m_columns) {
        const auto &[region, metric, key] = address;
        // Cannot fail: the bytes are the encoder's own.
        (void)facts.put(region, metric, key, encodeColumn(column)).ok();
    }
    return facts;
}

} // namespace qunce
