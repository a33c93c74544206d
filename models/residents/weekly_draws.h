#pragma once

#include <cstdint>
#include <vector>

#include "sim/parallel.h"
#include "sim/philox_batch.h"
#include "sim/step.h"

#include "models/residents/residents.h"
#include "models/streams.h"

namespace models::residents {

/// The draws that every slot needs every week, made in one vectorised pass: one Philox block a
/// slot, its words shared out. Scratch, not state: a pure function of (seed, step, slot).
struct WeeklyDraws {
    std::vector<std::uint32_t> social_mood, emotional_mood, encounter, event;
    static constexpr int kEventWord = 3;  // of the block

    void make(const sim::Step& step, std::uint32_t rows) {
        social_mood.resize(rows);
        emotional_mood.resize(rows);
        encounter.resize(rows);
        event.resize(rows);
        sim::for_each_block(rows, [&](std::uint32_t, std::uint32_t begin, std::uint32_t end) {
            std::uint32_t* const out[4] = {social_mood.data() + begin,
                                           emotional_mood.data() + begin,
                                           encounter.data() + begin,
                                           event.data() + begin};
            sim::draw_rows(step.chance(), number(Stream::residents_week), begin, end - begin, out);
        });
    }
};

}  // namespace models::residents
