#include "models/organisations/organisations.h"

#include <span>

namespace models::organisations {

Kind employer(professionals::Discipline discipline) {
    using professionals::Discipline;
    switch (discipline) {
        case Discipline::gp:
            return Kind::gp_practice;
        case Discipline::district_nurse:
        case Discipline::home_care:
            return Kind::home_care;
        case Discipline::welfare:
        case Discipline::social_work:
            return Kind::welfare;
        case Discipline::mental_health:
            return Kind::mental_health;
        case Discipline::police:
            return Kind::police;
        case Discipline::pastor:
            return Kind::church;
        case Discipline::caretaker:
            return Kind::housing;
        case Discipline::hairdresser:
        case Discipline::pedicurist:
            return Kind::shops;
    }
    return Kind::shops;
}

std::vector<Organisation> found(const OrganisationRules& rules) {
    std::vector<Organisation> out(kKinds);
    for (std::size_t k = 0; k < kKinds; ++k) {
        out[k] = {rules.hidden_interest,
                  rules.executive_commitment,
                  rules.management_commitment,
                  rules.released_hours,
                  rules.funding_end_week,
                  static_cast<Kind>(k),
                  rules.cuts,
                  rules.cuts_week,
                  -1};
    }
    return out;
}

void employ(std::vector<professionals::Post>& posts) {
    for (auto& post : posts)
        post.organisation = static_cast<std::uint16_t>(employer(post.discipline));
}

void add_to(sim::StateHash& hash, const std::vector<Organisation>& organisations) {
    hash.add(std::span<const Organisation>(organisations));
}

void live(std::int32_t week, std::vector<Organisation>& organisations) {
    for (auto& one : organisations) {
        if (one.cuts_week == week) one.released_hours *= 1 - one.cuts;
        if (one.funding_end_week >= 0 && week >= one.funding_end_week) one.released_hours = 0;
    }
}

}  // namespace models::organisations
