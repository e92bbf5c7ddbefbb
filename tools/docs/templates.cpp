// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tools/docs/templates.h"

#include <map>

#include "models/base/csvcell.h"

// The small brand: one zone, two regions, three stores (one of them franchised); a manager, two guides and a mentor; a
// customer group of each guide and a flash group of a campaign; one push to the groups and one task without groups.
// A cell that differs by language is written "English|Chinese". Choices and metric names are translated from their
// descriptors. Nothing in it changes its meaning when Excel opens and saves the file, as 2026-09 (a month), 6-12 or 24:00
// would.

namespace qunce::docs {

namespace {

using Row = std::vector<std::string_view>;

struct Examples {
    std::vector<std::string_view> columns; ///< all of the kind but metric and value if empty
    std::vector<Row> rows;
};

const std::map<ImportKind, Examples> &allExamples()
{
    static const std::map<ImportKind, Examples> kExamples {
        {ImportKind::Org,
            {{},
                {
                    {"ZE", "", "zone", "East|华东大区", "", "", "", "", "", ""},
                    {"RSH", "ZE", "region", "Shanghai|上海省区", "", "", "", "", "", ""},
                    {"RZJ", "ZE", "region", "Zhejiang|浙江省区", "", "", "", "", "", ""},
                    {"3101", "RSH", "city", "Shanghai City|上海市", "", "", "T1", "", "", ""},
                    {"3301", "RZJ", "city", "Hangzhou|杭州市", "", "", "T2", "", "", ""},
                    {"S0001", "3101", "store", "Xuhui Store|徐汇旗舰店", "direct", "A", "T1", "2018-05-01",
                        "", ""},
                    {"S0002", "3101", "store", "Pudong Store|浦东店", "franchise", "B", "T1", "2021-09-18",
                        "", ""},
                    {"S0003", "3301", "store", "West Lake Store|西湖店", "direct", "A", "T2", "2019-03-08",
                        "", ""},
                }}},
        {ImportKind::Guides,
            {{},
                {
                    {"G00001", "Wang Fang|王芳", "S0001", "store_manager", "wangfang", "13800000001",
                        "wf_xuhui", "2018-05-01", "active", "", "", "", ""},
                    {"G00002", "Li Na|李娜", "S0001", "guide", "lina", "13800000002", "lina2019",
                        "2019-07-15", "active", "", "2026-09-21", "2026-09-25", ""},
                    {"G00003", "Chen Jing|陈静", "S0003", "guide", "chenjing", "13800000003", "cj_xihu",
                        "2023-02-13", "active", "", "", "", ""},
                    {"M00001", "Zhao Min|赵敏", "S0001", "mentor", "zhaomin", "", "", "2020-01-06", "active",
                        "", "", "", ""},
                }}},
        {ImportKind::Groups,
            {{},
                {
                    {"Q0001", "Xuhui customers 1|徐汇店会员1群", "customer", "G00002", "", "2025-03-01", "",
                        "", "", "", "200", "163", "active", ""},
                    {"Q0002", "West Lake customers 1|西湖店会员1群", "customer", "G00003", "", "2025-06-18",
                        "", "", "", "", "200", "121", "active", ""},
                    {"F0001", "Mid-Autumn flash sale|中秋快闪群", "flash", "G00001", "", "2026-09-05",
                        "2026-09-08", "2026-09-15", "Autumn 1|秋一期", "6-12 months|6-12月龄", "500", "286",
                        "active", ""},
                }}},
        {ImportKind::Koc,
            {{},
                {
                    {"K000001", "Mama Dou|豆豆妈妈", "G00002", "M00001", "", "S", "2025-04-02", "3260",
                        "1280"},
                    {"K000002", "Momo|沫沫", "G00003", "M00001", "", "A", "2025-11-20", "870", "415"},
                    {"K000003", "Sunny|晴天", "", "M00001", "RZJ", "B", "2026-02-09", "152", "60"},
                }}},
        {ImportKind::Content,
            {{},
                {
                    {"C0001", "Why we bake less sugar|我们为什么少放糖", "value", "founder|主理人",
                        "A letter to mothers.\nThree minutes.|写给妈妈的一封信。\n三分钟读完。",
                        "https://example.com/letter", "2026-09-01", "2026-12-31", "idea", "",
                        "baby food|辅食", "", "yes", ""},
                    {"C0002", "Mid-Autumn box, 20 % off|中秋礼盒八折", "promotion", "shop friend|门店闺蜜",
                        "Tonight only, from 8 pm.|今晚八点，仅此一晚。", "", "2026-09-08", "2026-09-15",
                        "selling_point", "Mid-Autumn box|中秋礼盒", "baby food|辅食", "Mid-Autumn|中秋", "no",
                        "80"},
                }}},
        {ImportKind::Entries,
            {{},
                {
                    {"E0001", "Flash sale opens|快闪开抢", "Mid-Autumn 2026|2026中秋", "opening|开抢",
                        "2026-09-08 20:00", "2026-09-08 22:00", "wecom|企微", "Zhou Yu|周瑜",
                        "customer;flash", "RSH;RZJ", "C0002", "dispatched"},
                    {"E0002", "The letter|一封信", "Mid-Autumn 2026|2026中秋", "warm-up|预热",
                        "2026-09-06 09:00", "", "wecom|企微", "Zhou Yu|周瑜", "training", "", "C0001",
                        "approved"},
                }}},
        {ImportKind::Tasks,
            {{},
                {
                    {"T0001", "E0001", "Push the flash sale to your groups|把快闪活动发到会员群",
                        "group_push", "wecom|企微", "2026-09-08 09:00", "2026-09-08 22:00"},
                    {"T0002", "", "Call back last week's leads|回访上周留资客户", "follow_up", "phone|电话",
                        "2026-09-09 09:00", "2026-09-11 22:00"},
                }}},
        {ImportKind::TaskResults,
            {{},
                {
                    {"T0001", "G00002", "Q0001", "done", "2026-09-08 20:06", "2026-09-08 09:12",
                        "2026-09-08 09:15", "", "", "163", "21"},
                    {"T0001", "G00003", "Q0002", "failed", "", "2026-09-08 10:40", "", "", "quota", "", ""},
                    {"T0002", "G00002", "", "done", "2026-09-10 15:30", "2026-09-09 09:05",
                        "2026-09-09 09:05", "2026-09-10 15:30", "", "18", "11"},
                    {"T0002", "G00003", "", "pending", "", "", "", "", "", "", ""},
                }}},
        {ImportKind::Goals,
            {{"period", "org_code", "guide_code", "metric", "value(yuan)"},
                {
                    {"2026-09-01/2026-09-30", "RSH", "", "amount", "350000.00"},
                    {"2026-09-01/2026-09-30", "S0001", "", "orders", "900"},
                    {"2026-09-08/2026-09-15", "", "G00002", "amount", "18000.00"},
                }}},
        {ImportKind::GuideDays,
            {{},
                {
                    {"G00002", "2026-09-08", "12", "3", "1480", "96", "31", "9", "41", "6", "4", "8", "9",
                        "1688.00", "326.50", "412.00", "0.00", "1", "7", "58", "13"},
                    {"G00002", "2026-09-09", "8", "1", "1487", "74", "27", "8", "35", "4", "2", "11", "6",
                        "1042.50", "0.00", "180.00", "99.00", "1", "5", "44", "9"},
                    {"G00003", "2026-09-08", "5", "2", "903", "51", "", "", "18", "2", "1", "3", "4",
                        "655.00", "88.00", "", "0.00", "1", "3", "20", "4"},
                }}},
        {ImportKind::GroupDays,
            {{},
                {
                    {"Q0001", "2026-09-08", "163", "4", "1", "22", "87", "2", "11", "1936.00"},
                    {"F0001", "2026-09-08", "286", "61", "3", "48", "164", "17", "39", "5870.00"},
                }}},
        {ImportKind::KocDays,
            {{},
                {
                    {"K000001", "2026-09-08", "2", "1", "3", "359.70", "25"},
                    {"K000002", "2026-09-08", "1", "0", "", "", "5"},
                }}},
        {ImportKind::GroupHours,
            {{},
                {
                    {"F0001", "2026-09-08 20:00", "35", "11"},
                    {"F0001", "2026-09-08 21:00", "14", "4"},
                }}},
        {ImportKind::Orders,
            {{},
                {
                    {"D260908-0001", "G00002", "Q0001", "2026-09-08 20:15", "238.00", "0.00", "2",
                        "wecom|企微", "mini_program"},
                    {"D260908-0002", "G00002", "", "2026-09-08 22:40", "169.00", "169.00", "1", "", "store"},
                    {"D260909-0003", "G00003", "", "2026-09-09 07:30", "99.50", "", "1", "", "mini_program"},
                }}},
    };
    return kExamples;
}

std::string_view inLanguage(std::string_view cell, Language language)
{
    const size_t bar = cell.find('|');
    if (bar == std::string_view::npos)
        return cell;
    return language == Language::English ? cell.substr(0, bar) : cell.substr(bar + 1);
}

std::string choices(const ImportColumn &column, std::string_view cell, Language language)
{
    std::string text;
    while (!cell.empty()) {
        const size_t end = std::min(cell.find(';'), cell.size());
        const std::optional<size_t> choice = choiceNamed(column.choices, cell.substr(0, end));
        if (choice) {
            const ChoiceName &name = column.choices[*choice];
            text += (text.empty() ? "" : ";")
                + std::string(language == Language::English ? name.name : name.chinese);
        }
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return text;
}

/// A column of the template; money is given in yuan, as people have it.
struct TemplateColumn {
    const ImportColumn *column;
    bool inYuan = false;
};

std::vector<TemplateColumn> columnsOf(const ImportDescriptor &kind, const Examples &examples)
{
    constexpr std::string_view kYuan = "(yuan)";
    std::vector<TemplateColumn> columns;
    for (std::string_view name : examples.columns) {
        const bool inYuan = name.ends_with(kYuan);
        if (inYuan)
            name.remove_suffix(kYuan.size());
        columns.push_back({&kind.columns[columnNamed(kind, name).value_or(0)], inYuan});
    }
    if (!columns.empty())
        return columns;
    for (const ImportColumn &column : kind.columns) {
        if (kind.hasTwoForms() && (column.type == ColumnType::Metric || column.type == ColumnType::Value))
            continue;
        columns.push_back({&column, column.metric && info(*column.metric).isMoney});
    }
    return columns;
}

std::string headerCell(const TemplateColumn &column, Language language)
{
    if (language == Language::English)
        return std::string(column.column->name) + (column.inYuan ? "(yuan)" : "");
    return std::string(column.column->chinese) + (column.inYuan ? "(元)" : "");
}

std::string cellIn(
    const ImportDescriptor &kind, const ImportColumn &column, std::string_view cell, Language language)
{
    if (!column.choices.empty())
        return choices(column, cell, language);
    if (column.type == ColumnType::Metric && kind.metrics) {
        const std::optional<Metric> metric = metricInCell(*kind.metrics, cell);
        return metric ? (language == Language::English ? info(*metric).name : info(*metric).chinese) : "";
    }
    return std::string(inLanguage(cell, language));
}

} // namespace

std::string templateFor(const ImportDescriptor &kind, Language language)
{
    const Examples &examples = allExamples().at(kind.kind);
    const std::vector<TemplateColumn> columns = columnsOf(kind, examples);
    std::string text = "\xEF\xBB\xBF"; // so that spreadsheets take it for UTF-8
    for (size_t i = 0; i < columns.size(); ++i) {
        text += i ? "," : "";
        appendCsvCell(text, headerCell(columns[i], language));
    }
    text += "\r\n";
    for (const Row &row : examples.rows) {
        for (size_t i = 0; i < columns.size(); ++i) {
            text += i ? "," : "";
            if (i < row.size())
                appendCsvCell(text, cellIn(kind, *columns[i].column, row[i], language));
        }
        text += "\r\n";
    }
    return text;
}

} // namespace qunce::docs
