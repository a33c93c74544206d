#include <cmath>

#include <gmock/gmock.h>
#include <tbb/parallel_for.h>

#include "models/population/hard_rules.h"
#include "models/population/layout.h"
#include "models/population/roles.h"
#include "tests/models/population/country.h"

namespace tests {
namespace {

using models::HouseholdType;
using models::Position;
using models::population::check_hard_rules;
using models::population::Population;
using models::population::summarise;

/// Names of hard rules that are broken.
std::string broken(const Population& people) {
    std::string out;
    for (const auto& rule : check_hard_rules(people))
        if (rule.broken > 0) out += rule.rule + ": " + std::to_string(rule.broken) + "\n";
    return out;
}

/// Fitted tables with an SRMSE over 0.05. A cell of a few people cannot be met better than by
/// rounding: one person off in a table of n cells and N people is an SRMSE of sqrt(n) / N.
std::string badly_fitted(const Population& people) {
    std::string out;
    for (const auto& table : summarise(people.fit)) {
        double wanted = 0, cells = 0;
        for (const auto& cell : people.fit) {
            if (cell.table != table.table) continue;
            wanted += cell.wanted;
            ++cells;
        }
        const double rounding = std::sqrt(cells) / std::max(wanted, 1.0);
        if (table.fitted && table.srmse > std::max(0.05, rounding))
            out += table.table + " " + std::to_string(table.srmse) + "\n";
    }
    return out;
}

template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

bool same_population(const Population& a, const Population& b) {
    const auto &p = a.persons, &q = b.persons;
    const auto &h = a.households, &g = b.households;
    return same_bits(p.age, q.age) && same_bits(p.sex, q.sex) &&
           same_bits(p.position, q.position) && same_bits(p.marital, q.marital) &&
           same_bits(p.origin, q.origin) && same_bits(p.education, q.education) &&
           same_bits(p.work, q.work) && same_bits(p.limited, q.limited) &&
           same_bits(p.mobility_limited, q.mobility_limited) && same_bits(p.anxious, q.anxious) &&
           same_bits(p.household, q.household) && same_bits(h.type, g.type) &&
           same_bits(h.tenure, g.tenure) && same_bits(h.income, g.income) &&
           same_bits(h.strain, g.strain) && same_bits(h.x, g.x) && same_bits(h.y, g.y);
}

TEST(PopulationOf, SchuilenburgCharloisAndAFrisianMunicipalityMeetsEveryFittedMargin) {
    for (const char* name : {"WK030713", "WK059915", "GM0072", "BU03071301"}) {
        const Population people = population_of(name, 1);

        EXPECT_EQ(badly_fitted(people), "") << name;
        EXPECT_EQ(broken(people), "") << name;
    }
}

TEST(PopulationOf, AnAreaHasExactlyItsPublishedResidents) {
    EXPECT_EQ(population_of("WK030713", 3).persons.rows(), 4560u);
    EXPECT_EQ(population_of("WK059915", 3).persons.rows(), 70525u);
}

TEST(PopulationOf, TheSmallestWijkenKeepsTheHardRules) {
    int tried = 0;
    for (const auto& row : country().areas.rows) {
        if (row.level != models::population::Level::wijk) continue;
        if (row.population < 100 || row.population > 140) continue;
        ++tried;
        const Population people = population_of(row.code, 5);
        EXPECT_EQ(broken(people), "") << row.code;
        EXPECT_EQ(people.persons.rows(), row.population) << row.code;
    }
    EXPECT_GT(tried, 20);
}

// CBS 85984NED, one-person households of the ten buurten of Charlois on 1 January 2024.
TEST(PopulationOf, CharloisHasThePublishedNumberOfPeopleLivingAlone) {
    const double published = 155 + 3310 + 3625 + 3460 + 3770 + 330 + 505 + 2635 + 160 + 335;
    const Population people = population_of("WK059915", 1);
    double made = 0;

    for (const HouseholdType type : people.households.type)
        made += type == HouseholdType::one_person;

    EXPECT_NEAR(made, published, 10);
}

// Published and not used in fitting: households times mean size of the ten buurten of Charlois. The
// mean is published with one decimal, so its own error is up to 0.05 / 1.95, or 2.6 per cent.
TEST(PopulationOf, CharloisHasThePublishedNumberOfPeopleInPrivateHouseholds) {
    const Population people = population_of("WK059915", 1);

    bool found = false;
    for (const auto& cell : people.fit) {
        if (cell.table != "persons in private households") continue;
        found = true;
        EXPECT_FALSE(cell.fitted);
        EXPECT_NEAR(cell.made / cell.wanted, 1, 0.026);
    }
    EXPECT_TRUE(found);
}

TEST(PopulationOf, OneSeedIsTheSameTwice) {
    EXPECT_TRUE(same_population(population_of("WK030713", 11), population_of("WK030713", 11)));
}

TEST(PopulationOf, AnotherSeedIsAnother) {
    EXPECT_FALSE(same_population(population_of("WK030713", 11), population_of("WK030713", 12)));
}

TEST(PopulationOf, SeedsMadeInParallelAreTheSameAsOneByOne) {
    const auto area = area_of("WK030713");
    std::vector<Population> together(16);
    country();

    tbb::parallel_for(std::size_t{0}, together.size(), [&](std::size_t i) {
        together[i] = *models::population::make_population(country(), area, i);
    });

    for (std::size_t i = 0; i < together.size(); ++i)
        EXPECT_TRUE(same_population(together[i], population_of("WK030713", i))) << i;
}

TEST(PopulationOf, AWijkStandsInsideItsOutlineAndFollowsItsBuurten) {
    const Population people = population_of("WK030713", 1);
    const auto& homes = people.households;
    const auto& outline = country().outlines.at("WK030713");

    std::uint32_t outside = 0;
    for (std::uint32_t h = 0; h < homes.rows(); ++h) {
        outside += !models::population::inside(outline, {homes.x[h], homes.y[h]});
        if (h > 0) {
            ASSERT_GE(homes.buurt[h], homes.buurt[h - 1]);
        }
    }
    // Only squares of the grid that the border cuts can put a home outside.
    EXPECT_LT(outside, homes.rows() / 10);
}

// Sixteen homes on along a Hilbert curve is about four homes away; row by row it would be sixteen.
TEST(PopulationOf, NeighboursInMemoryAreNeighboursOnTheGround) {
    const Population people = population_of("WK030713", 1);
    const auto& homes = people.households;
    double near = 0, far = 0;

    for (std::uint32_t h = 16; h < homes.rows(); ++h) {
        const std::uint32_t other = (h * 7919u) % homes.rows();
        if (homes.buurt[h] != homes.buurt[h - 16] || homes.buurt[h] != homes.buurt[other]) continue;
        near += std::hypot(homes.x[h] - homes.x[h - 16], homes.y[h] - homes.y[h - 16]);
        far += std::hypot(homes.x[h] - homes.x[other], homes.y[h] - homes.y[other]);
    }

    EXPECT_GT(near, 0);
    EXPECT_LT(near, 0.5 * far);
}

TEST(PopulationOf, OldPeopleAreMoreLimitedThanTheYoungAndHealthFollowsAge) {
    const Population people = population_of("WK059915", 1);
    const auto& p = people.persons;
    std::array<double, 3> limited{}, all{};  // 18-64, 65-79, 80 and over

    for (std::uint32_t i = 0; i < p.rows(); ++i) {
        if (p.age[i] < 18) continue;
        const std::size_t k = p.age[i] < 65 ? 0 : p.age[i] < 80 ? 1 : 2;
        limited[k] += p.mobility_limited[i];
        ++all[k];
    }

    EXPECT_LT(limited[0] / all[0], limited[1] / all[1]);
    EXPECT_LT(1.3 * limited[1] / all[1], limited[2] / all[2]);
}

// In the country male partners are 2.5 years older; raking alone would lose a year of it.
TEST(PopulationOf, PartnersKeepTheMeanAgeGapOfTheCountry) {
    const Population people = population_of("WK059915", 1);
    const auto& p = people.persons;
    const auto& h = people.households;
    double gap = 0, couples = 0;

    for (std::uint32_t i = 0; i < h.rows(); ++i) {
        if (h.type[i] != HouseholdType::couple && h.type[i] != HouseholdType::couple_children)
            continue;
        const std::uint32_t a = h.first_person[i], b = a + 1;
        if (p.sex[a] == p.sex[b]) continue;
        const int difference = p.age[a] - p.age[b];
        gap += p.sex[a] == models::Sex::man ? difference : -difference;
        ++couples;
    }

    EXPECT_NEAR(gap / couples, 2.5, 0.4);
}

TEST(PopulationOf, AreasWithoutAnyOtherFiguresIsMadeFromTheCountrys) {
    models::population::AreaData bare = country();
    bare.wijken.clear();
    bare.known.clear();
    bare.outlines.clear();
    bare.buurt_points.clear();
    const auto country_health = bare.health.at("NL00");
    bare.health = {{"NL00", country_health}};
    const auto facts = bare.municipalities.at("NL00");
    bare.municipalities = {{"NL00", facts}};

    const auto people = models::population::make_population(bare, area_of("WK030713"), 1);

    ASSERT_TRUE(people) << people.error().text();
    EXPECT_EQ(people->persons.rows(), 4560u);
    EXPECT_EQ(broken(*people), "");
    EXPECT_EQ(badly_fitted(*people), "");
    for (const auto& cell : people->fit)
        if (cell.table == "tenure") {
            EXPECT_TRUE(cell.estimated);
        }
}

}  // namespace
}  // namespace tests
