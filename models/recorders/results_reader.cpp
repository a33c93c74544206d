#include "models/recorders/results_reader.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/recorders/results_layout.h"

namespace models::recorders {

namespace {

constexpr const char* kWanted = "the file that `wijk run` wrote";

/// Why the file cannot be used at all.
sim::Error refusal(const sim::Hdf5Reader& file, Accept accept) {
    const auto because = [&](std::string what, std::string allowed) {
        return sim::Error::in_file(file.path(), std::move(what), std::move(allowed));
    };
    const auto layout = file.whole_attribute("layout_version");
    const auto complete = file.whole_attribute("complete");
    const bool parts = file.has("/costs") && file.has("/indicators") && file.has("/effects");
    if (!layout || !complete || !parts) return because("this is not a results file", kWanted);
    if (*layout > kLayoutVersion)
        return because(fmt::format("a later wijk wrote this file (layout {})", *layout),
                       fmt::format("layout {} or lower", kLayoutVersion));
    if (*complete != 0 || accept != Accept::whole) return {};
    const auto missing = file.whole_attribute("observations_missing").value_or(0);
    return because(
        fmt::format("the run was interrupted: {} observations are missing", missing),
        "the file of a run that ended; `wijk run` with fewer replicates or years ends sooner");
}

}  // namespace

sim::Result<ResultsReader> ResultsReader::open(const std::string& path, Accept accept) {
    auto file = sim::Hdf5Reader::open(path, accept == Accept::live);
    if (!file) return sim::fail(file.error());
    if (auto why = refusal(*file, accept); !why.problems.empty()) return sim::fail(std::move(why));
    return ResultsReader(std::move(*file), accept);
}

std::vector<std::string> ResultsReader::texts(const std::string& name) {
    auto read = file_.texts(name);
    if (read) return std::move(*read);
    problems_.add(read.error());
    return {};
}

std::vector<double> ResultsReader::numbers(const std::string& name,
                                           const std::vector<std::uint64_t>& size,
                                           bool holes) {
    auto read = file_.numbers(name);
    if (!read) {
        problems_.add(read.error());
        return {};
    }
    if (read->size != size) {
        complain(fmt::format("{} has the size {}, not {}",
                             name,
                             fmt::join(read->size, " x "),
                             fmt::join(size, " x ")));
        return {};
    }
    const bool missing = std::any_of(
        read->values.begin(), read->values.end(), [](double v) { return std::isnan(v); });
    if (missing && !holes && accept_ == Accept::whole)
        complain(name + " has values that are missing");
    return std::move(read->values);
}

std::vector<std::uint32_t> ResultsReader::counts(const std::string& name, std::uint64_t size) {
    const auto values = numbers(name, {size});
    return {values.begin(), values.end()};
}

std::uint64_t ResultsReader::length(const std::string& name) {
    const auto read = file_.numbers(name);
    if (!read) problems_.add(read.error());
    return read && read->size.size() == 1 ? read->size[0] : 0;
}

std::string ResultsReader::text_attribute(const std::string& name) const {
    return file_.text_attribute(name).value_or("");
}

std::vector<std::uint32_t> ResultsReader::references(const std::vector<std::string>& arms) {
    if (!has("/effects/compared_with"))  // the first files had no twins
        return std::vector<std::uint32_t>(arms.size(), 0);
    const auto names = texts("/effects/compared_with");
    std::vector<std::uint32_t> out;
    if (names.size() != arms.size()) {
        complain("/effects/compared_with does not name an arm for each arm");
        return out;
    }
    for (const auto& name : names) {
        const auto found = std::find(arms.begin(), arms.end(), name);
        if (found == arms.end()) {
            complain(fmt::format("/effects/compared_with names no arm: '{}'", name));
            return out;
        }
        out.push_back(static_cast<std::uint32_t>(found - arms.begin()));
    }
    if (std::count(out.begin(), out.end(), 0u) < 2)
        complain("no arm is compared with the baseline: there is nothing to pay for");
    return out;
}

DrawnNumbers ResultsReader::drawn(std::uint32_t replicates) {
    DrawnNumbers out;
    if (!has("/drawn")) return out;
    out.parameters = texts("/drawn/parameter");
    out.draw = counts("/drawn/draw", replicates);
    out.member = counts("/drawn/member", replicates);
    out.values = numbers("/drawn/value", {replicates, out.parameters.size()});
    return out;
}

void ResultsReader::complain(std::string what) {
    problems_.add(sim::Error::in_file(file_.path(), std::move(what)));
}

}  // namespace models::recorders
