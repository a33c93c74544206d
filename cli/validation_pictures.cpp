#include "cli/validation_pictures.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "cli/charts.h"

namespace cli {
namespace {

namespace validation = models::validation;
using validation::Curve;
using validation::Finding;

constexpr double kNarrow = 470;  // two stand beside each other

std::optional<Wanted> wanted(const Validation& all, std::string_view name, double x = 0) {
    for (const Finding& finding : all.findings) {
        const auto& target = finding.asked.target;
        if (target.name == name) return Wanted{x, target.low, target.value, target.high};
    }
    return std::nullopt;
}

std::vector<double> places_of(std::size_t count) {
    std::vector<double> places;
    for (std::size_t k = 0; k < count; ++k)
        places.push_back(static_cast<double>(k));
    return places;
}

std::vector<std::string> age_names() {
    return {validation::kAgeBandNames.begin(), validation::kAgeBandNames.end()};
}

std::vector<Wanted> wanted_by_age(const Validation& all, const std::string& kind) {
    constexpr std::pair<const char*, double> kAges[] = {
        {"25_35", 1}, {"45_55", 3}, {"65_75", 5}, {"75plus", 6}};
    std::vector<Wanted> out;
    for (const auto& [ages, place] : kAges)
        if (auto one = wanted(all, "cbs_" + kind + "_lonely_" + ages + "_2022", place))
            out.push_back(*one);
    return out;
}

LineChart around_loss_chart() {
    LineChart chart;
    chart.width = kNarrow;
    chart.x.assign(validation::kYearsAroundLoss.begin(), validation::kYearsAroundLoss.end());
    for (const double year : chart.x)
        chart.x_names.push_back(fmt::format("{:+.1f}", year));
    chart.x_title = "years since the partner died";
    chart.mark = 0;
    chart.mark_name = "loss";
    return chart;
}

std::string bars(const Validation& all,
                 Curve curve,
                 std::string title,
                 std::span<const std::string_view> names,
                 std::span<const std::string_view> targets) {
    const auto& points = all.curve(curve);
    if (points.empty()) return {};
    BarChart chart;
    if (curve != Curve::courses_after_loss) chart.width = kNarrow;
    chart.description = title + ": blue bars are simulated, bands are published";
    chart.title = std::move(title);
    for (std::size_t k = 0; k < points.size(); ++k) {
        const auto band = targets.empty() ? std::nullopt : wanted(all, targets[k]);
        chart.bars.push_back({std::string(names[k]), points[k], band});
    }
    return draw(chart);
}

}  // namespace

std::string picture_by_age(const Validation& all) {
    if (all.curve(Curve::emotional_by_age).empty()) return {};
    LineChart chart;
    chart.title = "Emotional and social loneliness by age";
    chart.description = "Shares who affirm one or more of three items, 2022; bands are published";
    chart.x = places_of(validation::kAgeBands.size());
    chart.x_names = age_names();
    chart.x_title = "age";
    chart.percent = true;
    chart.series = {
        {"emotional",
         kRed,
         {},
         all.curve(Curve::emotional_by_age),
         wanted_by_age(all, "emotionally")},
        {"social", kBlue, "6 3", all.curve(Curve::social_by_age), wanted_by_age(all, "socially")}};
    return draw(chart);
}

std::string picture_of_courses(const Validation& all) {
    constexpr std::array<std::string_view, 5> kNames{
        "resilient", "recovery", "prolonged", "increasing, prolonged", "chronic high"};
    constexpr std::array<std::string_view, 5> kTargets{"bereaved_emotional_resilient",
                                                       "bereaved_emotional_recovery",
                                                       "bereaved_emotional_prolonged",
                                                       "bereaved_emotional_increasing_prolonged",
                                                       "bereaved_emotional_chronic_high"};
    return bars(
        all, Curve::courses_after_loss, "Courses after a partner's death", kNames, kTargets);
}

std::string picture_around_loss(const Validation& all) {
    if (all.curve(Curve::emotional_around_loss).empty()) return {};
    LineChart chart = around_loss_chart();
    chart.title = "Loneliness around a partner's death";
    chart.description = "Mean emotional (0 to 6) and social (0 to 5) scores in yearly waves";
    chart.y_title = "items affirmed";
    chart.series = {{"emotional", kRed, {}, all.curve(Curve::emotional_around_loss), {}},
                    {"social", kBlue, "6 3", all.curve(Curve::social_around_loss), {}}};
    return draw(chart);
}

std::string picture_of_contact_around_loss(const Validation& all) {
    if (all.curve(Curve::days_family_around_loss).empty()) return {};
    LineChart chart = around_loss_chart();
    chart.title = "Contact around a partner's death";
    chart.description =
        "Mean days of contact in a week with kin outside the home, and with friends";
    chart.y_title = "days of contact in a week";
    chart.series = {{"kin", kGreen, {}, all.curve(Curve::days_family_around_loss), {}},
                    {"friends", kPink, "6 3", all.curve(Curve::days_friends_around_loss), {}}};
    return draw(chart);
}

std::string picture_of_ties_held(const Validation& all) {
    constexpr std::array<std::string_view, validation::kTieBins> kNames{
        "0-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40 and more"};
    return bars(all, Curve::ties_held, "Adults by number of ties", kNames, {});
}

std::string picture_of_kin_share(const Validation& all) {
    if (all.curve(Curve::kin_share_by_age).empty()) return {};
    LineChart chart;
    chart.width = kNarrow;
    chart.title = "Share of kin among ties, by age";
    chart.description = "Of all ties, partner and household included; the band is of 55 and over";
    chart.x = places_of(validation::kAgeBands.size());
    chart.x_names = age_names();
    chart.x_title = "age";
    chart.percent = true;
    Series series{"kin", kGreen, {}, all.curve(Curve::kin_share_by_age), {}};
    for (const double place : {4.0, 5.0, 6.0})
        if (auto one = wanted(all, "personal_network_kin_share_55plus", place))
            series.wanted.push_back(*one);
    chart.series = {series};
    return draw(chart);
}

std::string picture_of_weekly_contact(const Validation& all) {
    constexpr std::array<std::string_view, 4> kNames{
        "family", "friends", "neighbours", "any of these"};
    constexpr std::array<std::string_view, 4> kTargets{"weekly_contact_family",
                                                       "weekly_contact_friends",
                                                       "weekly_contact_neighbours",
                                                       "weekly_contact_any"};
    return bars(all, Curve::weekly_contact, "Adults with contact in a week", kNames, kTargets);
}

std::string picture_of_ties_kept(const Validation& all) {
    if (all.curve(Curve::ties_kept).empty()) return {};
    LineChart chart;
    chart.width = kNarrow;
    chart.title = "Ties still in the network";
    chart.description = "Of all ties of people of 18 to 65, share still there after so many years";
    chart.x = places_of(validation::kYearsOfTies + 1);
    for (const double year : chart.x)
        chart.x_names.push_back(fmt::format("{}", year));
    chart.x_title = "years later";
    chart.percent = true;
    Series series{"ties", kBlue, {}, all.curve(Curve::ties_kept), {}};
    if (auto one = wanted(all, "tie_in_network_after_7_years", 7)) series.wanted.push_back(*one);
    chart.series = {series};
    return draw(chart);
}

std::vector<NamedPicture> all_pictures(const Validation& all) {
    std::vector<NamedPicture> out;
    const auto add = [&](std::string name, std::string svg) {
        if (!svg.empty()) out.push_back({std::move(name), std::move(svg)});
    };
    constexpr const char* kThemeNames[] = {"levels",
                                           "groups",
                                           "change",
                                           "life-events",
                                           "networks",
                                           "places",
                                           "programmes",
                                           "supply",
                                           "collaboration",
                                           "other"};
    for (int k = 0; k < validation::kThemes; ++k) {
        const auto theme = static_cast<validation::Theme>(k);
        add(fmt::format("targets-{}", kThemeNames[k]),
            picture_of_targets(all, [&](const Finding& one) { return one.theme == theme; }));
    }
    add("by-age", picture_by_age(all));
    add("courses", picture_of_courses(all));
    add("around-loss", picture_around_loss(all));
    add("contact-around-loss", picture_of_contact_around_loss(all));
    add("ties-held", picture_of_ties_held(all));
    add("kin-share", picture_of_kin_share(all));
    add("weekly-contact", picture_of_weekly_contact(all));
    add("ties-kept", picture_of_ties_kept(all));
    for (const int year : models::places::kYearsPublished)
        add(fmt::format("places-{}", year), picture_of_places(all, year));
    std::string svg;
    for (std::size_t part = 0; !(svg = picture_of_parameters(all, part)).empty(); ++part)
        add(fmt::format("parameters-{}", part + 1), svg);
    return out;
}

}  // namespace cli
