#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "sim/mailbox.h"

#include "viewer/inputs.h"
#include "viewer/life_cache.h"
#include "viewer/snapshot_source.h"

namespace viewer {

/// Lives pairs of an arm and its baseline on threads of its own, and publishes what is seen. The
/// newest question is answered; an older one is given up within a week of simulated time.
/// Replicate 0 is lived first, both arms beside each other, with everybody on the map; then more
/// replicates, until a verdict stands or there are enough.
class LiveSource final : public SnapshotSource {
  public:
    /// `threads` 0: all cores.
    LiveSource(std::shared_ptr<const Inputs> inputs, int threads);
    ~LiveSource() override;

    void ask(Question question) override;
    /// Comes before more replicates are lived.
    void tell(models::explain::Question whom) override;

    std::shared_ptr<const Snapshot> latest() const override { return snapshots_.latest(); }
    std::shared_ptr<const Told> told() const override { return told_.latest(); }

  private:
    struct Work;
    void work();
    bool outdated(std::uint64_t number) const { return number != newest_.load(); }
    void answer(Work& work, const Question& question);
    bool live_the_shown(Work& work);
    void live_the_rest(Work& work);
    std::uint32_t cores() const;
    std::optional<Pair> live_pair(Work& work, std::uint32_t replicate);
    std::shared_ptr<const ArmSeries> known(const Work& work,
                                           std::uint32_t arm,
                                           std::uint32_t replicate);
    std::shared_ptr<const ArmSeries> live_arm(Work& work,
                                              const Beginning& beginning,
                                              std::uint32_t arm,
                                              std::uint32_t replicate);
    std::shared_ptr<const Beginning> begin_with(Work& work, std::uint32_t replicate);
    void tell_who_was_asked_for(const Work& work);
    void publish(const Work& work);

    std::shared_ptr<const Inputs> inputs_;
    int threads_;
    sim::Mailbox<Snapshot> snapshots_;
    sim::Mailbox<Told> told_;
    std::atomic<std::uint64_t> newest_{0};

    std::mutex mutex_;  // of what follows, and of the cache
    std::condition_variable changed_;
    std::optional<Question> question_;
    std::optional<models::explain::Question> whom_;
    std::atomic<bool> asked_whom_{false};
    bool over_ = false;

    LifeCache cache_;
    std::mutex cache_mutex_;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace viewer
