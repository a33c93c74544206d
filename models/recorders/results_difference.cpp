#include "models/recorders/results_difference.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models::recorders {

namespace {

std::vector<std::string> arrays_of(const sim::Hdf5Reader& file) {
    std::vector<std::string> out;
    for (const auto& group : file.groups())
        for (const auto& array : file.arrays("/" + group))
            out.push_back("/" + group + "/" + array);
    return out;
}

/// The names that a dimension gives its rows, or their numbers.
std::string row_of(const sim::Hdf5Reader& file, const std::string& scale, std::uint64_t row) {
    if (file.holds_texts(scale)) {
        const auto names = file.texts(scale);
        if (names && row < names->size()) return (*names)[row];
    }
    return fmt::format("{}", row);
}

/// Where the first cell stands that differs.
std::string first_place(const sim::Hdf5Reader& file,
                        const std::string& array,
                        const sim::RawArray& a,
                        const sim::RawArray& b) {
    if (a.size != b.size)
        return fmt::format("{} and {} cells", fmt::join(a.size, " x "), fmt::join(b.size, " x "));
    if (a.type != b.type || a.bytes.size() != b.bytes.size()) return "another type";
    std::uint64_t cells = 1;
    for (const auto length : a.size)
        cells *= length;
    const auto at = std::mismatch(a.bytes.begin(), a.bytes.end(), b.bytes.begin()).first;
    std::uint64_t cell = static_cast<std::uint64_t>(at - a.bytes.begin()) * cells / a.bytes.size();
    const auto dimensions = file.dimensions(array);
    const auto group = array.substr(0, array.rfind('/') + 1);
    std::vector<std::string> out;
    for (std::size_t d = a.size.size(); d-- > 0; cell /= a.size[d])
        out.insert(
            out.begin(),
            fmt::format(
                "{} {}", dimensions[d], row_of(file, group + dimensions[d], cell % a.size[d])));
    return fmt::format("first at {}", fmt::join(out, ", "));
}

}  // namespace

sim::Result<ResultsDifference> compare_results(const sim::Hdf5Reader& first,
                                               const sim::Hdf5Reader& second) {
    ResultsDifference out;
    const auto in_first = arrays_of(first), in_second = arrays_of(second);
    std::set_difference(in_first.begin(),
                        in_first.end(),
                        in_second.begin(),
                        in_second.end(),
                        std::back_inserter(out.only_first));
    std::set_difference(in_second.begin(),
                        in_second.end(),
                        in_first.begin(),
                        in_first.end(),
                        std::back_inserter(out.only_second));
    for (const auto& array : in_first) {
        if (!std::binary_search(in_second.begin(), in_second.end(), array)) continue;
        const auto a = first.raw(array), b = second.raw(array);
        sim::Error problems;
        if (!a) problems.add(a.error());
        if (!b) problems.add(b.error());
        if (!problems.problems.empty()) return sim::fail(std::move(problems));
        if (*a == *b)
            ++out.same, out.bytes += a->bytes.size();
        else
            out.different.push_back(array + ": " + first_place(first, array, *a, *b));
    }
    return out;
}

}  // namespace models::recorders
