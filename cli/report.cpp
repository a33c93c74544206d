#include "cli/report.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "cli/messages.h"
#include "cli/output_files.h"
#include "cli/report/page.h"
#include "models/economics/cost_record_reader.h"
#include "models/recorders/recorded_run.h"

namespace cli {

int write_report(const ReportOptions& options) {
    sim::Error problems;
    const auto out =
        options.out.empty()
            ? std::filesystem::path(options.results).filename().replace_extension(".html").string()
            : options.out;
    const auto page = begin_output("--out", out, {options.results}, problems);
    auto run = models::recorders::read_run(options.results);
    if (!run) problems.add(run.error());
    if (!problems.problems.empty()) return wrong_input(problems);
    auto record = models::economics::read_cost_record(options.results);
    if (!record) return wrong_input(record.error());

    CostsOptions costs;
    costs.results = options.results;
    const auto language = options.language == "en" ? report::Language::en : report::Language::nl;
    const auto view = report::view_of(language,
                                      std::move(*run),
                                      costs_view_of(costs, std::move(*record)),
                                      without_folder(options.command_line),
                                      options.margin);
    if (const auto put = page->write_text(report::report_page(view)); !put)
        return failed(put.error().text());
    say("Report: " + page->path());
    return finish_output(kDone);
}

}  // namespace cli
