#include "cli/validation_page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/svg.h"
#include "cli/validation_pictures.h"

namespace cli {
namespace {

namespace validation = models::validation;
using models::survey::Use;
using validation::Curve;
using validation::Finding;
using validation::Theme;
using validation::Verdict;

/// A picture with the caption that belongs to its name.
std::string named_figure(const std::string& svg, std::string_view name) {
    return svg.empty() ? std::string() : figure(svg, caption_of(name));
}

std::string summary(const Validation& all) {
    const auto fit = validation::count(all.findings, Use::calibrate);
    const auto check = validation::count(all.findings, Use::validate);
    std::string out = "<div class=\"summary\">\n";
    out += paragraph(fmt::format(
        "**{} of {}** published figures that no fit may see, and that the model can measure, fall "
        "inside their bands; so do **{} of {}** of those that a fit may see. {} published figures "
        "cannot be measured yet or were not run.",
        check.inside,
        check.measured,
        fit.inside,
        fit.measured,
        check.all - check.measured + fit.all - fit.measured));
    out += paragraph(ensemble_sentence(all));
    return out + "</div>\n" + table_as_html(table_of_themes(all));
}

std::string misses(const Validation& all) {
    std::string out;
    for (const Use use : {Use::validate, Use::calibrate}) {
        std::vector<std::string> entries;
        for (const Finding& finding : all.findings) {
            if (!finding.missed() || finding.asked.use != use) continue;
            entries.push_back(fmt::format(
                "{}{}. <span class=\"small\">{}</span>",
                escaped(miss_sentence(finding)),
                finding.verdict == Verdict::overlaps ? ", but the range reaches it" : "",
                inline_html(reason_sentence(finding))));
        }
        if (entries.empty()) continue;
        out += fmt::format("<h3>{}</h3>\n",
                           use == Use::validate ? "Of the targets that no fit sees"
                                                : "Of the targets that a fit may see");
        out += list(entries);
    }
    return out.empty() ? paragraph("Nothing that was measured is missed.") : out;
}

std::string target_pictures(const Validation& all) {
    std::string out = paragraph(
        "Each row is a published figure. The grey band is what was published, always drawn at one "
        "width; the mark is what the model gives, with its 95 % range. **Circles** (fit) are "
        "figures that a fit may see, **diamonds** (check) figures that no fit sees. Full and blue: "
        "inside; hollow and orange: outside, but the range reaches the band; hollow and red: "
        "outside; an arrow: far outside.");
    for (int k = 0; k < validation::kThemes; ++k) {
        const auto theme = static_cast<Theme>(k);
        const auto svg =
            picture_of_targets(all, [&](const Finding& one) { return one.theme == theme; });
        if (svg.empty()) continue;
        auto title = std::string(validation::words(theme));
        title[0] = static_cast<char>(title[0] - 'a' + 'A');
        out += fmt::format("<h3>{}</h3>\n", title) + named_figure(svg, "targets-");
    }
    return out;
}

std::string transitions(const Validation& all, Curve curve, const char* title) {
    const auto table = table_as_html(table_of_transitions(all, curve));
    return table.empty() ? table : fmt::format("<div><h3>{}</h3>\n{}</div>\n", title, table);
}

std::string places(const Validation& all) {
    if (all.places.empty()) return {};
    std::string out = "<h2>Places</h2>\n" + paragraph(models::places::kWarning);
    out += "<div class=\"small\">\n" + table_as_html(table_of_agreement(all)) + "</div>\n";
    out += "<div class=\"two\">\n";
    for (const int year : models::places::kYearsPublished)
        out += named_figure(picture_of_places(all, year), "places-");
    return out + "</div>\n<h3>The ten places that are furthest off</h3>\n<div class=\"small\">\n" +
           table_as_html(table_of_worst_places(all)) + "</div>\n";
}

std::string pictures(const Validation& all) {
    std::string out;
    out += "<h2>Loneliness by age</h2>\n" + named_figure(picture_by_age(all), "by-age");
    const auto courses = picture_of_courses(all);
    if (!courses.empty()) {
        out += "<h2>After the death of a partner</h2>\n" + named_figure(courses, "courses");
        out += "<div class=\"two\">\n" + named_figure(picture_around_loss(all), "around-loss") +
               named_figure(picture_of_contact_around_loss(all), "contact-around-loss") +
               "</div>\n";
    }
    out += "<h2>From state to state</h2>\n<div class=\"two\">\n";
    out += transitions(all, Curve::states_after_1_year, "One year later");
    out += transitions(all, Curve::states_after_8_years, "Eight years later") + "</div>\n";
    out += "<h2>Networks</h2>\n<div class=\"two\">\n";
    out += named_figure(picture_of_ties_held(all), "ties-held");
    out += named_figure(picture_of_weekly_contact(all), "weekly-contact");
    out += named_figure(picture_of_kin_share(all), "kin-share");
    out += named_figure(picture_of_ties_kept(all), "ties-kept") + "</div>\n";
    out += places(all);
    std::string parameters;
    for (const auto& one : all_pictures(all))
        if (one.name.starts_with("parameters-")) parameters += named_figure(one.svg, one.name);
    if (!parameters.empty()) out += "<h2>What calibration learned</h2>\n" + parameters;
    if (all.quick) out += paragraph("Left out by --quick: what takes runs of more than two years.");
    return out;
}

std::string not_measured(const Validation& all) {
    std::string rows;
    for (const Finding& finding : all.findings) {
        if (finding.verdict != Verdict::not_measured) continue;
        rows += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                            escaped(readable_name(finding.asked.target.name)),
                            escaped(band_text(finding.asked.target)),
                            escaped(finding.why_not));
    }
    if (rows.empty()) return {};
    return "<h2>What cannot be measured</h2>\n<table class=\"small\">\n<tr><th>target</th>"
           "<th>published</th><th>why not</th></tr>\n" +
           rows + "</table>\n";
}

}  // namespace

std::string validation_page(const Validation& all, const std::string& prose) {
    std::string out = page_start("en", "wijk: validation");
    out += "<h1>Can this model be trusted, and for what?</h1>\n";
    out += fmt::format("<p class=\"small\">wijk validate: {}.</p>\n", escaped(run_sentence(all)));
    out += summary(all);
    std::vector<std::string> limits;
    for (const auto& limit : must_not_be_used_for(prose))
        limits.push_back(inline_html(limit));
    if (!limits.empty())
        out += "<h2>What it must not be used for</h2>\n<div class=\"limits\">\n" + list(limits) +
               "</div>\n";
    out += "<h2>All figures</h2>\n" + target_pictures(all);
    out += "<h2>What does not fit, and why</h2>\n" + misses(all);
    out += pictures(all) + not_measured(all);
    out +=
        fmt::format("<p class=\"small\">Made by <code>{}</code></p>\n", escaped(all.command_line));
    return out + page_end();
}

}  // namespace cli
