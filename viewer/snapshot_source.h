#pragma once

#include <memory>

#include "viewer/inputs.h"
#include "viewer/snapshot.h"
#include "viewer/told.h"

namespace viewer {

/// Where the window gets what it shows. Nothing here ever waits.
class SnapshotSource {
  public:
    virtual ~SnapshotSource() = default;
    SnapshotSource() = default;
    SnapshotSource(const SnapshotSource&) = delete;
    SnapshotSource& operator=(const SnapshotSource&) = delete;

    virtual std::shared_ptr<const Snapshot> latest() const = 0;
    /// Null before somebody was told about.
    virtual std::shared_ptr<const Told> told() const = 0;
    /// The newest question is answered; a source that only replays takes none.
    virtual void ask(Question question) = 0;
    /// Tells about somebody of the newest question.
    virtual void tell(models::explain::Question whom) = 0;
};

}  // namespace viewer
