#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/bound_fields.h"
#include "sim/parameters.h"
#include "sim/result.h"
#include "sim/toml_reader.h"
#include "sim/units.h"

#include "models/collaboration/terms.h"
#include "models/ensemble.h"
#include "models/interventions/catalogue.h"
#include "models/rule_changes.h"
#include "models/rules.h"
#include "models/scenario_factors.h"
#include "models/scenario_pattern.h"

namespace models {

/// One intervention at work in an arm.
struct ArmProgramme {
    std::string name;
    int programme = -1;  // index in the catalogue
    int start_week = 0;
    int stop_week = 0;  // first week without it; the end of the run when a file does not say
    bool to_the_end = true;
    double scale = 1;                       // of the capacity
    std::map<std::string, double> changes;  // fields of the catalogue that differ in this arm
    sim::Place place;
    bool everyday = false;  // there in all arms, the baseline too
};

/// A local network in an arm.
struct ArmNetwork {
    collaboration::NetworkTerms terms;
    std::map<std::string, double> organisations;  // fields of OrganisationRules that differ
    sim::Place place;
};

/// One of the lives that a replicate lives. Arms differ through their programmes and through what
/// changes in them, and are the same before the first week of either.
struct Arm {
    std::string name;   // "baseline" comes first
    std::string title;  // for people
    std::vector<ArmProgramme> programmes;
    sim::Place place;
    std::vector<RuleChange> changes = {};   // of the rules, in time
    std::vector<Shock> shocks = {};         // in this arm only
    std::vector<ArmNetwork> networks = {};  // in the order of the file
    // Of a twin: lived with ties.contact.drain = 0 from before the burn-in on, and compared with
    // the twin of the baseline.
    bool without_contagion = false;
};

/// A twin is called as its arm, with this behind it.
inline constexpr const char* kWithoutContagion = "/no-contagion";
inline constexpr const char* kDrain = "ties.contact.drain";

/// The text of a file that a scenario was read from.
struct SourceText {
    std::string file;
    std::string text;
};

inline constexpr double kShortestRun = 0.1;  // years
inline constexpr double kLongestRun = 100;
inline constexpr int kMostReplicates = 100'000;
inline constexpr int kLongestRunWeeks = static_cast<int>(kLongestRun * sim::kWeeksPerYear);

/// Everything that decides a run: where, how long, how often, by which rules, in which arms.
struct Scenario {
    std::string title;
    std::string area;             // key `wijk`: a CBS code or a name; several, joined by +
    std::string population_file;  // own margins; empty: the tables of CBS
    double years = 5;
    int replicates = 20;
    std::uint64_t seed = 1;
    int base_year = 2022;        // of the levels and margins: 2012, 2016, 2020 or 2022
    int observe_every = 4;       // weeks
    int burn_in_weeks = 104;     // before week 0, without programmes, not observed
    std::string start_date;      // YYYY-MM-DD, of week 0; empty in a file: 1 January of base_year
    bool demography = true;      // whether people age, die, are born and move
    bool everyday = false;       // whether those who help are there without a programme too
    std::vector<int> snapshots;  // weeks of resident-level snapshots
    std::vector<Shock> shocks;   // in all arms
    bool without_contagion = false;  // every arm also lives a twin without contagion
    bool events = false;             // whether results hold what happened in every case

    std::vector<ArmProgramme> everyday_programmes;  // ordinary life: every arm begins with them

    Rules rules;
    Ensemble ensemble;          // what replicates draw; only numbers that nobody fixed
    std::string ensemble_file;  // empty: none, the rules are the same in all replicates
    interventions::Catalogue catalogue;
    std::vector<Arm> arms;
    Pattern pattern;  // what must come out; empty in most scenarios
    Factors factors;  // what is changed alone and in pairs; empty in most scenarios

    std::string catalogue_file;
    interventions::Catalogue catalogue_as_filed;  // before a scenario or --set changed its numbers
    sim::GivenNumbers given;          // numbers that differ from the rules' defaults, with sources
    std::vector<SourceText> sources;  // base files first, the scenario itself last
    std::map<std::string, sim::Place> places;  // of `wijk` and `snapshots`

    int weeks() const { return static_cast<int>(std::lround(years * sim::kWeeksPerYear)); }
    const std::string& file() const { return sources.back().file; }
};

/// Fields of the rules and of the catalogue.
template <class Fields>
void describe(Fields& fields, Scenario& scenario) {
    describe(fields, scenario.rules);
    interventions::describe(fields, scenario.catalogue);
}

/// What a caller may ask of a scenario before it is checked, as the command line does.
struct ScenarioChanges {
    std::vector<std::string> set;   // NAME=VALUE
    std::vector<std::string> arms;  // names to keep, with the baseline; empty: all
    std::vector<int> snapshots;     // instead of the scenario's
    bool has_years = false;
    double years = 0;
    bool has_replicates = false;
    int replicates = 0;
    bool has_seed = false;
    std::uint64_t seed = 0;
    std::string area;      // a CBS code or a name, instead of the scenario's; empty: as it says
    std::string ensemble;  // a file or "none", instead of the scenario's; empty: as it says
    bool without_contagion = false;
    bool factor_pairs = false;  // an arm for each two factors, too
};

/// Reads a scenario, the files that it extends and its catalogue, applies `changes` and checks what
/// it means. Collects all problems. `catalogue` is used when neither the scenario names one nor an
/// interventions.toml stands beside it, and `ensemble` when neither the scenario nor `changes` say
/// which ensemble to draw from; empty: none.
sim::Result<Scenario> load_scenario(const std::string& path,
                                    const ScenarioChanges& changes = {},
                                    const std::string& catalogue = {},
                                    const std::string& ensemble = {});

/// The draw of the ensemble that a replicate belongs to: two replicates a draw.
constexpr std::uint32_t draw_of(std::uint32_t replicate) {
    return replicate / 2;
}

/// The rules of one replicate: the scenario's, with the numbers of its draw.
Rules rules_of(const Scenario& scenario, std::uint32_t replicate);

/// Everything that changes in time in an arm, that of all arms first.
RuleCourse course_of(const Scenario& scenario, const Arm& arm);

/// First week in which an arm may differ from what it is compared with; weeks() + 1: never.
int first_difference(const Scenario& scenario, const Arm& arm);

/// What organisations bring to a network: the rules, with the changes of the arm.
organisations::OrganisationRules commitments_of(const organisations::OrganisationRules& rules,
                                                const ArmNetwork& network);

/// The terms of a programme in an arm: the catalogue's, with the changes of the arm and its scale.
interventions::Intervention intervention_of(const Scenario& scenario,
                                            const ArmProgramme& programme);

/// The parameter registry of a scenario: rules and catalogue, with the values and sources in force.
std::vector<sim::Parameter> list_parameters(const Scenario& scenario);

// Parts of load_scenario; each adds to `problems`.
void read_arms(sim::TomlReader& root, Scenario& scenario);
/// What a table says of an arm: it differs so from what the arm was.
void read_into(sim::TomlReader& table, Arm& arm, Scenario& scenario);
void read_factors(sim::TomlReader& root,
                  bool pairs,
                  const sim::Error& problems,
                  Scenario& scenario);
void read_everyday(sim::TomlReader& root, Scenario& scenario);
std::vector<Shock> read_shocks(sim::TomlReader& table);
std::vector<RuleChange> read_changes(sim::TomlReader& table,
                                     const std::string& arm,
                                     Scenario& scenario);
void check_courses(Scenario& scenario, sim::Error& problems);
void add_twins(Scenario& scenario);
void apply_changes(const ScenarioChanges& changes, Scenario& scenario, sim::Error& problems);
void check_scenario(Scenario& scenario, sim::Error& problems);
/// Arms of a run that was made shorter leave out what would have come later.
void shorten(Scenario& scenario);

}  // namespace models
