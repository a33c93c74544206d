#pragma once

/// Marks a hot loop that the compiler makes for several processors; the program picks one at start.
/// The bits are the same for all: no fused multiply-add (-ffp-contract=off), no reassociation, and
/// only operations that IEEE 754 rounds exactly.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(WIJK_NO_CLONES)
#define SIM_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define SIM_CLONES
#endif
