#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "cli/validation_page.h"
#include "cli/validation_pictures.h"

namespace cli {
namespace {

namespace validation = models::validation;
using models::survey::Use;
using validation::Curve;
using validation::Finding;
using validation::Theme;
using validation::Verdict;

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string picture_link(const std::string& name) {
    return fmt::format("![{}](pictures/validation-{}.svg)\n", caption_of(name), name);
}

std::string source_link(const models::survey::Target& target) {
    if (target.source == "assumption") return "assumption";
    return fmt::format("[{0}](evidence.md#{0})", target.source);
}

/// One table for each theme that has measured targets of this use.
std::string targets(const Validation& all, Use use) {
    std::string out;
    for (int k = 0; k < validation::kThemes; ++k) {
        const auto theme = static_cast<Theme>(k);
        std::string rows;
        for (const Finding& finding : all.findings) {
            const bool shown = finding.theme == theme && finding.asked.use == use &&
                               finding.verdict != Verdict::not_measured;
            if (!shown) continue;
            const auto& target = finding.asked.target;
            rows += fmt::format("| `{}` | {} | {} | {} | {}, {} |\n",
                                target.name,
                                band_text(target),
                                simulated_with_range(finding),
                                validation::words(finding.verdict),
                                source_link(target),
                                sim::letter(target.grade));
        }
        if (rows.empty()) continue;
        out += fmt::format(
            "**{}**\n\n| target | wanted | simulated (95 % range) | verdict | source, "
            "grade |\n|---|---|---|---|---|\n{}\n",
            capital(std::string(validation::words(theme))),
            rows);
    }
    return out;
}

std::string target_pictures(const Validation& all) {
    std::string out;
    for (const auto& picture : all_pictures(all))
        if (picture.name.starts_with("targets-")) out += picture_link(picture.name) + '\n';
    return out;
}

std::string picture(const Validation& all, const std::string& name) {
    for (const auto& one : all_pictures(all))
        if (one.name == name) return picture_link(name);
    return "Not run.\n";
}

std::string transitions(const Validation& all) {
    std::string out;
    for (const auto& [curve, title] :
         {std::pair{Curve::states_after_1_year, "One year later"},
          std::pair{Curve::states_after_8_years, "Eight years later"}}) {
        const auto table = table_as_markdown(table_of_transitions(all, curve));
        if (!table.empty()) out += fmt::format("{}:\n\n{}\n", title, table);
    }
    return out.empty() ? "Not run.\n" : out;
}

std::string places(const Validation& all) {
    if (all.places.empty())
        return "Not run: `wijk validate --places` holds 300 wijken against RIVM's estimates.\n";
    std::string out = std::string(models::places::kWarning) + "\n\n";
    out += table_as_markdown(table_of_agreement(all)) + '\n';
    for (const auto& one : all_pictures(all))
        if (one.name.starts_with("places-")) out += picture_link(one.name) + '\n';
    return out + "The ten places that are furthest off:\n\n" +
           table_as_markdown(table_of_worst_places(all));
}

std::string misses(const Validation& all) {
    std::string out;
    for (const Finding& finding : all.findings)
        if (finding.missed())
            out += fmt::format(
                "- {}{}. {}\n",
                miss_sentence(finding),
                finding.verdict == Verdict::overlaps ? ", but the range reaches it" : "",
                reason_sentence(finding));
    return out.empty() ? "Nothing that was measured is missed.\n" : out;
}

std::string not_measured(const Validation& all) {
    std::string out = "| target | use | why not |\n|---|---|---|\n";
    for (const Finding& finding : all.findings)
        if (finding.verdict == Verdict::not_measured)
            out += fmt::format("| `{}` | {} | {} |\n",
                               finding.asked.target.name,
                               finding.asked.use == Use::calibrate ? "calibrate" : "validate",
                               finding.why_not);
    return out;
}

std::string parameters(const Validation& all) {
    std::string out = ensemble_sentence(all) + "\n\n";
    for (const auto& one : all_pictures(all))
        if (one.name.starts_with("parameters-")) out += picture_link(one.name) + '\n';
    return out;
}

/// What stands for a placeholder; nothing when nobody knows it.
std::optional<std::string> filled(const Validation& all, std::string_view name) {
    if (name == "counts") return counts_sentence(all);
    if (name == "command") return all.command_line;
    if (name == "run") return run_sentence(all);
    if (name == "ensemble") return ensemble_sentence(all);
    if (name == "themes") return table_as_markdown(table_of_themes(all));
    if (name == "targets calibrate") return targets(all, Use::calibrate);
    if (name == "targets validate") return targets(all, Use::validate);
    if (name == "target pictures") return target_pictures(all);
    if (name == "parameters") return parameters(all);
    if (name == "transitions") return transitions(all);
    if (name == "places") return places(all);
    if (name == "misses") return misses(all);
    if (name == "not measured") return not_measured(all);
    if (name.starts_with("picture ")) return picture(all, std::string(name.substr(8)));
    return std::nullopt;
}

}  // namespace

std::string validation_document(const Validation& all, const std::string& prose) {
    std::string out;
    std::string_view rest = prose;
    while (true) {
        const auto open = rest.find("{{");
        const auto close = open == rest.npos ? rest.npos : rest.find("}}", open);
        out += rest.substr(0, close == rest.npos ? rest.npos : open);
        if (close == rest.npos) break;
        auto text = filled(all, rest.substr(open + 2, close - open - 2));
        while (text && text->ends_with('\n'))
            text->pop_back();
        out += text ? *text : std::string(rest.substr(open, close + 2 - open));
        rest = rest.substr(close + 2);
    }
    while (out.ends_with("\n\n"))
        out.pop_back();
    return out;
}

}  // namespace cli
