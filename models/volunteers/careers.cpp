#include "models/volunteers/careers.h"

#include <algorithm>
#include <cmath>

#include "models/streams.h"
#include "models/volunteers/recruitment.h"

namespace models::volunteers {

namespace {

/// What the week that is over did to her.
void take_stock(const VolunteerRules& rules, Volunteer& v) {
    const double used = v.hours.a_week > 0 ? v.hours.given / v.hours.a_week : 0;
    v.burden += (used - v.burden) * -std::expm1(-1 / rules.burden_weeks);
    // Who is engaged wants to be of use; the others do what they always did.
    const bool of_use = v.engagements == 0 || v.clients > 0 || v.hours.given > 0;
    v.motivation += ((of_use ? 1 : 0) - v.motivation) * -std::expm1(-1 / rules.motivation_weeks);
    v.appreciation = rules.everyday_appreciation + (v.appreciation - rules.everyday_appreciation) *
                                                       std::exp2(-1 / rules.appreciation_weeks);
    v.training *= std::exp2(-1 / rules.training_weeks);
    v.hours.given = 0;
    ++v.weeks;
}

}  // namespace

double quit_hazard(const VolunteerRules& rules, const Volunteer& v) {
    const double over = std::max(0.0, v.burden - rules.overload_from);
    const double overload = over / std::max(1e-9, 1 - rules.overload_from);
    const double log_ratio =
        rules.appreciation_effect * (rules.everyday_appreciation - v.appreciation) +
        rules.overload_effect * overload;
    const double idle = 1 + rules.idle_effect * (1 - v.motivation);
    return rules.quit_rate * (v.weeks < 52 ? rules.first_year : 1) * idle * std::exp(log_ratio);
}

void live(const VolunteerRules& rules,
          const sim::Step& step,
          const Residents& residents,
          Stock& stock) {
    if (!stock.open) return;
    for (std::uint32_t slot = 0; slot < stock.volunteers.size(); ++slot) {
        Volunteer& v = stock.volunteers[slot];
        if (v.active == 0) continue;
        if (!v.person.still_here(residents)) {
            ++stock.books.gone;
            remove(stock, slot);
            continue;
        }
        take_stock(rules, v);
        auto rng = step.rng(number(Stream::volunteers_week), v.person.uid);
        if (!rng.chance(-std::expm1(-quit_hazard(rules, v) / 52))) continue;
        stock.stopped.push_back(v.person.uid);
        ++stock.books.quit;
        remove(stock, slot);
    }
    refill(rules, step, residents, stock);
}

}  // namespace models::volunteers
