#include "sim/toml_file.h"

#include <utility>

#include "sim/text_file.h"

namespace sim {

Result<TomlFile> read_toml_file(const std::string& path) {
    auto text = read_text_file(path);
    if (!text) return fail(text.error());
    auto table = parse_toml(*text, path);
    if (!table) return fail(table.error());
    return TomlFile{path, std::move(*text), std::move(*table)};
}

Error asked_for(Error error, const Place& place, const std::string& key) {
    for (auto& problem : error.problems) {
        if (problem.line > 0) continue;
        const auto named = problem.file.empty() ? key : key + " names " + problem.file;
        problem = place.problem(named + ": " + problem.what, problem.allowed, problem.meant);
    }
    return error;
}

}  // namespace sim
