#include "cli/diff.h"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/line_difference.h"
#include "sim/parameters_reader.h"

#include "cli/messages.h"
#include "cli/output_files.h"
#include "models/analysis/design.h"
#include "models/recorders/results_difference.h"
#include "models/recorders/results_reader.h"

namespace cli {
namespace {

using models::recorders::ResultsReader;

constexpr std::pair<const char*, const char*> kAttributes[] = {{"title", "title"},
                                                               {"wijk", "wijk"},
                                                               {"scenario_file", "scenario file"},
                                                               {"ensemble_file", "ensemble"},
                                                               {"wijk_version", "version"},
                                                               {"commit", "commit"},
                                                               {"compiler", "compiler"},
                                                               {"libraries", "libraries"},
                                                               {"random_numbers", "chance"}};

std::string changed(const std::string& name, const std::string& from, const std::string& to) {
    const auto shown = [](const std::string& text) { return text.empty() ? "none" : text; };
    return fmt::format("  {}: {} -> {}\n", name, shown(from), shown(to));
}

std::string attributes(const ResultsReader& a, const ResultsReader& b) {
    std::string out;
    for (const auto& [name, words] : kAttributes) {
        const auto from = a.text_attribute(name), to = b.text_attribute(name);
        if (from != to) out += changed(words, from, to);
    }
    const auto seed = [](const ResultsReader& of) {
        return fmt::format("{}", of.file().whole_attribute("seed").value_or(0));
    };
    if (seed(a) != seed(b)) out += changed("seed", seed(a), seed(b));
    const auto from = without_folder(a.text_attribute("command_line"));
    const auto to = without_folder(b.text_attribute("command_line"));
    if (from != to) out += changed("command", from, to);
    return out;
}

std::string shape(ResultsReader& a, ResultsReader& b) {
    std::string out;
    const auto arms = [](ResultsReader& of) {
        return fmt::format("{}", fmt::join(of.texts("/indicators/arm"), ", "));
    };
    const auto length = [](ResultsReader& of, const char* array) {
        return fmt::format("{}", of.length(array));
    };
    if (arms(a) != arms(b)) out += changed("arms", arms(a), arms(b));
    for (const auto& [array, words] : {std::pair{"/indicators/replicate", "replicates"},
                                       std::pair{"/indicators/week", "moments"}})
        if (length(a, array) != length(b, array))
            out += changed(words, length(a, array), length(b, array));
    return out;
}

/// Names with two values: those that differ or that one side lacks.
std::string by_name(const std::map<std::string, std::string>& a,
                    const std::map<std::string, std::string>& b) {
    std::string out;
    auto both = a;
    both.insert(b.begin(), b.end());
    for (const auto& [name, value] : both) {
        const auto from = a.find(name), to = b.find(name);
        const auto left = from == a.end() ? std::string() : from->second;
        const auto right = to == b.end() ? std::string() : to->second;
        if (left != right) out += changed(name, left, right);
    }
    return out;
}

std::map<std::string, std::string> numbers_of(const ResultsReader& of) {
    std::map<std::string, std::string> out;
    const auto read = sim::parameters_from_json(of.text_attribute("parameters"));
    if (!read) return out;
    for (const auto& one : *read)
        out[one.name] = fmt::format(
            "{}{}{}", one.value, one.unit == "1" ? "" : " ", one.unit == "1" ? "" : one.unit);
    return out;
}

/// Check sums, short: two that differ do so in the first digits.
std::map<std::string, std::string> inputs_of(const ResultsReader& of) {
    constexpr std::size_t kSum = 64, kShort = 12;
    std::map<std::string, std::string> out;
    std::string text = of.text_attribute("inputs_sha256");
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.erase(0, std::min(text.size(), line.size() + 1));
        if (line.size() > kSum + 2) out[line.substr(kSum + 2)] = line.substr(0, kShort);
    }
    return out;
}

std::string section(const char* title, const std::string& lines) {
    return lines.empty() ? lines : fmt::format("{}\n{}", title, lines);
}

std::string results(const models::recorders::ResultsDifference& found) {
    constexpr std::size_t kShown = 8;
    if (found.equal())
        return fmt::format("Results: the same to the last bit ({} arrays)\n", found.same);
    std::string out = fmt::format(
        "Results: {} arrays are the same, {} differ\n", found.same, found.different.size());
    for (std::size_t k = 0; k < std::min(kShown, found.different.size()); ++k)
        out += "  " + found.different[k] + "\n";
    if (found.different.size() > kShown)
        out += fmt::format("  and {} more\n", found.different.size() - kShown);
    for (const auto& array : found.only_first)
        out += "  " + array + ": in the first only\n";
    for (const auto& array : found.only_second)
        out += "  " + array + ": in the second only\n";
    return out;
}

/// Lines that two texts do not share, "- " of the first and "+ " of the second.
std::string changed_lines(const std::string& from, const std::string& to) {
    std::string out;
    for (const auto& line : sim::line_difference(from, to))
        out += "  " + line + "\n";
    return out;
}

int tell(const std::string& inputs, const sim::Hdf5Reader& a, const sim::Hdf5Reader& b) {
    const auto found = models::recorders::compare_results(a, b);
    if (!found) return wrong_input(found.error());
    print((inputs.empty() ? std::string("Inputs: the same\n") : inputs) + results(*found));
    return finish_output(kDone);
}

constexpr std::pair<const char*, const char*> kOfSweep[] = {{"title", "title"},
                                                            {"plan_file", "plan file"},
                                                            {"design", "design"},
                                                            {"scenario_file", "scenario file"},
                                                            {"until", "until"},
                                                            {"source", "program"},
                                                            {"inputs_hash", "inputs (check sum)"}};

/// Two merged sweeps.
int show_difference_of_sweeps(const DiffOptions& options) {
    const auto a = sim::Hdf5Reader::open(options.first), b = sim::Hdf5Reader::open(options.second);
    sim::Error problems;
    if (!a) problems.add(a.error());
    if (!b) problems.add(b.error());
    if (!problems.problems.empty()) return wrong_input(problems);
    const auto text = [](const sim::Hdf5Reader& of, const char* name) {
        return of.has_attribute(name) ? of.text_attribute(name).value_or("") : std::string();
    };
    const auto length = [](const sim::Hdf5Reader& of, const char* array) {
        const auto read = of.numbers(array);
        return fmt::format("{}", read ? read->values.size() : 0);
    };
    std::string lines;
    for (const auto& [name, words] : kOfSweep)
        if (text(*a, name) != text(*b, name))
            lines += changed(words, text(*a, name), text(*b, name));
    for (const auto& [array, words] :
         {std::pair{"/design/row", "rows"}, std::pair{"/outcomes/replicate", "replicates"}})
        if (length(*a, array) != length(*b, array))
            lines += changed(words, length(*a, array), length(*b, array));
    const auto inputs =
        section("Sweep", lines) +
        section("Plan", changed_lines(text(*a, "plan"), text(*b, "plan"))) +
        section("Scenario", changed_lines(text(*a, "scenario"), text(*b, "scenario")));
    return tell(inputs, *a, *b);
}

}  // namespace

int show_difference(const DiffOptions& options) {
    using models::analysis::is_design;
    if (is_design(options.first) != is_design(options.second))
        return wrong_input(sim::Error::of("one file is of a run and the other of a sweep",
                                          "two files of runs, or two of merged sweeps"));
    if (is_design(options.first)) return show_difference_of_sweeps(options);
    auto a = ResultsReader::open(options.first), b = ResultsReader::open(options.second);
    sim::Error problems;
    if (!a) problems.add(a.error());
    if (!b) problems.add(b.error());
    if (!problems.problems.empty()) return wrong_input(problems);

    std::string inputs = section("Run", attributes(*a, *b) + shape(*a, *b));
    inputs += section("Numbers", by_name(numbers_of(*a), numbers_of(*b)));
    inputs += section("Scenario",
                      changed_lines(a->text_attribute("scenario"), b->text_attribute("scenario")));
    inputs += section("Files (check sums)", by_name(inputs_of(*a), inputs_of(*b)));
    if (!a->good() || !b->good()) {
        problems.add(a->problems());
        problems.add(b->problems());
        return wrong_input(problems);
    }
    return tell(inputs, a->file(), b->file());
}

}  // namespace cli
