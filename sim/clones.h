#pragma once

/// Marks a hot loop that the compiler makes for several processors; the program picks one at start.
/// The bits are the same for all: no fused multiply-add (-ffp-contract=off), no reassociation, and
/// only operations that IEEE 754 rounds exactly.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(WIJK_NO_CLONES)
#define SIM_PROCESSORS
#define SIM_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#define SIM_CLONES_TO_AVX2 __attribute__((target_clones("avx2", "default")))
#define SIM_AVX512 __attribute__((target("arch=x86-64-v4")))
#else
#define SIM_CLONES
#define SIM_CLONES_TO_AVX2
#define SIM_AVX512
#endif

namespace sim {

/// Whether this processor runs what is marked SIM_AVX512 (x86-64-v4), and what is made for AVX2.
inline bool has_avx512() {
#ifdef SIM_PROCESSORS
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512cd");
#else
    return false;
#endif
}
inline bool has_avx2() {
#ifdef SIM_PROCESSORS
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
}

}  // namespace sim
