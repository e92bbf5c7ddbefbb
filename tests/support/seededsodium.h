// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <sodium.h>

namespace qunce::test {

/// Makes libsodium's random numbers of this process repeatable: salts, tokens and ids come from seed(). Install it
/// before anything calls sodium_init(). For programs with one thread.
class SeededSodium
{
public:
    static void install()
    {
        static randombytes_implementation implementation {
            [] { return "seeded"; }, next32, nullptr, nullptr, fill, nullptr};
        randombytes_set_implementation(&implementation);
    }
    static void seed(uint64_t seed) { s_state = seed; }

private:
    static uint64_t next()
    {
        s_state += 0x9E3779B97F4A7C15ULL;
        uint64_t mixed = s_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31);
    }
    static uint32_t next32() { return static_cast<uint32_t>(next() >> 32); }
    static void fill(void *const into, const size_t size)
    {
        auto *bytes = static_cast<unsigned char *>(into);
        for (size_t done = 0; done < size;) {
            const uint64_t word = next();
            const size_t count = size - done < sizeof word ? size - done : sizeof word;
            std::memcpy(bytes + done, &word, count);
            done += count;
        }
    }

    static inline uint64_t s_state = 1;
};

} // namespace qunce::test
