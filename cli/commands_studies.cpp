// The commands that study a model or its results.

#include "cli/add_command.h"
#include "cli/factors.h"
#include "cli/patterns.h"
#include "cli/places.h"
#include "cli/trial.h"
#include "cli/validate.h"
#include "cli/view.h"

namespace cli {
namespace {

void add_places(CLI::App& app, int& code) {
    auto o = std::make_shared<PlacesOptions>();
    auto& command = add_command(app,
                                code,
                                "places",
                                "Hold loneliness in many wijken against RIVM's estimates",
                                "wijk places --year 2020 --csv places.csv",
                                &with_data<PlacesOptions, show_places>,
                                o);
    command.add_option("--list", o->list, "CSV file with a column code; default: the shipped 300");
    command.add_option("--year", o->years, "base years: 2012,2016,2020; default: all three")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--csv", o->csv, "file for the figures of every place");
    command.add_flag("--everyday", o->everyday, "with those who help: GPs, volunteers and others");
    command.add_flag("--municipalities",
                     o->municipalities,
                     "the lowest and highest municipality, Amersfoort, Rotterdam and Roosendaal");
    command.add_option("--ensemble",
                       o->ensemble,
                       "file of sets of numbers of which six take turns; default: none");
    add_common_options(command, *o, "seed of the draws");
}

constexpr const char* kTrialFooter =
    "Lonely residents are chosen by lot (3 or more on the 11-item scale, old enough, and where "
    "the\n"
    "intervention is targeted with a cause that it works on). They live once with it, with places\n"
    "and volunteers enough, and once without, in the same luck. d is the difference of their mean\n"
    "scores over the standard deviation without; below 0 is less lonely. docs/interventions.md\n"
    "holds the results of all of them.\n\n"
    "Example:\n  wijk trial psychological-treatment --replicates 10";

void add_trial(CLI::App& app, int& code) {
    auto o = std::make_shared<TrialOptions>();
    auto& command = add_command(app,
                                code,
                                "trial",
                                "Try an intervention on lonely residents chosen by lot",
                                "",
                                &with_data<TrialOptions, run_trial>,
                                o);
    command.footer(kTrialFooter);
    command.add_option("NAME", o->name, "intervention of the catalogue")->required();
    command.add_option("--replicates", o->replicates, "lives of the area; default: 20")
        ->check(CLI::Range(1, 100'000));
    command.add_option("--participants", o->participants, "chosen in each; default: 100")
        ->check(CLI::Range(2, 1'000'000));
    command.add_option("--area", o->area, "name, code, or CSV file; default: Schuilenburg");
    command.add_option("--catalogue", o->catalogue, "another catalogue of interventions");
    command.add_option("--set", o->set, "NAME=VALUE, a parameter; may be repeated")
        ->allow_extra_args(false);
    add_common_options(command, *o, "seed of the draws");
}

constexpr const char* kPatternsFooter =
    "A pattern is a scenario with arms that differ in one thing and a statement about them. Its\n"
    "arms live side by side on common random numbers, more replicates each time, until the\n"
    "interval of the paired difference decides: comes out, reversed, or undecided at the most\n"
    "replicates. Intervals hold at all looks together.\n\n"
    "Examples:\n"
    "  wijk patterns                      all that ship\n"
    "  wijk patterns A4 R26 --json\n"
    "  wijk patterns --robustness         also by another seed, 30 % more and fewer residents,\n"
    "                                     and numbers drawn from the ensemble";

void add_patterns(CLI::App& app, int& code) {
    auto o = std::make_shared<PatternsOptions>();
    auto& command = add_command(app,
                                code,
                                "patterns",
                                "Check statements about approaches: what comes out, what does not",
                                "",
                                &with_data<PatternsOptions, run_patterns>,
                                o);
    command.footer(kPatternsFooter);
    command.add_option("PATTERN", o->patterns, "names of patterns, or files; default: all");
    command.add_option("--replicates", o->replicates, "the most; default: as each pattern says")
        ->check(CLI::Range(16, 100'000));
    command.add_option("--first", o->first, "replicates before the first look; default: 16")
        ->check(CLI::Range(16, 100'000));
    command.add_option("--residents", o->residents, "times those of the area; default: 1")
        ->check(CLI::Range(0.05, 20.0));
    command.add_option("--ensemble",
                       o->ensemble,
                       "file of sets of numbers to draw from, or shipped; default: none");
    command.add_flag("--robustness", o->robustness, "a table under five conditions");
    add_common_options(command, *o, "seed; default: that of the scenario");
}

constexpr const char* kFactorsFooter =
    "A scenario names a base arm and factors, each of which differs from it in one thing. All "
    "live\n"
    "side by side on common random numbers; printed is what each change does, and with --pairs\n"
    "what each two do beyond what each does alone.\n\n"
    "Examples:\n"
    "  wijk factors                                  those that ship, around a base network\n"
    "  wijk factors --pairs --replicates 20 --json\n"
    "  wijk factors --picture tornado.svg";

void add_factors(CLI::App& app, int& code) {
    auto o = std::make_shared<FactorsOptions>();
    auto& command = add_command(app,
                                code,
                                "factors",
                                "Change one thing at a time around a base, and each two",
                                "",
                                &with_data<FactorsOptions, run_factors>,
                                o);
    command.footer(kFactorsFooter);
    command.add_option("SCENARIO", o->scenario, "file with [factors]; default: the one that ships");
    command.add_option("--area", o->area, "another area: CBS code or name");
    command.add_option("--replicates", o->replicates, "default: as the scenario says")
        ->check(CLI::Range(2, 100'000));
    command.add_option("--ensemble",
                       o->ensemble,
                       "file of sets of numbers to draw from, or shipped; default: none");
    command.add_flag("--pairs", o->pairs, "also each two factors together");
    command.add_option("--picture", o->picture, "SVG file of a tornado plot to write");
    add_common_options(command, *o, "seed; default: that of the scenario");
}

constexpr const char* kValidateFooter =
    "Each target stands with its band, the simulated figure and a range. The figure is the mean\n"
    "over replicates: lives with other people, other luck and, with an ensemble, other members of\n"
    "it. The range is where 95 % of such replicates fall: 2.5 to 97.5 % quantiles of 40 or more,\n"
    "Student's prediction interval of fewer. Inside: the figure lies within the band. Overlaps:\n"
    "only the range reaches it. The exit code is 0 whether targets are inside or not.\n\n"
    "Example:\n  wijk validate --replicates 40 --html validation.html";

void add_validate(CLI::App& app, int& code, const std::string& command_line) {
    auto o = std::make_shared<ValidateOptions>();
    o->command_line = command_line;
    auto& command = add_command(app,
                                code,
                                "validate",
                                "Hold the model against published figures that no fit has seen",
                                "",
                                &validate,
                                o);
    command.footer(kValidateFooter);
    command.add_option("--panel", o->panel, "CSV file of wijken that stand for the country");
    command.add_option("--ensemble", o->ensemble, "HDF5 file of calibrated numbers, or none");
    command.add_option("--replicates", o->replicates, "lives of the panel; default: 4");
    command.add_option("--seed", o->seed, "seed of the first replicate; default: 1");
    command.add_option("--threads", o->threads, "threads; default: all cores");
    command.add_option("--only", o->only, "targets to show: A,B; default: all")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_flag("--quick", o->quick, "leave out what takes runs of more than two years");
    command.add_flag("--everyday", o->everyday, "with those who help: GPs, volunteers and others");
    command.add_flag("--places", o->places, "the fixed list of places too");
    command.add_flag(
        "--trials", o->trials, "published effects of interventions and approaches too");
    command.add_flag("--json", o->json, "for programs");
    command.add_option("--html", o->html, "page with pictures to write");
    command.add_option("--markdown", o->markdown, "document to write");
    command.add_option("--targets", o->targets, "folder of the targets and reasons");
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
}

constexpr const char* kViewFooter =
    "Options for the window: --arm NAME, --lang nl|en, --research, --dark, --size WIDTHxHEIGHT,\n"
    "--font 100..200, --threads N, --follow (a results file that is still being written),\n"
    "--screenshot OUT.png (when the answer stands; then it ends), --script STEPS; more in\n"
    "docs/viewer.md.\n\n"
    "Example:\n  wijk view scenarios/schuilenburg.toml --lang en";

void add_view(CLI::App& app, int& code) {
    auto o = std::make_shared<ViewOptions>();
    auto& command = add_command(
        app, code, "view", "Look at a scenario while it runs, or at a results file", "", &view, o);
    command.footer(kViewFooter);
    command.add_option("FILE", o->file, "scenario (TOML) or results file (HDF5)")->required();
    command.add_option("--data", o->data, kDataHelp);
    command.allow_extras();
    command.callback([&code, &command, o] {
        o->arguments = command.remaining();
        code = view(*o);
    });
}

}  // namespace

void add_studies(CLI::App& app, int& code, const std::string& command_line) {
    add_places(app, code);
    add_validate(app, code, command_line);
    add_trial(app, code);
    add_patterns(app, code);
    add_factors(app, code);
    add_view(app, code);
}

}  // namespace cli
