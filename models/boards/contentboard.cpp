// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/contentboard.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>

#include "models/boards/boardparts.h"
#include "models/boards/fieldlabels.h"
#include "models/boards/planmemory.h"
#include "models/boards/saidvalue.h"
#include "models/protocol/bucketnames.h"

namespace qunce {

namespace {

/// Of a body, as much as the search looks through.
constexpr size_t kSearchedBytes = 300;

struct Usage {
    uint32_t entries = 0;
    std::optional<int64_t> last;
};
using Usages = std::unordered_map<Uuid, Usage>;

Result<Usages> readUsages(ReadSnapshot &snapshot)
{
    Usages usages;
    QUNCE_TRY(snapshot.eachRow({Kind::Entry, {"content", "status", "start_at"}, {}, {}},
        [&usages](const RowView &row) -> Result<void> {
            const Uuid content = row.reference(0);
            if (content.isNil() || row.text(1) == "cancelled")
                return {};
            Usage &usage = usages[content];
            ++usage.entries;
            if (!row.isNull(2))
                usage.last = std::max(usage.last.value_or(row.integer(2)), row.integer(2));
            return {};
        }));
    return usages;
}

/// Punctuation of both worlds says nothing about what a text says.
bool isSign(std::string_view character)
{
    static constexpr std::array<std::string_view, 24> kSigns {"，", "。", "！", "？", "；", "：", "、", "～",
        "…", "—", "“", "”", "‘", "’", "（", "）", "《", "》", "【", "】", "「", "」", "·", "　"};
    return std::find(kSigns.begin(), kSigns.end(), character) != kSigns.end();
}

size_t lengthOfCharacter(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xE0)
        return 2;
    return lead < 0xF0 ? 3 : 4;
}

std::string beginningOf(const std::string &text)
{
    size_t end = std::min(text.size(), kSearchedBytes);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

bool isValidOn(const Record &content, Day day)
{
    const std::optional<Day> from = content.day("valid_from");
    const std::optional<Day> until = content.day("valid_until");
    return (!from || *from <= day) && (!until || day <= *until);
}

Uuid seriesOf(const Record &content)
{
    const Uuid family = content.reference("family");
    return family.isNil() ? content.id : family;
}

TableColumn choices(const char *field, int width, bool isBadge = false)
{
    TableColumn column = columnOf(field, fieldLabel(Kind::Content, field), CellType::Choice, width);
    column.look.badge = isBadge;
    for (const ChoiceName &choice : fieldNamed(descriptor(Kind::Content), field)->choices)
        column.choices.emplace_back(choice.name, choiceLabel(Kind::Content, field, choice.name));
    return column;
}

TableColumn words(const char *field, int width)
{
    return columnOf(field, fieldLabel(Kind::Content, field), CellType::Text, width);
}

TableColumn hidden(TableColumn column)
{
    column.look.hidden = true;
    return column;
}

class TableReader
{
public:
    explicit TableReader(BoardContext &context) : m_context(context), m_today(context.now.day())
    {
        m_title = add(columnOf("title", fieldLabel(Kind::Content, "title"), CellType::Text, 240));
        m_layer = add(choices("layer", 84));
        m_dimension = add(choices("dimension", 92));
        m_status = add(statuses());
        m_persona = add(words("persona", 120));
        m_product = add(words("product", 120));
        m_season = add(words("season", 92));
        m_used = add(columnOf("used", QUNCE_TEXT("Used"), CellType::Integer, 72,
            QUNCE_TEXT("Entries that send it; cancelled ones do not count.")));
        m_until = add(columnOf("valid_until", fieldLabel(Kind::Content, "valid_until"), CellType::Day, 112));
        m_source = add(choices("source", 84));
        m_body = add(hidden(words("body", 240)));
        m_category = add(hidden(words("category", 100)));
        m_version = add(hidden(numbers("version")));
        m_images = add(hidden(numbers("images")));
        m_spread = add(hidden(choices("spread", 100)));
        m_words = add(hidden(columnOf("words", QUNCE_TEXT("Words found"), CellType::Integer, 92,
            QUNCE_TEXT("Places with words of the word lists, in title and body."))));
        m_from =
            add(hidden(columnOf("valid_from", fieldLabel(Kind::Content, "valid_from"), CellType::Day, 112)));
        m_last = add(hidden(columnOf("last_used", QUNCE_TEXT("Last used"), CellType::Day, 112)));
        m_code = add(hidden(columnOf("code", fieldLabel(Kind::Content, "code"), CellType::Code, 92)));
    }

    Result<std::shared_ptr<const DataTable>> read()
    {
        QUNCE_ASSIGN(m_usages, readUsages(m_context.snapshot));
        QUNCE_ASSIGN(m_book, readWordBook(m_context.snapshot));
        QUNCE_TRY(goOn(m_context));
        std::vector<Record> all;
        QUNCE_TRY(m_context.snapshot.eachRecord(Kind::Content, [&](const Record &content) -> Result<void> {
            if (const std::string key = contentKey(content); !key.empty())
                m_series[key].push_back(seriesOf(content));
            all.push_back(content);
            return {};
        }));
        std::sort(all.begin(), all.end(), [](const Record &a, const Record &b) {
            const std::string left = a.text("title");
            const std::string right = b.text("title");
            return left == right ? a.id < b.id : left < right;
        });
        m_builder.reserve(all.size());
        for (const Record &content : all) {
            QUNCE_TRY(goOn(m_context));
            addRow(content);
        }
        return m_builder.build();
    }

private:
    size_t add(TableColumn column) { return m_builder.addColumn(std::move(column)); }

    /// In the order of their tints.
    static TableColumn statuses()
    {
        TableColumn column = choices("status", 92, true);
        column.choices.clear();
        for (const char *status : {"draft", "submitted", "usable", "rejected", "withdrawn"})
            column.choices.emplace_back(status, choiceLabel(Kind::Content, "status", status));
        return column;
    }

    static TableColumn numbers(const char *field)
    {
        TableColumn column = columnOf(field, fieldLabel(Kind::Content, field), CellType::Integer, 72);
        column.look.noTotal = true;
        return column;
    }

    static std::optional<int64_t> numberOf(std::optional<Day> day)
    {
        return day ? std::optional<int64_t>(day->number) : std::nullopt;
    }

    void addRow(const Record &content)
    {
        const auto usage = m_usages.find(content.id);
        const bool isUsed = usage != m_usages.end();
        const std::string status(contentStatusOf(content.text("status")));
        const size_t found =
            m_book->find(content.text("title") + "\n" + content.text("body"), content.text("category"))
                .size();
        m_builder.addRow(content.id, marksOf(content, status, isUsed, found > 0));
        m_builder.setText(m_title, content.text("title"));
        m_builder.setText(m_layer, content.text("layer"));
        m_builder.setText(m_dimension, content.text("dimension"));
        m_builder.setText(m_status, status);
        m_builder.setText(m_persona, content.text("persona"));
        m_builder.setText(m_product, content.text("product"));
        m_builder.setText(m_season, content.text("season"));
        m_builder.setNumber(m_used, isUsed ? usage->second.entries : 0);
        m_builder.setNumber(m_until, numberOf(content.day("valid_until")));
        m_builder.setText(m_source, content.text("source") == "koc" ? "koc" : "hq");
        m_builder.setText(m_body, beginningOf(content.text("body")));
        m_builder.setText(m_category, content.text("category"));
        m_builder.setNumber(m_version, content.integer("version").value_or(1));
        m_builder.setNumber(m_images, static_cast<int64_t>(imagesFromJson(content.text("images")).size()));
        m_builder.setText(m_spread, content.text("spread"));
        m_builder.setNumber(m_words, static_cast<int64_t>(found));
        m_builder.setNumber(m_from, numberOf(content.day("valid_from")));
        m_builder.setNumber(m_last,
            isUsed && usage->second.last ? numberOf(Instant {*usage->second.last}.day()) : std::nullopt);
        m_builder.setText(m_code, content.text("code"));
    }

    uint32_t marksOf(const Record &content, const std::string &status, bool isUsed, bool hasWords) const
    {
        using namespace contentmarks;
        uint32_t marks = 0;
        if (status == "usable" && isValidOn(content, m_today)) {
            marks |= kUsableToday;
            marks |= isUsed ? 0 : kUnused;
            marks |= isValidOn(content, m_today + kContentEndsSoon) ? 0 : kEndsSoon;
        }
        marks |= status == "submitted" ? kToReview : 0;
        marks |= status == "draft" ? kDraft : 0;
        marks |= content.text("source") == "koc" ? kFromKoc : 0;
        marks |= hasWords ? kWithWords : 0;
        const auto same = m_series.find(contentKey(content));
        const bool isDuplicate = same != m_series.end()
            && std::any_of(same->second.begin(), same->second.end(),
                [series = seriesOf(content)](const Uuid &other) { return other != series; });
        marks |= isDuplicate ? kDuplicate : 0;
        return marks;
    }

    BoardContext &m_context;
    const Day m_today;
    TableBuilder m_builder;
    Usages m_usages;
    std::shared_ptr<const WordBook> m_book;
    std::unordered_map<std::string, std::vector<Uuid>> m_series; ///< of contents that say the same
    size_t m_title, m_layer, m_dimension, m_status, m_persona, m_product, m_season, m_used, m_until, m_source;
    size_t m_body, m_category, m_version, m_images, m_spread, m_words, m_from, m_last, m_code;
};

ContentNeighbour neighbourFrom(const Record &content)
{
    return {content.id, content.text("title"), content.integer("version").value_or(1),
        std::string(contentStatusOf(content.text("status")))};
}

Result<void> readUses(ReadSnapshot &snapshot, ContentDetail &detail)
{
    QUNCE_TRY(snapshot.eachRecordWhere(
        Kind::Entry, "content", toValue(detail.record.id), [&detail](const Record &entry) -> Result<void> {
            if (entry.text("status") != "cancelled")
                detail.uses.push_back(
                    {entry.id, entry.text("title"), entry.instant("start_at"), entry.text("status")});
            return {};
        }));
    std::sort(detail.uses.begin(), detail.uses.end(), [](const ContentUse &a, const ContentUse &b) {
        const int64_t left = a.start ? a.start->seconds : 0;
        const int64_t right = b.start ? b.start->seconds : 0;
        return left == right ? a.entry < b.entry : left > right;
    });
    detail.useCount = detail.uses.size();
    if (detail.uses.size() > ContentDetail::kShownUses)
        detail.uses.resize(ContentDetail::kShownUses);
    return {};
}

/// Its versions, and those that say the same: one walk over all.
Result<void> readNeighbours(ReadSnapshot &snapshot, ContentDetail &detail)
{
    const std::string key = contentKey(detail.record);
    const Uuid series = seriesOf(detail.record);
    int64_t newest = 1;
    QUNCE_TRY(snapshot.eachRecord(Kind::Content, [&](const Record &content) -> Result<void> {
        if (seriesOf(content) == series) {
            newest = std::max(newest, content.integer("version").value_or(1));
            detail.versions.push_back(neighbourFrom(content));
        } else if (!key.empty() && contentKey(content) == key) {
            detail.duplicates.push_back(neighbourFrom(content));
        }
        return {};
    }));
    detail.nextVersion = newest + 1;
    std::sort(detail.versions.begin(), detail.versions.end(),
        [](const ContentNeighbour &a, const ContentNeighbour &b) {
            return a.version == b.version ? b.id < a.id : a.version > b.version;
        });
    return {};
}

} // namespace

std::string contentKey(const Record &content)
{
    std::string key;
    const std::string body = content.text("body");
    for (size_t at = 0; at < body.size();) {
        const auto lead = static_cast<unsigned char>(body[at]);
        const std::string_view character = std::string_view(body).substr(at, lengthOfCharacter(lead));
        at += character.size();
        if (lead >= 0x80) {
            if (!isSign(character))
                key += character;
        } else if (std::isalnum(lead) != 0) {
            key += static_cast<char>(std::tolower(lead));
        }
    }
    std::vector<ContentImage> images = imagesFromJson(content.text("images"));
    std::sort(images.begin(), images.end(),
        [](const ContentImage &a, const ContentImage &b) { return a.hash < b.hash; });
    for (const ContentImage &image : images)
        key += "\n" + image.hash;
    return key;
}

std::string_view contentStatusOf(std::string_view stored)
{
    return stored.empty() ? "usable" : stored;
}

Result<std::shared_ptr<const DataTable>> readContentTable(BoardContext &context)
{
    return TableReader(context).read();
}

std::vector<QuickFilter> contentFilters()
{
    using namespace contentmarks;
    return {{"usable", QUNCE_TEXT("Usable today"), kUsableToday}, {"all", QUNCE_TEXT("All"), 0},
        {"review", QUNCE_TEXT("To be reviewed"), kToReview}, {"draft", QUNCE_TEXT("Drafts"), kDraft},
        {"ends_soon", QUNCE_TEXT("Ends within 7 days"), kEndsSoon}, {"koc", QUNCE_TEXT("By KOCs"), kFromKoc},
        {"unused", QUNCE_TEXT("Never used"), kUnused}, {"words", QUNCE_TEXT("With risky words"), kWithWords},
        {"duplicate", QUNCE_TEXT("Duplicates"), kDuplicate}};
}

Result<std::optional<ContentDetail>> readContentDetail(BoardContext &context, const Uuid &content)
{
    ReadSnapshot &snapshot = context.snapshot;
    QUNCE_ASSIGN(const std::optional<Record> record, snapshot.record(Kind::Content, content));
    if (!record)
        return std::optional<ContentDetail>();
    ContentDetail detail;
    detail.record = *record;
    if (detail.record.bucket.empty()) // made here, and not the server's yet
        detail.record.bucket = bucket::planHq();
    detail.images = imagesFromJson(record->text("images"));
    detail.isValidToday = isValidOn(*record, context.now.day());
    if (const Uuid koc = record->reference("koc"); !koc.isNil()) {
        QUNCE_ASSIGN(const std::optional<Record> creator, snapshot.record(Kind::Koc, koc));
        detail.kocName = creator ? creator->text("nickname") : std::string();
        detail.kocCode = creator ? creator->text("code") : std::string();
    }
    Sayer sayer(snapshot, context.user);
    detail.submittedBy = sayer.person(record->reference("submitted_by"));
    detail.reviewedBy = sayer.person(record->reference("reviewed_by"));
    QUNCE_ASSIGN(const std::shared_ptr<const WordBook> book, readWordBook(snapshot));
    detail.words = book->find(detail.titleAndBody(), record->text("category"));
    QUNCE_TRY(readUses(snapshot, detail));
    QUNCE_TRY(readNeighbours(snapshot, detail));
    return std::optional(std::move(detail));
}

Result<std::optional<Uuid>> findKoc(BoardContext &context, const std::string &words)
{
    QUNCE_ASSIGN(const std::optional<Record> coded, context.snapshot.recordByCode(Kind::Koc, words));
    if (coded)
        return std::optional(coded->id);
    std::vector<Uuid> named;
    QUNCE_TRY(context.snapshot.eachRecordWhere(
        Kind::Koc, "nickname", words, [&named](const Record &koc) -> Result<void> {
            named.push_back(koc.id);
            return {};
        }));
    return named.size() == 1 ? std::optional(named.front()) : std::optional<Uuid>();
}

} // namespace qunce
