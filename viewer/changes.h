#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace viewer {

/// One move of one lever.
struct Change {
    std::string lever;
    double from = 0, to = 0;
    bool of_arm = true;
};

/// What did I change? Moves in their order, with undo and redo. Moving a lever twice in a row is
/// one change; a lever that is back where it began is none.
class Changes {
  public:
    void add(Change change);
    bool can_undo() const { return done_ > 0; }
    bool can_redo() const { return done_ < all_.size(); }
    void undo();
    void redo();
    /// Takes back one lever wholly, as one change that can be undone.
    void reset(const std::string& lever);

    /// Where a lever stands; nothing when it was not moved, or moved back.
    std::optional<double> value(const std::string& lever) const;
    /// What is in force: each lever once, from where it began to where it stands.
    std::vector<Change> in_force() const;

  private:
    std::vector<Change> all_;
    std::size_t done_ = 0;  // of these, that are not undone
};

}  // namespace viewer
