#include "models/places/published.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "sim/csv_reader.h"

namespace models::places {

std::size_t row_of_year(int year) {
    return static_cast<std::size_t>(
        std::find(kYearsPublished.begin(), kYearsPublished.end(), year) - kYearsPublished.begin());
}

sim::Result<std::unordered_map<std::string, Published>> read_published(const std::string& folder) {
    std::vector<std::string> names{"code"};
    for (const int year : kYearsPublished)
        for (const char* age : {"_18p", "_65p"})
            for (const char* outcome : {"lonely_", "strongly_lonely_"})
                names.push_back(outcome + std::to_string(year) + age);
    const std::vector<std::string_view> needed(names.begin(), names.end());
    const auto table = sim::read_csv(folder + "/" + kPublishedFile, needed);
    if (!table) return sim::fail(table.error());
    std::vector<std::size_t> at;
    for (const auto& name : names)
        at.push_back(table->find(name));

    std::unordered_map<std::string, Published> out;
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        Published& published = out[std::string(table->text(row, at[0]))];
        std::size_t column = 1;
        for (Shares& shares : published)
            for (double& share : shares)
                share = table->number(row, at[column++], error) / 100;
    }
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return out;
}

}  // namespace models::places
