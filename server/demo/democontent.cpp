// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/democontent.h"

#include <array>
#include <map>
#include <string_view>

#include "models/protocol/bucketnames.h"
#include "models/protocol/imagefile.h"
#include "server/demo/demoimages.h"

namespace qunce::server::demo {

namespace {

struct Product {
    const char *name;
    const char *category;
};
constexpr std::array<Product, 6> kProducts {{{"有机高铁米粉", "辅食"}, {"果蔬泥", "辅食"},
    {"幼儿配方奶粉3段", "奶粉"}, {"益生菌粉", "营养品"}, {"DHA藻油", "营养品"}, {"婴儿面霜", "护肤"}}};

/// By layer: value, brand, selection, promotion.
constexpr std::array<std::array<const char *, 2>, 4> kDimensions {{{"idea", "story"}, {"strength", "story"},
    {"selling_point", "reputation"}, {"selling_point", "livestream_proof"}}};
constexpr std::array kLayers {"value", "brand", "selection", "promotion"};

/// What KOCs have sent in, and what became of it.
struct Submission {
    const char *title;
    const char *body;
    const char *layer;
    const char *dimension;
    const char *status;
    const char *note;
    int64_t points;
};
constexpr std::array<Submission, 6> kSubmissions {{
    {"豆豆辅食日记", "豆豆八个月啦，第一次吃米粉就吃光一小碗。\n冲调记得水温别太高，搅一会儿更顺滑。",
        "selection", "reputation", "submitted", "", 0},
    {"探厂一日", "跟着小禾去看了生产线，换了两次鞋、洗了三遍手才能进门。\n看完更放心给娃吃。", "brand",
        "strength", "submitted", "", 0},
    {"出门包里都有啥", "出门必带：湿巾、果泥、小勺子。\n果泥撕开就能吃，外出一顿的量刚好。", "selection",
        "selling_point", "submitted", "", 0},
    {"开箱：新客礼盒", "盒子比想象的大，米粉配了量勺，还有一本月龄食谱。\n先从单一谷物开始，慢慢加。",
        "selection", "reputation", "usable", "图片清楚，语气自然。", 200},
    {"直播回看笔记", "昨晚营养师讲了铁怎么补，记了三页笔记。\n要点放在图里，需要的姐妹自取。", "value",
        "livestream_proof", "usable", "可直接转发到客户群。", 300},
    {"用了就离不开", "全网最好的米粉，宝宝吃了再也不生病，治疗便秘特别灵。", "selection", "reputation",
        "rejected", "含禁用词和功效宣称，请改写后再提交。", 0},
}};

size_t hashOf(std::string_view text)
{
    size_t hash = 1469598103934665603ULL;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash >> 7;
}

class ContentMaker
{
public:
    ContentMaker(const DemoBrand &demo, IdSource &ids) : m_demo(demo), m_ids(ids)
    {
        for (size_t i = 0; i < kDemoImages; ++i)
            m_images.push_back(imageFrom(demoImage(i)).value());
    }

    std::vector<Record> make()
    {
        for (const DemoContent &content : m_demo.contents)
            addSent(content);
        for (size_t i = 0; i < kSubmissions.size(); ++i)
            addSubmission(kSubmissions[i], i);
        addSpecial();
        return std::move(m_records);
    }

private:
    static FieldValue text(const char *value) { return toValue(std::string(value)); }

    Record &add(const Uuid &id)
    {
        Record record;
        record.kind = Kind::Content;
        record.id = id;
        record.bucket = bucket::planHq();
        record.put("version", int64_t {1});
        record.put("family", toValue(id));
        m_records.push_back(std::move(record));
        return m_records.back();
    }

    /// A few images, by what it is.
    void putImages(Record &record, size_t hash, size_t count) const
    {
        std::vector<ContentImage> images;
        for (size_t i = 0; i < count; ++i)
            images.push_back(m_images[(hash + i * 5) % m_images.size()]);
        record.put("images", toValue(toJson(images)));
    }

    void describe(Record &record, size_t hash) const
    {
        const Product &product = kProducts[hash % kProducts.size()];
        record.put("product", text(product.name));
        record.put("category", text(product.category));
    }

    void addSent(const DemoContent &content)
    {
        const size_t hash = hashOf(content.title);
        Record &record = add(content.id);
        // What was said in an earlier quarter is an earlier version.
        const auto [first, isFirst] = m_series.try_emplace(content.title, content.id, 1);
        if (!isFirst) {
            record.put("family", toValue(first->second.first));
            record.put("version", ++first->second.second);
        }
        record.put("code", toValue(content.code));
        record.put("title", toValue(content.title));
        record.put("layer", text(content.layer));
        record.put("persona", toValue(content.persona));
        record.put("body", toValue(content.body));
        record.put("link", toValue(content.link));
        record.put("valid_from", toValue(std::optional<Day>(content.validFrom)));
        record.put("valid_until", toValue(content.validUntil));
        describe(record, hash);
        for (size_t i = 0; i < kLayers.size(); ++i) {
            if (std::string_view(kLayers[i]) == content.layer)
                record.put("dimension", text(kDimensions[i][hash / 7 % 2]));
        }
        record.put("spread", text(hash % 3 == 0 ? "no" : "yes"));
        record.put("status", text("usable"));
        record.put("source", text("hq"));
        if (std::string_view(content.layer) == "promotion")
            record.put("season", text("大促"));
        putImages(record, hash, content.title.find("九") != std::string::npos ? 9 : hash % 5);
    }

    void addSubmission(const Submission &sent, size_t number)
    {
        Record &record = add(m_ids.next());
        record.put("title", text(sent.title));
        record.put("body", text(sent.body));
        record.put("layer", text(sent.layer));
        record.put("dimension", text(sent.dimension));
        record.put("persona", text("小禾育儿顾问"));
        describe(record, number);
        putImages(record, number * 3, 1 + number % 4);
        record.put("source", text("koc"));
        if (!m_demo.kocs.empty())
            record.put("koc", toValue(m_demo.kocs[number * 7 % m_demo.kocs.size()].id));
        record.put("status", text(sent.status));
        const Instant at = Instant::fromLocal(m_demo.options.until - static_cast<int>(number), 16, 20);
        record.put("submitted_at", toValue(std::optional(at)));
        if (*sent.note == '\0')
            return;
        const FieldValue later = toValue(std::optional(Instant {at.seconds + 5400}));
        record.put("reviewed_at", later);
        record.put("review_note", text(sent.note));
        if (sent.points > 0) {
            record.put("credited_points", sent.points);
            record.put("credited_at", later);
            record.put("spread", text("yes"));
        }
    }

    /// What people should meet once: forbidden words, a version to come, the same text twice, one that is withdrawn.
    void addSpecial()
    {
        Record &risky = add(m_ids.next());
        risky.put("title", text("双节囤货清单"));
        risky.put("body",
            text("全网最低价，国家级品质，错过就没机会了！\n第一时间进群领券，数量有限，以页面为准。"));
        risky.put("layer", text("promotion"));
        risky.put("dimension", text("selling_point"));
        risky.put("persona", text("门店导购"));
        risky.put("season", text("中秋国庆"));
        risky.put("status", text("draft"));
        risky.put("source", text("hq"));
        risky.put("lowest_percent", int64_t {85});
        describe(risky, 0);
        putImages(risky, 2, 3);
        if (m_demo.contents.empty())
            return;
        const Record first = m_records.front();
        Record &next = add(m_ids.next());
        for (const char *field :
            {"title", "layer", "dimension", "persona", "product", "category", "link", "images"}) {
            if (const FieldValue *value = first.find(field))
                next.put(field, *value);
        }
        next.put("body", toValue(first.text("body") + "\n这一版换了新的长图。"));
        next.put("family", toValue(first.id));
        next.put("version", m_series.at(first.text("title")).second + 1);
        next.put("status", text("draft"));
        next.put("source", text("hq"));
        Record &twice = add(m_ids.next());
        const Record &later = m_records[m_demo.contents.size() / 2];
        for (const char *field : {"layer", "dimension", "persona", "body", "images"}) {
            if (const FieldValue *value = later.find(field))
                twice.put(field, *value);
        }
        twice.put("title", toValue(later.text("title") + "（华东）"));
        twice.put("status", text("usable"));
        twice.put("source", text("hq"));
        Record &gone = add(m_ids.next());
        gone.put("title", text("旧包装说明"));
        gone.put("body", text("新旧包装交替，配方不变，请放心。"));
        gone.put("layer", text("brand"));
        gone.put("dimension", text("strength"));
        gone.put("status", text("withdrawn"));
        gone.put("source", text("hq"));
    }

    const DemoBrand &m_demo;
    IdSource &m_ids;
    std::vector<ContentImage> m_images;
    std::map<std::string, std::pair<Uuid, int64_t>> m_series; ///< by title: the first of it, and how many
    std::vector<Record> m_records;
};

} // namespace

std::vector<Record> contentRecords(const DemoBrand &demo, IdSource &ids)
{
    return ContentMaker(demo, ids).make();
}

} // namespace qunce::server::demo
