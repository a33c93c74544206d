#pragma once

#include "models/collaboration/course_rules.h"
#include "models/collaboration/meeting_rules.h"
#include "models/collaboration/method_rules.h"
#include "models/collaboration/spirit_rules.h"

namespace models::collaboration {

/// All numbers of a network that a scenario does not set for an arm.
struct NetworkRules {
    MeetingRules meetings;
    TrustRules trust;
    VisionRules vision;
    EnergyRules energy;
    PublicityRules publicity;
    MembershipRules membership;
    SurvivalRules survival;
    MethodRules method;
};

template <class Fields, class Rules>
void describe_collaboration(Fields& fields, Rules& rules) {
    fields.section("collaboration.familiarity",
                   [&] { describe_familiarity(fields, rules.meetings); });
    fields.section("collaboration.meetings", [&] { describe_meetings(fields, rules.meetings); });
    fields.section("collaboration.trust", [&] { describe_trust(fields, rules.trust); });
    fields.section("collaboration.vision", [&] { describe_vision(fields, rules.vision); });
    fields.section("collaboration.diagnosis", [&] { describe_diagnosis(fields, rules.vision); });
    fields.section("collaboration.energy", [&] { describe_energy(fields, rules.energy); });
    fields.section("collaboration.publicity", [&] { describe_publicity(fields, rules.publicity); });
    fields.section("collaboration.membership",
                   [&] { describe_membership(fields, rules.membership); });
    fields.section("collaboration.survival", [&] { describe_survival(fields, rules.survival); });
    fields.section("collaboration.method", [&] { describe_method(fields, rules.method); });
}

}  // namespace models::collaboration
