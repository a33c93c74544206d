#include "cli/population.h"

#include <cstdio>

#include <fmt/format.h>

#include "sim/whole_file.h"

#include "cli/messages.h"
#include "models/population/fit.h"
#include "models/population/hard_rules.h"
#include "models/population/make_population.h"
#include "models/population/own_margins.h"

namespace cli {
namespace {

namespace population = models::population;

void print_fit(const population::Population& people) {
    for (const auto& table : population::summarise(people.fit)) {
        print(fmt::format("\n{}{}\n", table.table, table.fitted ? "" : "  (not fitted)"));
        print(fmt::format("  {:<32} {:>10} {:>10}\n", "", "wanted", "made"));
        for (const auto& cell : people.fit) {
            if (cell.table != table.table) continue;
            print(fmt::format("  {:<32} {:>10.0f} {:>10.0f}{}\n",
                              cell.cell,
                              cell.wanted,
                              cell.made,
                              cell.estimated ? "  estimated" : ""));
        }
        print(fmt::format("  TAE {:.0f}, SRMSE {:.3f}\n", table.total_absolute_error, table.srmse));
    }
}

void print_last_sentence(const population::Population& people) {
    double worst = 0;
    std::string where;
    for (const auto& table : population::summarise(people.fit)) {
        if (!table.fitted || table.srmse <= worst) continue;
        worst = table.srmse;
        where = table.table;
    }
    const std::uint32_t unplaced = people.unplaced_children + people.unplaced_partners;
    print(fmt::format(
        "\n{} ({}) has {} people in {} households; the fitted table that is met worst is {} (SRMSE "
        "{:.3f}), {} people could not be placed as meant and {} hard rules are broken.\n",
        people.name,
        people.code,
        people.persons.rows(),
        people.households.rows(),
        where.empty() ? "none" : where,
        worst,
        unplaced,
        people.rule_violations));
}

constexpr const char* kHeader =
    "person,household,buurt,age,sex,position,marital,origin,education,work,mobility_limited,"
    "limited,"
    "anxious,household_type,tenure,income,strain,x,y\n";

constexpr std::array<const char*, 2> kSex{"man", "woman"};
constexpr std::array<const char*, 7> kPosition{
    "child", "alone", "partner_no_child", "partner_child", "single_parent", "other", "institution"};
constexpr std::array<const char*, 4> kMarital{"never_married", "married", "divorced", "widowed"};
constexpr std::array<const char*, 3> kOrigin{"netherlands", "europe", "outside_europe"};
constexpr std::array<const char*, 4> kEducation{"low", "middle", "high", "none_yet"};
constexpr std::array<const char*, 4> kWork{"not_working", "working", "retired", "student"};
constexpr std::array<const char*, 6> kType{
    "one_person", "couple", "couple_children", "single_parent", "other", "institution"};
constexpr std::array<const char*, 3> kTenure{"owner", "corporation", "other_rent"};
constexpr std::array<const char*, 3> kIncome{"low", "middle", "high"};

constexpr std::array<const char*, 3> kStrain{"none", "some", "great"};

template <std::size_t N, class Value>
const char* name_of(const std::array<const char*, N>& names, Value value) {
    return names[static_cast<std::size_t>(value)];
}

std::string person_line(const population::Population& people, std::uint32_t p) {
    const auto& persons = people.persons;
    const auto& homes = people.households;
    const std::uint32_t h = persons.household[p];
    return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{:.1f},{:.1f}\n",
                       p,
                       h,
                       people.buurten[homes.buurt[h]].code,
                       persons.age[p],
                       name_of(kSex, persons.sex[p]),
                       name_of(kPosition, persons.position[p]),
                       name_of(kMarital, persons.marital[p]),
                       name_of(kOrigin, persons.origin[p]),
                       name_of(kEducation, persons.education[p]),
                       name_of(kWork, persons.work[p]),
                       persons.mobility_limited[p],
                       persons.limited[p],
                       persons.anxious[p],
                       name_of(kType, homes.type[h]),
                       name_of(kTenure, homes.tenure[h]),
                       name_of(kIncome, homes.income[h]),
                       name_of(kStrain, homes.strain[h]),
                       homes.x[h],
                       homes.y[h]);
}

/// Writes all persons under another name first; false when the disk refuses.
bool write_persons(const population::Population& people, const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return false;
    bool good = std::fputs(kHeader, file) >= 0;
    for (std::uint32_t p = 0; good && p < people.persons.rows(); ++p)
        good = std::fputs(person_line(people, p).c_str(), file) >= 0;
    return std::fclose(file) == 0 && good;
}

sim::Result<population::Area> find_area(const population::AreaData& data, const std::string& name) {
    if (name.ends_with(".csv")) return population::read_own_margins(name);
    return population::select_area(data.areas, name);
}

}  // namespace

int show_population(const PopulationOptions& options) {
    const auto data = population::read_area_data(options.data);
    if (!data) return wrong_input(data.error());
    const auto area = find_area(*data, options.area);
    if (!area) return wrong_input(area.error());
    sim::Result<sim::WholeFile> file = sim::fail(sim::Error{});
    if (!options.out.empty()) {
        file = sim::WholeFile::begin(options.out, true);
        if (!file) return wrong_input(file.error());
    }
    const auto people = population::make_population(*data, *area, options.seed);
    if (!people) return wrong_input(people.error());

    print(fmt::format("{} {}, {}: {} residents, seed {}\n",
                      people->code,
                      people->name,
                      people->municipality,
                      people->persons.rows(),
                      options.seed));
    print_fit(*people);
    print(fmt::format("\nnot placed as meant: {} children, {} partners\n",
                      people->unplaced_children,
                      people->unplaced_partners));
    print("hard rules broken:\n");
    for (const auto& rule : population::check_hard_rules(*people))
        print(fmt::format("  {:<60} {:>6}\n", rule.rule, rule.broken));
    if (!options.out.empty()) {
        if (!write_persons(*people, file->partial())) {
            file->discard();
            return failed("cannot write " + file->partial());
        }
        const auto finished = file->finish();
        if (!finished) return failed(finished.error().text());
        print(fmt::format("persons written to {}\n", file->path()));
    }
    print_last_sentence(*people);
    return finish_output(kDone);
}

}  // namespace cli
