#include "cli/rerun.h"

#include <filesystem>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "cli/messages.h"
#include "cli/rerun_sweep.h"
#include "cli/run_again.h"
#include "cli/version.h"
#include "models/analysis/design.h"
#include "models/recorders/results_reader.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

/// The results of the second run; goes with this.
class SecondFile {
  public:
    SecondFile()
        : path_(
              (fs::temp_directory_path() / fmt::format("wijk-rerun-{}.h5", ::getpid())).string()) {}
    ~SecondFile() {
        std::error_code ignored;
        fs::remove(path_, ignored);
        fs::remove(path_ + ".partial", ignored);
    }
    SecondFile(const SecondFile&) = delete;
    SecondFile& operator=(const SecondFile&) = delete;

    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// What may explain a difference.
std::string another_program(const models::recorders::ResultsReader& first) {
    const auto version = first.text_attribute("wijk_version"),
               commit = first.text_attribute("commit");
    if (version == kVersion && commit == kCommit) return {};
    return fmt::format("The file was made by wijk {} ({}); this is wijk {} ({}).\n",
                       version,
                       commit,
                       kVersion,
                       kCommit);
}

}  // namespace

int tell_comparison(const models::recorders::ResultsDifference& found,
                    const std::string& another_program) {
    constexpr double kMega = 1e6;
    if (found.equal()) {
        print(fmt::format("The same to the last bit: {} arrays, {:.1f} MB\n{}",
                          found.same,
                          static_cast<double>(found.bytes) / kMega,
                          another_program));
        return finish_output(kDone);
    }
    print(another_program);
    std::string why = fmt::format("{} of {} arrays differ",
                                  found.different.size() + found.only_first.size(),
                                  found.same + found.different.size() + found.only_first.size());
    for (const auto& one : found.different)
        why += "\n  " + one;
    for (const auto& one : found.only_first)
        why += "\n  " + one + ": not in the second run";
    for (const auto& one : found.only_second)
        why += "\n  " + one + ": only in the second run";
    return failed(why);
}

int rerun(const RerunOptions& options) {
    if (models::analysis::is_design(options.results)) return rerun_sweep(options);
    const auto first = models::recorders::ResultsReader::open(options.results);
    if (!first) return wrong_input(first.error());
    const SecondFile second_file;
    auto again = run_again(first->file(), options.scenario, options.data, second_file.path());
    if (!again) return wrong_input(again.error());
    again->options.threads = options.threads;
    again->options.live = false;
    again->options.trace_hashes.clear();
    again->options.quiet = options.quiet;
    again->options.tell_results = false;
    if (const int code = run(again->options); code != kDone) return code;
    const auto second = sim::Hdf5Reader::open(second_file.path());
    if (!second) return failed(second.error().text());
    const auto found = models::recorders::compare_results(first->file(), *second);
    if (!found) return failed(found.error().text());
    return tell_comparison(*found, another_program(*first));
}

}  // namespace cli
