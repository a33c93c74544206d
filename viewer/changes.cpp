#include "viewer/changes.h"

#include <algorithm>

namespace viewer {

void Changes::add(Change change) {
    all_.resize(done_);
    if (!all_.empty() && all_.back().lever == change.lever) {
        all_.back().to = change.to;
    } else {
        all_.push_back(std::move(change));
    }
    if (all_.back().from == all_.back().to) all_.pop_back();
    done_ = all_.size();
}

void Changes::undo() {
    if (done_ > 0) --done_;
}

void Changes::redo() {
    if (done_ < all_.size()) ++done_;
}

void Changes::reset(const std::string& lever) {
    for (const auto& one : in_force()) {
        if (one.lever != lever) continue;
        all_.resize(done_);
        all_.push_back({lever, one.to, one.from, one.of_arm});
        done_ = all_.size();
    }
}

std::optional<double> Changes::value(const std::string& lever) const {
    for (const auto& one : in_force())
        if (one.lever == lever) return one.to;
    return {};
}

std::vector<Change> Changes::in_force() const {
    std::vector<Change> out;
    for (std::size_t k = 0; k < done_; ++k) {
        const auto found = std::ranges::find(out, all_[k].lever, &Change::lever);
        if (found == out.end())
            out.push_back(all_[k]);
        else
            found->to = all_[k].to;
    }
    std::erase_if(out, [](const Change& one) { return one.from == one.to; });
    return out;
}

}  // namespace viewer
