#include "viewer/script.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"
#include "sim/text_file.h"

namespace viewer {

namespace {

struct Known {
    std::string_view name;
    Verb verb;
    std::size_t least, most;  // words behind it
    std::string_view form;
};
constexpr std::array kVerbs{
    Known{"wait", Verb::wait, 1, 2, "wait answer|finished|told|SECONDS [SECONDS]"},
    Known{"click", Verb::click, 1, 3, "click NAME [X Y]"},
    Known{"drag", Verb::drag, 5, 5, "drag NAME X1 Y1 X2 Y2"},
    Known{"wheel", Verb::wheel, 2, 2, "wheel NAME NOTCHES"},
    Known{"key", Verb::key, 1, 1, "key [ctrl+]KEY"},
    Known{"type", Verb::type, 1, 1, "type TEXT"},
    Known{"screenshot", Verb::screenshot, 1, 1, "screenshot FILE.png"},
    Known{"save", Verb::save, 2, 2, "save PANEL|scenario FILE"},
    Known{"measure", Verb::measure, 1, 1, "measure SECONDS|answer"},
    Known{"expect", Verb::expect, 2, 2, "expect NAME VALUE"},
    Known{"resize", Verb::resize, 2, 2, "resize WIDTH HEIGHT"},
    Known{"random", Verb::random, 2, 2, "random SECONDS SEED"},
};

}  // namespace

sim::Result<std::vector<Step>> read_script(const std::string& path) {
    const auto text = sim::read_text_file(path);
    if (!text) return sim::fail(text.error());
    std::vector<std::string> names;
    for (const auto& known : kVerbs)
        names.emplace_back(known.name);
    sim::Error problems;
    std::vector<Step> steps;
    std::istringstream lines(*text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        std::istringstream words(line.substr(0, line.find('#')));
        std::string verb;
        if (!(words >> verb)) continue;
        const auto known = std::ranges::find(kVerbs, verb, &Known::name);
        const auto complain = [&](std::string what, std::string allowed, std::string meant) {
            problems.problems.push_back(
                {path, number, 1, std::move(what), std::move(allowed), std::move(meant)});
        };
        if (known == kVerbs.end()) {
            complain("there is no step '" + verb + "'",
                     fmt::format("one of {}", fmt::join(names, ", ")),
                     sim::nearest_name(verb, names));
            continue;
        }
        Step step{known->verb, {}, number};
        for (std::string word; words >> word;)
            step.words.push_back(std::move(word));
        if (step.words.size() < known->least || step.words.size() > known->most)
            complain(fmt::format("{} has {} words behind it", verb, step.words.size()),
                     std::string(known->form),
                     {});
        steps.push_back(std::move(step));
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return steps;
}

}  // namespace viewer
