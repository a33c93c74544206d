#pragma once

#include "sim/fields.h"

namespace tests {

/// Rules of three kinds of field, to try readers on.
struct Knobs {
    double gain = 0.5;
    int weeks = 4;
    bool open = true;
    double rate = 0.01;
};

template <class Fields>
void describe(Fields& fields, Knobs& knobs) {
    using sim::Grade;
    fields.section("ties.contact", [&] {
        fields.number(
            knobs.gain,
            {"gain", "1", 0, 1, 0.2, 0.8, Grade::b, "friendship-hours", "what a contact adds"});
        fields.count(
            knobs.weeks,
            {"weeks", "weeks", 1, 52, 2, 8, Grade::d, "assumption", "weeks between contacts"});
        fields.flag(knobs.open,
                    {"open", "1", 0, 1, 0, 1, Grade::d, "assumption", "whether | it is open"});
        fields.section("ties.contact.kin", [&] {
            fields.number(knobs.rate,
                          {"rate", "1/week", 0, 1, 0, 0.1, Grade::d, "assumption", "hazard"});
        });
    });
}

}  // namespace tests
