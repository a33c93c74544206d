#include "models/ties/contact.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "sim/clones.h"
#include "sim/lanes.h"
#include "sim/philox_batch.h"
#include "sim/units.h"

#include "models/streams.h"

namespace models::ties {

namespace {

constexpr std::uint32_t kChunk = 512;  // ties in flight: all scratch arrays stay in L1 and L2
constexpr int kMostContacts = 7;       // at most once a day
constexpr std::uint32_t kGroup = 4;    // rows start at multiples of this; capacities are such too
constexpr std::uint8_t kNothing = 15;  // kind of the padding behind a row: gives and takes nothing

using Sums = float __attribute__((vector_size(16)));  // the same bits as four plain floats

/// The rules of one kind as the inner loop wants them.
struct Tables {
    float rate[16] = {};
    float decay[16] = {};
    float gain[16] = {};
    float floor[16] = {};
    float companionship[16] = {};
    float attachment[16] = {};
    float hours[16] = {};
    std::int32_t end[16] = {};          // 31-bit limit of a draw under which the tie ends
    std::int32_t dissolve[16] = {};     // strength in 1/65535 under which it ends; kin: never
    std::int32_t friend_from[16] = {};  // strength from which it is a friendship
    float close_end[16] = {};           // how much of `end` closeness takes off at full strength
    float drain_half = 0;
};

Tables make_tables(const ContactRules& rules) {
    Tables t;
    for (std::size_t k = 0; k < 16; ++k)
        t.friend_from[k] = 1 << 20;
    for (std::size_t k = 0; k < kKinds; ++k) {
        const KindRules& kind = rules.kinds[k];
        t.rate[k] = static_cast<float>(rules.contact_rate(k));
        t.decay[k] = static_cast<float>(std::exp2(-1.0 / kind.half_life));
        t.gain[k] = static_cast<float>(kind.gain);
        t.floor[k] = static_cast<float>(kind.floor);
        t.companionship[k] = static_cast<float>(kind.companionship);
        t.attachment[k] = static_cast<float>(kind.attachment);
        t.hours[k] = static_cast<float>(rules.contact_rate(k) * kind.hours);
        if (is_kin(static_cast<Kind>(k))) continue;
        t.end[k] = static_cast<std::int32_t>(sim::weekly_chance(kind.end_rate) * 2147483647.0);
        t.dissolve[k] = to_strength(static_cast<float>(rules.dissolve));
        if (k == static_cast<std::size_t>(Kind::friendship))
            t.close_end[k] = static_cast<float>(rules.close_lasts * t.end[k]);
        if (k >= static_cast<std::size_t>(Kind::neighbour) &&
            k <= static_cast<std::size_t>(Kind::club))
            t.friend_from[k] = to_strength(static_cast<float>(rules.friend_strength));
    }
    t.drain_half = static_cast<float>(rules.drain / 2);
    return t;
}

/// The ties of some rows, gathered next to each other.
struct Chunk {
    static constexpr std::size_t kSize =
        kChunk + 128;  // room for the row that fills it; 64 | kSize

    std::uint32_t other[kSize];
    std::uint32_t row[kSize];     // this end
    std::uint32_t mine[kSize];    // its shadow
    std::uint32_t theirs[kSize];  // that of the other end
    std::uint32_t draw[kSize];
    std::uint32_t fate[kSize];
    std::uint16_t strength[kSize];
    std::uint8_t kind[kSize];
    std::uint8_t contacts[kSize];
    std::uint8_t ends[kSize];
    float companionship[kSize];
    float missing[kSize];  // 1 - a s
    float hours[kSize];
    std::uint32_t count = 0;
};

/// What others see of the other ends. `shadow` holds one entry more than there are `rows`: that of
/// everybody outside.
SIM_CLONES
void look_up(const std::uint32_t* shadow, std::uint32_t rows, Chunk& c) {
    const std::uint32_t count = c.count;
#pragma GCC ivdep
    for (std::uint32_t k = 0; k < count; ++k)
        c.theirs[k] = shadow[c.other[k] < rows ? c.other[k] : rows];
}

/// Contacts n ~ Poisson(mean), at most seven, by inversion of one uniform.
[[gnu::always_inline]] inline sim::Ints contacts_of(sim::Floats mean, sim::Floats u) {
    sim::Floats term = sim::exp_negative(mean);
    sim::Floats below = term;
    sim::Ints n = {};
    for (int i = 1; i <= kMostContacts; ++i) {
        n -= u >= below;  // true is -1
        term *= mean * (1.0f / static_cast<float>(i));
        below += term;
    }
    return n;
}

[[gnu::always_inline]] inline sim::Floats openness_in(sim::Words shadow) {
    return sim::to_floats(std::bit_cast<sim::Ints>(shadow >> 16)) * (1.0f / kOpennessScale);
}
[[gnu::always_inline]] inline sim::Floats loneliness_in(sim::Words shadow) {
    return sim::to_floats(std::bit_cast<sim::Ints>(shadow & 0xFFFFu)) * (1.0f / kLonelyScale);
}

/// The week of all ties of a chunk: contacts, strength, then whether the tie ends or is a
/// friendship now. Both ends see the same numbers, so both agree.
template <template <class> class Table>
[[gnu::always_inline]] inline void live_chunk(const Tables& t, Chunk& c) {
    using sim::Floats;
    using sim::Ints;
    using sim::Words;
    const Table<Floats> rates(t.rate), decays(t.decay), gains(t.gain), floors(t.floor),
        companionships(t.companionship), attachments(t.attachment), hours(t.hours),
        close_ends(t.close_end);
    const Table<Ints> end_limits(t.end), dissolves(t.dissolve), friends(t.friend_from);
    for (std::uint32_t k = 0; k < c.count; k += sim::kLanes) {
        const Ints kind = __builtin_convertvector(sim::load<sim::Bytes>(c.kind + k), Ints);
        const Ints before = __builtin_convertvector(sim::load<sim::Shorts>(c.strength + k), Ints);
        const Floats s = sim::to_floats(before) * (1.0f / kStrengthScale);
        const Words mine = sim::load<Words>(c.mine + k);
        const Words theirs = sim::load<Words>(c.theirs + k);
        // The pair first: its product is the same number at both ends, whoever comes first.
        const Floats mean = rates[kind] * s * (openness_in(mine) * openness_in(theirs));
        // 31 bits: a signed conversion is one instruction everywhere.
        const Ints draw = std::bit_cast<Ints>(sim::load<Words>(c.draw + k) >> 1);
        const Ints n = contacts_of(mean, sim::to_floats(draw) * 0x1p-31f);

        const Floats lonely = loneliness_in(mine) + loneliness_in(theirs);
        const Floats grown = sim::to_floats(n) * gains[kind] * (1.0f - t.drain_half * lonely);
        const Floats faded = s * decays[kind];
        Floats after = faded + sim::smaller(grown, Floats{} + 1.0f) * (1.0f - faded);
        after = sim::larger(after, floors[kind]);
        const Ints fate = std::bit_cast<Ints>(sim::load<Words>(c.fate + k) >> 1);
        const Ints ends_under = end_limits[kind] - sim::to_ints(close_ends[kind] * s);
        after = fate < ends_under ? Floats{} : after;  // a new job, a move, a quarrel
        const Ints rounded = sim::to_ints(after * kStrengthScale + 0.5f);
        const Ints becomes =
            rounded >= friends[kind] ? Ints{} + static_cast<int>(Kind::friendship) : kind;

        sim::store(c.contacts + k, __builtin_convertvector(n, sim::Bytes));
        sim::store(c.strength + k, __builtin_convertvector(rounded, sim::Shorts));
        sim::store(c.ends + k, __builtin_convertvector(rounded < dissolves[kind], sim::Bytes));
        sim::store(c.kind + k, __builtin_convertvector(becomes, sim::Bytes));
        sim::store(c.companionship + k, companionships[kind] * after);
        sim::store(c.missing + k, 1.0f - attachments[kind] * after);
        sim::store(c.hours + k, hours[kind] * after);
    }
}

SIM_CLONES_TO_AVX2
void live_week_halved(const Tables& t, Chunk& c) {
    live_chunk<sim::HalvedTable>(t, c);
}

SIM_AVX512
void live_week_avx512(const Tables& t, Chunk& c) {
    live_chunk<sim::WholeTable>(t, c);
}

void live_week(const Tables& t, Chunk& c) {
    if (sim::has_avx512()) {
        live_week_avx512(t, c);
    } else {
        live_week_halved(t, c);
    }
}

/// Copies a group of four values.
template <class To, class From>
[[gnu::always_inline]] inline void copy_group(To* to, const From* from) {
    static_assert(sizeof(To) == sizeof(From));
    std::memcpy(to, from, kGroup * sizeof(From));
}

/// Keeps the first `n` of four bytes and makes the others `kNothing`.
std::uint32_t keep_kinds(std::uint32_t four, std::uint32_t n) {
    constexpr std::uint32_t kAllNothing = kNothing * 0x01010101u;
    const std::uint32_t kept = n >= kGroup ? ~0u : (1u << (8 * n)) - 1;
    return (four & kept) | (kAllNothing & ~kept);
}

/// Appends the ties of a row, filled up to whole groups with ties of no kind and no strength.
void gather(const Residents& residents, const Ties& ties, ResidentId r, Chunk& c) {
    const std::uint32_t n = ties.count[r];
    if (n == 0) return;
    SIM_ASSERT(ties.capacity[r] % kGroup == 0, "rows of ties hold whole groups of four");
    using Four = std::uint32_t __attribute__((vector_size(16)));
    const Four row = Four{} + r.row;
    const Four mine = Four{} + residents.shadow[r];
    const std::uint32_t* other = ties.other.data() + ties.begin[r];
    const std::uint16_t* strength = ties.strength.data() + ties.begin[r];
    const Kind* kind = ties.kind.data() + ties.begin[r];
    std::uint32_t at = c.count;
    for (std::uint32_t k = 0; k < n; k += kGroup, at += kGroup) {
        copy_group(c.other + at, other + k);
        copy_group(c.strength + at, strength + k);
        copy_group(c.kind + at, kind + k);
        std::memcpy(c.row + at, &row, sizeof row);
        std::memcpy(c.mine + at, &mine, sizeof mine);
    }
    const std::uint32_t last = at - kGroup;
    const std::uint32_t used = n - (n - 1) / kGroup * kGroup;
    std::uint32_t kinds = 0;
    std::memcpy(&kinds, c.kind + last, sizeof kinds);
    kinds = keep_kinds(kinds, used);
    std::memcpy(c.kind + last, &kinds, sizeof kinds);
    std::uint64_t strengths = 0;
    std::memcpy(&strengths, c.strength + last, sizeof strengths);
    strengths &= ~std::uint64_t{0} >> (16 * (kGroup - used));
    std::memcpy(c.strength + last, &strengths, sizeof strengths);
    c.count = at;
}

float sum_of(Sums lanes) {
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

/// Writes one row back, sums what its ties give, and takes out the ties that ended.
/// Returns the place in the chunk where the next row starts.
std::uint32_t scatter(
    const Chunk& c, std::uint32_t from, ResidentId r, Residents& residents, Ties& ties) {
    const std::uint32_t n = ties.count[r];
    if (n == 0) {
        residents.companionship[r] = 0;
        residents.attachment[r] = 0;
        residents.hours_asked[r] = 0;
        return from;
    }
    const std::uint32_t begin = ties.begin[r];
    Sums companionship = {};
    Sums hours = {};
    Sums missing = {1, 1, 1, 1};
    std::uint32_t ends = 0;
    std::uint32_t k = 0;
    for (; k < n; k += kGroup) {
        const std::uint32_t at = from + k;
        copy_group(ties.strength.data() + begin + k, c.strength + at);
        copy_group(ties.kind.data() + begin + k, c.kind + at);
        copy_group(ties.contacts.data() + begin + k, c.contacts + at);
        Sums part;
        std::memcpy(&part, c.companionship + at, sizeof part);
        companionship += part;
        std::memcpy(&part, c.hours + at, sizeof part);
        hours += part;
        std::memcpy(&part, c.missing + at, sizeof part);
        missing *= part;
        std::uint32_t flags = 0;
        std::memcpy(&flags, c.ends + at, sizeof flags);
        ends |= flags;
    }
    residents.companionship[r] = sum_of(companionship);
    residents.attachment[r] = 1.0f - (missing[0] * missing[1]) * (missing[2] * missing[3]);
    residents.hours_asked[r] = sum_of(hours);
    if (ends != 0) {
        for (std::uint32_t tie = n; tie-- > 0;) {
            if (!c.ends[from + tie]) continue;
            ties.remove_at(r, begin + tie);
        }
    }
    return from + k;
}

}  // namespace

double ContactRules::contact_rate(std::size_t kind) const {
    const double rate = kinds[kind].contact_rate;
    if (kind != static_cast<std::size_t>(Kind::neighbour)) return rate;
    const double past = base_year == 2012 ? 1.0 : base_year == 2016 ? 1.0 / 3 : 0.0;
    return rate * (1 + (neighbours_2012 - 1) * past);
}

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
    const std::uint32_t rows = residents.rows();
    scratch.shadow.assign(residents.shadow.span().begin(), residents.shadow.span().end());
    scratch.shadow.push_back(make_shadow(static_cast<float>(rules.outside_openness),
                                         static_cast<float>(rules.outside_lonely)));
    sim::for_each_block(rows, [&](std::uint32_t, std::uint32_t begin, std::uint32_t end) {
        alignas(64) Chunk chunk;
        std::uint32_t row = begin;
        while (row < end) {
            const std::uint32_t first = row;
            chunk.count = 0;
            for (; row < end && chunk.count < kChunk; ++row)
                gather(residents, ties, ResidentId{row}, chunk);
            look_up(scratch.shadow.data(), rows, chunk);
            sim::draw_pairs(key, chunk.row, chunk.other, chunk.draw, chunk.fate, chunk.count);
            live_week(tables, chunk);
            std::uint32_t from = 0;
            for (std::uint32_t back = first; back < row; ++back)
                from = scatter(chunk, from, ResidentId{back}, residents, ties);
        }
    });
}

}  // namespace models::ties
