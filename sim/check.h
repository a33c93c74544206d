#pragma once

#include <cstdio>
#include <cstdlib>

/// A mistake of ours, not of the user: says what must hold and stops, in release builds too.
#define SIM_CHECK(condition, what_must_hold)                                 \
    do {                                                                     \
        if (!(condition)) {                                                  \
            std::fprintf(stderr,                                             \
                         "%s:%d: internal error, this must hold: %s (%s)\n", \
                         __FILE__,                                           \
                         __LINE__,                                           \
                         what_must_hold,                                     \
                         #condition);                                        \
            std::abort();                                                    \
        }                                                                    \
    } while (false)

/// The same for hot loops: only where WIJK_DEBUG is defined (presets debug, asan, tsan).
#ifdef WIJK_DEBUG
#define SIM_ASSERT(condition, what_must_hold) SIM_CHECK(condition, what_must_hold)
#else
#define SIM_ASSERT(condition, what_must_hold) \
    do {                                      \
    } while (false)
#endif
