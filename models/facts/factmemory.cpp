// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/factmemory.h"

#include <algorithm>

namespace qunce {

std::vector<BucketVersion> factVersions(const ReadSnapshot &snapshot)
{
    std::vector<BucketVersion> versions;
    for (const CachedBucket &bucket : snapshot.buckets()) {
        if (bucket.year != 0 && bucket.complete)
            versions.push_back({bucket.number, bucket.at, bucket.digest});
    }
    return versions;
}

std::shared_ptr<const FactBlock> FactMemory::find(Metric metric, int32_t month)
{
    const std::lock_guard lock(m_mutex);
    const auto place = m_places.find({metric, month});
    if (place == m_places.end())
        return nullptr;
    m_held.splice(m_held.begin(), m_held, place->second);
    return place->second->block;
}

void FactMemory::keep(Metric metric, int32_t month, std::shared_ptr<const FactBlock> block)
{
    const Key key {metric, month};
    const size_t bytes = block->bytes();
    const std::lock_guard lock(m_mutex);
    if (const auto place = m_places.find(key); place != m_places.end())
        remove(place->second);
    if (bytes > m_limit)
        return;
    while (m_bytes + bytes > m_limit)
        remove(std::prev(m_held.end()));
    m_held.push_front({key, std::move(block), bytes});
    m_places.emplace(key, m_held.begin());
    m_bytes += bytes;
}

void FactMemory::settle(const ReadSnapshot &snapshot)
{
    std::vector<uint32_t> known;
    for (const CachedBucket &bucket : snapshot.buckets())
        known.push_back(bucket.number);
    std::sort(known.begin(), known.end());
    const auto isGone = [&known](const BucketVersion &version) {
        return !std::binary_search(known.begin(), known.end(), version.bucket);
    };
    const std::lock_guard lock(m_mutex);
    for (auto held = m_held.begin(); held != m_held.end();) {
        const auto next = std::next(held);
        const FactBlock &block = *held->block;
        if (block.generation() != snapshot.generation()
            || std::any_of(block.versions().begin(), block.versions().end(), isGone))
            remove(held);
        held = next;
    }
}

void FactMemory::remove(std::list<Held>::iterator held)
{
    m_bytes -= held->bytes;
    m_places.erase(held->key);
    m_held.erase(held);
}

size_t FactMemory::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

size_t FactMemory::blocks() const
{
    const std::lock_guard lock(m_mutex);
    return m_held.size();
}

} // namespace qunce
