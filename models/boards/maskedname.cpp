// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/maskedname.h"

#include <algorithm>
#include <array>

namespace qunce {

namespace {

/// Family names of two characters that are in use (公安部, 2020 年全国姓名报告, and those of 百家姓 that still occur).
constexpr std::array<std::string_view, 38> kLongFamilyNames {"欧阳", "上官", "皇甫", "令狐", "诸葛", "司徒",
    "司马", "申屠", "夏侯", "尉迟", "东方", "慕容", "长孙", "宇文", "公孙", "轩辕", "端木", "独孤", "南宫",
    "西门", "百里", "呼延", "澹台", "闻人", "赫连", "太史", "公羊", "万俟", "濮阳", "淳于", "单于", "仲孙",
    "钟离", "太叔", "东郭", "梁丘", "左丘", "司空"};

/// Bytes of the first code point; of what is no UTF-8, one.
size_t firstLength(std::string_view text)
{
    const auto isFollowing = [](char c) { return (static_cast<uint8_t>(c) & 0xC0U) == 0x80U; };
    size_t length = text.empty() ? 0 : 1;
    while (length < text.size() && length < 4 && isFollowing(text[length]))
        ++length;
    return length;
}

} // namespace

std::string maskedName(std::string_view name)
{
    if (name.empty())
        return {};
    size_t kept = firstLength(name);
    const bool isLong = std::any_of(kLongFamilyNames.begin(), kLongFamilyNames.end(),
        [name](std::string_view family) { return name.starts_with(family) && name.size() > family.size(); });
    if (isLong)
        kept += firstLength(name.substr(kept));
    return std::string(name.substr(0, kept)) + '*';
}

} // namespace qunce
