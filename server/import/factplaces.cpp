// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/factplaces.h"

#include "models/plan/occurrence.h"

namespace qunce::server {

namespace {

std::optional<uint32_t> lookUp(const CodeIndex &index, std::string_view code)
{
    const auto found = index.find(code);
    return found == index.end() ? std::nullopt : std::optional<uint32_t>(found->second);
}

} // namespace

FactPlaces::FactPlaces(const Brand &brand, SubjectKind kind)
{
    std::unordered_map<Uuid, uint32_t> subjects;
    std::vector<uint32_t> subjectOfSlot;
    for (const RegionSlots &region : brand.regions) {
        for (const Slot &slot : region.of(kind)) {
            const auto [found, isNew] = subjects.emplace(slot.subject, static_cast<uint32_t>(m_ids.size()));
            if (isNew) {
                m_ids.push_back(slot.subject);
                m_byCode.emplace(slot.code, found->second);
            }
            subjectOfSlot.push_back(found->second);
        }
    }
    // Counting sort of the slots by subject.
    m_firstSpan.assign(m_ids.size() + 1, 0);
    for (const uint32_t subject : subjectOfSlot)
        ++m_firstSpan[subject + 1];
    for (size_t i = 1; i < m_firstSpan.size(); ++i)
        m_firstSpan[i] += m_firstSpan[i - 1];
    std::vector<uint32_t> next(m_firstSpan.begin(), m_firstSpan.end() - 1);
    m_spans.resize(subjectOfSlot.size());
    size_t seen = 0;
    for (uint32_t region = 0; region < brand.regions.size(); ++region) {
        const std::vector<Slot> &slots = brand.regions[region].of(kind);
        for (uint32_t slot = 0; slot < slots.size(); ++slot)
            m_spans[next[subjectOfSlot[seen++]]++] = {slots[slot].from, slots[slot].until, {region, slot}};
    }
}

std::optional<uint32_t> FactPlaces::find(std::string_view code) const
{
    return lookUp(m_byCode, code);
}

std::optional<FactPlaces::Place> FactPlaces::placeOn(uint32_t subject, Day day) const
{
    for (uint32_t i = m_firstSpan[subject]; i < m_firstSpan[subject + 1]; ++i) {
        if (m_spans[i].from <= day && day < m_spans[i].until)
            return m_spans[i].place;
    }
    return std::nullopt;
}

FactTasks::FactTasks(const Brand &brand)
{
    m_tasks.reserve(brand.tasks.size());
    for (const qunce::Task &task : brand.tasks) {
        m_byCode.emplace(task.code, static_cast<uint32_t>(m_tasks.size()));
        m_tasks.push_back({task.id, task.dueDay, isDispatchedCode(task.code)});
    }
}

std::optional<uint32_t> FactTasks::find(std::string_view code) const
{
    return lookUp(m_byCode, code);
}

std::vector<Uuid> regionIds(const Brand &brand)
{
    std::vector<Uuid> ids;
    for (const RegionSlots &region : brand.regions)
        ids.push_back(region.region == kHq ? Uuid {} : brand.org.at(region.region).id);
    return ids;
}

} // namespace qunce::server
