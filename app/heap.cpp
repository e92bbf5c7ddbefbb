// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/heap.h"

#include <cstdint>
#include <cstdlib>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace qunce::app {

namespace {

constexpr int kHeapBytes = 64 * 1024 * 1024; ///< of addresses; memory is what is touched of it
constexpr size_t kFirstBytes = size_t {4} * 1024 * 1024;
constexpr uintptr_t kLargePage = uintptr_t {2} * 1024 * 1024;

} // namespace

void prepareHeap()
{
    ::mallopt(M_TOP_PAD, kHeapBytes);
    ::mallopt(M_TRIM_THRESHOLD, kHeapBytes * 2);
    ::mallopt(M_MMAP_THRESHOLD, kHeapBytes / 2);
    const auto before = reinterpret_cast<uintptr_t>(::sbrk(0));
    // More than the heap has now, so that it grows; the compiler must not leave it out.
    void *volatile const first = std::malloc(kFirstBytes);
    std::free(first);
    const uintptr_t start = (before + kLargePage - 1) / kLargePage * kLargePage;
    const uintptr_t end = reinterpret_cast<uintptr_t>(::sbrk(0)) / kLargePage * kLargePage;
    if (start < end) // else another allocator is in place
        ::madvise(reinterpret_cast<void *>(start), end - start, MADV_HUGEPAGE); // only ever advice
}

} // namespace qunce::app
