#include "cli/hash_trace.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "sim/whole_file.h"

namespace cli {

namespace {

constexpr std::string_view kHeader = "replicate,arm,week,process,hash";

std::string first_difference(std::istream& before, std::istream& now) {
    std::string a;
    std::string b;
    std::uint64_t same = 0;
    while (true) {
        const bool more_before = static_cast<bool>(std::getline(before, a));
        const bool more_now = static_cast<bool>(std::getline(now, b));
        if (!more_before && !more_now)
            return fmt::format("the same state after all {} processes", same);
        if (!more_before || !more_now)
            return fmt::format(
                "the same for {} processes; then one of the two runs ends before the other", same);
        if (a != b)
            return fmt::format(
                "first difference after {} equal processes: this run has {}, the file has {} ({})",
                same,
                b,
                a,
                kHeader);
        ++same;
    }
}

}  // namespace

void HashTrace::add(std::uint32_t arm,
                    const std::string& name,
                    std::uint32_t replicate,
                    std::int32_t week,
                    std::string_view process,
                    std::uint64_t hash) {
    lines_[replicate * arms_ + arm] +=
        fmt::format("{},{},{},{},{:016x}\n", replicate, name, week, process, hash);
}

sim::Result<std::string> HashTrace::write_or_compare(const std::string& path) const {
    std::string text;
    for (const auto& lines : lines_)
        text += lines;
    if (std::filesystem::exists(path)) {
        std::ifstream before(path);
        std::istringstream now(text);
        std::string header;
        if (!before || !std::getline(before, header) || header != kHeader)
            return sim::fail(sim::Error::in_file(
                path, "this is not a trace of hashes", "a new name, or a file that wijk wrote"));
        return "hashes compared with " + path + ": " + first_difference(before, now);
    }
    auto whole = sim::WholeFile::begin(path, false);
    if (!whole) return sim::fail(whole.error());
    auto written = whole->write_text(fmt::format("{}\n{}", kHeader, text));
    if (!written) return sim::fail(written.error());
    return "hashes written to " + path + "; run again with the same option to compare";
}

}  // namespace cli
