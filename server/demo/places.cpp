// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Zones, regions, cities and stores. Regions are provinces, but Shenzhen is one of its own, and Ningxia, Qinghai and
// Tibet are one together; that makes the thirty of a brand. Cities get stores by their tier, at least one each.

#include "server/demo/demobrand.h"
#include "server/demo/demonames.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace qunce::server::demo {

namespace {

struct RegionPlan {
    const char *code;
    const char *name;
    size_t zone;
    std::array<int, 3> provinces;
    bool inSmall = false;
};

constexpr std::array<const char *, 7> kZones {"华东", "华北", "华中", "华南", "西南", "西北", "东北"};

constexpr std::array<RegionPlan, 30> kRegions {{{"BJ", "北京", 1, {11}, true}, {"TJ", "天津", 1, {12}},
    {"HE", "河北", 1, {13}}, {"SX", "山西", 1, {14}}, {"NM", "内蒙古", 1, {15}}, {"LN", "辽宁", 6, {21}},
    {"JL", "吉林", 6, {22}}, {"HL", "黑龙江", 6, {23}}, {"SH", "上海", 0, {31}}, {"JS", "江苏", 0, {32}},
    {"ZJ", "浙江", 0, {33}, true}, {"AH", "安徽", 0, {34}}, {"FJ", "福建", 3, {35}}, {"JX", "江西", 2, {36}},
    {"SD", "山东", 0, {37}}, {"HA", "河南", 2, {41}}, {"HB", "湖北", 2, {42}}, {"HN", "湖南", 2, {43}},
    {"GD", "广东", 3, {44}}, {"SZ", "深圳", 3, {0}}, {"GX", "广西", 3, {45}}, {"HI", "海南", 3, {46}},
    {"CQ", "重庆", 4, {50}}, {"SC", "四川", 4, {51}, true}, {"GZ", "贵州", 4, {52}}, {"YN", "云南", 4, {53}},
    {"SN", "陕西", 5, {61}}, {"GS", "甘肃", 5, {62}}, {"NQ", "宁青藏", 5, {64, 63, 54}},
    {"XJ", "新疆", 5, {65}}}};

constexpr std::array kTier1 {"北京", "上海", "广州", "深圳"};
constexpr std::array kNewTier1 {"成都", "杭州", "重庆", "武汉", "苏州", "西安", "南京", "长沙", "天津",
    "郑州", "东莞", "宁波", "佛山", "合肥", "青岛"};
constexpr std::array kTier2 {"昆明", "沈阳", "济南", "无锡", "厦门", "福州", "温州", "金华", "哈尔滨", "大连",
    "贵阳", "南宁", "泉州", "石家庄", "长春", "南昌", "惠州", "常州", "嘉兴", "徐州", "南通", "太原", "保定",
    "珠海", "中山", "兰州", "临沂", "潍坊", "烟台", "绍兴"};

struct Tier {
    const char *name;
    double stores; ///< relative number of stores
    double trade;
};

template <typename List, typename Item>
bool contains(const List &list, const Item &item)
{
    return std::find(list.begin(), list.end(), item) != list.end();
}

Tier tierOf(const std::string &city, size_t districts)
{
    if (contains(kTier1, city))
        return {"一线", 62, 1.25};
    if (contains(kNewTier1, city))
        return {"新一线", 33, 1.15};
    if (contains(kTier2, city))
        return {"二线", 16, 1.05};
    if (districts >= 10)
        return {"三线", 5.5, 0.95};
    return districts >= 6 ? Tier {"四线", 3.2, 0.88} : Tier {"五线", 1.8, 0.82};
}

struct CityPlan {
    Prefecture prefecture;
    std::string name;
    size_t region;
};

/// The prefectures of the regions, region by region; the counties of a municipality belong to its one city.
std::vector<CityPlan> citiesOf(const std::vector<const RegionPlan *> &regions)
{
    std::vector<CityPlan> cities;
    for (Prefecture &prefecture : prefectures()) {
        for (size_t r = 0; r < regions.size(); ++r) {
            const bool shenzhen = prefecture.code == "4403";
            const bool here = shenzhen ? std::string_view(regions[r]->code) == "SZ"
                                       : contains(regions[r]->provinces, prefecture.provinceCode);
            if (!here)
                continue;
            if (prefecture.name == "县" && !cities.empty()) {
                auto &districts = cities.back().prefecture.districts;
                districts.insert(districts.end(), prefecture.districts.begin(), prefecture.districts.end());
            } else {
                cities.push_back({prefecture, cityName(prefecture), r});
            }
        }
    }
    std::stable_sort(cities.begin(), cities.end(),
        [](const CityPlan &a, const CityPlan &b) { return a.region < b.region; });
    return cities;
}

OrgIndex addUnit(std::vector<OrgUnit> &units, const Uuid &id, std::string code, std::string name,
    OrgKind kind, OrgIndex parent)
{
    OrgUnit unit;
    unit.id = id;
    unit.code = std::move(code);
    unit.name = std::move(name);
    unit.kind = kind;
    unit.parents = {{Slot::kFirstDay, parent}};
    units.push_back(std::move(unit));
    return static_cast<OrgIndex>(units.size()) - 1;
}

/// 西湖 of 西湖区; 和田市 and 和田县 in full, which lie side by side.
std::string shortName(const std::vector<std::string> &districts, size_t index)
{
    const std::string name = districtName(districts[index]);
    const auto same = std::count_if(districts.begin(), districts.end(),
        [&](const std::string &other) { return districtName(other) == name; });
    return same > 1 ? districts[index] : name;
}

/// Stores of one city, spread over its districts in turn.
void addStores(DemoBrand &demo, std::vector<OrgUnit> &units, IdSource &ids, const CityPlan &city,
    OrgIndex cityUnit, const Tier &tier, uint32_t count)
{
    Random random = stream(demo, Stream::Places, 1, static_cast<uint64_t>(cityUnit));
    const auto &districts = city.prefecture.districts;
    for (uint32_t i = 0; i < count; ++i) {
        const auto district = i % static_cast<uint32_t>(districts.size());
        const auto round = i / static_cast<uint32_t>(districts.size());
        const std::string place = shortName(districts, district) + mallName(round, district);
        char code[24];
        std::snprintf(code, sizeof code, "S%s%02u", city.prefecture.code.c_str(), i + 1);
        const OrgIndex store =
            addUnit(units, ids.next(), code, "禾芮·" + city.name + place + "店", OrgKind::Store, cityUnit);
        OrgUnit &unit = units[static_cast<size_t>(store)];
        unit.storeType = random.chance(0.32) ? "franchise" : "direct";
        const double trade = tier.trade * random.range(0.7, 1.35);
        unit.storeGrade = trade > 1.3 ? "A" : trade > 1.0 ? "B" : trade > 0.8 ? "C" : "D";
        const bool young = random.chance(0.06);
        unit.openedOn =
            young ? demo.firstDay - random.between(5, 60) : demo.firstDay - random.between(200, 3000);
        demo.workplaces.push_back({city.region, store, cityUnit, place, trade});
    }
}

/// Zones and regions of the scale, and behind them HQ's own region; the first three of Brand's parts that go by region.
std::vector<const RegionPlan *> addRegions(DemoBrand &demo, std::vector<OrgUnit> &units, IdSource &ids)
{
    std::vector<const RegionPlan *> regions;
    std::array<OrgIndex, kZones.size()> zoneUnits {};
    zoneUnits.fill(kHq);
    for (const RegionPlan &region : kRegions) {
        if (demo.sizes.wholeCountry || region.inSmall)
            regions.push_back(&region);
    }
    for (const RegionPlan *region : regions) {
        OrgIndex &zone = zoneUnits[region->zone];
        if (zone == kHq) {
            zone = addUnit(units, ids.next(), "DQ0" + std::to_string(region->zone + 1), kZones[region->zone],
                OrgKind::Zone, kHq);
        }
    }
    Random random = stream(demo, Stream::Places);
    for (const RegionPlan *region : regions) {
        demo.regionUnits.push_back(
            addUnit(units, ids.next(), region->code, region->name, OrgKind::Region, zoneUnits[region->zone]));
        demo.regionDiscipline.push_back(random.range(-0.055, 0.03));
        if (std::string_view(region->code) == (demo.sizes.wholeCountry ? "XJ" : "BJ"))
            demo.lateRegion = demo.regionUnits.size() - 1;
    }
    demo.regionUnits.push_back(addUnit(units, ids.next(), "ZB", "总部", OrgKind::Region, kHq));
    demo.regionDiscipline.push_back(0.03);
    demo.brand.regions.resize(demo.regionUnits.size());
    demo.subjects.resize(demo.regionUnits.size());
    for (size_t r = 0; r < demo.regionUnits.size(); ++r)
        demo.brand.regions[r].region = demo.regionUnits[r];
    return regions;
}

} // namespace

ScaleSizes sizesOf(DemoScale scale)
{
    if (scale == DemoScale::Small)
        return {120, 48, 200, 6, 1, 2, 2000, 300, 30, 30, 360, false, true};
    return {400, 2400, 10000, 60, 2, 100, 100000, 12000, 520, 1500, 1200, true, false};
}

std::vector<uint32_t> allot(const std::vector<double> &weights, uint32_t total, uint32_t least)
{
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    const auto count = static_cast<uint32_t>(weights.size());
    const double free = total > least * count ? total - least * count : 0;
    std::vector<uint32_t> result(weights.size());
    std::vector<std::pair<double, size_t>> remainders;
    uint32_t given = 0;
    for (size_t i = 0; i < weights.size(); ++i) {
        const double share = free * weights[i] / sum;
        result[i] = least + static_cast<uint32_t>(share);
        given += result[i];
        remainders.emplace_back(share - static_cast<uint32_t>(share), i);
    }
    std::stable_sort(
        remainders.begin(), remainders.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (size_t i = 0; given < total && !remainders.empty(); i = (i + 1) % remainders.size(), ++given)
        ++result[remainders[i].second];
    return result;
}

const char *name(GroupKind kind)
{
    static constexpr std::array kNames {"training", "mentor", "koc", "city", "store", "customer", "flash"};
    return kNames[static_cast<size_t>(kind)];
}

void addPlaces(DemoBrand &demo, IdSource &ids)
{
    std::vector<OrgUnit> units;
    const std::vector<const RegionPlan *> regions = addRegions(demo, units, ids);
    const std::vector<CityPlan> cities = citiesOf(regions);
    std::vector<double> weights;
    for (const CityPlan &city : cities)
        weights.push_back(tierOf(city.name, city.prefecture.districts.size()).stores);
    const std::vector<uint32_t> counts = allot(weights, demo.sizes.stores - 1, 1);
    for (size_t i = 0; i < cities.size(); ++i) {
        const CityPlan &city = cities[i];
        const Tier tier = tierOf(city.name, city.prefecture.districts.size());
        const OrgIndex unit = addUnit(
            units, ids.next(), city.prefecture.code, city.name, OrgKind::City, demo.regionUnits[city.region]);
        units[static_cast<size_t>(unit)].cityTier = tier.name;
        addStores(demo, units, ids, city, unit, tier, counts[i]);
    }
    // Every guide has a store, those of HQ's service desk too.
    const OrgIndex desk = addUnit(
        units, ids.next(), "S000001", "禾芮·总部服务台", OrgKind::Store, demo.regionUnits[demo.hqRegion()]);
    units[static_cast<size_t>(desk)].storeType = "direct";
    demo.workplaces.push_back({demo.hqRegion(), desk, kHq, "总部", 1});
    demo.brand.org = OrgTree(std::move(units));
}

} // namespace qunce::server::demo
