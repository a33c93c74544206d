#include "models/causes/causes.h"

#include "sim/rng.h"

#include "models/streams.h"

namespace models::causes {

Cause CauseSet::pick(double uniform, Cause otherwise) const {
    auto left = static_cast<int>(uniform * count());
    for (int k = 0; k < kCauses; ++k) {
        const auto cause = static_cast<Cause>(k);
        if (has(cause) && left-- == 0) return cause;
    }
    return otherwise;
}

CauseSet causes_of(const CauseRules& rules,
                   std::uint64_t seed,
                   const Residents& residents,
                   const Households& households,
                   ResidentId r) {
    CauseSet found;
    const auto add_if = [&](bool holds, Cause cause) {
        if (holds) found.add(cause);
    };
    const auto at_least = [](float value, double limit) {
        return static_cast<double>(value) >= limit;
    };
    add_if(parted(residents.marital[r], residents.position[r]) &&
               at_least(residents.grief[r], rules.grief),
           Cause::lost_partner);
    add_if(!at_least(residents.companionship[r], rules.companionship), Cause::thin_network);
    add_if(residents.limited[r] || residents.mobility_limited[r], Cause::health_or_mobility);
    add_if(residents.anxious[r] != 0, Cause::mental_health);
    add_if(households.strain[residents.household[r]] > 0, Cause::money);
    add_if(residents.origin[r] == Origin::outside_europe, Cause::language_or_culture);

    sim::Rng rng({seed, 0}, number(Stream::causes), residents.uid(r));
    const bool busy = residents.work[r] == Work::working || residents.work[r] == Work::student;
    add_if(rng.chance(rules.negative_thinking), Cause::negative_thinking);
    add_if(rng.chance(busy ? rules.lost_role : rules.lost_role_not_working), Cause::lost_role);
    return found;
}

}  // namespace models::causes
