#include "cli/published.h"

#include <cmath>
#include <filesystem>

#include "models/places/published.h"

namespace cli {

sim::Result<std::optional<Published>> read_published(const std::string& data,
                                                     const models::population::Area& area) {
    const auto path = std::filesystem::path(data) / models::places::kPublishedFile;
    std::error_code ignored;
    if (area.own || !std::filesystem::exists(path, ignored)) return std::nullopt;

    const auto all = models::places::read_published(data);
    if (!all) return sim::fail(all.error());
    const auto found = all->find(area.code);
    if (found == all->end()) return std::nullopt;
    for (std::size_t year = models::places::kYears; year-- > 0;) {  // the latest first
        const auto& shares = found->second[year];
        if (std::isnan(shares[0]) || std::isnan(shares[1])) continue;
        return Published{100 * shares[0], 100 * shares[1], models::places::kYearsPublished[year]};
    }
    return std::nullopt;
}

}  // namespace cli
