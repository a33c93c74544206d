#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace sim {

/// Holds the newest of what one thread publishes and others look at. Neither side ever waits for
/// the other: who looks keeps what she found for as long as she wants, and it never changes.
template <class T>
class Mailbox {
  public:
    void publish(std::shared_ptr<const T> value) { newest_.store(std::move(value)); }

    /// Null before the first.
    std::shared_ptr<const T> latest() const { return newest_.load(); }

  private:
    std::atomic<std::shared_ptr<const T>> newest_;
};

}  // namespace sim
