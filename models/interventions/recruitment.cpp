#include "models/interventions/recruitment.h"

#include <algorithm>
#include <cmath>

#include "models/streams.h"

namespace models::interventions {

namespace {

bool can_volunteer(const Residents& residents, const Programme& programme, ResidentId r) {
    if (!residents.adult(r) || programme.involved[r.row] != 0) return false;
    const int age = residents.years(r);
    return age >= programme.delivery.youngest_volunteer &&
           age <= programme.delivery.oldest_volunteer && !residents.limited[r] &&
           residents.weeks_lonely[r] == 0;
}

std::uint32_t count_adults(const Residents& residents) {
    std::uint32_t adults = 0;
    for (std::uint32_t row = 0; row < residents.rows(); ++row)
        adults += residents.adult(ResidentId{row}) ? 1 : 0;
    return adults;
}

void start(const Residents& residents, Programme& programme) {
    const double places = programme.terms.capacity_per_1000 * count_adults(residents) / 1000;
    programme.places = static_cast<std::uint32_t>(std::lround(places));
    programme.involved.assign(residents.rows(), 0);
    programme.participants.reserve(programme.places);
    programme.waiting.reserve(programme.most_waiting() + 16);
    programme.volunteers.reserve(volunteers_wanted(programme));
}

/// Volunteers who died or moved away; their clients are matched anew by the delivery.
void let_go(const Residents& residents, Programme& programme) {
    for (Volunteer& volunteer : programme.volunteers) {
        if (volunteer.clients == 0 || volunteer.person.still_here(residents)) continue;
        volunteer.clients = 0;
    }
}

}  // namespace

std::uint32_t volunteers_wanted(const Programme& programme) {
    if (programme.terms.volunteer_hours_per_session <= 0) return 0;
    const double each = programme.companion() ? programme.terms.clients_per_volunteer
                                              : static_cast<double>(programme.terms.group_size);
    return static_cast<std::uint32_t>(std::ceil(programme.places / each - 1e-9));
}

void recruit(const sim::Step& step, const Residents& residents, Programme& programme) {
    if (!programme.runs(step.week)) return;
    if (programme.involved.empty()) start(residents, programme);
    let_go(residents, programme);

    std::vector<std::uint32_t> seats;  // of volunteers who are gone, then new ones
    for (std::uint32_t v = 0; v < programme.volunteers.size(); ++v)
        if (!programme.volunteers[v].person.still_here(residents)) seats.push_back(v);
    const std::uint32_t wanted = volunteers_wanted(programme);
    for (auto v = static_cast<std::uint32_t>(programme.volunteers.size()); v < wanted; ++v)
        seats.push_back(v);
    if (seats.empty()) return;

    struct Candidate {
        std::uint32_t priority, row;
        bool operator<(const Candidate& other) const {
            return priority != other.priority ? priority < other.priority : row < other.row;
        }
    };
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < residents.rows(); ++row) {
        if (!can_volunteer(residents, programme, ResidentId{row})) continue;
        // Drawn once for all weeks: whoever is keenest stays keenest.
        sim::Rng rng({step.seed, 0},
                     number(Stream::interventions_recruitment),
                     residents.uid(ResidentId{row}),
                     programme.number);
        candidates.push_back({rng.bits(), row});
    }
    const std::size_t taken = std::min(seats.size(), candidates.size());
    std::partial_sort(candidates.begin(),
                      candidates.begin() + static_cast<std::ptrdiff_t>(taken),
                      candidates.end());
    for (std::size_t k = 0; k < taken; ++k) {
        const std::uint32_t row = candidates[k].row;
        const Volunteer volunteer{{row, residents.uid(ResidentId{row})}, 0};
        if (seats[k] < programme.volunteers.size()) {
            // Whoever lives in her slot now may be asked.
            programme.involved[programme.volunteers[seats[k]].person.row] = 0;
            programme.volunteers[seats[k]] = volunteer;
        } else {
            programme.volunteers.push_back(volunteer);
        }
        programme.involved[row] = kVolunteers;
        programme.ledger.hours_volunteer += programme.terms.training_hours;
    }
}

}  // namespace models::interventions
