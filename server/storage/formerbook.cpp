// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/formerbook.h"

#include <algorithm>

namespace qunce::server {

namespace {

constexpr char kAnyKept[] = "SELECT count(*) FROM kept_import";
constexpr char kNumbers[] = "SELECT (SELECT coalesce(max(number), 0) FROM kept_import),"
                            " (SELECT coalesce(max(number), 0) FROM former_value)";
constexpr char kKept[] = "SELECT number, id, kind, at, delivery, first_value, last_value, bytes"
                         " FROM kept_import ORDER BY number DESC";
constexpr char kKeptById[] = "SELECT number, id, kind, at, delivery, first_value, last_value, bytes"
                             " FROM kept_import WHERE id = :id";
constexpr char kKeep[] =
    "INSERT INTO kept_import (number, id, kind, at, delivery, first_value, last_value, bytes)"
    " VALUES (:number, :id, :kind, :at, :delivery, :first, :last, :bytes)";
constexpr char kWeighKept[] = "UPDATE kept_import SET bytes = bytes + :bytes WHERE number = :number";
constexpr char kForgetKept[] = "DELETE FROM kept_import WHERE number = :number";
constexpr char kForgetValues[] = "DELETE FROM former_value WHERE number BETWEEN :first AND :last";
constexpr char kForgetLog[] = "DELETE FROM import_log WHERE import = :import";
constexpr char kOpenValues[] =
    "SELECT number, import FROM former_value WHERE name = :name AND after_size IS NULL";
constexpr char kPutValue[] = "INSERT INTO former_value (number, import, name, raw_size, payload)"
                             " VALUES (:number, :import, :name, :raw_size, :payload)";
constexpr char kCloseValue[] =
    "UPDATE former_value SET after_size = :size, after_payload = :payload WHERE number = :number";
constexpr char kNextValue[] = "SELECT number, name, raw_size, payload, after_size, after_payload"
                              " FROM former_value WHERE number > :after AND number <= :last"
                              " ORDER BY number LIMIT 1";

constexpr char kColumnMark = 'c';
constexpr char kRowsMark = 'r';
constexpr size_t kIdBytes = 16;
constexpr size_t kColumnKeyAt = 1 + kIdBytes + 4 + 4;

void appendId(std::string &name, const Uuid &id)
{
    name.append(reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size());
}

Uuid idAt(std::string_view name, size_t at)
{
    Uuid id;
    std::copy_n(name.data() + at, id.bytes.size(), reinterpret_cast<char *>(id.bytes.data()));
    return id;
}

void appendNumber(std::string &name, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        name.push_back(static_cast<char>(number >> shift & 0xFFU));
}

uint32_t numberAt(std::string_view name, size_t at)
{
    uint32_t number = 0;
    for (size_t i = 0; i < 4; ++i)
        number = number << 8U | static_cast<uint8_t>(name[at + i]);
    return number;
}

/// Mark, region, metric, year, key.
std::string nameOf(const ColumnAddress &address)
{
    std::string name(1, kColumnMark);
    appendId(name, address.region);
    appendNumber(name, static_cast<uint32_t>(address.metric));
    appendNumber(name, static_cast<uint32_t>(address.year));
    return name + address.key;
}

Error badName()
{
    return {ErrorCode::Corrupt,
        Message(QUNCE_TEXT("What an import had overwritten cannot be read. Run `qunced check`.")),
        "former value"};
}

Result<void> parseName(std::string_view name, FormerValue &value)
{
    if (name.size() == 1 + 2 * kIdBytes && name.front() == kRowsMark) {
        value.isGroupRows = true;
        value.region = idAt(name, 1);
        value.key = idAt(name, 1 + kIdBytes).toString();
        return {};
    }
    if (name.size() <= kColumnKeyAt || name.front() != kColumnMark)
        return badName();
    value.region = idAt(name, 1);
    value.metric = static_cast<Metric>(numberAt(name, 1 + kIdBytes));
    value.year = static_cast<int>(numberAt(name, 1 + kIdBytes + 4));
    value.key = name.substr(kColumnKeyAt);
    return {};
}

KeptImport keptFrom(const Statement &row)
{
    KeptImport kept;
    kept.number = row.integer(0);
    kept.id = row.text(1);
    kept.kind = row.text(2);
    kept.atMs = row.integer(3);
    kept.delivery = row.number(4);
    kept.firstValue = row.integer(5);
    kept.lastValue = row.integer(6);
    kept.bytes = row.number(7);
    return kept;
}

} // namespace

Result<std::vector<KeptImport>> SqlReader::keptImports()
{
    std::vector<KeptImport> kept;
    Statement query(*m_session.connection, kKept);
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return kept;
        kept.push_back(keptFrom(query));
    }
}

Result<std::optional<KeptImport>> FormerBook::find(std::string_view id)
{
    Statement query(*m_session.connection, kKeptById);
    QUNCE_ASSIGN(const bool found, query.bindText(":id", id).step());
    return found ? std::optional(keptFrom(query)) : std::nullopt;
}

Result<bool> FormerBook::watches()
{
    if (m_parts.any())
        return true;
    if (!m_isAnyKept) {
        QUNCE_ASSIGN(const int64_t kept, m_session.connection->queryInteger(kAnyKept));
        m_isAnyKept = kept > 0;
    }
    return *m_isAnyKept;
}

/// Gives the import its numbers when it first needs them: until then nothing may be written (letAsideIn()).
Result<void> FormerBook::number()
{
    if (m_import.number != 0)
        return {};
    Statement query(*m_session.connection, kNumbers);
    QUNCE_ASSIGN([[maybe_unused]] const bool found, query.step());
    m_import.number = query.integer(0) + 1;
    m_import.firstValue = query.integer(1) + 1;
    m_import.lastValue = m_import.firstValue - 1;
    return {};
}

Result<void> FormerBook::noteColumn(const ColumnAddress &address, uint64_t rawSize, std::string_view payload)
{
    const bool keeps = m_parts.columns || (m_parts.fedColumns && address.metric == Metric::Fed);
    return note(nameOf(address), keeps, rawSize, payload);
}

Result<void> FormerBook::noteGroupRows(
    const Uuid &region, const Uuid &task, uint64_t rawSize, std::string_view payload)
{
    std::string name(1, kRowsMark);
    appendId(name, region);
    appendId(name, task);
    return note(name, m_parts.groupRows, rawSize, payload);
}

Result<void> FormerBook::note(const std::string &name, bool keeps, uint64_t rawSize, std::string_view payload)
{
    if (keeps)
        QUNCE_TRY(number());
    std::vector<std::pair<int64_t, int64_t>> open; // value and import
    {
        Statement query(*m_session.connection, kOpenValues);
        query.bindBytes(":name", name);
        for (;;) {
            QUNCE_ASSIGN(const bool found, query.step());
            if (!found)
                break;
            open.emplace_back(query.integer(0), query.integer(1));
        }
    }
    bool isNoted = false;
    for (const auto &[value, import] : open) {
        isNoted = isNoted || (keeps && import == m_import.number);
        if (!keeps || import != m_import.number)
            QUNCE_TRY(closeOpen(value, import, rawSize, payload));
    }
    if (!keeps || isNoted)
        return {};
    Statement put(*m_session.connection, kPutValue);
    put.bind(":number", m_import.lastValue + 1).bind(":import", m_import.number).bindBytes(":name", name);
    put.bind(":raw_size", rawSize);
    if (rawSize > 0)
        put.bindBytes(":payload", payload);
    QUNCE_TRY(put.run());
    ++m_import.lastValue;
    return weigh(payload.size() + name.size());
}

/// Somebody else writes there from now on: what the import had left is noted.
Result<void> FormerBook::closeOpen(int64_t value, int64_t import, uint64_t rawSize, std::string_view payload)
{
    Statement close(*m_session.connection, kCloseValue);
    close.bind(":number", value).bind(":size", rawSize);
    if (rawSize > 0)
        close.bindBytes(":payload", payload);
    QUNCE_TRY(close.run());
    Statement weighing(*m_session.connection, kWeighKept);
    return weighing.bind(":bytes", uint64_t {payload.size()}).bind(":number", import).run();
}

/// An import that changes too much is not kept at all.
Result<void> FormerBook::weigh(uint64_t bytes)
{
    m_import.bytes += bytes;
    if (m_import.bytes <= KeptLimits().bytes / 4)
        return {};
    m_parts = {};
    m_log.clear();
    return forget(m_import);
}

Result<bool> FormerBook::end(const KeptImport &import, const KeptLimits &limits)
{
    const bool keeps = m_parts.any();
    QUNCE_TRY(flushLog());
    const bool isKept = keeps && m_parts.any() && m_import.number != 0;
    m_parts = {};
    if (isKept) {
        Statement put(*m_session.connection, kKeep);
        put.bind(":number", m_import.number).bindText(":id", import.id).bindText(":kind", import.kind);
        put.bind(":at", import.atMs).bind(":delivery", m_delivery);
        put.bind(":first", m_import.firstValue).bind(":last", m_import.lastValue);
        QUNCE_TRY(put.bind(":bytes", m_import.bytes).run());
    }
    QUNCE_TRY(trim(import.atMs, limits));
    return isKept;
}

Result<void> FormerBook::trim(int64_t nowMs, const KeptLimits &limits)
{
    QUNCE_ASSIGN(const std::vector<KeptImport> kept, m_reader.keptImports());
    uint64_t bytes = 0;
    for (size_t i = 0; i < kept.size(); ++i) {
        bytes += kept[i].bytes;
        if (i >= limits.imports || bytes > limits.bytes || kept[i].atMs < nowMs - limits.forMs)
            QUNCE_TRY(forget(kept[i]));
    }
    return {};
}

Result<void> FormerBook::forget(const KeptImport &import)
{
    Statement values(*m_session.connection, kForgetValues);
    QUNCE_TRY(values.bind(":first", import.firstValue).bind(":last", import.lastValue).run());
    Statement logged(*m_session.connection, kForgetLog);
    QUNCE_TRY(logged.bind(":import", import.number).run());
    Statement kept(*m_session.connection, kForgetKept);
    return kept.bind(":number", import.number).run();
}

Result<std::string> FormerBook::unpacked(uint64_t rawSize, std::string_view payload)
{
    std::string raw;
    if (rawSize > 0)
        QUNCE_TRY(m_session.codec.decompress(payload, rawSize, raw));
    return raw;
}

Result<std::optional<FormerValue>> FormerBook::next(const KeptImport &import, int64_t after)
{
    Statement query(*m_session.connection, kNextValue);
    query.bind(":after", std::max(after, import.firstValue - 1)).bind(":last", import.lastValue);
    QUNCE_ASSIGN(const bool found, query.step());
    if (!found)
        return std::optional<FormerValue>();
    FormerValue value;
    value.number = query.integer(0);
    QUNCE_TRY(parseName(query.bytes(1), value));
    QUNCE_ASSIGN(value.former, unpacked(query.number(2), query.bytes(3)));
    if (!query.isNull(4)) {
        QUNCE_ASSIGN(value.after, unpacked(query.number(4), query.bytes(5)));
    }
    return std::optional(std::move(value));
}

} // namespace qunce::server
