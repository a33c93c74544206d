#include "models/interventions/reliefs.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

#include "models/interventions/keep_in_touch.h"

namespace models::interventions {

namespace {

auto order_of(const Relief& relief) {
    return std::tuple(relief.person.row, relief.person.uid, relief.half_life);
}

/// What one session gives to one resident, as a share of the terms.
void help_one(const sim::Step& step,
              Helped& helped,
              const Programme& programme,
              const Attendance& attendance,
              double share) {
    const Intervention& terms = programme.terms;
    const ResidentId r = attendance.person.id();
    const auto need = static_cast<float>(share * terms.need_relief_per_session);
    relieve(helped.residents,
            helped.reliefs,
            {attendance.person, need, need, static_cast<float>(terms.relief_half_life)});
    const auto mourned = static_cast<float>(share * terms.grief_relief_per_session);
    if (mourned > 0) helped.residents.grief[r] *= 1.0F - mourned;
    keep_in_touch(step,
                  helped.contact,
                  helped.residents,
                  helped.ties,
                  {attendance.person, attendance.session, programme.number},
                  share * terms.existing_tie_contacts_per_session);
}

/// Shrinks the reliefs first..last-1 of one resident so that they add up to no more than `most`.
void hold_below(float most,
                float Relief::*amount,
                float& need,
                std::vector<Relief>& list,
                std::size_t first,
                std::size_t last) {
    float sum = 0;
    for (std::size_t k = first; k < last; ++k)
        sum += list[k].*amount;
    if (sum <= most) return;
    const float share = most / sum;
    for (std::size_t k = first; k < last; ++k)
        list[k].*amount *= share;
    need += sum - most;
}

/// Nobody is relieved of more than burdens her.
void keep_below_burdens(Helped& helped) {
    auto& list = helped.reliefs.list;
    for (std::size_t first = 0, last = 0; first < list.size(); first = last) {
        const Person person = list[first].person;
        while (last < list.size() && list[last].person.row == person.row &&
               list[last].person.uid == person.uid)
            ++last;
        const ResidentId r = person.id();
        const auto most = static_cast<float>(most_relief(
            helped.risks, helped.delivery.other_burden, helped.residents, helped.households, r));
        hold_below(most, &Relief::social, helped.residents.social_need[r], list, first, last);
        hold_below(most, &Relief::emotional, helped.residents.emotional_need[r], list, first, last);
    }
}

}  // namespace

double most_relief(const residents::RiskRules& risks,
                   double other_burden,
                   const Residents& residents,
                   const Households& households,
                   ResidentId r) {
    const HouseholdId home = residents.household[r];
    return other_burden + risks.anxious_gap * residents.anxious[r] +
           risks.limited_gap * residents.limited[r] +
           risks.mobility_gap * residents.mobility_limited[r] +
           risks.strain_gap * households.strain[home] +
           (households.income[home] == Income::low ? risks.poor_gap : 0);
}

void Reliefs::add_to(sim::StateHash& hash) const {
    hash.add(std::span<const Relief>(list));
}

void relieve(Residents& residents, Reliefs& reliefs, const Relief& relief) {
    if (relief.social <= 0 && relief.emotional <= 0) return;
    const ResidentId r = relief.person.id();
    residents.social_need[r] -= relief.social;
    residents.emotional_need[r] -= relief.emotional;
    reliefs.list.push_back(relief);
}

void keep_order(Reliefs& reliefs) {
    auto& list = reliefs.list;
    std::stable_sort(list.begin(), list.end(), [](const Relief& a, const Relief& b) {
        return order_of(a) < order_of(b);
    });
    std::size_t kept = 0;
    for (std::size_t k = 0; k < list.size(); ++k) {
        if (kept > 0 && order_of(list[kept - 1]) == order_of(list[k])) {
            list[kept - 1].social += list[k].social;
            list[kept - 1].emotional += list[k].emotional;
        } else {
            list[kept++] = list[k];
        }
    }
    list.resize(kept);
}

void fade(Residents& residents, Reliefs& reliefs) {
    std::erase_if(reliefs.list, [&](Relief& relief) {
        if (!relief.person.still_here(residents)) return true;
        const float left = std::exp2(-1.0F / relief.half_life);
        const bool last = std::max(relief.social, relief.emotional) * left < kLeastRelief;
        const float social = last ? 0 : relief.social * left;
        const float emotional = last ? 0 : relief.emotional * left;
        const ResidentId r = relief.person.id();
        residents.social_need[r] += relief.social - social;
        residents.emotional_need[r] += relief.emotional - emotional;
        relief.social = social;
        relief.emotional = emotional;
        return last;
    });
}

void help(const sim::Step& step, Helped helped, std::vector<Programme>& programmes) {
    fade(helped.residents, helped.reliefs);
    bool anybody = false;
    for (Programme& programme : programmes) {
        for (const Attendance& attendance : programme.attended) {
            const auto found = causes::causes_of(helped.causes,
                                                 step.seed,
                                                 helped.residents,
                                                 helped.households,
                                                 attendance.person.id());
            const double share =
                programme.terms.fits(found) ? 1 : programme.terms.wrong_cause_share;
            help_one(step, helped, programme, attendance, share);
            anybody = true;
        }
        programme.attended.clear();
    }
    if (!anybody) return;
    keep_order(helped.reliefs);
    keep_below_burdens(helped);
}

}  // namespace models::interventions
