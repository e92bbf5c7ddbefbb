// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/clock.h"

namespace qunce {

/// A 128-bit id, UUIDv7 where we make it: sorts by creation time. The nil id means "none".
struct Uuid {
    std::array<uint8_t, 16> bytes {};

    auto operator<=>(const Uuid &) const = default;
    bool isNil() const { return *this == Uuid {}; }
    /// Lower case with hyphens.
    std::string toString() const;
    static std::optional<Uuid> parse(std::string_view text);
};

/// Source of fresh ids; injected, so that tests and the demo brand are repeatable. Not thread-safe.
class IdSource
{
public:
    virtual ~IdSource() = default;
    virtual Uuid next() = 0;
};

/// UUIDv7 from a clock and the system's random numbers; ids of one source rise strictly.
class RandomIdSource : public IdSource
{
public:
    explicit RandomIdSource(const Clock &clock) : m_clock(clock) { }
    Uuid next() override;

private:
    const Clock &m_clock;
    uint64_t m_lastMs = 0;
    uint16_t m_counter = 0;
};

/// UUIDv7-shaped ids from a seed and a fixed start: the same seed gives the same ids.
class SeededIdSource : public IdSource
{
public:
    SeededIdSource(uint64_t seed, int64_t startMs) : m_state(seed), m_ms(static_cast<uint64_t>(startMs)) { }
    Uuid next() override;

private:
    uint64_t m_state;
    uint64_t m_ms;
    uint32_t m_counter = 0;
};

} // namespace qunce

template <>
struct std::hash<qunce::Uuid> {
    size_t operator()(const qunce::Uuid &id) const noexcept
    {
        uint64_t low = 0;
        for (int i = 8; i < 16; ++i)
            low = (low << 8) | id.bytes[static_cast<size_t>(i)];
        return static_cast<size_t>(low * 0x9E3779B97F4A7C15ULL);
    }
};
