#include <utility>

#include <fmt/format.h>

#include "cli/validation_page.h"
#include "cli/validation_pictures.h"

namespace cli {
namespace {

using models::validation::Finding;

constexpr std::pair<std::string_view, std::string_view> kCaptions[] = {
    {"targets-", "Simulated figures against published bands; bands are drawn at one width"},
    {"by-age",
     "Adults who affirm one or more of three emotional and of three social items, by age, 2022. "
     "Boxes: published"},
    {"courses",
     "Courses of emotional loneliness after a partner's death: shares of the widowed. Blue bars: "
     "simulated; orange boxes: published"},
    {"around-loss",
     "Mean score of the widowed in yearly waves around the loss: emotional items of six, social "
     "items of five"},
    {"contact-around-loss",
     "Days of contact in a week of the widowed, with kin outside the home and with friends"},
    {"ties-held", "Adults by the number of their ties, household included"},
    {"kin-share", "Share of kin among all ties, by age. Boxes: published, of 55 and over together"},
    {"weekly-contact",
     "Adults who had contact in a week outside the household. Blue bars: simulated; orange boxes: "
     "published"},
    {"ties-kept", "Ties of people of 18 to 65 that are still in the network. Box: published"},
    {"parameters-",
     "What calibration learned: the plausible range of each parameter, and where 95 % of the "
     "members of the ensemble lie"},
    {"places-", "Share lonely in each place, simulated against RIVM's estimate"},
};

}  // namespace

std::string ensemble_sentence(const Validation& all) {
    if (!all.ensemble.empty()) {
        auto text = fmt::format(
            "The numbers are {} weighted members of the ensemble {}: {} parameters differ between "
            "them.",
            all.ensemble.members.size(),
            all.ensemble_file,
            all.ensemble.parameters.size());
        if (!all.places.empty())
            text +=
                " Places and municipalities live by the defaults: few members would move the level "
                "of all of them at once.";
        if (all.tried)
            text += all.places.empty() ? " Virtual trials and approaches live by the defaults."
                                       : " So do virtual trials and approaches.";
        return text;
    }
    return "The numbers are the model's defaults; **no ensemble was given**, so that ranges hold "
           "chance only and not what is unknown of the numbers.";
}

std::string simulated_with_range(const Finding& finding) {
    const auto& target = finding.asked.target;
    const auto& simulated = finding.simulated;
    auto text = figure_text(simulated.mean, target);
    if (simulated.has_interval())
        text += fmt::format(
            " ({} to {})", figure_text(simulated.low, target), figure_text(simulated.high, target));
    return text;
}

std::string miss_sentence(const Finding& finding) {
    const auto& target = finding.asked.target;
    return fmt::format("{}: {}, too {} for {}",
                       readable_name(target.name),
                       figure_text(finding.simulated.mean, target),
                       finding.simulated.mean < target.low ? "low" : "high",
                       band_text(target));
}

std::string reason_sentence(const Finding& finding) {
    return finding.reason.empty() ? "No reason is written." : finding.reason;
}

std::string caption_of(std::string_view picture) {
    for (const auto& [name, caption] : kCaptions) {
        const bool all_of_a_kind = name.ends_with('-');
        if (all_of_a_kind ? picture.starts_with(name) : picture == name)
            return std::string(caption);
    }
    return std::string(picture);
}

std::vector<std::string> must_not_be_used_for(std::string_view prose) {
    std::vector<std::string> out;
    const auto heading = prose.find("## What this model must not be used for");
    if (heading == std::string_view::npos) return out;
    auto rest = prose.substr(prose.find('\n', heading) + 1);
    rest = rest.substr(0, rest.find("\n## "));
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        if (line.starts_with("- ")) {
            out.emplace_back(line.substr(2));
        } else if (line.starts_with("  ") && !out.empty()) {
            out.back() += line.substr(1);
        }
        if (end == std::string_view::npos) break;
        rest = rest.substr(end + 1);
    }
    return out;
}

}  // namespace cli
