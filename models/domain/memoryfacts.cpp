// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/memoryfacts.h"

#include <algorithm>

namespace qunce {

namespace {

template <typename Entries>
auto firstFrom(Entries &entries, int32_t key)
{
    return std::lower_bound(entries.begin(), entries.end(), key,
        [](const auto &entry, int32_t wanted) { return entry.key < wanted; });
}

} // namespace

Result<void> MemoryFacts::put(size_t region, Metric metric, int32_t key, std::string_view bytes)
{
    Entry entry {key, std::vector<char>(bytes.begin(), bytes.end()), {}};
    QUNCE_ASSIGN(entry.view, ColumnView::open({entry.bytes.data(), entry.bytes.size()}));
    Entries &entries = m_columns[region][static_cast<size_t>(metric)];
    const auto place = firstFrom(entries, key);
    const bool known = place != entries.end() && place->key == key;
    if (bytes.empty()) {
        if (known)
            entries.erase(place);
    } else if (known) {
        *place = std::move(entry);
    } else {
        entries.insert(place, std::move(entry));
    }
    return {};
}

ColumnView MemoryFacts::column(size_t region, Metric metric, int32_t key) const
{
    const Entries &entries = m_columns[region][static_cast<size_t>(metric)];
    const auto place = firstFrom(entries, key);
    return place != entries.end() && place->key == key ? place->view : ColumnView();
}

Result<void> MemoryFacts::visit(
    Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const
{
    for (const size_t region : regions) {
        const Entries &entries = m_columns[region][static_cast<size_t>(metric)];
        for (auto entry = firstFrom(entries, keys.from); entry != entries.end() && entry->key <= keys.to;
             ++entry)
            visitor(region, entry->key, entry->view);
    }
    return {};
}

} // namespace qunce
