#include "cli/places.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/parallel.h"
#include "sim/whole_file.h"

#include "cli/data_folder.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "models/ensemble.h"
#include "models/places/municipalities.h"

namespace cli {

namespace {

namespace places = models::places;
namespace population = models::population;

constexpr const char* kStopped = "interrupted before all places had lived: nothing is shown";
constexpr std::uint32_t kMembers = 6;  // of an ensemble that is asked for; they take turns

/// The defaults, which stand at the centre of the shipped ensemble, or members of one. Few members
/// would move the level of all places at once and say nothing about places.
sim::Result<std::vector<models::Rules>> rules_of(const PlacesOptions& options) {
    if (options.ensemble.empty() || options.ensemble == "none")
        return std::vector<models::Rules>(1);
    const auto ensemble = models::read_ensemble(options.ensemble);
    if (!ensemble) return sim::fail(ensemble.error());
    if (ensemble->empty()) return std::vector<models::Rules>(1);
    std::vector<models::Rules> out(kMembers);
    for (std::uint32_t draw = 0; draw < kMembers; ++draw)
        models::apply_member(
            *ensemble, models::drawn_member(*ensemble, options.seed, draw), out[draw]);
    return out;
}

/// Everything a comparison reads.
struct Inputs {
    population::AreaData data;
    models::VitalRates rates;
    std::vector<models::Rules> rules;

    places::LivesInput lives(const PlacesOptions& options) const {
        return {.data = data,
                .rates = rates,
                .rules = rules,
                .seed = options.seed,
                .everyday = options.everyday,
                .stop = [] { return interrupted(); }};
    }
};

sim::Result<Inputs> read_inputs(const PlacesOptions& options) {
    sim::Error problems;
    auto data = population::read_area_data(options.data);
    auto rates = models::read_vital_rates(options.data);
    auto rules = rules_of(options);
    if (!data) problems.add(data.error());
    if (!rates) problems.add(rates.error());
    if (!rules) problems.add(rules.error());
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return Inputs{std::move(*data), *rates, std::move(*rules)};
}

sim::Result<std::vector<int>> years_of(const PlacesOptions& options) {
    const auto& known = places::kYearsPublished;
    if (options.years.empty()) return std::vector<int>(known.begin(), known.end());
    sim::Error problems;
    for (const int year : options.years)
        if (std::find(known.begin(), known.end(), year) == known.end())
            problems.add(sim::Error::of(fmt::format("--year {} is a year without figures", year),
                                        "2012, 2016 or 2020"));
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    auto years = options.years;
    std::sort(years.begin(), years.end());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years;
}

/// The work of `wijk places` once all input is read.
int compare(const PlacesOptions& options,
            const Inputs& inputs,
            const std::vector<places::Place>& list,
            const std::vector<int>& years) {
    sim::Result<sim::WholeFile> file = sim::fail(sim::Error{});
    if (!options.csv.empty()) {
        file = sim::WholeFile::begin(options.csv, true);
        if (!file) return wrong_input(file.error());
    }
    const auto published = places::read_published(options.data);
    if (!published) return wrong_input(published.error());
    const auto input = inputs.lives(options);
    if (!options.quiet) say(fmt::format("living {} places", list.size()));
    const double total = places::residents_to_live(list, years, inputs.rules.size());
    Progress progress(static_cast<std::uint64_t>(total), "residents", options.quiet);
    sim::Result<PlaceResults> results = PlaceResults{};
    sim::with_threads(options.threads, [&] {
        results = places::compare_places(input, *published, list, years, [&](double residents) {
            progress.advance(static_cast<std::uint64_t>(residents));
        });
    });
    progress.finish();
    if (!results) return wrong_input(results.error());
    if (interrupted()) return failed(kStopped);
    if (file) {
        const auto written = file->write_text(places_as_csv(*results, years));
        if (!written) return failed(written.error().text());
    }
    print(options.json ? places_as_json(*results, years) : places_as_text(*results, years));
    return finish_output(kDone);
}

int show_municipalities(const PlacesOptions& options, const Inputs& inputs) {
    std::vector<std::string> names;
    for (const auto& figure : places::municipal_figures())
        names.emplace_back(figure.name);
    const auto input = inputs.lives(options);
    Progress progress(static_cast<std::uint64_t>(places::residents_for(input, names)),
                      "residents",
                      options.quiet);
    sim::Result<std::vector<double>> values = std::vector<double>{};
    sim::with_threads(options.threads, [&] {
        values = places::municipal_values(input, names, [&](double residents) {
            progress.advance(static_cast<std::uint64_t>(residents));
        });
    });
    progress.finish();
    if (!values) return wrong_input(values.error());
    if (interrupted()) return failed(kStopped);
    print(options.json ? municipalities_as_json(*values) : municipalities_as_text(*values));
    return finish_output(kDone);
}

}  // namespace

int show_places(const PlacesOptions& options) {
    watch_for_interrupts();
    const auto years = years_of(options);
    const auto inputs = read_inputs(options);
    sim::Error problems;
    if (!years) problems.add(years.error());
    if (!inputs) problems.add(inputs.error());
    if (!problems.problems.empty()) return wrong_input(problems);
    if (options.municipalities) return show_municipalities(options, *inputs);

    const auto path =
        options.list.empty() ? shipped_file(options.data, "targets/places.csv") : options.list;
    if (path.empty())
        return wrong_input(sim::Error::of("no list of places ships with this data folder",
                                          "give one with --list FILE: a CSV file with a column "
                                          "code"));
    const auto list = places::read_places(inputs->data, path);
    if (!list) return wrong_input(list.error());
    return compare(options, *inputs, *list, *years);
}

}  // namespace cli
