// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/kocroster.h"

#include "models/base/idmap.h"
#include "models/boards/boardparts.h"
#include "models/boards/grouproster.h"
#include "models/domain/activedays.h"
#include "models/protocol/roster.h"
#include "models/protocol/slotrecord.h"

namespace qunce {

namespace {

struct MeasuredKocs {
    std::vector<uint32_t> activeDays;
    RowSums posts;
    RowSums accepted;
    RowSums orders;
    RowSums amount;
};

using Names = IdMap<std::string>;

Result<Names> guideNames(ReadSnapshot &snapshot)
{
    Names names;
    QUNCE_TRY(snapshot.eachRow({Kind::Guide, {"name"}, {}, {}}, [&names](const RowView &row) -> Result<void> {
        names[row.id()] = row.text(0);
        return {};
    }));
    return names;
}

/// Empty for nobody and for one that the cache does not have.
Result<std::string> guideName(ReadSnapshot &snapshot, const Uuid &id)
{
    QUNCE_ASSIGN(const std::optional<Record> guide, snapshot.record(Kind::Guide, id));
    return guide ? std::string(guide->text("name")) : std::string();
}

std::string_view nameIn(const Names &names, const Uuid &id)
{
    const std::string *found = names.find(id);
    return found ? std::string_view(*found) : std::string_view();
}

std::optional<int64_t> kocNumberAt(const RowView &row, size_t place)
{
    return row.isNull(place) ? std::nullopt : std::optional(row.integer(place));
}

std::optional<int64_t> kocSumOf(const RowSums &sums, size_t row)
{
    return sums.present[row] != 0 ? std::optional(static_cast<int64_t>(sums.sums[row])) : std::nullopt;
}

Result<MeasuredKocs> measureKocs(BoardContext &context, const MeasureInput &input, Day end)
{
    const Period sales = lookBack(context, end, kKocSalesDays);
    MeasuredKocs all;
    QUNCE_ASSIGN(all.activeDays, activeDayRows(input, kocActivity(), lookBack(context, end, kKocActiveDays)));
    for (const auto &[metric, sums] :
        {std::pair {Metric::KocPosts, &all.posts}, std::pair {Metric::KocAcceptedPosts, &all.accepted},
            std::pair {Metric::KocOrders, &all.orders}, std::pair {Metric::KocAmount, &all.amount}}) {
        QUNCE_TRY(goOn(context));
        QUNCE_ASSIGN(*sums, sumRows(input, metric, sales));
    }
    return all;
}

/// The columns in the order of the page.
struct KocColumns {
    explicit KocColumns(TableBuilder &table)
    {
        const auto add = [&table](TableColumn column) { return table.addColumn(std::move(column)); };
        const auto hidden = [&add](TableColumn column) {
            column.look.hidden = true;
            return add(std::move(column));
        };
        name = add(columnOf("name", QUNCE_TEXT("Nickname"), CellType::Text, 140));
        TableColumn tiers = columnOf("tier", QUNCE_TEXT("Tier"), CellType::Choice, 60);
        tiers.choices = kocTierNames();
        tiers.look.badge = true;
        tier = add(std::move(tiers));
        region = add(columnOf("region", QUNCE_TEXT("Region"), CellType::Choice, 68));
        city = add(columnOf("city", QUNCE_TEXT("City"), CellType::Choice, 68));
        guide = add(columnOf("guide", QUNCE_TEXT("Guide / mentor"), CellType::Text, 140));
        TableColumn days = columnOf("active_days", QUNCE_TEXT("Active days of 30"), CellType::Integer, 148,
            QUNCE_TEXT("Days of the last 30 with anything posted, accepted, ordered, sold or earned"));
        days.look.bar = true;
        days.look.noTotal = true;
        activeDays = add(std::move(days));
        amount = add(columnOf("amount_90d", QUNCE_TEXT("Sales of 90 days"), CellType::Money, 116,
            QUNCE_TEXT("What was sold through the KOC in the last 90 days")));
        posts = add(columnOf("posts", QUNCE_TEXT("Posts / accepted"), CellType::Pair, 108,
            QUNCE_TEXT("Posts of the last 90 days, and how many of them were accepted")));
        points = add(columnOf("points", QUNCE_TEXT("Points"), CellType::Integer, 76));
        fans = add(columnOf("fans", QUNCE_TEXT("Fans"), CellType::Integer, 84));
        code = hidden(columnOf("code", QUNCE_TEXT("KOC code"), CellType::Code, 96));
        orders = hidden(columnOf("orders_90d", QUNCE_TEXT("Orders of 90 days"), CellType::Integer, 120));
        joinedOn = hidden(columnOf("joined_on", QUNCE_TEXT("Joined on"), CellType::Day, 120));
    }

    size_t name, tier, region, city, guide, activeDays, amount, posts, points, fans, code, orders, joinedOn;
};

std::string guideAndMentor(const Names &names, const Uuid &guideId, const Uuid &mentorId)
{
    const std::string_view guide = nameIn(names, guideId);
    const std::string_view mentor = nameIn(names, mentorId);
    std::string both(guide);
    if (!guide.empty() && !mentor.empty())
        both += " / ";
    return both += mentor;
}

std::string_view cityOf(const Brand &brand, const Rollup::Place &place)
{
    return place.slot && place.slot->city != kHq ? std::string_view(brand.org.at(place.slot->city).name)
                                                 : std::string_view();
}

bool isUnder(const Brand &brand, const Uuid &home, OrgIndex under)
{
    if (under == kHq)
        return true;
    const std::optional<OrgIndex> unit = brand.org.byId(home);
    return unit && brand.org.isUnder(*unit, under);
}

void fill(TableBuilder &table, const KocColumns &columns, const MeasuredKocs &measured, size_t row)
{
    table.setNumber(columns.activeDays, measured.activeDays[row]);
    table.setNumber(columns.amount, kocSumOf(measured.amount, row));
    table.setNumber(columns.orders, kocSumOf(measured.orders, row));
    const std::optional<int64_t> posts = kocSumOf(measured.posts, row);
    const std::optional<int64_t> accepted = kocSumOf(measured.accepted, row);
    table.setPair(columns.posts, posts,
        accepted    ? accepted
            : posts ? std::optional<int64_t>(0)
                    : std::nullopt);
    if (measured.activeDays[row] > 0)
        table.addMarks(kocmarks::kActive);
    if (accepted.value_or(0) > 0)
        table.addMarks(kocmarks::kAccepted);
}

} // namespace

Result<std::shared_ptr<const DataTable>> readKocRoster(BoardContext &context, const BoardQuery &query)
{
    QUNCE_ASSIGN(
        const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Koc)));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    const Rollup rollup(*brand, Level::Koc, SubjectKind::Koc, under);
    const Day today = context.now.day();
    QUNCE_ASSIGN(const MeasuredKocs measured,
        measureKocs(context, {*brand, facts, rollup, context.now}, windowEnd(context, query)));
    QUNCE_TRY(goOn(context));
    QUNCE_ASSIGN(const Names guides, guideNames(context.snapshot));
    const Roster roster(*brand, SubjectKind::Koc, today);
    const std::vector<Rollup::Place> places = rollup.placesOn(today);
    const RowOf rowOf(rollup);
    TableBuilder table;
    const KocColumns columns(table);
    table.reserve(rollup.rows().size());
    QUNCE_TRY(context.snapshot.eachRow(
        {Kind::Koc, {"code", "nickname", "tier", "region", "guide", "mentor", "joined_on", "fans", "points"},
            {}, {}},
        [&](const RowView &koc) -> Result<void> {
            const Roster::Place place = roster.placeOf(koc.id());
            const Uuid region = place.known ? place.region : koc.reference(3);
            if (!place.listed || !isUnder(*brand, place.store.isNil() ? region : place.store, under))
                return {};
            table.addRow(koc.id());
            table.setText(columns.code, koc.text(0));
            table.setText(columns.name, koc.text(1));
            table.setText(columns.tier, koc.text(2));
            table.setText(columns.region, unitName(brand->org, region));
            table.setText(columns.guide, guideAndMentor(guides, koc.reference(4), koc.reference(5)));
            table.setNumber(columns.points, kocNumberAt(koc, 8));
            table.setNumber(columns.fans, kocNumberAt(koc, 7));
            if (const std::optional<Day> joinedOn = koc.day(6))
                table.setNumber(columns.joinedOn, joinedOn->number);
            if (const std::optional<size_t> row = rowOf.find(koc.id())) {
                table.setText(columns.city, cityOf(*brand, places[*row]));
                fill(table, columns, measured, *row);
            }
            return {};
        }));
    QUNCE_TRY(goOn(context));
    table.sortByText(columns.code);
    return table.build();
}

Result<KocDetail> readKocDetail(BoardContext &context, const BoardQuery &query, const Uuid &id)
{
    QUNCE_ASSIGN(
        const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Koc)));
    QUNCE_ASSIGN(const std::optional<Record> record, context.snapshot.record(Kind::Koc, id));
    const Day today = context.now.day();
    const Roster::Place place = Roster::placeOf(*brand, SubjectKind::Koc, today, id);
    if (!record || !place.listed)
        return Error {
            ErrorCode::NotFound, {QUNCE_TEXT("This KOC is no longer in your roster.")}, id.toString()};
    const CacheFacts facts = context.factsOf(*brand);
    const Day end = windowEnd(context, query);
    KocDetail detail;
    detail.code = record->text("code");
    detail.nickname = record->text("nickname");
    detail.tier = record->text("tier");
    detail.region = unitName(brand->org, place.known ? place.region : record->reference("region"));
    QUNCE_ASSIGN(detail.guide, guideName(context.snapshot, record->reference("guide")));
    QUNCE_ASSIGN(detail.mentor, guideName(context.snapshot, record->reference("mentor")));
    detail.joinedOn = record->day("joined_on");
    detail.fans = record->integer("fans");
    detail.points = record->integer("points");
    detail.days = lookBack(context, end, kKocSalesDays);
    const Rollup byDay = Rollup::byDay(*brand, SubjectKind::Koc, kHq, id, detail.days);
    QUNCE_ASSIGN(
        const RowSums amounts, sumRows({*brand, facts, byDay, context.now}, Metric::KocAmount, detail.days));
    for (size_t day = 0; day < byDay.rowCount(); ++day)
        detail.amountByDay.push_back(kocSumOf(amounts, day));
    // Only the regions that the KOC has been in are read.
    const Rollup only = Rollup::ofSubject(*brand, SubjectKind::Koc, id);
    if (only.rowCount() == 0)
        return detail;
    QUNCE_ASSIGN(const MeasuredKocs measured, measureKocs(context, {*brand, facts, only, context.now}, end));
    detail.city = cityOf(*brand, only.placesOn(today).front());
    detail.activeDays = measured.activeDays.front();
    detail.posts = kocSumOf(measured.posts, 0);
    detail.accepted = kocSumOf(measured.accepted, 0);
    detail.orders = kocSumOf(measured.orders, 0);
    detail.amount = kocSumOf(measured.amount, 0);
    return detail;
}

std::vector<QuickFilter> kocFilters()
{
    return {{"active", QUNCE_TEXT("Active in 30 days"), kocmarks::kActive}, {"all", QUNCE_TEXT("All"), 0},
        {"accepted", QUNCE_TEXT("With accepted posts"), kocmarks::kAccepted}};
}

std::vector<std::pair<std::string, Message>> kocTierNames()
{
    return {{"S", "S"}, {"A", "A"}, {"B", "B"}, {"C", "C"}};
}

} // namespace qunce
