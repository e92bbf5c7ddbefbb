// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/demonames.h"

#include <array>
#include <cstdio>

namespace qunce::server::demo {

namespace {

constexpr size_t kHanBytes = 3; ///< every name here is of the basic plane

struct Surname {
    const char *text;
    uint16_t perTenThousand;
};

/// Share of the population, census of 2020 (rounded).
constexpr std::array kSurnames {Surname {"王", 725}, Surname {"李", 719}, Surname {"张", 683},
    Surname {"刘", 538}, Surname {"陈", 453}, Surname {"杨", 308}, Surname {"黄", 223}, Surname {"赵", 229},
    Surname {"吴", 205}, Surname {"周", 212}, Surname {"徐", 167}, Surname {"孙", 154}, Surname {"马", 129},
    Surname {"朱", 126}, Surname {"胡", 131}, Surname {"郭", 115}, Surname {"何", 117}, Surname {"林", 118},
    Surname {"罗", 86}, Surname {"高", 100}, Surname {"郑", 93}, Surname {"梁", 84}, Surname {"谢", 76},
    Surname {"宋", 70}, Surname {"唐", 69}, Surname {"许", 66}, Surname {"韩", 68}, Surname {"邓", 65},
    Surname {"冯", 64}, Surname {"曹", 60}, Surname {"彭", 59}, Surname {"曾", 58}, Surname {"肖", 56},
    Surname {"田", 52}, Surname {"董", 51}, Surname {"潘", 50}, Surname {"袁", 49}, Surname {"蔡", 48},
    Surname {"蒋", 47}, Surname {"余", 46}, Surname {"于", 45}, Surname {"杜", 44}, Surname {"叶", 43},
    Surname {"程", 42}, Surname {"魏", 42}, Surname {"苏", 41}, Surname {"吕", 40}, Surname {"丁", 39},
    Surname {"任", 38}, Surname {"卢", 37}, Surname {"姚", 36}, Surname {"沈", 36}, Surname {"钟", 35},
    Surname {"姜", 34}, Surname {"崔", 33}, Surname {"谭", 33}, Surname {"陆", 32}, Surname {"范", 31},
    Surname {"汪", 31}, Surname {"廖", 30}, Surname {"石", 30}, Surname {"金", 29}, Surname {"韦", 29},
    Surname {"贾", 28}, Surname {"夏", 28}, Surname {"傅", 27}, Surname {"方", 27}, Surname {"邹", 26},
    Surname {"熊", 26}, Surname {"孟", 25}, Surname {"秦", 25}, Surname {"江", 24}, Surname {"尹", 23},
    Surname {"薛", 23}, Surname {"闫", 22}, Surname {"段", 22}, Surname {"雷", 21}, Surname {"侯", 21},
    Surname {"龙", 20}, Surname {"史", 20}, Surname {"陶", 19}, Surname {"黎", 19}, Surname {"贺", 18},
    Surname {"顾", 18}, Surname {"毛", 17}, Surname {"郝", 17}, Surname {"邵", 16}, Surname {"钱", 16},
    Surname {"俞", 12}, Surname {"欧阳", 8}};

constexpr std::array kGivenWhole {"佳怡", "雨桐", "思敏", "丽萍", "晓彤", "婷婷", "雅琪", "凤仪", "海燕",
    "静怡", "小雨", "雅文", "玉洁", "珊珊", "秀兰", "晓岚", "夕颖", "佩珊", "小满", "嘉敏", "思琪", "梦婷",
    "美玲", "晓燕", "欣怡", "梓涵", "雪", "敏", "芸", "倩", "慧", "莉", "梅", "颖", "静", "婷", "艳", "丽",
    "娜", "芳", "霞", "燕", "萍", "玲", "丹", "洁", "琳", "薇", "蕾", "欣", "蓉", "娟", "英", "华", "红",
    "云", "俊杰", "浩", "伟", "磊"};
constexpr std::array kGivenFirst {"佳", "雨", "思", "晓", "雅", "静", "嘉", "欣", "梦", "文", "玉", "美",
    "海", "丽", "春", "小", "子", "若", "诗", "雪", "慧", "秀", "婉", "芷", "紫", "心", "亦", "一", "可",
    "安"};
constexpr std::array kGivenSecond {"怡", "桐", "敏", "萍", "彤", "琪", "仪", "燕", "雯", "涵", "洁", "珊",
    "兰", "颖", "琳", "婷", "玲", "娜", "芳", "慧", "妍", "萱", "瑶", "宁", "然", "晴", "月", "君", "文",
    "悦"};

constexpr std::array kMalls {"", "万达", "银泰", "吾悦", "万象城", "天街", "宝龙", "印象城", "大悦城", "龙湖",
    "新天地", "中心广场", "步行街", "世纪汇", "百联", "王府井"};

constexpr std::array kEthnic {"土家族", "苗族", "藏族", "羌族", "彝族", "布依族", "侗族", "哈尼族", "壮族",
    "傣族", "白族", "景颇族", "傈僳族", "回族", "蒙古族", "蒙古", "朝鲜族", "哈萨克", "柯尔克孜", "满族",
    "瑶族", "黎族", "畲族", "土族", "撒拉族", "东乡族", "保安族", "裕固族", "锡伯", "塔吉克", "维吾尔",
    "达斡尔族", "仫佬族", "毛南族", "水族", "仡佬族", "纳西族", "普米族", "怒族", "独龙族", "拉祜族", "佤族",
    "布朗族", "各族"};

bool cutSuffix(std::string &text, std::string_view suffix)
{
    if (text.size() <= suffix.size() + kHanBytes || !text.ends_with(suffix))
        return false;
    text.resize(text.size() - suffix.size());
    return true;
}

/// Cuts everything from the first people's name on: 延边朝鲜族自治州 is 延边.
void cutPeoples(std::string &text)
{
    if (!text.ends_with("自治州") && !text.ends_with("自治县"))
        return;
    size_t cut = text.size() - std::string_view("自治州").size();
    for (const char *people : kEthnic) {
        const size_t found = text.find(people);
        if (found != std::string::npos && found > kHanBytes && found < cut)
            cut = found;
    }
    text.resize(cut);
}

constexpr std::array kNickFirst {"辰辰", "小满", "糯米", "米粒", "柚子", "果果", "橙子", "安安", "豆豆",
    "暖暖", "一诺", "圆圆", "西瓜", "月芽", "嘟嘟", "麦子", "桃子", "阿柒", "可可", "朵朵", "乐乐", "团团",
    "汤圆", "元宝", "小鹿", "星星", "布丁", "年糕", "多多", "妞妞", "贝贝", "小树", "七七", "芒果", "小米",
    "一一", "沐沐", "果冻", "小鱼", "安可", "樱桃", "栗子", "芊芊", "壮壮", "虎妞", "小葵", "花生", "洛洛",
    "优优", "土豆"};
constexpr std::array kNickLast {"妈爱囤货", "同学", "团子", "的日常", "妈成长记", "妈妈", "和她妈", "宝妈",
    "不吃桃", "家的日子", "麻麻", "育儿手记", "的小厨房", "妈测评", "爸爸", "妈咪", "的小时光", "爱生活",
    "爱分享", "妈好物", "在路上", "妈慢慢来", "家二宝", "辣妈", "妈读绘本", "的窝", "呀", "老母亲",
    "妈省钱记", "小课堂"};
constexpr std::array kNickLatin {"Summer辣妈", "Coco妈咪", "Mia的日常", "Lily妈妈", "Anna爱囤货", "Momo麻麻",
    "Yoyo妈测评", "Luna家的日子"};

} // namespace

std::string cityName(const Prefecture &prefecture)
{
    std::string city = prefecture.name;
    if (city == "市辖区" || city == "县")
        city = prefecture.province;
    if (city.ends_with("县级行政区划")) {
        std::string province = prefecture.province;
        cutSuffix(province, "省");
        cutSuffix(province, "维吾尔自治区");
        return province + "直管";
    }
    cutPeoples(city);
    if (!cutSuffix(city, "市"))
        cutSuffix(city, "地区");
    return city;
}

std::string districtName(const std::string &district)
{
    std::string text = district;
    cutPeoples(text);
    for (const char *suffix : {"新区", "区", "县", "市", "旗"}) {
        if (text.size() > 2 * kHanBytes && cutSuffix(text, suffix))
            break;
    }
    return text;
}

std::string mallName(uint32_t round, uint32_t start)
{
    if (round == 0)
        return {};
    const auto others = static_cast<uint32_t>(kMalls.size()) - 1;
    const uint32_t lap = (round - 1) / others;
    return kMalls[1 + (round - 1 + start) % others] + (lap > 0 ? std::to_string(lap + 1) : std::string());
}

std::string personName(Random &random)
{
    uint32_t total = 0;
    for (const Surname &surname : kSurnames)
        total += surname.perTenThousand;
    uint32_t place = random.below(total);
    size_t index = 0;
    while (place >= kSurnames[index].perTenThousand)
        place -= kSurnames[index++].perTenThousand;
    const std::string surname = kSurnames[index].text;
    if (random.chance(0.4))
        return surname + random.pick(kGivenWhole);
    const std::string first = random.pick(kGivenFirst);
    return surname + first + random.pick(kGivenSecond);
}

std::string kocNickname(Random &random)
{
    if (random.chance(0.03))
        return random.pick(kNickLatin);
    const std::string first = random.pick(kNickFirst);
    std::string nickname = first + random.pick(kNickLast);
    if (random.chance(0.35))
        nickname += std::to_string(random.between(1, 99));
    return nickname;
}

std::string mobileNumber(Random &random)
{
    // 1440 numbers belong to machines, so nobody real is called by chance.
    char digits[12];
    std::snprintf(digits, sizeof digits, "1440%07u", random.below(10000000));
    return digits;
}

} // namespace qunce::server::demo
