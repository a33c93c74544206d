#include "viewer/file_source.h"

#include <chrono>
#include <filesystem>
#include <utility>

namespace viewer {

namespace {

/// A file that is being written stands under another name until it is whole.
std::string name_now(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return path;
    const auto partial = path + ".partial";
    return std::filesystem::exists(partial, ignored) ? partial : path;
}

sim::Result<Recording> read_now(const std::string& path, bool follow) {
    const auto name = name_now(path);
    return read_recording(name, follow && name.ends_with(".partial"));
}

}  // namespace

sim::Result<std::shared_ptr<FileSource>> FileSource::open(const std::string& path, bool follow) {
    auto recording = read_now(path, follow);
    if (!recording) return sim::fail(recording.error());
    return std::make_shared<FileSource>(path, follow, std::move(*recording));
}

FileSource::FileSource(std::string path, bool follow, Recording recording)
    : path_(std::move(path)),
      follow_(follow),
      recording_(std::move(recording)),
      arms_(recording_.shape.arms.begin() + 1, recording_.shape.arms.end()) {
    std::erase_if(arms_, [](const std::string& name) { return name.find('/') != name.npos; });
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
            recording_ = std::move(*news);
            whole = !name_now(path_).ends_with(".partial");
        }
        if (last) publish(*last);
    }
}

void FileSource::publish(const Question& question) {
    for (std::uint32_t arm = 1; arm < recording_.shape.arms.size(); ++arm) {
        if (recording_.shape.arms[arm] != question.arm) continue;
        auto snapshot = snapshot_of(recording_, arm);
        snapshot.request = question.number;
        snapshots_.publish(std::make_shared<const Snapshot>(std::move(snapshot)));
    }
}

}  // namespace viewer
