#include "models/survey/panel.h"

#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "sim/csv_reader.h"
#include "sim/parallel.h"
#include "sim/rng.h"

#include "models/population/make_population.h"

namespace models::survey {

sim::Result<std::vector<std::string>> read_codes(const std::string& path) {
    constexpr std::array<std::string_view, 1> kNeeded{"code"};
    const auto table = sim::read_csv(path, kNeeded);
    if (!table) return sim::fail(table.error());
    const std::size_t column = table->find("code");
    std::vector<std::string> codes;
    std::set<std::string_view> seen;
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const std::string_view code = table->text(row, column);
        if (code.empty()) {
            error.problems.push_back(
                table->problem(row, column, "code is blank", "the code of a wijk: WK030713"));
        } else if (!seen.insert(code).second) {
            error.problems.push_back(table->problem(
                row, column, "code " + std::string(code) + " stands here twice", "each code once"));
        } else {
            codes.emplace_back(code);
        }
    }
    if (table->rows() == 0)
        error.add(sim::Error::in_file(path, "no areas are listed", "at least one code"));
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return codes;
}

sim::Result<Panel> make_panel(const population::AreaData& data,
                              std::span<const std::string> codes,
                              std::uint64_t seed) {
    Panel panel;
    panel.seed = seed;
    panel.areas.resize(codes.size());
    std::vector<std::optional<sim::Error>> errors(codes.size());
    sim::parallel_tasks(static_cast<std::uint32_t>(codes.size()), [&](std::uint32_t k) {
        const auto area = population::select_area(data.areas, codes[k]);
        if (!area) {
            errors[k] = area.error();
            return;
        }
        auto people = population::make_population(data, *area, area_seed(seed, area->code));
        if (people) {
            panel.areas[k] = std::move(*people);
        } else {
            errors[k] = people.error();
        }
    });
    sim::Error all;
    for (auto& error : errors)
        if (error) all.add(std::move(*error));
    if (!all.problems.empty()) return sim::fail(std::move(all));
    return panel;
}

std::uint64_t area_seed(std::uint64_t seed, const std::string& code) {
    std::uint32_t hash = 2166136261u;  // FNV-1a
    for (const char c : code)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619u;
    return sim::replicate_seed(seed, hash);
}

std::uint64_t residents_of(const Panel& panel) {
    std::uint64_t residents = 0;
    for (const auto& area : panel.areas)
        residents += area.persons.rows();
    return residents;
}

}  // namespace models::survey
