#include "models/residents/vital_rates.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "sim/csv_reader.h"

namespace models {

namespace {

constexpr std::size_t kAges = VitalRates::kAges;
using Curve = std::array<double, kAges>;

/// Rates of the middle of age groups, as a curve over single years: straight lines between the
/// middles, of the logarithm when `logarithmic`.
Curve between_middles(const std::vector<std::pair<double, double>>& middles, bool logarithmic) {
    Curve curve{};
    std::size_t at = 0;
    for (std::size_t age = 0; age < kAges; ++age) {
        const double x = static_cast<double>(age) + 0.5;
        while (at + 2 < middles.size() && x > middles[at + 1].first)
            ++at;
        const auto [x0, y0] = middles[at];
        const auto [x1, y1] = middles[at + 1];
        const double t = std::clamp((x - x0) / (x1 - x0), 0.0, 1.0);
        curve[age] = logarithmic ? std::exp((1 - t) * std::log(y0) + t * std::log(y1))
                                 : (1 - t) * y0 + t * y1;
    }
    return curve;
}

VitalRates::ByAge as_rates(const Curve& curve) {
    VitalRates::ByAge rates{};
    for (std::size_t age = 0; age < kAges; ++age)
        rates[age] = static_cast<float>(curve[age]);
    return rates;
}

sim::Error read_deaths(const std::string& folder, VitalRates& rates) {
    constexpr std::array<std::string_view, 3> columns{"sex", "age_from", "central_death_rate"};
    const auto table = sim::read_csv(folder + "/mortality_nl_2015_2020.csv", columns);
    if (!table) return table.error();
    sim::Error error;
    std::array<std::vector<std::pair<double, double>>, 2> middles;
    std::array<double, 2> infants{};
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const std::size_t sex = table->text(row, table->find("sex")) == "men" ? 0 : 1;
        const double from = table->number(row, table->find("age_from"), error);
        const double rate = table->number(row, table->find("central_death_rate"), error);
        if (from == 0)
            infants[sex] = rate;
        else
            middles[sex].emplace_back(from == 1 ? 3.0 : from + 2.5, rate);
    }
    for (std::size_t sex = 0; sex < 2; ++sex) {
        if (middles[sex].size() < 2)
            return sim::Error::in_file(table->file(), "no rates for one of the sexes");
        rates.death[sex] = as_rates(between_middles(middles[sex], true));
        rates.death[sex][0] = static_cast<float>(infants[sex]);
    }
    return error;
}

sim::Error read_births(const std::string& folder, VitalRates& rates) {
    constexpr std::array<std::string_view, 3> columns{"measure", "age_group", "value"};
    const auto table = sim::read_csv(folder + "/fertility_nl_2015_2020.csv", columns);
    if (!table) return table.error();
    sim::Error error;
    std::vector<std::pair<double, double>> middles{{14.0, 0.0}};
    double total = 0;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const double value = table->number(row, table->find("value"), error);
        if (table->text(row, table->find("measure")) == "tfr") {
            total = value;
            continue;
        }
        middles.emplace_back(15.0 + 2.5 + 5.0 * static_cast<double>(middles.size() - 1), value);
    }
    middles.emplace_back(51.0, 0.0);
    Curve curve = between_middles(middles, false);
    double sum = 0;
    for (const double value : curve)
        sum += value;
    if (!(sum > 0) || !(total > 0))
        return sim::Error::in_file(table->file(), "no fertility by age, or no total");
    for (double& value : curve)
        value *= total / sum;  // children per woman stay as published
    rates.birth = as_rates(curve);
    return error;
}

// Above the last published age: docs/population.md#rates.
constexpr double kMoveWithinOld = 0.022;
constexpr double kMoveBetweenOld = 0.012;

/// Moves into a care home per person-year. Assumption: the share in institutions doubles about
/// every five years above 75, and people stay there for about two years.
double move_to_care(std::size_t age) {
    if (age < 75) return 0;
    return std::min(0.15, 0.006 * std::exp2((static_cast<double>(age) - 75) / 5));
}
constexpr double kCareInMunicipality = 0.7;  // assumption

sim::Error read_moves(const std::string& folder, VitalRates& rates) {
    constexpr std::array<std::string_view, 4> columns{"age",
                                                      "moved_within_municipality_pct",
                                                      "moved_between_municipalities_pct",
                                                      "emigrated_pct"};
    const auto table = sim::read_csv(folder + "/moving_nl_2017.csv", columns);
    if (!table) return table.error();
    sim::Error error;
    Curve within{}, between{};
    within.fill(kMoveWithinOld);
    between.fill(kMoveBetweenOld);
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const double age = table->number(row, table->find(columns[0]), error);
        if (!(age >= 0 && age < kAges)) continue;
        const auto i = static_cast<std::size_t>(age);
        within[i] = table->number(row, table->find(columns[1]), error) / 100;
        between[i] = (table->number(row, table->find(columns[2]), error) +
                      table->number(row, table->find(columns[3]), error)) /
                     100;
    }
    for (std::size_t age = 0; age < kAges; ++age) {
        within[age] += kCareInMunicipality * move_to_care(age);
        between[age] += (1 - kCareInMunicipality) * move_to_care(age);
    }
    rates.move_within = as_rates(within);
    rates.move_between = as_rates(between);
    return error;
}

/// Residents of the Netherlands by sex and single year of age: married, and not married.
struct MarriedPeople {
    std::array<Curve, 2> married{}, unmarried{};
};

/// Residents by five-year group and sex (2019), split by the share of married partners of all
/// partners of that age in the municipalities (2020).
sim::Result<MarriedPeople> read_married(const std::string& folder) {
    constexpr std::array<std::string_view, 7> nl{"sex",
                                                 "age_from",
                                                 "partner",
                                                 "child_at_home",
                                                 "living_alone",
                                                 "single_parent",
                                                 "other_member"};
    constexpr std::array<std::string_view, 5> gm{"age_from",
                                                 "partner_unmarried_no_children",
                                                 "partner_married_no_children",
                                                 "partner_unmarried_with_children",
                                                 "partner_married_with_children"};
    const auto country = sim::read_csv(folder + "/household_position_nl_2019.csv", nl);
    if (!country) return sim::fail(country.error());
    const auto places = sim::read_csv(folder + "/household_position_municipality_2020.csv", gm);
    if (!places) return sim::fail(places.error());

    sim::Error error;
    std::array<double, 20> married{}, partners{};
    for (std::size_t row = 0; row < places->rows(); ++row) {
        const double from = places->number(row, places->find("age_from"), error);
        if (!(from >= 0 && from < 100)) continue;
        const auto group = static_cast<std::size_t>(from) / 5;
        for (std::size_t i = 1; i < 5; ++i) {
            const double n = places->number(row, places->find(gm[i]), error);
            partners[group] += n;
            if (i == 2 || i == 4) married[group] += n;
        }
    }
    MarriedPeople people;
    for (std::size_t row = 0; row < country->rows(); ++row) {
        const std::size_t sex = country->text(row, country->find("sex")) == "men" ? 0 : 1;
        const double from = country->number(row, country->find("age_from"), error);
        if (!(from >= 0 && from < 100)) continue;
        const auto group = static_cast<std::size_t>(from) / 5;
        double all = 0;
        for (std::size_t i = 2; i < nl.size(); ++i)
            all += country->number(row, country->find(nl[i]), error);
        const double with = country->number(row, country->find("partner"), error) *
                            (partners[group] > 0 ? married[group] / partners[group] : 0);
        for (std::size_t year = 0; year < 5; ++year) {
            people.married[sex][5 * group + year] = with / 5;
            people.unmarried[sex][5 * group + year] = (all - with) / 5;
        }
    }
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return people;
}

/// Shape of marrying over age: a hump with its top at 32 and a thin tail. An assumption with the
/// form found in most of Europe; the level is that of CBS.
double marry_shape(std::size_t age) {
    if (age < 18) return 0;
    const double x = (std::log(static_cast<double>(age) - 15) - std::log(17.0)) / 0.5;
    return std::exp(-0.5 * x * x) + 0.02;
}

/// Shape of divorcing over age: highest around 42, rare after 70. An assumption, as above.
double divorce_shape(std::size_t age) {
    if (age < 18) return 0;
    const double x = (static_cast<double>(age) - 42) / 13;
    return std::exp(-0.5 * x * x) + 0.05;
}

/// Scales a shape so that the people of those ages together have the published rate.
VitalRates::ByAge scaled(double (*shape)(std::size_t), const Curve& people, double rate) {
    double expected = 0, all = 0;
    for (std::size_t age = 15; age < kAges; ++age) {
        expected += shape(age) * people[age];
        all += people[age];
    }
    Curve curve{};
    for (std::size_t age = 0; age < kAges; ++age)
        curve[age] = shape(age) * rate * all / std::max(expected, 1e-12);
    return as_rates(curve);
}

sim::Error read_marriages(const std::string& folder, VitalRates& rates) {
    constexpr std::array<std::string_view, 4> columns{"marrying_men_per_1000_unmarried",
                                                      "marrying_women_per_1000_unmarried",
                                                      "divorcing_men_per_1000_married",
                                                      "divorcing_women_per_1000_married"};
    const auto table = sim::read_csv(folder + "/marital_transitions_nl.csv", columns);
    if (!table) return table.error();
    if (table->rows() == 0) return sim::Error::in_file(table->file(), "no years");
    const auto people = read_married(folder);
    if (!people) return people.error();
    sim::Error error;
    const std::size_t last = table->rows() - 1;  // the latest year
    for (std::size_t sex = 0; sex < 2; ++sex) {
        const double marrying = table->number(last, table->find(columns[sex]), error) / 1000;
        const double divorcing = table->number(last, table->find(columns[2 + sex]), error) / 1000;
        rates.marry[sex] = scaled(marry_shape, people->unmarried[sex], marrying);
        rates.divorce[sex] = scaled(divorce_shape, people->married[sex], divorcing);
    }
    return error;
}

}  // namespace

sim::Result<VitalRates> read_vital_rates(const std::string& folder) {
    VitalRates rates;
    sim::Error error;
    for (auto* read : {&read_deaths, &read_births, &read_moves, &read_marriages})
        error.add(read(folder, rates));
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return rates;
}

}  // namespace models
