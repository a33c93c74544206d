#include "sim/parameters_reader.h"

#include <sstream>

#include <boost/property_tree/json_parser.hpp>

namespace sim {

Result<std::vector<RecordedParameter>> parameters_from_json(const std::string& text) {
    boost::property_tree::ptree tree;
    std::istringstream in(text);
    try {
        boost::property_tree::read_json(in, tree);
    } catch (const boost::property_tree::json_parser_error& wrong) {
        return fail(Error::of("the list of numbers is not JSON: " + wrong.message()));
    }
    std::vector<RecordedParameter> out;
    for (const auto& [key, entry] : tree) {
        RecordedParameter one;
        one.name = entry.get("name", "");
        if (!key.empty() || one.name.empty())
            return fail(Error::of("the list of numbers has an entry without a name"));
        one.value = entry.get("value", "");
        one.unit = entry.get("unit", "");
        one.source = entry.get("source", "");
        one.meaning = entry.get("meaning", "");
        const auto grade = entry.get("grade", "D");
        one.grade = grade.size() == 1 ? grade[0] : 'D';
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace sim
