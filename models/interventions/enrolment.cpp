#include "models/interventions/enrolment.h"

#include "models/streams.h"

namespace models::interventions {

bool eligible(const Programme& programme, const Residents& residents, ResidentId r) {
    if (!residents.adult(r) || programme.involved[r.row] != 0) return false;
    if (residents.years(r) < programme.terms.min_age) return false;
    return !programme.terms.lonely_only || residents.weeks_lonely[r] > 0;
}

void enrol(const sim::Step& step,
           const Residents& residents,
           Programme& programme,
           sim::Outbox<Person>& offers) {
    if (!programme.runs(step.week) || !programme.terms.takes_participants()) return;

    offers.reset(residents.rows());
    sim::for_each_block(
        residents.rows(), [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
            for (std::uint32_t row = begin; row < end; ++row) {
                const ResidentId r{row};
                if (!eligible(programme, residents, r)) continue;
                auto rng = step.rng(number(Stream::interventions_enrolment), row, programme.number);
                if (!rng.chance(programme.terms.offers_per_week)) continue;
                offers.send(block, rng.bits(), row, {row, residents.uid(r)});
            }
        });
    offers.deliver([&](const Person& person) {
        auto rng = step.rng(number(Stream::interventions_delivery), person.row, programme.number);
        // A list that is full takes nobody: people are not asked.
        if (programme.waiting.size() >= programme.most_waiting()) return;
        ++programme.tally.offered;
        if (!rng.chance(programme.terms.uptake)) {
            ++programme.tally.refused;
            return;
        }
        ++programme.tally.accepted;
        programme.waiting.push_back({person, step.number});
        programme.involved[person.row] = kTakesPart;
    });
}

}  // namespace models::interventions
