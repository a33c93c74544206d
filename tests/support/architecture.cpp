#include "tests/support/architecture.h"

#include <algorithm>
#include <iterator>
#include <regex>
#include <string_view>
#include <utility>

namespace tests {
namespace {

constexpr std::size_t kMostLines = 400, kMostColumns = 100, kMostLinesOfAFunction = 50;

std::string at(const SourceFile& file, std::size_t line, const std::string& why) {
    return file.path + ":" + std::to_string(line + 1) + ": " + why;
}

std::string folder_of(const std::string& path) {
    return path.substr(0, path.rfind('/'));
}

std::string file_of(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

/// The part of models/ that a file belongs to: "ties", or "scenario" for models/scenario_arms.cpp.
std::string part_of(const std::string& path) {
    const auto rest = path.substr(std::string_view("models/").size());
    return rest.substr(0, rest.find_first_of("/._"));
}

struct Layer {
    const char* part;
    int height;
};

// Inside models/ a part includes what lies lower. What is new gets its place here.
constexpr Layer kLayers[] = {
    {"streams", 0},      {"residents", 1},     {"ties", 2},          {"participation", 2},
    {"volunteers", 2},   {"professionals", 2}, {"demography", 3},    {"organisations", 4},
    {"causes", 2},       {"collaboration", 5}, {"interventions", 4}, {"cases", 6},
    {"rules", 8},        {"world", 9},         {"ensemble", 9},      {"rule", 9},
    {"scenario", 10},    {"population", 10},   {"pipeline", 11},     {"snapshot", 11},
    {"settlement", 12},  {"simulation", 13},   {"recorders", 14},    {"kept", 15},
    {"experiment", 16},  {"survey", 15},       {"economics", 15},    {"places", 17},
    {"calibration", 17}, {"explain", 17},      {"validation", 18},   {"trial", 14},
    {"patterns", 17},    {"sweeps", 18},       {"analysis", 17},     {"words", 0},
};

/// Height of a part of models/; -1 when it has no place yet.
int height_of(const std::string& part) {
    const auto* found = std::find_if(
        std::begin(kLayers), std::end(kLayers), [&](const Layer& l) { return part == l.part; });
    return found == std::end(kLayers) ? -1 : found->height;
}

int height_of_folder(const std::string& path) {
    constexpr std::string_view kFolders[] = {"sim/", "models/", "cli/", "viewer/"};
    for (int height = 0; height < 4; ++height) {
        if (path.starts_with(kFolders[height])) return height;
    }
    return 4;  // tests and benchmarks may include everything
}

/// Why `file` may not include `target`, both seen from the root; empty when it may.
std::string why_not(const std::string& file, const std::string& target) {
    if (file.starts_with("viewer/") && target.starts_with("cli/")) return "viewer includes cli";
    const int here = height_of_folder(file), there = height_of_folder(target);
    if (there > here) return folder_of(file) + " includes " + target;
    if (!file.starts_with("models/") || !target.starts_with("models/")) return {};

    const auto from = part_of(file), to = part_of(target);
    if (from == to) return {};
    if (height_of(from) < 0) return "models/" + from + " has no place in the order of layers yet";
    if (height_of(to) < height_of(from)) return {};
    return "models/" + from + " includes " + target + ", which does not lie lower";
}

struct Habit {
    const char* pattern;              // in code, without comments and text
    const char* where;                // paths that must keep to it
    std::vector<const char*> except;  // starts of paths that need not
    const char* why;
};

const std::vector<Habit>& habits() {
    static const std::vector<Habit> all{
        {"#include <random>", "", {}, "chance comes from sim/rng.h"},
        {"#include <(iostream|print)>", "(sim|models)/", {}, "sim and models never print"},
        {"\\b(std::)?(printf|fprintf|puts|fputs|putchar|fwrite|cout|cerr)\\b",
         "(sim|models)/",
         {"sim/check.h"},
         "sim and models never print"},
        {"#include <(thread|mutex|condition_variable|future|shared_mutex)>",
         "",
         {"sim/parallel",
          "sim/outbox",
          "sim/writer_queue",
          "sim/mailbox",
          "sim/sweep",
          "viewer/live_source",
          "viewer/file_source",
          "cli/progress",
          "tests/",
          "bench/"},
         "threads live in a few files of sim/ only"},
        {"#include <(oneapi/)?tbb",
         "",
         {"sim/", "cli/provenance", "tests/", "bench/"},
         "oneTBB is used in sim/ only"},
        {"#include <toml", "", {"sim/", "tests/"}, "TOML is read in sim/ only"},
        {"#include <(hdf5|H5)",
         "",
         {"sim/", "cli/provenance", "tests/"},
         "HDF5 is used in sim/ only"},
        {"#include <CLI", "", {"cli/"}, "CLI11 is used in cli/ only"},
        {"#include <(imgui|backends/imgui|GLFW|GL|stb)",
         "",
         {"viewer/window/", "tests/"},
         "windows are drawn in viewer/window/ only"},
        {"#include <(gtest|gmock)", "(sim|models|cli|viewer)/", {}, "tests stand in tests/"},
        {"\\bthrow\\b", "", {"tests/"}, "we throw nothing: sim::Result or SIM_CHECK"},
        {"\\busing namespace\\b", "", {"tests/"}, "names keep their namespace"},
        {"\\bvector<bool>", "", {}, "neighbouring bits would race"},
        {"= new |\\bmalloc\\(", "", {}, "no raw new"},
        {"\\b(std::)?(rand|srand|time)\\(",
         "(sim|models)/",
         {},
         "chance is a function of the seed"},
        {"_clock\\b", "models/", {}, "a model does not look at the clock"},
    };
    return all;
}

bool is_free_of(const Habit& habit, const std::string& path) {
    const bool bound =
        *habit.where == '\0' || std::regex_search(path, std::regex("^" + std::string(habit.where)));
    return !bound || std::any_of(habit.except.begin(), habit.except.end(), [&](const char* start) {
        return path.starts_with(start);
    });
}

/// Functions whose body is longer than it may be. In the house style the last brace of a function,
/// of a class and of a list stands in the first column. Descriptions of rules are lists, not code.
void add_long_functions(const SourceFile& file, std::vector<std::string>& broken) {
    const std::regex around("^(namespace|extern)\\b"),
        list("^(struct|class|enum|union|.*= \\{$)|describe");
    std::size_t start = 0;
    bool inside = false, judged = false;
    for (std::size_t i = 0; i < file.code.size(); ++i) {
        const auto& line = file.code[i];
        if (!inside && line.ends_with('{') && !std::regex_search(line, around)) {
            inside = true;
            judged = !std::regex_search(line, list);
            start = i;
        } else if (inside && line.starts_with('}')) {
            inside = false;
            if (judged && i - start - 1 > kMostLinesOfAFunction) {
                broken.push_back(at(file, start, "a function of more than 50 lines"));
            }
        }
    }
}

/// Whether the file's first include is its own header, where there is one.
bool includes_own_header_first(const SourceFile& file) {
    auto own = "\"" + file.path.substr(0, file.path.rfind('.')) + ".h\"";
    std::vector<std::string> included;
    for (const auto& line : file.lines) {
        if (auto name = included_by(line); !name.empty()) included.push_back(std::move(name));
    }
    const auto found = std::find(included.begin(), included.end(), own);
    return found == included.end() || found == included.begin();
}

}  // namespace

std::vector<std::string> broken_layers(const SourceFile& file) {
    std::vector<std::string> broken;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const auto name = included_by(file.lines[i]);
        if (name.empty() || name.front() != '"') continue;
        const auto target = name.substr(1, name.size() - 2);
        if (target.find('/') == target.npos || target.starts_with(".")) {
            broken.push_back(at(file, i, "includes are written from the root"));
            continue;
        }
        const auto why = why_not(file.path, target);
        if (!why.empty()) broken.push_back(at(file, i, why));
    }
    return broken;
}

std::vector<std::string> broken_habits(const SourceFile& file) {
    std::vector<std::string> broken;
    for (const auto& habit : habits()) {
        if (is_free_of(habit, file.path)) continue;
        const std::regex pattern(habit.pattern);
        for (std::size_t i = 0; i < file.code.size(); ++i) {
            if (std::regex_search(file.code[i], pattern)) broken.push_back(at(file, i, habit.why));
        }
    }
    return broken;
}

std::vector<std::string> broken_form(const SourceFile& file) {
    std::vector<std::string> broken;
    const std::regex note(
        "\\b(TO"
        "DO|FIX"
        "ME|XX"
        "X)\\b(?!\\(#[0-9]+\\))");
    const std::regex path_of_a_machine(
        "(^|[^A-Za-z0-9_.])/(ho"
        "me|wo"
        "rk|ro"
        "ot|Us"
        "ers)/");
    if (file.lines.size() > kMostLines) {
        broken.push_back(at(file, kMostLines, "a file of more than 400 lines"));
    }
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const auto& line = file.lines[i];
        const auto columns = std::count_if(line.begin(), line.end(), [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
        });
        if (static_cast<std::size_t>(columns) > kMostColumns) {
            broken.push_back(at(file, i, "a line of more than 100 columns"));
        }
        if (std::regex_search(line, note)) broken.push_back(at(file, i, "a note without an issue"));
        if (std::regex_search(line, path_of_a_machine)) {
            broken.push_back(at(file, i, "a path that exists on one machine"));
        }
    }
    const bool header = file.path.ends_with(".h");
    if (header && (file.lines.empty() || file.lines.front() != "#pragma once")) {
        broken.push_back(at(file, 0, "a header starts with #pragma once"));
    }
    if (!header && !includes_own_header_first(file)) {
        broken.push_back(at(file, 0, "the own header comes first"));
    }
    add_long_functions(file, broken);
    return broken;
}

std::vector<std::string> broken_namespace(const SourceFile& file) {
    const auto folder = folder_of(file.path);
    const bool free = folder.starts_with("tests") || folder.starts_with("bench") ||
                      file_of(file.path) == "main.cpp" || file.path == "sim/check.h";
    if (free) return {};

    const auto own = std::regex_replace(folder, std::regex("/"), "::");
    for (const auto& line : file.code) {
        if (line == "namespace " + own + " {") return {};
        if (line.starts_with("namespace " + own + "::")) return {};
        // The tables of residents are what all of models speaks about.
        if (folder == "models/residents" && line == "namespace models {") return {};
    }
    const bool only_macros = std::all_of(file.code.begin(), file.code.end(), [](const auto& line) {
        return line.empty() || line.front() == '#' || line.front() == ' ';
    });
    if (only_macros) return {};
    return {at(file, 0, "the code is not in namespace " + own)};
}

}  // namespace tests
