#include "viewer/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/patterns/measure.h"

namespace viewer {

Session::Session(std::shared_ptr<SnapshotSource> source, std::shared_ptr<const Inputs> inputs)
    : source_(std::move(source)), inputs_(std::move(inputs)) {}

sim::Result<void> Session::open(const std::string& path, const std::string& arm) {
    auto scenario = load(*inputs_, path);
    if (!scenario) return sim::fail(scenario.error());
    const auto titles = titles_of(*scenario);
    std::vector<ArmChoice> arms;
    for (std::size_t k = 1; k < scenario->arms.size(); ++k)
        if (const auto& one = scenario->arms[k]; !one.without_contagion)
            arms.push_back({one.name, title_of_arm(titles, one.name)});
    if (arms.empty())
        return sim::fail(sim::Error::in_file(path,
                                             "has no arm beside the baseline, so there is nothing "
                                             "to compare",
                                             "a scenario with two arms or more"));
    const auto wanted = std::ranges::find(arms, arm, &ArmChoice::name);
    scenario_ = std::move(*scenario);
    path_ = path;
    title_ = {scenario_->title, titles.title_nl};
    arms_ = std::move(arms);
    arm_ = !arm.empty() && wanted != arms_.end() ? arm : arms_.back().name;
    changes_ = {};
    fresh_ = true;
    playing = true;
    moment_ = 0;
    slot_.reset();
    picked_ = false;
    parameters_ = parameter_levers(*scenario_);
    list_levers();
    ask();
    return {};
}

void Session::replay(const std::string& path, Title title, std::vector<ArmChoice> arms) {
    path_ = path;
    title_ = std::move(title);
    arms_ = std::move(arms);
    arm_ = arms_.empty() ? std::string() : arms_.back().name;
    ask();
}

void Session::list_levers() {
    if (!scenario_) return;
    const auto at = std::ranges::find(scenario_->arms, arm_, &models::Arm::name);
    const auto row = static_cast<std::size_t>(at - scenario_->arms.begin());
    main_ = main_levers(*scenario_, row);
    of_arm_ = arm_levers(*scenario_, row);
}

void Session::choose_arm(const std::string& name) {
    if (name == arm_) return;
    arm_ = name;
    // What was changed of another arm does not belong to this one.
    Changes kept;
    for (const auto& one : changes_.in_force())
        if (!one.of_arm) kept.add(one);
    changes_ = kept;
    list_levers();
    ask();
}

Question Session::question() const {
    return {asked_, path_, arm_, changes_.in_force(), {}, margin_per_1000_};
}

void Session::ask() {
    ++asked_;
    source_->ask(question());
    picked_ = false;
    slot_.reset();
    told_.reset();
}

const Lever* Session::find(const std::string& id) const {
    for (const auto* list : {&main_, &of_arm_, &parameters_}) {
        const auto found = std::ranges::find(*list, id, &Lever::id);
        if (found != list->end()) return &*found;
    }
    return nullptr;
}

double Session::value_of(const Lever& lever) const {
    return changes_.value(lever.id).value_or(lever.value);
}

void Session::move(const Lever& lever, double value) {
    if (!std::isfinite(value)) return;
    value = std::clamp(value, lever.least, lever.most);
    if (lever.whole || lever.flag) value = std::round(value);
    const double now = value_of(lever);
    if (value == now) return;
    changes_.add({lever.id, now, value, lever.of_arm});
    ask();
}

void Session::undo() {
    if (!changes_.can_undo()) return;
    changes_.undo();
    ask();
}

void Session::redo() {
    if (!changes_.can_redo()) return;
    changes_.redo();
    ask();
}

void Session::set_margin(double per_1000) {
    if (!std::isfinite(per_1000)) return;
    per_1000 = std::clamp(per_1000, kLeastMargin, kMostMargin);
    if (per_1000 == margin_per_1000_) return;
    margin_per_1000_ = per_1000;
    ask();
}

void Session::reset(const std::string& lever) {
    changes_.reset(lever);
    ask();
}

void Session::tick(double seconds) {
    const auto news = source_->latest();
    if (news && news != shown_ && news->request == asked_) {
        // An older picture stays until the new one has come as far, so that nothing flickers.
        const bool other = shown_ && shown_->request != news->request;
        const bool behind = other && !fresh_ && news->trouble.empty() && news->answer.lives == 0 &&
                            news->moments() <= moment();
        if (!behind) {
            shown_ = news;
            ++news_;
            fresh_ = false;
            if (!news->trouble.empty()) notice = news->trouble;
        }
    }
    if (const auto told = source_->told(); picked_ && told && told->number == asked_ &&
                                           told->whom.example == whom_.example &&
                                           told->whom.uid == whom_.uid)
        told_ = told;
    if (!shown_ || !shown_->shape || !playing) return;
    const auto moments = shown_->moments();
    if (moments < 2) return;
    const auto& weeks = shown_->shape->weeks;
    const double step = std::max<double>(1, weeks[1] - weeks[0]);
    moment_ += std::min(seconds, 0.25) * kSpeeds[speed] / step;
    const auto last = static_cast<double>(moments - 1);
    if (moment_ < last) return;
    moment_ = last;
    if (moments == weeks.size()) playing = false;
}

bool Session::waiting() const {
    return !shown_ || shown_->request != asked_;
}

std::size_t Session::moment() const {
    const auto moments = shown_ ? shown_->moments() : 0;
    if (moments == 0) return 0;
    return std::min(static_cast<std::size_t>(moment_), moments - 1);
}

void Session::seek(double moment) {
    moment_ = std::max(0.0, moment);
    if (shown_ && shown_->moments() > 0)
        moment_ = std::min(moment_, static_cast<double>(shown_->moments() - 1));
}

void Session::step(int moments) {
    playing = false;
    seek(static_cast<double>(moment()) + moments);
}

void Session::pick(std::uint32_t slot) {
    if (!shown_ || !live()) return;
    const auto& frames = shown_->frames[kWhatIf];
    if (moment() >= frames.size() || slot >= frames[moment()]->generation.size()) return;
    slot_ = slot;
    const std::uint32_t generation = frames[moment()]->generation[slot];
    tell({models::explain::Example::resident, (generation << models::kUidRowBits) | slot, 1, 0});
}

void Session::tell(models::explain::Question whom) {
    picked_ = true;
    told_.reset();
    whom_ = whom;
    source_->tell(whom);
}

void Session::pick(models::explain::Example example) {
    if (!live()) return;
    slot_.reset();
    tell({example, 0, 1, 0});
}

void Session::choose_measure(const std::string& name) {
    measure_ = name;
}

const Course& Session::course() {
    if (!shown_ || (course_of_ == shown_ && course_measure_ == measure_)) return course_;
    Value value = &lonely_adults;
    if (shown_->shape)
        if (const auto found = models::patterns::find_quantity(measure_, *shown_->shape))
            value = found->value;
    course_ = course_of(*shown_, value);
    course_of_ = shown_;
    course_measure_ = measure_;
    return course_;
}

}  // namespace viewer
