// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/orderspool.h"

#include <cerrno>
#include <cstring>
#include <type_traits>
#include <utility>

#include <unistd.h>

#include "server/import/spoolfile.h"

namespace qunce::server {

namespace {

constexpr size_t kSpoolBuffer = size_t {1} << 20;

/// What a row is in the file; its texts follow. The file is read by the process that wrote it.
struct SpooledOrder {
    uint64_t line = 0;
    uint32_t batch = 0;
    uint8_t has = 0; ///< a bit for each value that the row has
    uint8_t channel = 0;
    uint8_t codeSize = 0;
    uint8_t sourceSize = 0;
    Uuid guide;
    Uuid group;
    int64_t paidAt = 0;
    int64_t amount = 0;
    int64_t refunds = 0;
    int64_t items = 0;
};
static_assert(std::is_trivially_copyable_v<SpooledOrder>);

enum Has : uint8_t {
    HasGuide = 1,
    HasGroup = 2,
    HasPaidAt = 4,
    HasAmount = 8,
    HasRefunds = 16,
    HasItems = 32,
    HasSource = 64,
    HasChannel = 128
};

template <typename T>
void packOrder(const std::optional<T> &value, T &into, Has bit, uint8_t &has)
{
    if (!value)
        return;
    into = *value;
    has = static_cast<uint8_t>(has | bit);
}

template <typename T>
void unpackOrder(const T &from, std::optional<T> &value, Has bit, uint8_t has)
{
    if ((has & bit) != 0)
        value = from;
}

SpooledOrder spooledFrom(const OrderRow &row)
{
    SpooledOrder fixed;
    fixed.codeSize = static_cast<uint8_t>(row.code.size());
    fixed.sourceSize = static_cast<uint8_t>(row.source ? row.source->size() : 0);
    packOrder(row.guide, fixed.guide, HasGuide, fixed.has);
    packOrder(row.group, fixed.group, HasGroup, fixed.has);
    packOrder(row.paidAt, fixed.paidAt, HasPaidAt, fixed.has);
    packOrder(row.amount, fixed.amount, HasAmount, fixed.has);
    packOrder(row.refunds, fixed.refunds, HasRefunds, fixed.has);
    packOrder(row.items, fixed.items, HasItems, fixed.has);
    if (row.source)
        fixed.has = static_cast<uint8_t>(fixed.has | HasSource);
    if (row.channel) {
        fixed.has = static_cast<uint8_t>(fixed.has | HasChannel);
        fixed.channel = static_cast<uint8_t>(*row.channel);
    }
    return fixed;
}

void spooledInto(const SpooledOrder &fixed, OrderRow &row)
{
    row = {};
    unpackOrder(fixed.guide, row.guide, HasGuide, fixed.has);
    unpackOrder(fixed.group, row.group, HasGroup, fixed.has);
    unpackOrder(fixed.paidAt, row.paidAt, HasPaidAt, fixed.has);
    unpackOrder(fixed.amount, row.amount, HasAmount, fixed.has);
    unpackOrder(fixed.refunds, row.refunds, HasRefunds, fixed.has);
    unpackOrder(fixed.items, row.items, HasItems, fixed.has);
    if ((fixed.has & HasChannel) != 0)
        row.channel = static_cast<OrderChannel>(fixed.channel);
}

} // namespace

Result<void> OrderSpool::add(const OrderRow &row, uint32_t batch, uint64_t line)
{
    if (!m_file) {
        QUNCE_ASSIGN(const int descriptor, openSpoolFile(m_directory));
        m_file.reset(::fdopen(descriptor, "w+"));
        if (!m_file) {
            const int why = errno;
            ::close(descriptor);
            return spoolError(why);
        }
        std::setvbuf(m_file.get(), nullptr, _IOFBF, kSpoolBuffer);
    }
    SpooledOrder fixed = spooledFrom(row);
    fixed.batch = batch;
    fixed.line = line;
    m_bytes.assign(reinterpret_cast<const char *>(&fixed), sizeof fixed);
    m_bytes += row.code;
    if (row.source)
        m_bytes += *row.source;
    if (std::fwrite(m_bytes.data(), 1, m_bytes.size(), m_file.get()) != m_bytes.size())
        return spoolError(errno);
    return {};
}

Result<void> OrderSpool::each(const Visitor &visitor)
{
    if (!m_file)
        return {};
    if (std::fflush(m_file.get()) != 0 || std::fseek(m_file.get(), 0, SEEK_SET) != 0)
        return spoolError(errno);
    SpooledOrder fixed;
    OrderRow row;
    while (std::fread(&fixed, sizeof fixed, 1, m_file.get()) == 1) {
        spooledInto(fixed, row);
        row.code.resize(fixed.codeSize);
        std::string source(fixed.sourceSize, '\0');
        if (std::fread(row.code.data(), 1, row.code.size(), m_file.get()) != row.code.size()
            || std::fread(source.data(), 1, source.size(), m_file.get()) != source.size())
            return spoolError(EIO);
        if ((fixed.has & HasSource) != 0)
            row.source = std::move(source);
        QUNCE_TRY(visitor(row, fixed.batch, fixed.line));
    }
    return std::ferror(m_file.get()) != 0 ? Result<void>(spoolError(EIO)) : Result<void>();
}

} // namespace qunce::server
