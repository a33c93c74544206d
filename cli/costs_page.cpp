#include <fmt/format.h>

#include "cli/costs_pictures.h"
#include "cli/costs_view.h"
#include "cli/page.h"
#include "cli/svg.h"
#include "models/recorders/effect_sentence.h"
#include "models/recorders/results_series.h"

namespace cli {
namespace {

namespace economics = models::economics;
using models::recorders::with_thousands;

std::string summary(const CostsView& view) {
    std::string out = "<div class=\"summary\">\n";
    for (const auto& arm : view.arms)
        out += fmt::format("<p><strong>{}</strong>: {} {}</p>\n",
                           escaped(arm.arm),
                           escaped(plane_sentence(arm)),
                           escaped(price_sentence(arm)));
    return out + paragraph(frontier_sentence(view)) + "</div>\n";
}

/// A row for each arm, a column for each thing that is told of it.
Table table_of_arms(const CostsView& view) {
    Table out;
    out.header = {"arm, against the baseline",
                  "euro a year",
                  "lonely person-years averted a year",
                  "euro for one averted, discounted"};
    for (const auto& arm : view.arms)
        out.rows.push_back({arm.arm,
                            amount_with_range(arm.cost_per_year),
                            amount_with_range(arm.averted_per_year),
                            price_text(arm.lonely_year)});
    return out;
}

Table table_of_persons(const CostsView& view) {
    Table out;
    out.header = {"arm"};
    for (std::size_t p = 0; p < economics::kPassed; ++p) {
        const auto passed = static_cast<economics::Passed>(p);
        if (!view.record.knows(passed)) continue;
        out.header.push_back("euro for " + std::string(words(passed)));
        out.header.push_back("how many");
    }
    for (const auto& arm : view.arms) {
        std::vector<std::string> row{arm.arm};
        for (std::size_t p = 0; p < economics::kPassed; ++p) {
            if (!view.record.knows(static_cast<economics::Passed>(p))) continue;
            row.push_back(price_text(arm.each[p]));
            row.push_back(amount_text(arm.each[p].amount.mean));
        }
        out.rows.push_back(std::move(row));
    }
    return out;
}

Table table_of_net_benefit(const CostsView& view) {
    Table out;
    out.header = {"euro for a lonely person-year"};
    for (std::size_t arm = 1; arm < view.choice.arms.size(); ++arm)
        out.header.push_back(view.choice.arms[arm]);
    out.header.push_back("highest");
    for (const auto k : shown_pays(view)) {
        const auto& at = view.curve[k];
        std::vector<std::string> row{with_thousands(at.pay)};
        for (std::size_t arm = 1; arm < view.choice.arms.size(); ++arm)
            row.push_back(amount_with_range(at.net_benefit[arm]));
        row.push_back(view.choice.arms[at.frontier]);
        out.rows.push_back(std::move(row));
    }
    return out;
}

std::string who_pays(const CostsView& view) {
    return "<h2>Who pays, who gives time</h2>\n" +
           figure(picture_of_euro(view),
                  "Euro a year since the start of each arm, as paid, more than the baseline. Black "
                  "lines: 95 % intervals over replicates.") +
           figure(picture_of_hours(view),
                  "Hours a year. Hours of the municipality and organisations are in the euro above "
                  "already.");
}

}  // namespace

std::string costs_page(const CostsView& view) {
    const auto title = view.record.title.empty() ? view.file : view.record.title;
    std::string out = page_start("en", "wijk: costs");
    out += "<h1>What it costs and what it buys</h1>\n";
    out += fmt::format("<p class=\"small\">{}{}{}</p>\n",
                       escaped(title),
                       view.record.wijk.empty() ? "" : ", ",
                       escaped(view.record.wijk));
    out += summary(view) + paragraph(counting_sentence(view));
    out += table_as_html(table_of_arms(view));
    out += "<h2>What each life gave</h2>\n" +
           figure(picture_of_plane(view),
                  "Each small mark is one replicate of an arm against the baseline of the same "
                  "replicate; large marks are means. The higher, the dearer; the further right, "
                  "the more lonely person-years averted.");
    out += "<h2>Is it worth it?</h2>\n" +
           figure(picture_of_acceptability(view),
                  "How often each arm is the best of all, by what is paid for a lonely person-year "
                  "averted. Where two are equally good the baseline counts.");
    out += paragraph(shares_sentence(view));
    out += "<h3>Expected net benefit against the baseline, euro</h3>\n" +
           table_as_html(table_of_net_benefit(view));
    out += who_pays(view);
    if (const auto persons = table_of_persons(view); persons.header.size() > 1)
        out += "<h2>For each person</h2>\n" + table_as_html(persons);
    out +=
        fmt::format("<p class=\"small\">Made by <code>{}</code></p>\n", escaped(view.command_line));
    return out + page_end();
}

}  // namespace cli
