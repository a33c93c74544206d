#pragma once

#include "sim/fields.h"

namespace models::demography {

/// Places in a home that stay empty at first: for children of young couples and families, and for a
/// partner of somebody who lives alone. Births and moves in fill them.
struct HomeRules {
    double spare_alone = 0.6;   // share of homes of one person under 60 with a place for a partner
    double spare_parent = 0.3;  // share of homes of single parents with a place more
    int spare_young = 2;        // places in the home of a couple under 42
    int spare_couple = 1;       // of an older couple without children at home
    int spare_family = 1;       // of a family with parents under 42
};

template <class Fields, class Rules>
void describe_homes(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.section("demography.homes", [&] {
        fields.number(rules.spare_alone,
                      {"spare_alone",
                       "share",
                       0,
                       1,
                       0.2,
                       0.9,
                       Grade::d,
                       "assumption",
                       "homes of one person under 60 with a place for a partner"});
        fields.number(rules.spare_parent,
                      {"spare_parent",
                       "share",
                       0,
                       1,
                       0,
                       0.8,
                       Grade::d,
                       "assumption",
                       "homes of single parents with a place for one more"});
        fields.count(rules.spare_young,
                     {"spare_young",
                      "people",
                      0,
                      6,
                      0,
                      3,
                      Grade::d,
                      "assumption",
                      "places for children in the home of a couple under 42"});
        fields.count(rules.spare_couple,
                     {"spare_couple",
                      "people",
                      0,
                      6,
                      0,
                      3,
                      Grade::d,
                      "assumption",
                      "spare places in the home of an older couple"});
        fields.count(rules.spare_family,
                     {"spare_family",
                      "people",
                      0,
                      6,
                      0,
                      3,
                      Grade::d,
                      "assumption",
                      "spare places in the home of a family with parents under 42"});
    });
}

}  // namespace models::demography
