// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "server/demo/demorandom.h"
#include "server/demo/resources.h"

namespace qunce::server::demo {

/// 杭州 of 杭州市, 延边 of 延边朝鲜族自治州, 北京 of its 市辖区, 湖北直管 of 省直辖县级行政区划.
std::string cityName(const Prefecture &prefecture);
/// 西湖 of 西湖区, 和平 of 和平区, 桐庐 of 桐庐县.
std::string districtName(const std::string &district);
/// Names apart the stores of one district: empty for the first one, then 万达, 银泰, … `start` turns the list.
std::string mallName(uint32_t round, uint32_t start);

/// Surnames by their frequency, given names as of women born 1980-2005 (nine in ten guides).
std::string personName(Random &random);
std::string kocNickname(Random &random);
std::string mobileNumber(Random &random);

} // namespace qunce::server::demo
