#include "models/ties/contact.h"

#include <algorithm>
#include <cmath>

#include "sim/clones.h"
#include "sim/fast_math.h"
#include "sim/philox_batch.h"
#include "sim/units.h"

#include "models/streams.h"

namespace models::ties {

namespace {

constexpr std::uint32_t kChunk = 1024;  // ties in flight: all scratch arrays stay in L1 and L2
constexpr int kMostContacts = 7;        // at most once a day

/// The rules of one kind as the inner loop wants them.
struct Tables {
    float rate[16] = {};
    float decay[16] = {};
    float gain[16] = {};
    float floor[16] = {};
    float companionship[16] = {};
    float attachment[16] = {};
    float hours[16] = {};
    std::int32_t end[16] = {};  // 31-bit limit of a draw under which the tie ends
    float drain_half = 0;
};

Tables make_tables(const ContactRules& rules) {
    Tables t;
    for (std::size_t k = 0; k < kKinds; ++k) {
        const KindRules& kind = rules.kinds[k];
        t.rate[k] = static_cast<float>(kind.contact_rate);
        t.decay[k] = static_cast<float>(std::exp2(-1.0 / kind.half_life));
        t.gain[k] = static_cast<float>(kind.gain);
        t.floor[k] = static_cast<float>(kind.floor);
        t.companionship[k] = static_cast<float>(kind.companionship);
        t.attachment[k] = static_cast<float>(kind.attachment);
        t.end[k] = static_cast<std::int32_t>(sim::weekly_chance(kind.end_rate) * 2147483647.0);
        t.hours[k] = static_cast<float>(kind.contact_rate * kind.hours);
    }
    t.drain_half = static_cast<float>(rules.drain / 2);
    return t;
}

/// The ties of some rows, gathered next to each other.
struct Chunk {
    std::uint32_t low[kChunk + kMaxTies];
    std::uint32_t high[kChunk + kMaxTies];
    std::uint32_t draw[kChunk + kMaxTies];
    std::uint32_t fate[kChunk + kMaxTies];
    std::uint32_t mine[kChunk + kMaxTies];    // shadow of this end
    std::uint32_t theirs[kChunk + kMaxTies];  // shadow of the other end
    std::int32_t kind[kChunk + kMaxTies];
    float strength[kChunk + kMaxTies];
    std::int32_t contacts[kChunk + kMaxTies];
    float companionship[kChunk + kMaxTies];
    float missing[kChunk + kMaxTies];  // 1 - a s
    float hours[kChunk + kMaxTies];
    std::uint32_t count = 0;
};

/// The week of all ties of a chunk: contacts n ~ Poisson(rate s openness openness), at most seven,
/// by inversion of one uniform; then strength.
SIM_CLONES
void live_week(const Tables& t, Chunk& c) {
    const std::uint32_t count = c.count;
#pragma GCC ivdep
    for (std::uint32_t k = 0; k < count; ++k) {
        const std::int32_t kind = c.kind[k];
        const float s = c.strength[k];
        const float open = shadow_openness(c.mine[k]) * shadow_openness(c.theirs[k]);
        const float lonely = shadow_lonely(c.mine[k]) + shadow_lonely(c.theirs[k]);
        const float mean = t.rate[kind] * s * open;
        // 31 bits: a signed conversion is one instruction everywhere.
        const float u = static_cast<float>(static_cast<std::int32_t>(c.draw[k] >> 1)) * 0x1p-31f;

        float term = sim::exp_negative(mean);
        float below = term;
        std::int32_t n = 0;
        for (int i = 1; i <= kMostContacts; ++i) {
            n += u >= below ? 1 : 0;
            term *= mean * (1.0f / static_cast<float>(i));
            below += term;
        }
        const float quality = 1.0f - t.drain_half * lonely;
        const float grown = static_cast<float>(n) * t.gain[kind] * quality;
        const float faded = s * t.decay[kind];
        float after = faded + (grown < 1.0f ? grown : 1.0f) * (1.0f - faded);
        after = after > t.floor[kind] ? after : t.floor[kind];
        const auto fate = static_cast<std::int32_t>(c.fate[k] >> 1);
        after = fate < t.end[kind] ? 0.0f : after;  // a new job, a move, a quarrel

        c.contacts[k] = n;
        c.strength[k] = after;
        c.companionship[k] = t.companionship[kind] * after;
        c.missing[k] = 1.0f - t.attachment[kind] * after;
        c.hours[k] = t.hours[kind] * after;
    }
}

void gather(const Residents& residents,
            const Ties& ties,
            std::uint32_t outside_shadow,
            ResidentId r,
            Chunk& c) {
    const std::uint32_t begin = ties.begin[r];
    const std::uint32_t n = ties.count[r];
    const std::uint32_t mine = residents.shadow[r];
    const std::uint32_t at = c.count;
    const std::uint32_t* shadow = residents.shadow.data();
    for (std::uint32_t k = 0; k < n; ++k) {
        const std::uint32_t other = ties.other[begin + k];
        c.low[at + k] = other < r.row ? other : r.row;
        c.high[at + k] = other < r.row ? r.row : other;
        c.mine[at + k] = mine;
        c.theirs[at + k] = is_outside(other) ? outside_shadow : shadow[other];
        c.kind[at + k] = static_cast<std::int32_t>(ties.kind[begin + k]);
        c.strength[at + k] = static_cast<float>(ties.strength[begin + k]) * (1.0f / kStrengthScale);
    }
    c.count += n;
}

/// Writes one row back: sums what its ties give, ends ties that faded, and turns strong neighbour,
/// colleague and club ties into friendships. Both ends see the same strength, so both agree.
void scatter(const ContactRules& rules,
             const Chunk& c,
             std::uint32_t from,
             ResidentId r,
             Residents& residents,
             Ties& ties,
             std::vector<std::uint32_t>& ended) {
    const std::uint16_t dissolve = to_strength(static_cast<float>(rules.dissolve));
    const std::uint16_t friend_from = to_strength(static_cast<float>(rules.friend_strength));
    const std::uint32_t begin = ties.begin[r];
    const std::uint32_t n = ties.count[r];
    float companionship = 0;
    float missing = 1;
    float hours = 0;
    bool some_end = false;
    for (std::uint32_t k = 0; k < n; ++k) {
        const std::uint32_t at = from + k;
        companionship += c.companionship[at];
        missing *= c.missing[at];
        hours += c.hours[at];
        const std::uint16_t s = to_strength(c.strength[at]);
        Kind& kind = ties.kind[begin + k];
        if (s >= friend_from && kind >= Kind::neighbour && kind <= Kind::club)
            kind = Kind::friendship;
        ties.strength[begin + k] = s;
        ties.contacts[begin + k] = static_cast<std::uint8_t>(c.contacts[at]);
        some_end = some_end || (s < dissolve && !is_kin(kind));
    }
    residents.companionship[r] = companionship;
    residents.attachment[r] = 1.0f - missing;
    residents.hours_asked[r] = hours;
    if (!some_end) return;

    for (std::uint32_t k = ties.count[r]; k-- > 0;) {
        const std::uint32_t at = begin + k;
        if (ties.strength[at] >= dissolve || is_kin(ties.kind[at])) continue;
        ties.remove_at(r, at);
        ended.push_back(r.row);
    }
}

}  // namespace

float strength_after(float s, float weekly_decay, float gain, float quality, float n) {
    const float grown = std::min(1.0f, n * gain * quality);
    const float faded = s * weekly_decay;
    return faded + grown * (1.0f - faded);
}

void meet(const ContactRules& rules,
          const sim::Step& step,
          Residents& residents,
          Ties& ties,
          ContactScratch& scratch) {
    const Tables tables = make_tables(rules);
    const std::uint32_t key = sim::pair_key(step.chance(), number(Stream::ties_contact));
    const std::uint32_t outside = make_shadow(static_cast<float>(rules.outside_openness),
                                              static_cast<float>(rules.outside_lonely));
    scratch.ended.reset(residents.rows());
    sim::for_each_block(
        residents.rows(), [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
            Chunk chunk;
            std::uint32_t row = begin;
            while (row < end) {
                const std::uint32_t first = row;
                chunk.count = 0;
                for (; row < end && chunk.count < kChunk; ++row)
                    gather(residents, ties, outside, ResidentId{row}, chunk);
                sim::draw_pairs(key, chunk.low, chunk.high, chunk.draw, chunk.fate, chunk.count);
                live_week(tables, chunk);
                std::uint32_t from = 0;
                for (std::uint32_t back = first; back < row; ++back) {
                    const std::uint32_t n = ties.count[ResidentId{back}];
                    scatter(rules,
                            chunk,
                            from,
                            ResidentId{back},
                            residents,
                            ties,
                            scratch.ended[block]);
                    from += n;
                }
            }
        });
}

}  // namespace models::ties
