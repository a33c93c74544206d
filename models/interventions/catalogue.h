#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/fields.h"
#include "sim/result.h"
#include "sim/toml_reader.h"

#include "models/interventions/intervention_fields.h"

namespace models::interventions {

/// What an hour costs, whoever pays for it.
struct CostRules {
    double professional_hour = 55;
    double coordinator_hour = 55;
    double volunteer_hour = 0;  // euro; valued only when somebody asks for a shadow price
};

/// All interventions that arms can name.
struct Catalogue {
    std::vector<Intervention> interventions;
    CostRules costs;

    /// Index of the intervention with this name; -1 when there is none.
    int find(std::string_view name) const;
    std::vector<std::string> names() const;
};

template <class Fields, class Rules>
void describe_costs(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.number(rules.professional_hour,
                  {"professional_hour",
                   "euro",
                   0,
                   1000,
                   40,
                   90,
                   Grade::d,
                   "assumption",
                   "an hour of a social worker, with overhead"});
    fields.number(rules.coordinator_hour,
                  {"coordinator_hour",
                   "euro",
                   0,
                   1000,
                   40,
                   90,
                   Grade::d,
                   "assumption",
                   "an hour of a paid coordinator, with overhead"});
    fields.number(rules.volunteer_hour,
                  {"volunteer_hour",
                   "euro",
                   0,
                   1000,
                   0,
                   20,
                   Grade::d,
                   "assumption",
                   "shadow price of an hour of a volunteer"});
}

/// Fields of the whole catalogue, as "interventions.befriending.uptake" and "costs.volunteer_hour".
template <class Fields>
void describe(Fields& fields, Catalogue& catalogue) {
    for (auto& one : catalogue.interventions) {
        fields.section("interventions." + one.name, [&] { describe(fields, one); });
    }
    fields.section("costs", [&] { describe_costs(fields, catalogue.costs); });
}

/// A catalogue and the sources of its numbers.
struct CatalogueFile {
    Catalogue catalogue;
    sim::GivenNumbers given;
};

/// Reads a catalogue: one table [interventions.NAME] for each, and [costs].
sim::Result<CatalogueFile> read_catalogue(const std::string& path);

}  // namespace models::interventions
