#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/residents/attributes.h"

namespace models::population {

/// The people of an area at the start, one row each: persons of one household stand together,
/// households of one buurt stand together, and within a buurt they follow the place of their homes,
/// so that neighbours in space are neighbours in memory.
struct Persons {
    std::vector<std::uint8_t> age;  // completed years, 0..110
    std::vector<Sex> sex;
    std::vector<Position> position;
    std::vector<Marital> marital;
    std::vector<Origin> origin;
    std::vector<Education> education;
    std::vector<Work> work;
    std::vector<std::uint8_t> mobility_limited;  // 1: a mobility limitation (RIVM)
    std::vector<std::uint8_t> limited;           // 1: severely limited by health (RIVM)
    std::vector<std::uint8_t> anxious;           // 1: high risk of anxiety or depression (RIVM)
    std::vector<std::uint32_t> household;        // row of Households

    std::uint32_t rows() const { return static_cast<std::uint32_t>(age.size()); }
};

struct Households {
    std::vector<std::uint32_t> first_person;  // row of Persons
    std::vector<std::uint16_t> size;          // > 0
    std::vector<HouseholdType> type;
    std::vector<Tenure> tenure;
    std::vector<Income> income;
    std::vector<std::uint8_t> strain;  // making ends meet: 0 no trouble, 1 some, 2 great trouble
    std::vector<std::uint16_t> buurt;  // row of Population::buurten
    std::vector<float> x, y;           // metres RD; drawn inside the wijk, not surveyed

    std::uint32_t rows() const { return static_cast<std::uint32_t>(first_person.size()); }
};

struct Buurt {
    std::string code, name;
};

/// How well one margin of one table is met.
struct MarginFit {
    std::string table;  // "age band", "sex", "household type", ...
    std::string cell;   // "65+"
    double wanted = 0;  // persons or households
    double made = 0;
    bool fitted = true;      // false: not used in fitting, an honest check
    bool estimated = false;  // true: the wanted figure is itself an estimate
};

struct Population {
    std::string code, name, municipality;
    std::vector<Buurt> buurten;
    Persons persons;
    Households households;
    std::vector<MarginFit> fit;
    std::uint32_t unplaced_children = 0;  // no household could be found; kept as `other` members
    std::uint32_t unplaced_partners = 0;
    std::uint32_t rule_violations = 0;  // hard rules broken; 0 or a defect
};

}  // namespace models::population
