// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/orderrow.h"

#include <array>
#include <utility>

#include "models/protocol/importkinds.h"
#include "server/import/factcells.h"

namespace qunce::server {

namespace {

constexpr size_t kLongestOrderText = 64; ///< bytes of an order's code or source

Message tooLongForOrder()
{
    return Message(
        QUNCE_TEXT("The text is too long: at most %1 bytes of UTF-8."), {std::to_string(kLongestOrderText)});
}

} // namespace

OrderPlaces::OrderPlaces(
    const FactPlaces &guidePlaces, const FactPlaces &groupPlaces, std::span<const Uuid> allRegions)
    : guides(guidePlaces), groups(groupPlaces), regions(allRegions)
{
    guideById.reserve(guides.size());
    for (uint32_t i = 0; i < guides.size(); ++i)
        guideById.emplace(guides.id(i), i);
}

std::optional<Rejection> OrderReader::read(const ImportRow &row, OrderRow &order)
{
    order = {};
    if (std::optional<Rejection> rejection = readCodes(row, order))
        return rejection;
    if (std::optional<Rejection> rejection = readNumbers(row, order))
        return rejection;
    if (const std::string_view cell = row.cell(OrderChannelColumn); !cell.empty()) {
        const auto choices = descriptor(ImportKind::Orders).columns[OrderChannelColumn].choices;
        const std::optional<size_t> choice = choiceNamed(choices, cell);
        if (!choice)
            return Rejection {OrderChannelColumn, notAChoice(choices).userText};
        order.channel = static_cast<OrderChannel>(*choice + 1); // in the order of the choices
    }
    if (const std::string_view cell = row.cell(OrderSource); !cell.empty()) {
        if (cell.size() > kLongestOrderText)
            return Rejection {OrderSource, tooLongForOrder()};
        order.source = std::string(cell);
    }
    return std::nullopt;
}

std::optional<Rejection> OrderReader::readCodes(const ImportRow &row, OrderRow &order)
{
    if (row.cell(OrderCode).empty())
        return Rejection {OrderCode, emptyCell()};
    const Result<std::string_view> code = parseCode(row.cell(OrderCode), m_scratch);
    if (!code.ok())
        return Rejection {OrderCode, code.error().userText};
    if (code->size() > kLongestOrderText)
        return Rejection {OrderCode, tooLongForOrder()};
    order.code = *code;
    if (!row.cell(OrderGuide).empty()) {
        const Found guide = findCode(m_places.guides, row.cell(OrderGuide), m_scratch);
        if (!guide.index)
            return Rejection {OrderGuide, guide.reason};
        order.guide = m_places.guides.id(*guide.index);
    }
    if (!row.cell(OrderGroup).empty()) {
        const Found group = findCode(m_places.groups, row.cell(OrderGroup), m_scratch);
        if (!group.index)
            return Rejection {OrderGroup, group.reason};
        order.group = m_places.groups.id(*group.index);
    }
    return std::nullopt;
}

std::optional<Rejection> OrderReader::readNumbers(const ImportRow &row, OrderRow &order)
{
    if (!row.cell(OrderPaidAt).empty()) {
        const Result<WrittenInstant> paidAt = parseInstantCell(row.cell(OrderPaidAt));
        if (!paidAt.ok())
            return Rejection {OrderPaidAt, paidAt.error().userText};
        order.paidAt = paidAt->instant.seconds;
    }
    for (const auto &[column, value] : {std::pair(OrderAmount, &order.amount),
             std::pair(OrderRefunds, &order.refunds), std::pair(OrderItems, &order.items)}) {
        if (row.cell(column).empty())
            continue;
        const Result<uint64_t> number = column == OrderItems
            ? parseCount(row.cell(column))
            : parseMoney(row.cell(column), m_header.units[column]);
        if (!number.ok())
            return Rejection {column, number.error().userText};
        *value = static_cast<int64_t>(*number);
    }
    return std::nullopt;
}

} // namespace qunce::server
