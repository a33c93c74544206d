#include "cli/report/page.h"

#include "cli/page.h"
#include "cli/report/sections.h"
#include "cli/svg.h"

namespace cli::report {
namespace {

constexpr const char* kParts[] = {"short",
                                  "compared",
                                  "changes",
                                  "iceberg",
                                  "collaboration",
                                  "costs",
                                  "limits",
                                  "evidence",
                                  "repeat"};

std::string contents(const ReportView& view) {
    std::vector<std::string> entries;
    for (const char* part : kParts)
        entries.push_back(fmt::format(
            "<a href=\"#{}\">{}</a>", part, escaped(view.words(fmt::format("part.{}", part)))));
    return fmt::format(
        "<nav aria-label=\"{}\">\n{}</nav>\n", escaped(view.words("page.contents")), list(entries));
}

std::string place_and_time(const ReportView& view) {
    const auto& from = view.run.from;
    return view.words("page.subtitle",
                      fmt::arg("wijk", from.wijk_name),
                      fmt::arg("code", from.wijk_code),
                      fmt::arg("date", view.numbers.date(from.created)),
                      fmt::arg("version", from.version));
}

}  // namespace

std::string heading(const ReportView& view, const std::string& part) {
    return fmt::format(
        "<h2 id=\"{}\">{}</h2>\n", part, escaped(view.words(fmt::format("part.{}", part))));
}

std::string report_page(const ReportView& view) {
    const auto title = view.title.empty() ? view.file : view.title;
    std::string out = page_start(code_of(view.words.language()), title);
    out +=
        fmt::format("<a class=\"skip\" href=\"#short\">{}</a>\n", escaped(view.words("page.skip")));
    out += fmt::format("<header>\n<h1>{}</h1>\n{}</header>\n",
                       escaped(title),
                       small_paragraph(place_and_time(view)));
    out += "<main>\n" + part_in_short(view) + contents(view);
    out += part_compared(view) + part_changes(view) + part_iceberg(view);
    out += part_collaboration(view) + part_costs(view) + part_limits(view);
    out += part_evidence(view) + part_repeat(view);
    return out + "</main>\n" + page_end();
}

}  // namespace cli::report
