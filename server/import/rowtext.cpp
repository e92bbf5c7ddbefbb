// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/rowtext.h"

namespace qunce::server {

namespace {

constexpr size_t kShownValueBytes = 80;

} // namespace

std::string shownValue(std::string_view value)
{
    if (value.size() <= kShownValueBytes)
        return std::string(value);
    size_t end = kShownValueBytes;
    while (end > 0 && (static_cast<uint8_t>(value[end]) & 0xC0) == 0x80)
        --end;
    return std::string(value.substr(0, end)) + "…";
}

std::string_view cellOf(const HeaderMap &header, std::span<const std::string_view> cells, size_t column)
{
    const size_t source = header.source[column];
    return source == HeaderMap::kAbsent || source >= cells.size() ? std::string_view() : cells[source];
}

std::string reasonOf(const ImportDescriptor &kind, const HeaderMap &header, const Rejection &rejection,
    std::string_view value, const std::function<std::string(const Message &)> &translate)
{
    const ImportColumn &column = kind.columns[rejection.column];
    const std::string name = header.chinese ? column.chinese : column.name;
    return name + " = " + shownValue(value) + ": " + translate(rejection.reason);
}

} // namespace qunce::server
