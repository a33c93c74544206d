#include "models/rule_changes.h"

#include <algorithm>
#include <cmath>

#include "sim/bound_fields.h"
#include "sim/check.h"

namespace models {

namespace {

bool runs(const RuleChange& change, int week) {
    return week >= change.from_week && week < change.to_week;
}

bool runs(const Shock& shock, int week) {
    return week >= shock.from_week && week < shock.to_week();
}

/// The share of a change that is there: an even step each week until it is whole.
double share_there(const RuleChange& change, int week) {
    if (change.ramp_weeks <= 1) return 1;
    return std::min(1.0, (week - change.from_week + 1.0) / change.ramp_weeks);
}

}  // namespace

bool RuleCourse::turns(int week) const {
    const auto change_turns = [week](const RuleChange& c) {
        return week == c.to_week ||
               (runs(c, week) && week <= c.from_week + std::max(0, c.ramp_weeks - 1));
    };
    const auto shock_turns = [week](const Shock& s) {
        return week == s.from_week || week == s.to_week();
    };
    // A step of the first week is number 1: what holds from week 0 on begins there.
    return (week == 1 && !still()) || std::any_of(changes.begin(), changes.end(), change_turns) ||
           std::any_of(shocks.begin(), shocks.end(), shock_turns);
}

Rules RuleCourse::rules_in(const Rules& before, int week) const {
    Rules now = before;
    const auto fields = sim::bind_fields(now);
    for (const auto& change : changes) {
        if (!runs(change, week)) continue;
        const auto* field = sim::find_field(fields, change.parameter);
        SIM_CHECK(field != nullptr, "only checked scenarios are run");
        const double from = field->value();
        const double share = share_there(change, week);
        const double value = share < 1 ? from + share * (change.value - from) : change.value;
        field->store(field->is_count() ? std::round(value) : value);
    }
    for (const auto& shock : shocks) {
        if (!runs(shock, week)) continue;
        for (std::size_t k = 0; k < shock.ties.size(); ++k)
            if (shock.ties[k]) now.contact.kinds[k].contact_rate *= shock.factor;
    }
    return now;
}

std::string why_fixed(std::string_view parameter) {
    const auto in = [&](std::string_view section) { return parameter.starts_with(section); };
    if (in("demography.homes.")) return "homes are laid out before the first week";
    if (in("ties.synthesis.")) return "it makes the networks that people start with";
    if (in("residents.measurement."))
        return "it is the questionnaire, which must stay the same to compare weeks";
    if (in("organisations.")) return "organisations are founded once; name it under a network";
    if (in("professionals.") && !in("professionals.posts.")) return "posts are made once";
    if (in("ties.naming.")) return "it is how a survey hears of ties, and changes none";
    if (in("residents.risks.level_") || in("residents.risks.social_20") ||
        in("residents.risks.born_here"))
        return "it is part of the needs that people start with";
    static constexpr std::string_view kTraits[] = {"residents.loneliness.social_need_mean",
                                                   "residents.loneliness.emotional_need_mean",
                                                   "residents.loneliness.need_spread",
                                                   "residents.loneliness.need_shared",
                                                   "residents.risks.poor_gap",
                                                   "residents.risks.strain_gap",
                                                   "residents.risks.education_gap",
                                                   "residents.risks.migrant_gap",
                                                   "residents.risks.europe_gap",
                                                   "residents.risks.women_emotional",
                                                   "residents.risks.men_social",
                                                   "residents.risks.parted_years"};
    const auto end = std::end(kTraits);
    if (std::find(std::begin(kTraits), end, parameter) != end)
        return "it is part of the needs that people start with";
    return {};
}

}  // namespace models
