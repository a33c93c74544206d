#include "cli/validate.h"

#include <filesystem>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "sim/parallel.h"
#include "sim/whole_file.h"

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/validate_plan.h"
#include "cli/validate_trials.h"
#include "cli/validation.h"
#include "cli/validation_page.h"
#include "cli/validation_pictures.h"
#include "models/places/municipalities.h"
#include "models/places/places.h"
#include "models/population/area_data.h"

namespace cli {
namespace {

namespace places = models::places;
namespace validation = models::validation;
using Replicates = std::vector<validation::Replicate>;

/// The files that are to be written, each checked before anything is run.
struct Outputs {
    std::optional<sim::WholeFile> html, markdown;
};

void begin_file(const char* option,
                const std::string& path,
                std::optional<sim::WholeFile>& file,
                sim::Error& problems) {
    if (path.empty()) return;
    auto begun = sim::WholeFile::begin(path, true);
    if (begun) {
        file = std::move(*begun);
        return;
    }
    for (auto& problem : begun.error().problems)
        problem.what = fmt::format("{}: {}", option, problem.what);
    problems.add(std::move(begun.error()));
}

sim::Result<Replicates> live(const ValidatePlan& plan,
                             const validation::RunInput& input,
                             bool quiet) {
    Progress progress(validation::work_of(plan.run), "area-weeks", quiet);
    const validation::RunWatch watch{[&](std::uint64_t weeks) { progress.advance(weeks); },
                                     [] { return interrupted(); }};
    sim::Result<Replicates> lived = sim::fail(sim::Error{});
    sim::with_threads(plan.threads,
                      [&] { lived = validation::live_replicates(input, plan.run, watch); });
    return lived;
}

/// What --places reads.
struct PlaceInputs {
    std::unordered_map<std::string, places::Published> published;
    std::vector<places::Place> listed;
};

PlaceInputs read_places(const ValidatePlan& plan,
                        const models::population::AreaData& data,
                        sim::Error& problems) {
    PlaceInputs out;
    auto published = places::read_published(plan.data);
    auto listed = places::read_places(data, plan.places);
    if (!published) problems.add(published.error());
    if (!listed) problems.add(listed.error());
    if (published) out.published = std::move(*published);
    if (listed) out.listed = std::move(*listed);
    return out;
}

/// What --places adds.
struct PlaceFigures {
    std::vector<validation::Figure> municipal;
    std::vector<places::PlaceResult> results;  // empty: interrupted
};

/// Places live by the defaults, as in `wijk places`.
sim::Result<PlaceFigures> live_places(const ValidatePlan& plan,
                                      const validation::RunInput& input,
                                      const PlaceInputs& read,
                                      bool quiet) {
    const std::span rules(&plan.run.rules, 1);
    const places::LivesInput lives{.data = input.areas,
                                   .rates = input.rates,
                                   .rules = rules,
                                   .seed = plan.run.seed,
                                   .stop = [] { return interrupted(); }};
    const auto& years = places::kYearsPublished;
    if (!quiet) say(fmt::format("replicates have lived, now {} places", read.listed.size()));
    Progress progress(
        static_cast<std::uint64_t>(places::residents_for(lives, plan.municipal) +
                                   places::residents_to_live(read.listed, years, rules.size())),
        "residents",
        quiet);
    const auto lived = [&](double residents) {
        progress.advance(static_cast<std::uint64_t>(residents));
    };
    sim::Result<std::vector<double>> municipal = std::vector<double>{};
    sim::Result<std::vector<places::PlaceResult>> results = std::vector<places::PlaceResult>{};
    sim::with_threads(plan.threads, [&] {
        if (!plan.municipal.empty())
            municipal = places::municipal_values(lives, plan.municipal, lived);
        if (!interrupted())
            results = places::compare_places(lives, read.published, read.listed, years, lived);
    });
    if (!municipal) return sim::fail(municipal.error());
    if (!results) return sim::fail(results.error());
    if (interrupted()) return PlaceFigures{};
    PlaceFigures out;
    out.results = std::move(*results);
    for (std::size_t k = 0; k < municipal->size(); ++k)
        out.municipal.push_back(
            {plan.municipal[k], validation::summarise(std::span(&(*municipal)[k], 1))});
    return out;
}

/// Figures of municipalities and trials come first: a target of one place is better asked there.
std::vector<validation::Figure> figures_of(const ValidatePlan& plan,
                                           const Replicates& lived,
                                           std::vector<validation::Figure> figures) {
    for (std::size_t m = 0; m < plan.run.measures.size(); ++m) {
        std::vector<double> values;
        for (const auto& replicate : lived)
            values.push_back(replicate.values[m]);
        figures.push_back({std::string(plan.run.measures[m]->name), validation::summarise(values)});
    }
    return figures;
}

/// The command as one would give it from anywhere: `build/release/bin/wijk ...` is `wijk ...`.
std::string without_folder(const std::string& command_line) {
    const auto slash = command_line.substr(0, command_line.find(' ')).rfind('/');
    return slash == std::string::npos ? command_line : command_line.substr(slash + 1);
}

Validation conclude(const ValidateOptions& options,
                    ValidatePlan plan,
                    const Replicates& lived,
                    PlaceFigures places,
                    std::vector<validation::Figure> trials) {
    Validation out;
    out.trials_stopped = plan.has_trials() && trials.empty();
    if (out.trials_stopped)
        for (const auto* names : {&plan.trials, &plan.approaches})
            for (const auto& name : *names)
                plan.not_run.push_back({name, "not run: interrupted before all trials were done"});
    out.tried = !trials.empty();
    auto figures = std::move(places.municipal);
    std::move(trials.begin(), trials.end(), std::back_inserter(figures));
    out.places_stopped = options.places && places.results.empty();
    if (out.places_stopped)
        for (const auto& name : plan.municipal)
            plan.not_run.push_back({name, "not run: interrupted before all places had lived"});
    out.findings = validation::findings_of(
        plan.asked, figures_of(plan, lived, std::move(figures)), plan.not_run, plan.reasons);
    out.notes = validation::notes_on(plan.reasons, out.findings, plan.names);
    std::vector<validation::CurveSet> curves;
    for (const auto& replicate : lived)
        curves.push_back(replicate.curves);
    out.curves = validation::summarise_curves(curves);
    out.places = std::move(places.results);
    out.ensemble = std::move(plan.run.ensemble);
    out.ensemble_file = std::filesystem::path(plan.ensemble).filename().string();
    out.panel_file = plan.panel;
    out.command_line = without_folder(options.command_line);
    out.areas = plan.run.areas.size();
    out.residents = lived.empty() ? 0 : lived.front().residents;
    out.seed = plan.run.seed;
    out.replicates = static_cast<std::uint32_t>(lived.size());
    out.replicates_wanted = plan.run.replicates;
    out.quick = options.quick;
    return out;
}

sim::Result<void> write_outputs(const Outputs& outputs,
                                const Validation& found,
                                const std::string& prose) {
    if (outputs.html) {
        if (auto done = outputs.html->write_text(validation_page(found, prose)); !done) return done;
        say("Page: " + outputs.html->path());
    }
    if (!outputs.markdown) return {};
    const auto folder = std::filesystem::path(outputs.markdown->path()).parent_path() / "pictures";
    std::error_code refused;
    std::filesystem::create_directories(folder, refused);
    for (const auto& picture : all_pictures(found)) {
        const auto path = (folder / ("validation-" + picture.name + ".svg")).string();
        const auto file = sim::WholeFile::begin(path, true);
        if (!file) return sim::fail(file.error());
        if (auto done = file->write_text(picture.svg); !done) return done;
    }
    auto done = outputs.markdown->write_text(validation_document(found, prose));
    if (!done) return done;
    say("Document: " + outputs.markdown->path());
    return {};
}

/// Prints what was found; 1 when it was interrupted.
int show(const ValidateOptions& options, const Validation& found) {
    print(options.json ? validation_as_json(found) : validation_as_text(found));
    if (options.json) {
        for (const auto& note : found.notes)
            say("note: " + note);
    }
    if (found.replicates < found.replicates_wanted) {
        return failed(
            fmt::format("interrupted: what is shown rests on {} of {} replicates, and no file is "
                        "written",
                        found.replicates,
                        found.replicates_wanted));
    }
    if (found.places_stopped)
        return failed(
            "interrupted before all places had lived: none is shown, and no file is "
            "written");
    if (found.trials_stopped)
        return failed(
            "interrupted before all trials were done: none is shown, and no file is written");
    return kDone;
}

}  // namespace

int validate(const ValidateOptions& options) {
    auto plan = plan_validation(options);
    sim::Error problems = plan ? sim::Error{} : plan.error();
    Outputs outputs;
    begin_file("--html", options.html, outputs.html, problems);
    begin_file("--markdown", options.markdown, outputs.markdown, problems);
    if (!problems.problems.empty()) return wrong_input(problems);
    const auto data = models::population::read_area_data(plan->data);
    const auto rates = models::read_vital_rates(plan->data);
    if (!data) problems.add(data.error());
    if (!rates) problems.add(rates.error());
    PlaceInputs places_read;
    if (data && options.places) places_read = read_places(*plan, *data, problems);
    TrialInputs trials_read;
    if (data && plan->has_trials()) trials_read = read_trials(*plan, *data, problems);
    if (!problems.problems.empty()) return wrong_input(problems);

    watch_for_interrupts();
    const auto lived = live(*plan, {*data, *rates}, options.quiet);
    if (!lived) return wrong_input(lived.error());
    if (lived->empty()) return failed("interrupted before a replicate was finished");
    sim::Result<PlaceFigures> in_places = PlaceFigures{};
    if (options.places && !interrupted())
        in_places = live_places(*plan, {*data, *rates}, places_read, options.quiet);
    if (!in_places) return wrong_input(in_places.error());
    sim::Result<std::vector<validation::Figure>> tried = std::vector<validation::Figure>{};
    if (plan->has_trials() && !interrupted())
        tried = live_trials(*plan, *data, *rates, trials_read, options.quiet);
    if (!tried) return wrong_input(tried.error());
    const auto prose = plan->prose;
    const auto found =
        conclude(options, std::move(*plan), *lived, std::move(*in_places), std::move(*tried));
    const int code = show(options, found);
    if (code != kDone) return code;
    const auto written = write_outputs(outputs, found, prose);
    if (!written) return failed(written.error().text());
    return finish_output(kDone);
}

}  // namespace cli
