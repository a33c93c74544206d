#include "cli/life_file.h"

#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/sha256.h"
#include "sim/whole_file.h"

namespace cli {
namespace {

constexpr std::string_view kTitle = "wijk-life 1\n", kIs = ": ";
constexpr std::size_t kCheckLength = 64;

tl::unexpected<sim::Error> torn(const std::string& path) {
    return sim::fail(sim::Error::in_file(path,
                                         "is torn or was changed since it was written",
                                         "remove it, and that life is lived anew"));
}

}  // namespace

sim::Result<void> write_life(const std::string& path,
                             const RunIdentity& identity,
                             const models::KeptLife& life) {
    auto file = sim::WholeFile::begin(path, true);
    if (!file) return sim::fail(file.error());
    std::string text{kTitle};
    for (const auto& [name, value] : identity)
        text += fmt::format("{}{}{}\n", name, kIs, value);
    text += "\n";
    text += models::bytes_of(life);
    text += sim::sha256(text);
    return file->write_text(text);
}

sim::Result<LifeFile> read_life(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file || text.empty()) return sim::fail(sim::Error::in_file(path, "cannot be read"));
    if (!text.starts_with(kTitle))
        return sim::fail(sim::Error::in_file(path, "holds no life that wijk kept"));
    std::string_view rest = text;
    if (rest.size() < kTitle.size() + kCheckLength) return torn(path);
    const auto check = rest.substr(rest.size() - kCheckLength);
    rest.remove_suffix(kCheckLength);
    if (sim::sha256(rest) != check) return torn(path);
    LifeFile out;
    rest.remove_prefix(kTitle.size());
    for (std::size_t end = 0; (end = rest.find('\n')) != 0; rest.remove_prefix(end + 1)) {
        const auto line = rest.substr(0, end);
        const auto is = line.find(kIs);
        if (end == rest.npos || is == line.npos) return torn(path);
        out.identity.emplace_back(line.substr(0, is), line.substr(is + kIs.size()));
    }
    auto life = models::kept_life_of(rest.substr(1));
    if (!life) return torn(path);
    out.life = std::move(*life);
    return out;
}

std::string life_path(const std::string& folder, const std::string& who, std::uint32_t replicate) {
    return fmt::format("{}/{}-replicate-{}.life", folder, who, replicate);
}

}  // namespace cli
