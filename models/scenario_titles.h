#pragma once

#include <map>
#include <string>
#include <vector>

namespace models {

/// What a scenario file calls itself and its arms, for people. Only the file itself counts: what it
/// extends is not in a results file.
struct ScenarioTitles {
    struct ArmTitle {
        std::string title, title_nl;
        std::vector<std::string> programmes;  // names in the catalogue, in the order of the file
    };
    std::string title, title_nl;           // empty: the file does not say
    std::map<std::string, ArmTitle> arms;  // by name
};

/// Of the text of a scenario file; what cannot be read is left out.
ScenarioTitles titles_of(const std::string& scenario_text);

}  // namespace models
