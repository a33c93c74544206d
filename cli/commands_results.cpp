#include <memory>
#include <string>

#include "cli/add_command.h"
#include "cli/analyse.h"
#include "cli/costs.h"
#include "cli/diff.h"
#include "cli/explain.h"
#include "cli/export.h"
#include "cli/report.h"
#include "cli/rerun.h"

namespace cli {
namespace {

constexpr const char* kResultsHelp = "results file of wijk run";

constexpr const char* kCostsFooter =
    "Every arm against the baseline of the same replicates. Runs of more than a year are\n"
    "discounted by 3 % (costs) and 1.5 % (lonely years) a year, as in the guideline of\n"
    "Zorginstituut Nederland of 2024; hours of volunteers and participants count as 0 euro unless\n"
    "a price is given. docs/costs.md explains all figures, and how R reads the table of --psa.\n\n"
    "Example:\n  wijk costs schuilenburg.h5 --html costs.html --psa psa.csv";

void add_costs(CLI::App& app, int& code, const std::string& command_line) {
    auto o = std::make_shared<CostsOptions>();
    o->command_line = command_line;
    auto& command = add_command(app,
                                code,
                                "costs",
                                "Say what the arms of a finished run cost and what that bought",
                                "",
                                &show_costs,
                                o);
    command.footer(kCostsFooter);
    command.add_option("RESULTS", o->results, kResultsHelp)->required();
    command.add_option("--psa", o->psa, "CSV file: a row a replicate, for dampack and BCEA in R");
    command.add_option("--html", o->html, "page with pictures to write");
    command.add_flag("--json", o->json, "for programs");
    command.add_option("--volunteer-hour", o->volunteer_hour, "euro; default: 0");
    command.add_option("--participant-hour", o->participant_hour, "euro; default: 0");
    command.add_option("--discount", o->discount, "of costs, a year; default: the guideline's");
    command.add_option(
        "--discount-effects", o->discount_effects, "of lonely years; default: the guideline's");
    command.add_option("--max",
                       o->most,
                       "euro for a lonely person-year averted up to which the curves go; default: "
                       "100000");
}

constexpr const char* kReportFooter =
    "One page that stands alone: what was compared, what changes and for whom, the iceberg, the\n"
    "collaboration, costs, what it cannot tell and what it rests on. docs/report.md explains "
    "it.\n\n"
    "Example:\n  wijk report combined.h5 --out report.html --lang nl";

void add_report(CLI::App& app, int& code, const std::string& command_line) {
    auto o = std::make_shared<ReportOptions>();
    o->command_line = command_line;
    auto& command = add_command(app,
                                code,
                                "report",
                                "Write a page about a finished run for those who decide",
                                "",
                                &write_report,
                                o);
    command.footer(kReportFooter);
    command.add_option("RESULTS", o->results, kResultsHelp)->required();
    command.add_option("--out", o->out, "page to write; default: NAME.html in this folder");
    add_margin(command, o->margin);
    command.add_option("--lang", o->language, "nl or en; default: nl")
        ->check(CLI::IsMember({"nl", "en"}));
}

void add_explain(CLI::App& app, int& code) {
    auto o = std::make_shared<ExplainOptions>();
    auto& command = add_command(app,
                                code,
                                "explain",
                                "Tell one resident's life with and without an approach",
                                "wijk explain combined.h5 --example helped",
                                &explain,
                                o);
    command.add_option("RESULTS", o->results, kResultsHelp)->required();
    command.add_option("--resident", o->resident, "her number (uid in /residents)");
    command.add_option(
        "--example", o->example, "somebody typical: helped, missed, volunteer or refused");
    command.add_option("--arm", o->arm, "arm beside the baseline; default: the first");
    command.add_option(
        "--replicate", o->replicate, "from 0; default: the first with such an example");
    command.add_option("--scenario",
                       o->scenario,
                       "the scenario file, where it stands elsewhere than when it was run");
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
}

constexpr const char* kAnalyseFooter =
    "Effects of each arm with what pairing gains and what not knowing the numbers adds, by group "
    "of\n"
    "adults, and the arms in order: which is the best, and which cannot be told from it. With\n"
    "--budget only arms that stay within it. Of a merged sweep: Sobol' indices (saltelli), "
    "elementary\n"
    "effects (morris), or effects by level.\n\n"
    "Example:\n  wijk analyse schuilenburg.h5 --measure mean_score --budget 20000";

void add_analyse(CLI::App& app, int& code) {
    auto o = std::make_shared<AnalyseOptions>();
    auto& command =
        add_command(app,
                    code,
                    "analyse",
                    "Effects by arm and group, the best arms; what a sweep's effects hang on",
                    "",
                    &analyse,
                    o);
    command.footer(kAnalyseFooter);
    command.add_option("RESULTS", o->results, kResultsHelp)->required();
    command.add_option(
        "--measure", o->measure, "what is compared, as /effects names it; default: lonely_share");
    command.add_option("--budget", o->budget, "euro a year more than the baseline");
    add_margin(command, o->margin);
    command.add_flag("--json", o->json, "for programs");
}

void add_export(CLI::App& app, int& code) {
    auto o = std::make_shared<ExportOptions>();
    auto& command = add_command(app,
                                code,
                                "export",
                                "Write the arrays of a results file as tidy tables",
                                "wijk export combined.h5 --csv tables",
                                &export_tables,
                                o);
    command.add_option("RESULTS", o->results, kResultsHelp)->required();
    command.add_option("--csv", o->folder, "folder of the tables: new, or empty")->required();
}

void add_rerun(CLI::App& app, int& code) {
    auto o = std::make_shared<RerunOptions>();
    auto& command = add_command(app,
                                code,
                                "rerun",
                                "Live a run or a sweep once more and compare every bit",
                                "wijk rerun combined.h5",
                                &rerun,
                                o);
    command.add_option("RESULTS", o->results, kResultsHelp)->required();
    command.add_option("--scenario",
                       o->scenario,
                       "the scenario file, where it stands elsewhere than when it was run");
    command.add_option("--plan",
                       o->plan,
                       "the plan of a merged sweep, where it stands neither beside the results nor "
                       "in this folder");
    command.add_option("--threads", o->threads, "threads; default: all cores")
        ->check(CLI::Range(1, 1024));
    command.add_option("--data", o->data, kDataHelp);
    command.add_flag("--quiet", o->quiet, "no progress");
}

void add_diff(CLI::App& app, int& code) {
    auto o = std::make_shared<DiffOptions>();
    auto& command = add_command(app,
                                code,
                                "diff",
                                "Say which inputs of two runs or two sweeps differ",
                                "wijk diff before.h5 after.h5",
                                &show_difference,
                                o);
    command.add_option("FIRST", o->first, kResultsHelp)->required();
    command.add_option("SECOND", o->second, "another one")->required();
}

}  // namespace

void add_results(CLI::App& app, int& code, const std::string& command_line) {
    add_costs(app, code, command_line);
    add_report(app, code, command_line);
    add_explain(app, code);
    add_analyse(app, code);
    add_export(app, code);
    add_rerun(app, code);
    add_diff(app, code);
}

}  // namespace cli
