#include "models/recorders/groups.h"

namespace models::recorders {

namespace {

// Rows of the names below. The first buurt follows kLimited + 1.
enum Row : int {
    kAll,
    k18to34,
    k35to49,
    k50to64,
    k65to74,
    k75to84,
    k85up,
    k65up,
    kMen,
    kWomen,
    kAlone,
    kCouple,
    kCoupleChildren,
    kSingleParent,
    kOtherPosition,
    kNotLimited,
    kLimited,
    kBuurt,
};

int age_row(int years) {
    if (years < 35) return k18to34;
    if (years < 50) return k35to49;
    if (years < 65) return k50to64;
    if (years < 75) return k65to74;
    return years < 85 ? k75to84 : k85up;
}

int position_row(Position position) {
    switch (position) {
        case Position::alone:
            return kAlone;
        case Position::partner_no_child:
            return kCouple;
        case Position::partner_child:
            return kCoupleChildren;
        case Position::single_parent:
            return kSingleParent;
        default:
            return kOtherPosition;
    }
}

}  // namespace

std::vector<std::string> group_names(const std::vector<population::Buurt>& buurten) {
    std::vector<std::string> names = {"all",
                                      "18-34",
                                      "35-49",
                                      "50-64",
                                      "65-74",
                                      "75-84",
                                      "85+",
                                      "65+",
                                      "men",
                                      "women",
                                      "living alone",
                                      "couple without children",
                                      "couple with children",
                                      "single parent",
                                      "child, other or institution",
                                      "not severely limited",
                                      "severely limited"};
    for (const auto& buurt : buurten)
        names.push_back(buurt.code + " " + buurt.name);
    return names;
}

GroupsOf groups_of(const World& world, ResidentId r) {
    const Residents& residents = world.residents;
    const int years = residents.years(r);
    GroupsOf groups;
    groups.add(kAll);
    groups.add(age_row(years));
    if (years >= 65) groups.add(k65up);
    groups.add(residents.sex[r] == Sex::man ? kMen : kWomen);
    groups.add(position_row(residents.position[r]));
    groups.add(residents.limited[r] ? kLimited : kNotLimited);
    groups.add(kBuurt + world.households.buurt[residents.household[r]]);
    return groups;
}

}  // namespace models::recorders
