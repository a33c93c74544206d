#include "models/sweeps/stopping.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/near_name.h"

#include "models/recorders/effects.h"
#include "models/recorders/verdict.h"

namespace models::sweeps {
namespace {

constexpr const char* kAllowed =
    "\"MEASURE ± NUMBER points\", \"verdict\" or \"verdict MEASURE within NUMBER points\", each "
    "perhaps with \"together\"";
constexpr const char* kTogether = "together";
constexpr double kPoint = 0.01;

std::vector<std::string> words_of(std::string text) {
    for (const std::string sign : {"±", "+-", "+/-"}) {
        const auto at = text.find(sign);
        if (at != text.npos) text.replace(at, sign.size(), " ± ");
    }
    std::vector<std::string> words;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(' ', at)) != text.npos) {
        const auto end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

/// NUMBER or NUMBER points, from word `at` to the end; NaN when it is neither.
double amount_of(const std::vector<std::string>& words, std::size_t at) {
    if (words.size() != at + 1 && words.size() != at + 2) return std::nan("");
    const bool points = words.size() == at + 2;
    if (points && words[at + 1] != "points") return std::nan("");
    double number = std::nan("");
    const auto* const end = words[at].data() + words[at].size();
    const auto read = std::from_chars(words[at].data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || !(number > 0)) return std::nan("");
    return points ? kPoint * number : number;
}

/// Measures of which less is better.
std::vector<std::string> measures() {
    std::vector<std::string> names;
    for (const auto& measure : recorders::effect_measures())
        if (measure.name != "adults") names.push_back(measure.name);
    return names;
}

tl::unexpected<sim::Error> wrong(const std::string& text) {
    return sim::fail(sim::Error::of("until is \"" + text + "\"", kAllowed));
}

/// In the unit of a measure; nothing where the number of adults or more would have to be known.
std::optional<double> usual_margin(const std::string& measure) {
    return measure.starts_with("lonely_residents") ? std::nullopt
                                                   : recorders::margin_of(measure, 0);
}

tl::unexpected<sim::Error> needs_margin(const std::string& measure) {
    return sim::fail(sim::Error::of("until: a verdict on " + measure + " needs a margin",
                                    "\"verdict " + measure + " within NUMBER\", in its own unit"));
}

}  // namespace

double StopRule::alpha(std::size_t differences) const {
    constexpr double kAlpha = 0.05;
    return together && differences > 0 ? kAlpha / static_cast<double>(differences) : kAlpha;
}

sim::Result<StopRule> read_stop_rule(const std::string& text) {
    StopRule rule;
    rule.text = text;
    auto words = words_of(text);
    if (words.empty()) return rule;
    rule.together = words.size() > 1 && words.back() == kTogether;
    if (rule.together) words.pop_back();
    const bool verdict = words[0] == "verdict";
    rule.kind = verdict ? StopRule::Kind::verdict : StopRule::Kind::width;
    const std::size_t at = verdict ? 1 : 0;
    rule.measure = words.size() > at ? words[at] : kUsualMeasure;
    const auto known = measures();
    if (std::ranges::find(known, rule.measure) == known.end())
        return sim::fail(sim::Error::of("until: there is no measure '" + rule.measure + "'",
                                        "a measure of /effects, as lonely_share",
                                        sim::nearest_name(rule.measure, known)));
    if (!verdict) {
        rule.half_width = words.size() > 1 && words[1] == "±" ? amount_of(words, 2) : std::nan("");
        if (std::isnan(rule.half_width)) return wrong(text);
        return rule;
    }
    if (words.size() > 2) {
        rule.margin = words[2] == "within" ? amount_of(words, 3) : std::nan("");
        if (std::isnan(rule.margin)) return wrong(text);
        return rule;
    }
    const auto margin = usual_margin(rule.measure);
    if (!margin) return needs_margin(rule.measure);
    rule.margin = *margin;
    return rule;
}

sim::Result<std::string> rule_with_margin(const std::string& text, double points) {
    const auto rule = read_stop_rule(text);
    if (!rule) return sim::fail(rule.error());
    const auto words = words_of(text);
    const bool given = std::ranges::find(words, "within") != words.end();
    if (rule->kind != StopRule::Kind::verdict || given)
        return sim::fail(sim::Error::of(
            fmt::format("--margin with the rule \"{}\"", text),
            "--margin with until = \"verdict\" or \"verdict MEASURE\" that names no margin"));
    return fmt::format("verdict {} within {} points{}",
                       rule->measure,
                       points,
                       rule->together ? std::string(" ") + kTogether : "");
}

bool satisfied(const StopRule& rule, const sim::Anytime& difference) {
    if (rule.kind == StopRule::Kind::width)
        return difference.high - difference.low <= 2 * rule.half_width;
    const auto found = recorders::verdict_of(difference, rule.margin);
    return found != recorders::Verdict::undecided && found != recorders::Verdict::too_few;
}

int next_look(int done, int most, bool drawn) {
    const int each = drawn ? 2 : 1;
    const int first = static_cast<int>(sim::kFewestValues) * each;
    int next = std::max(first, done + done / 2);
    next += next % each;
    return std::min(next, most);
}

}  // namespace models::sweeps
