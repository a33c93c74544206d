#include "models/sweeps/stopping.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "sim/near_name.h"

#include "models/recorders/effects.h"

namespace models::sweeps {
namespace {

constexpr const char* kAllowed =
    "\"MEASURE ± NUMBER points\", \"verdict\" or \"verdict MEASURE within NUMBER points\"";
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

}  // namespace

sim::Result<StopRule> read_stop_rule(const std::string& text) {
    StopRule rule;
    rule.text = text;
    const auto words = words_of(text);
    if (words.empty()) return rule;
    const bool verdict = words[0] == "verdict";
    rule.kind = verdict ? StopRule::Kind::verdict : StopRule::Kind::width;
    const std::size_t at = verdict ? 1 : 0;
    rule.measure = words.size() > at ? words[at] : kUsualMeasure;
    const auto known = measures();
    if (std::ranges::find(known, rule.measure) == known.end())
        return sim::fail(sim::Error::of("until: there is no measure '" + rule.measure + "'",
                                        "a measure of /effects, as lonely_share",
                                        sim::nearest_name(rule.measure, known)));
    if (verdict) {
        rule.margin = kUsualMargin;
        if (words.size() <= 2) return rule;
        rule.margin = words[2] == "within" ? amount_of(words, 3) : std::nan("");
        if (std::isnan(rule.margin)) return wrong(text);
        return rule;
    }
    rule.half_width = words.size() > 1 && words[1] == "±" ? amount_of(words, 2) : std::nan("");
    if (std::isnan(rule.half_width)) return wrong(text);
    return rule;
}

const char* name_of(Judgement judgement) {
    constexpr const char* kNames[] = {"undecided", "better", "worse", "practically the same"};
    return kNames[static_cast<std::size_t>(judgement)];
}

Judgement judge(const StopRule& rule, const sim::Anytime& difference) {
    if (std::isnan(difference.mean)) return Judgement::undecided;
    // Surely better by less than the margin is practically the same.
    if (difference.within(-rule.margin, rule.margin)) return Judgement::same;
    if (difference.below(0)) return Judgement::better;
    return difference.above(0) ? Judgement::worse : Judgement::undecided;
}

bool satisfied(const StopRule& rule, const sim::Anytime& difference) {
    if (rule.kind == StopRule::Kind::width)
        return difference.high - difference.low <= 2 * rule.half_width;
    return judge(rule, difference) != Judgement::undecided;
}

int next_look(int done, int most, bool drawn) {
    const int each = drawn ? 2 : 1;
    const int first = static_cast<int>(sim::kFewestValues) * each;
    int next = std::max(first, done + done / 2);
    next += next % each;
    return std::min(next, most);
}

}  // namespace models::sweeps
