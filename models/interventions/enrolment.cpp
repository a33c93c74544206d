#include "models/interventions/enrolment.h"

#include <array>

#include "sim/philox_batch.h"

#include "models/interventions/answering.h"
#include "models/streams.h"

namespace models::interventions {

namespace {

/// While people wait, nobody else is asked.
bool is_full(const Programme& programme) {
    return programme.waiting.size() >= programme.asks_until();
}

template <class Belongs>
void list_rows(const Residents& residents, EnrolmentScratch::Rows& out, Belongs&& belongs) {
    if (out.made) return;
    out.made = true;
    const std::uint32_t rows = residents.rows();
    out.row.resize(rows);
    out.count.resize(sim::block_count(rows));
    sim::for_each_block(rows, [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
        std::uint32_t at = begin;
        for (std::uint32_t row = begin; row < end; ++row) {
            out.row[at] = row;
            at += belongs(ResidentId{row}) ? 1u : 0u;
        }
        out.count[block] = at - begin;
    });
}

/// The rows of everybody whom a programme could ask but for age and involvement.
const EnrolmentScratch::Rows& candidates(const Residents& residents,
                                         bool lonely_only,
                                         EnrolmentScratch& scratch) {
    const auto adult = [&](ResidentId r) { return residents.adult(r); };
    const auto lonely = [&](ResidentId r) {
        return (residents.weeks_lonely[r] > 0) & residents.adult(r);
    };
    if (lonely_only) {
        list_rows(residents, scratch.lonely, lonely);
        return scratch.lonely;
    }
    list_rows(residents, scratch.adults, adult);
    return scratch.adults;
}

/// Draws whom a programme comes across this week.
void come_across(const sim::Step& step,
                 const Residents& residents,
                 const Programme& programme,
                 EnrolmentScratch& scratch) {
    const auto& rows = candidates(residents, programme.terms.lonely_only, scratch);
    const double chance = programme.terms.offers_per_week;
    scratch.offers.reset(residents.rows());
    sim::for_each_block(
        residents.rows(), [&](std::uint32_t block, std::uint32_t begin, std::uint32_t) {
            std::array<std::uint32_t, sim::kBlockRows> drawn, priority;
            const std::uint32_t count = rows.count[block];
            sim::draw_keys(step.chance(),
                           number(Stream::interventions_enrolment),
                           programme.number,
                           &rows.row[begin],
                           count,
                           drawn.data(),
                           priority.data());
            for (std::uint32_t k = 0; k < count; ++k) {
                if (sim::unit_interval(drawn[k]) >= chance) continue;
                const ResidentId r{rows.row[begin + k]};
                if (!eligible(programme, residents, r)) continue;
                scratch.offers.send(block, priority[k], r.row, {r.row, residents.uid(r)});
            }
        });
}

/// Whether she is passed over: none of the causes holds, and who asks finds that out.
bool passed_over(const sim::Step& step,
                 const Asked& asked,
                 const Programme& programme,
                 const Person& person,
                 double uniform) {
    if (uniform >= programme.terms.intake_sees_cause) return false;
    return !programme.terms.fits(
        causes::causes_of(asked.causes, step.seed, asked.residents, asked.households, person.id()));
}

}  // namespace

bool eligible(const Programme& programme, const Residents& residents, ResidentId r) {
    if (!residents.adult(r) || programme.involved[r.row] != 0) return false;
    if (residents.years(r) < programme.terms.min_age) return false;
    return !programme.terms.lonely_only || residents.weeks_lonely[r] > 0;
}

void enrol(const sim::Step& step,
           const Asked& asked,
           std::vector<Programme>& programmes,
           EnrolmentScratch& scratch) {
    scratch.adults.made = scratch.lonely.made = false;
    for (Programme& programme : programmes) {
        if (!programme.runs(step.week) || !programme.terms.takes_participants()) continue;
        if (is_full(programme) || programme.terms.offers_per_week <= 0) continue;
        come_across(step, asked.residents, programme, scratch);
        scratch.offers.deliver([&](const Person& person) {
            auto rng =
                step.rng(number(Stream::interventions_delivery), person.row, programme.number);
            if (is_full(programme)) return;
            const double answer = rng.uniform(), intake = rng.uniform();
            if (passed_over(step, asked, programme, person, intake)) return;
            ++programme.tally.offered;
            const double word = label_odds(programme, step.seed, person.uid, asked.taboo);
            if (answer >= with_odds(programme.terms.uptake, word)) {
                ++programme.tally.refused;
                return;
            }
            ++programme.tally.accepted;
            programme.waiting.push_back({person, step.number, 0});
            programme.involved[person.row] = kTakesPart;
        });
    }
}

}  // namespace models::interventions
