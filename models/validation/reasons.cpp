#include "models/validation/reasons.h"

#include <utility>

#include "sim/toml_file.h"
#include "sim/toml_reader.h"

namespace models::validation {

sim::Result<Reasons> read_reasons(const std::string& path) {
    const auto document = sim::read_toml_file(path);
    if (!document) return sim::fail(document.error());

    Reasons reasons;
    sim::Error problems;
    sim::TomlReader root(document->table, path, {}, problems);
    int schema = 1;
    root.whole("schema", schema, 1, 1);
    if (auto table = root.table("reasons")) {
        for (const std::string& name : table->all_keys()) {
            std::string why;
            table->text(name, why);
            if (why.empty()) {
                table->complain(
                    name, "the reason of " + name + " is blank", "a sentence in quotes");
            }
            reasons.emplace(name, std::move(why));
        }
    }
    root.finish();
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return reasons;
}

}  // namespace models::validation
