#pragma once

#include <cstdint>
#include <vector>

#include "sim/outbox.h"
#include "sim/step.h"

#include "models/interventions/programme.h"

namespace models::interventions {

/// What is read of the residents when programmes ask them.
struct Asked {
    const causes::CauseRules& causes;
    const Residents& residents;
    const Households& households;
    double taboo = 0;  // share of people ashamed of being lonely
};

/// Working memory of enrolment. Who may be asked is listed once a week for all programmes: the rows
/// of adults, and of lonely adults, of each block.
struct EnrolmentScratch {
    /// Rows of some residents: those of block b stand from b * sim::kBlockRows on.
    struct Rows {
        std::vector<std::uint32_t> row;
        std::vector<std::uint32_t> count;  // by block
        bool made = false;                 // this week
    };
    Rows adults, lonely;
    sim::Outbox<Person> offers;
};

/// Whether a resident may be asked to take part. `lonely_only` asks those whose loneliness stands
/// above the threshold of chronicity: the programme sees loneliness, not the questionnaire.
bool eligible(const Programme& programme, const Residents& residents, ResidentId r);

/// Process "interventions.enrolment": eligible residents are asked, some accept and wait for a
/// place. With chance `intake_sees_cause` who asks finds out that none of the programme's causes
/// holds, and does not ask. The order of a waiting list is drawn, never the order of rows. A list
/// that is full asks nobody.
void enrol(const sim::Step& step,
           const Asked& asked,
           std::vector<Programme>& programmes,
           EnrolmentScratch& scratch);

}  // namespace models::interventions
