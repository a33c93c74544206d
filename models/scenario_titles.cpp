#include "models/scenario_titles.h"

#include <utility>

#include "sim/toml_reader.h"

namespace models {

ScenarioTitles titles_of(const std::string& scenario_text) {
    ScenarioTitles out;
    const auto table = sim::parse_toml(scenario_text, "scenario");
    if (!table) return out;
    sim::Error ignored;  // whoever ran the scenario was told
    sim::TomlReader root(*table, "scenario", {}, ignored);
    root.text("title", out.title);
    root.text("title_nl", out.title_nl);
    auto arms = root.table("arms");
    if (!arms) return out;
    for (const auto& name : arms->all_keys()) {
        auto arm = arms->table(name);
        if (!arm) continue;
        ScenarioTitles::ArmTitle one;
        arm->text("title", one.title);
        arm->text("title_nl", one.title_nl);
        if (arm->has("programmes"))
            arm->list(
                "programmes",
                [&](std::string programme, sim::Place) {
                    one.programmes.push_back(std::move(programme));
                },
                [&](sim::TomlReader& programme) {
                    std::string called;
                    programme.text("name", called);
                    if (!called.empty()) one.programmes.push_back(std::move(called));
                });
        out.arms[name] = std::move(one);
    }
    return out;
}

}  // namespace models
