#include "viewer/file_source.h"

#include <chrono>
#include <filesystem>
#include <string_view>
#include <utility>

#include "viewer/file_residents.h"
#include "viewer/homes.h"

namespace viewer {

namespace {

constexpr std::string_view kPartial = ".partial";
constexpr auto kPause = std::chrono::milliseconds(100);
constexpr int kTries = 100;  // until a run has written the first lines of its file

/// A file that is being written stands under another name until it is whole.
std::string name_now(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return path;
    const auto partial = path + std::string(kPartial);
    return std::filesystem::exists(partial, ignored) ? partial : path;
}

sim::Result<Recording> read_now(const std::string& path, bool follow) {
    const auto name = name_now(path);
    return read_recording(name, follow && name.ends_with(kPartial));
}

/// The run has only just begun when its file cannot be read yet: patience.
sim::Result<Recording> read_first(const std::string& path) {
    auto recording = read_now(path, true);
    for (int k = 0; k < kTries && !recording && name_now(path).ends_with(kPartial); ++k) {
        std::this_thread::sleep_for(kPause);
        recording = read_now(path, true);
    }
    if (!recording && name_now(path).ends_with(kPartial)) {
        auto error = recording.error();
        error.add(sim::Error::in_file(path + std::string(kPartial),
                                      "cannot be read while it is written",
                                      "a run with --live, or wait until it has ended"));
        return sim::fail(std::move(error));
    }
    return recording;
}

}  // namespace

sim::Result<std::shared_ptr<FileSource>> FileSource::open(const std::string& path,
                                                          bool follow,
                                                          const std::string& data) {
    const auto name =
        path.ends_with(kPartial) ? path.substr(0, path.size() - kPartial.size()) : path;
    auto recording = follow ? read_first(name) : read_now(path, false);
    if (!recording) return sim::fail(recording.error());
    // Without the tables there are no outlines, and everything else.
    if (const auto areas = models::population::read_area_data(data))
        recording->homes = std::make_shared<const Homes>(
            spread(buurten_of(*areas, recording->shape.buurten), recording->buurt_of_slot));
    return std::make_shared<FileSource>(name, follow, std::move(*recording));
}

FileSource::FileSource(std::string path, bool follow, Recording recording)
    : path_(std::move(path)),
      follow_(follow),
      recording_(std::move(recording)),
      title_{recording_.title, recording_.titles.title_nl} {
    const auto& names = recording_.shape.arms;
    for (std::size_t arm = 1; arm < names.size(); ++arm)
        if (names[arm].find('/') == std::string::npos)
            arms_.push_back({names[arm], title_of_arm(recording_.titles, names[arm])});
    thread_ = std::thread([this] { work(); });
}

FileSource::~FileSource() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void FileSource::ask(Question question) {
    {
        const std::lock_guard lock(mutex_);
        question_ = std::move(question);
    }
    changed_.notify_all();
}

void FileSource::work() {
    std::optional<Question> last;
    bool whole = !follow_;
    while (true) {
        std::optional<Question> asked;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(
                lock, std::chrono::seconds(whole ? 3600 : 1), [&] { return over_ || question_; });
            if (over_) return;
            asked = std::exchange(question_, std::nullopt);
        }
        if (asked) {
            last = std::move(asked);
        } else if (!whole) {
            // Half a write gives an error now and a whole file later: what is known stays.
            auto news = read_now(path_, true);
            if (!news) continue;
            news->homes = recording_.homes;
            recording_ = std::move(*news);
            whole = !name_now(path_).ends_with(".partial");
        }
        if (last) publish(*last);
    }
}

void FileSource::publish(const Question& question) {
    for (std::uint32_t arm = 1; arm < recording_.shape.arms.size(); ++arm) {
        if (recording_.shape.arms[arm] != question.arm) continue;
        auto snapshot = snapshot_of(recording_, arm, question.margin_per_1000);
        snapshot.request = question.number;
        snapshots_.publish(std::make_shared<const Snapshot>(std::move(snapshot)));
    }
}

}  // namespace viewer
