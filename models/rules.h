#pragma once

#include "models/cases/handling_rules.h"
#include "models/cases/spotting_rules.h"
#include "models/causes/causes.h"
#include "models/collaboration/rules.h"
#include "models/demography/homes.h"
#include "models/demography/life_events.h"
#include "models/interventions/delivery_rules.h"
#include "models/organisations/organisations.h"
#include "models/professionals/rules.h"
#include "models/residents/health.h"
#include "models/residents/loneliness.h"
#include "models/residents/measurement.h"
#include "models/ties/contact.h"
#include "models/ties/formation.h"
#include "models/ties/naming.h"
#include "models/ties/synthesis.h"
#include "models/volunteers/rules.h"

namespace models {

/// All numbers of the model, one struct for each behaviour, with defaults.
struct Rules {
    demography::HomeRules homes;
    demography::LifeEventRules life_events;
    residents::HealthRules health;
    ties::SynthesisRules tie_synthesis;
    ties::ContactRules contact;
    ties::FormationRules formation;
    ties::NamingRules naming;
    residents::LonelinessRules loneliness;
    residents::MeasurementRules measurement;
    causes::CauseRules causes;
    interventions::DeliveryRules delivery;
    volunteers::VolunteerRules volunteers;
    professionals::ProfessionalRules professionals;
    organisations::OrganisationRules organisations;
    collaboration::NetworkRules collaboration;
    cases::SpottingRules spotting;
    cases::HandlingRules handling;

    /// The year whose national level is lived: 2012, 2016, 2020 or 2022. Years are never mixed.
    void set_base_year(int year) {
        loneliness.risks.base_year = year;
        contact.base_year = year;
    }
};

/// The parameter registry: visits every number of the model once. See sim/fields.h.
template <class Fields>
void describe(Fields& fields, Rules& rules) {
    demography::describe_homes(fields, rules.homes);
    demography::describe_life_events(fields, rules.life_events);
    residents::describe_health(fields, rules.health);
    ties::describe_synthesis(fields, rules.tie_synthesis);
    ties::describe_contact(fields, rules.contact);
    ties::describe_formation(fields, rules.formation);
    ties::describe_naming(fields, rules.naming);
    residents::describe_loneliness(fields, rules.loneliness);
    residents::describe_measurement(fields, rules.measurement);
    causes::describe_causes(fields, rules.causes);
    interventions::describe_delivery(fields, rules.delivery);
    volunteers::describe_volunteers(fields, rules.volunteers);
    professionals::describe_professionals(fields, rules.professionals);
    organisations::describe_organisations(fields, rules.organisations);
    collaboration::describe_collaboration(fields, rules.collaboration);
    cases::describe_spotting(fields, rules.spotting);
    cases::describe_handling(fields, rules.handling);
}

}  // namespace models
