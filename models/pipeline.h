#pragma once

#include "sim/outbox.h"
#include "sim/pipeline.h"

#include "models/cases/spotting.h"
#include "models/collaboration/collaborate.h"
#include "models/demography/life_events.h"
#include "models/interventions/delivery.h"
#include "models/interventions/enrolment.h"
#include "models/interventions/recruitment.h"
#include "models/rules.h"
#include "models/volunteers/careers.h"
#include "models/volunteers/recruitment.h"
#include "models/world.h"

namespace models {

/// Working memory of the processes; nothing here is state.
struct Scratch {
    residents::WeeklyDraws draws;
    demography::LifeEventScratch life_events;
    ties::ContactScratch contact;
    sim::Outbox<ties::Proposal> proposals;
    interventions::EnrolmentScratch enrolment;
    cases::Eyes eyes;
    cases::SpottingScratch spotting;
    sim::Outbox<interventions::Person> sought;
};

/// The week of the model, the same list for every arm. `rules`, `background` and `scratch` must
/// outlive the pipeline.
sim::Pipeline<World> make_pipeline(const Rules& rules,
                                   const demography::Background& background,
                                   Scratch& scratch);

}  // namespace models
