// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// QUNCE_VECTORISED marks a hot loop that is worth a second copy for AVX2, chosen when the program starts.
/// Off under sanitizers, whose runtimes are not up yet when the loader makes that choice, and for other
/// compilers or machines, which get the portable loop.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(QUNCE_SANITIZED)
#define QUNCE_VECTORISED __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define QUNCE_VECTORISED
#endif

/// For the bodies of such loops: they must be compiled inside the copy, not beside it.
#define QUNCE_INLINE inline __attribute__((always_inline))
