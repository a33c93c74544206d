#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "sim/mailbox.h"

#include "viewer/file_reader.h"
#include "viewer/snapshot_source.h"
#include "viewer/titles.h"

namespace viewer {

/// Replays a results file; one that is still being written is looked at again every second, on a
/// thread of its own.
class FileSource final : public SnapshotSource {
  public:
    /// Reads the file once; what is wrong with it is an error. With `follow` it waits some seconds
    /// for a run that has only just begun. Outlines are in the folder `data`.
    static sim::Result<std::shared_ptr<FileSource>> open(const std::string& path,
                                                         bool follow,
                                                         const std::string& data);
    /// Replays what was read; see `open`.
    FileSource(std::string path, bool follow, Recording recording);
    ~FileSource() override;

    /// The arms that can be shown beside the baseline.
    const std::vector<ArmChoice>& arms() const { return arms_; }
    const Title& title() const { return title_; }

    std::shared_ptr<const Snapshot> latest() const override { return snapshots_.latest(); }
    std::shared_ptr<const Told> told() const override { return {}; }
    /// Only its arm and its margin are read.
    void ask(Question question) override;
    void tell(models::explain::Question) override {}

  private:
    void work();
    void publish(const Question& question);

    std::string path_;
    bool follow_;
    Recording recording_;
    std::vector<ArmChoice> arms_;
    Title title_;
    sim::Mailbox<Snapshot> snapshots_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Question> question_;
    bool over_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace viewer
