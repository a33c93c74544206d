#include "viewer/live_source.h"

#include <algorithm>
#include <chrono>
#include <sys/resource.h>
#include <utility>

#include "sim/parallel.h"
#include "sim/processor_time.h"

#include "models/population/make_population.h"
#include "viewer/homes.h"

namespace viewer {

using Clock = std::chrono::steady_clock;

/// One question while it is being answered.
struct LiveSource::Work {
    Prepared prepared;
    std::shared_ptr<models::recorders::RunShape> shape;
    Snapshot snapshot;
    double margin_per_1000 = kMarginPer1000;
    Clock::time_point begun = Clock::now();
    double processor_begun = sim::processor_seconds();
};

/// The window comes first: this thread, and those it starts, take the processor when that rests.
static void give_way() {
    ::setpriority(PRIO_PROCESS, 0, 5);  // of this thread only, in Linux
}

LiveSource::LiveSource(std::shared_ptr<const Inputs> inputs, int threads)
    : inputs_(std::move(inputs)), threads_(threads), thread_([this] {
          give_way();
          sim::with_threads(threads_, [this] { work(); });
      }) {}

LiveSource::~LiveSource() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    newest_.fetch_add(1'000'000);  // whatever is being lived is outdated now
    changed_.notify_all();
    thread_.join();
}

void LiveSource::ask(Question question) {
    newest_.store(question.number);
    {
        const std::lock_guard lock(mutex_);
        question_ = std::move(question);
    }
    changed_.notify_all();
}

void LiveSource::tell(models::explain::Question whom) {
    {
        const std::lock_guard lock(mutex_);
        whom_ = whom;
    }
    asked_whom_.store(true);
    changed_.notify_all();
}

void LiveSource::work() {
    std::unique_ptr<Work> last;
    while (true) {
        std::optional<Question> asked;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return over_ || question_ || (whom_ && last); });
            if (over_) return;
            asked = std::exchange(question_, std::nullopt);
        }
        if (asked) {
            last = std::make_unique<Work>();
            answer(*last, *asked);
        }
        tell_who_was_asked_for(*last);
    }
}

void LiveSource::publish(const Work& work) {
    snapshots_.publish(std::make_shared<const Snapshot>(work.snapshot));
}

void LiveSource::answer(Work& work, const Question& question) {
    auto& seen = work.snapshot;
    seen.request = question.number;
    work.margin_per_1000 = question.margin_per_1000;
    auto prepared = prepare(*inputs_, question);
    if (!prepared) {
        seen.trouble = prepared.error().text();
        return publish(work);
    }
    work.prepared = std::move(*prepared);
    const auto& scenario = work.prepared.scenario;
    const auto first = begin_with(work, 0);
    if (!first) return publish(work);
    work.shape = std::make_shared<models::recorders::RunShape>(
        models::shape_of(scenario, first->population));
    seen.shape = work.shape;
    seen.area = work.prepared.area.name;
    seen.arm = scenario.arms[1].name;
    seen.arm_title = title_of_arm(titles_of(scenario), seen.arm);
    seen.seed = scenario.seed;
    seen.hash = work.prepared.hash;
    seen.weeks = scenario.weeks();
    seen.start_week = work.shape->start_weeks.back();
    seen.homes = std::make_shared<const Homes>(
        homes_of(inputs_->areas, work.prepared.area, first->population, first->settlement.world));
    // Cores that the shown life leaves free live the first of the others.
    bool shown = false;
    std::vector<std::optional<Pair>> others(cores() - 1);
    sim::parallel_tasks(cores(), [&](std::uint32_t k) {
        if (k == 0)
            shown = live_the_shown(work);
        else
            others[k - 1] = live_pair(work, k);
    });
    if (!shown) return;
    for (auto& one : others) {
        if (!one) return;
        seen.pairs.push_back(std::move(*one));
    }
    live_the_rest(work);
}

std::uint32_t LiveSource::cores() const {
    const auto all = threads_ > 0 ? static_cast<unsigned>(threads_)
                                  : std::max(1u, std::thread::hardware_concurrency());
    return std::min<std::uint32_t>(all, kMostLives);
}

std::shared_ptr<const Beginning> LiveSource::begin_with(Work& work, std::uint32_t replicate) {
    const auto& key = work.prepared.beginning;
    {
        const std::lock_guard lock(cache_mutex_);
        if (auto known = cache_.beginning(key, replicate)) return known;
    }
    auto made = begin(*inputs_, work.prepared, replicate);
    const std::lock_guard lock(cache_mutex_);
    if (!made) {
        if (replicate == 0) work.snapshot.trouble = made.error().text();
        return {};
    }
    cache_.keep(key, replicate, *made);
    return *made;
}

/// Both arms of replicate 0, moment by moment; an arm that is known stands there at once.
bool LiveSource::live_the_shown(Work& work) {
    auto& seen = work.snapshot;
    const auto number = seen.request;
    const auto beginning = begin_with(work, 0);
    if (!beginning) return publish(work), false;
    const std::array keys{work.prepared.baseline, work.prepared.arm};
    std::array<std::optional<ArmLife>, 2> lives;
    seen.pairs.assign(1, Pair{});
    for (std::uint32_t arm = 0; arm < 2; ++arm) {
        const auto before = known(work, arm, 0);
        if (before && !before->frames.empty()) {
            seen.pairs.front().seen[arm] = before->seen;
            seen.frames[arm] = before->frames;
        } else {
            lives[arm].emplace(work.prepared, *work.shape, *beginning, arm, 0, true);
        }
    }
    const auto stop = [&] { return outdated(number); };
    for (std::size_t time = 0; time < work.shape->weeks.size(); ++time) {
        for (std::uint32_t arm = 0; arm < 2; ++arm) {
            if (!lives[arm]) continue;
            if (!lives[arm]->next(stop)) return false;
            seen.pairs.front().seen[arm].push_back(lives[arm]->series().seen.back());
            seen.frames[arm].push_back(lives[arm]->series().frames.back());
        }
        if (lives[0] || lives[1]) publish(work);
    }
    const std::lock_guard lock(cache_mutex_);
    for (std::uint32_t arm = 0; arm < 2; ++arm)
        if (lives[arm])
            cache_.keep(keys[arm], 0, std::make_shared<const ArmSeries>(lives[arm]->series()));
    return true;
}

std::shared_ptr<const ArmSeries> LiveSource::known(const Work& work,
                                                   std::uint32_t arm,
                                                   std::uint32_t replicate) {
    const std::lock_guard lock(cache_mutex_);
    return cache_.series(arm == 0 ? work.prepared.baseline : work.prepared.arm, replicate);
}

std::shared_ptr<const ArmSeries> LiveSource::live_arm(Work& work,
                                                      const Beginning& beginning,
                                                      std::uint32_t arm,
                                                      std::uint32_t replicate) {
    ArmLife life(work.prepared, *work.shape, beginning, arm, replicate, false);
    const auto number = work.snapshot.request;
    while (!life.over())
        if (!life.next([&] { return outdated(number); })) return {};
    auto lived = std::make_shared<const ArmSeries>(life.series());
    const std::lock_guard lock(cache_mutex_);
    cache_.keep(arm == 0 ? work.prepared.baseline : work.prepared.arm, replicate, lived);
    return lived;
}

/// What was lived before needs no beginning.
std::optional<Pair> LiveSource::live_pair(Work& work, std::uint32_t replicate) {
    std::shared_ptr<const Beginning> beginning;
    Pair pair{replicate, {}};
    for (std::uint32_t arm = 0; arm < 2; ++arm) {
        auto lived = known(work, arm, replicate);
        if (!lived) {
            if (!beginning) beginning = begin_with(work, replicate);
            if (!beginning || outdated(work.snapshot.request)) return {};
            lived = live_arm(work, *beginning, arm, replicate);
        }
        if (!lived) return {};
        pair.seen[arm] = lived->seen;
    }
    return pair;
}

/// What is said of all pairs that were lived, in the order of replicates without gaps.
static Answer answer_of_pairs(const models::recorders::RunShape& shape,
                              const std::vector<Pair>& pairs,
                              double margin_per_1000) {
    auto short_shape = shape;
    short_shape.replicates = static_cast<std::uint32_t>(pairs.size());
    auto& drawn = short_shape.drawn;
    if (drawn.any()) {
        drawn.draw.resize(pairs.size());
        drawn.member.resize(pairs.size());
        drawn.values.resize(pairs.size() * drawn.parameters.size());
    }
    models::recorders::RunRecord record(short_shape);
    for (const auto& pair : pairs)
        for (const auto& arm : pair.seen)
            for (const auto& seen : arm)
                record.put(*seen);
    return answer_of(record, margin_per_1000);
}

void LiveSource::live_the_rest(Work& work) {
    auto& seen = work.snapshot;
    const auto number = seen.request;
    auto done = static_cast<std::uint32_t>(seen.pairs.size());
    while (!outdated(number)) {
        seen.answer = answer_of_pairs(*work.shape, seen.pairs, work.margin_per_1000);
        if (seen.answer_seconds == 0) {
            seen.answer_seconds = std::chrono::duration<double>(Clock::now() - work.begun).count();
            seen.answer_processor_seconds = sim::processor_seconds() - work.processor_begun;
        }
        seen.finished = !seen.answer.preliminary() || done >= kMostLives;
        publish(work);
        if (seen.finished) return;
        if (asked_whom_.load()) tell_who_was_asked_for(work);
        // Few at first, so that the answer moves soon; then enough to be worth a look.
        const auto batch =
            std::min<std::uint32_t>(done < 8 ? cores() : 2 * cores(), kMostLives - done);
        std::vector<std::optional<Pair>> lived(batch);
        sim::parallel_tasks(batch, [&](std::uint32_t k) { lived[k] = live_pair(work, done + k); });
        for (auto& one : lived) {
            if (!one) return;
            seen.pairs.push_back(std::move(*one));
        }
        done += batch;
    }
}

void LiveSource::tell_who_was_asked_for(const Work& work) {
    std::optional<models::explain::Question> whom;
    {
        const std::lock_guard lock(mutex_);
        whom = std::exchange(whom_, std::nullopt);
        asked_whom_.store(false);
    }
    if (!whom || !work.shape || outdated(work.snapshot.request)) return;
    whom->arm = 1;
    whom->replicate = 0;
    const models::ExperimentInput input{
        work.prepared.scenario, inputs_->rates, [&](std::uint64_t seed) {
            return models::population::make_population(inputs_->areas, work.prepared.area, seed);
        }};
    Told told;
    told.number = work.snapshot.request;
    told.whom = *whom;
    auto lives = models::explain::live_twice(input, *work.shape, *whom);
    if (lives)
        told.lives = std::move(*lives);
    else
        told.trouble = lives.error().text();
    told_.publish(std::make_shared<const Told>(std::move(told)));
}

}  // namespace viewer
