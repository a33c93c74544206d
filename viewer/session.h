#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/changes.h"
#include "viewer/course.h"
#include "viewer/inputs.h"
#include "viewer/levers.h"
#include "viewer/snapshot_source.h"
#include "viewer/texts.h"
#include "viewer/titles.h"

namespace viewer {

/// What the user looks at and what she has changed: the model behind the window, free of it.
class Session {
  public:
    // How it is shown.
    Language language = Language::nl;
    bool dark = false;
    bool research = false;
    int font_percent = 100;  // 100..200

    /// Shows what `source` has; with a scenario its questions are asked of it.
    explicit Session(std::shared_ptr<SnapshotSource> source,
                     std::shared_ptr<const Inputs> inputs = {});

    /// Opens a scenario at its last arm. What is wrong leaves everything as it was.
    sim::Result<void> open(const std::string& path, const std::string& arm = {});
    /// Shows a results file with these arms, at the last of them.
    void replay(const std::string& path, Title title, std::vector<ArmChoice> arms);
    bool live() const { return scenario_.has_value(); }
    const std::string& path() const { return path_; }
    const std::string& title() const { return title_.in(language); }
    const std::vector<ArmChoice>& arms() const { return arms_; }
    const std::string& arm() const { return arm_; }
    void choose_arm(const std::string& name);

    /// So many lonely adults of each 1,000 make no practical difference.
    double margin_per_1000() const { return margin_per_1000_; }
    void set_margin(double per_1000);
    static constexpr double kLeastMargin = 0.1, kMostMargin = 20;

    /// Levers of the arm as the scenario has them; where they stand now says `value_of`.
    const std::vector<Lever>& main() const { return main_; }
    const std::vector<Lever>& of_arm() const { return of_arm_; }
    const std::vector<Lever>& parameters() const { return parameters_; }
    double value_of(const Lever& lever) const;
    /// Moves a lever; values outside what is accepted are brought inside.
    void move(const Lever& lever, double value);
    void undo();
    void redo();
    void reset(const std::string& lever);
    const Changes& changes() const { return changes_; }
    const Lever* find(const std::string& id) const;

    /// Looks for news, and lets time pass while it plays.
    void tick(double seconds);
    const Snapshot* snapshot() const { return shown_.get(); }
    /// Counts the snapshots that were shown: another number, another picture.
    std::uint64_t news() const { return news_; }
    /// Null while it is being lived, and when nobody was picked.
    const Told* told() const { return told_.get(); }
    /// An answer to the newest question has not come yet.
    bool waiting() const;

    // The timeline, in rows of RunShape::weeks.
    std::size_t moment() const;
    void seek(double moment);
    void step(int moments);
    bool playing = true;
    int speed = 2;                                           // index of kSpeeds
    static constexpr double kSpeeds[] = {1, 4, 13, 26, 52};  // weeks a second

    /// Picks somebody by her slot at this moment, or a typical example.
    void pick(std::uint32_t slot);
    void pick(models::explain::Example example);
    std::optional<std::uint32_t> picked_slot() const { return slot_; }
    bool picked() const { return picked_; }

    /// Of the measure that is chosen; made anew when there is news.
    const Course& course();
    const std::string& measure() const { return measure_; }
    void choose_measure(const std::string& name);

    const std::optional<models::Scenario>& scenario() const { return scenario_; }
    Question question() const;

    std::string notice;  // the last thing that was said

  private:
    void ask();
    void tell(models::explain::Question whom);
    void list_levers();

    std::shared_ptr<SnapshotSource> source_;
    std::shared_ptr<const Inputs> inputs_;
    std::optional<models::Scenario> scenario_;  // as its file says
    std::string path_, arm_;
    Title title_;
    std::vector<ArmChoice> arms_;
    std::vector<Lever> main_, of_arm_, parameters_;
    Changes changes_;
    double margin_per_1000_ = kMarginPer1000;
    std::uint64_t asked_ = 0;
    bool fresh_ = true;  // nothing of this scenario was shown yet

    std::shared_ptr<const Snapshot> shown_;
    std::uint64_t news_ = 0;
    double moment_ = 0;
    std::optional<std::uint32_t> slot_;
    bool picked_ = false;
    models::explain::Question whom_;
    std::shared_ptr<const Told> told_;
    std::string measure_ = "lonely_adults";
    Course course_;
    std::shared_ptr<const Snapshot> course_of_;
    std::string course_measure_;
};

}  // namespace viewer
