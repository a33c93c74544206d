#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/parallel.h"

namespace sim {

/// Requests to others, sent in parallel and honoured one by one in an order that nobody's row
/// number decides: by the priority that the sender drew, then by sender.
template <class Request>
class Outbox {
  public:
    void reset(std::uint32_t rows) { sent_.reset(rows); }

    /// Called in parallel, once a block at a time. `sender` breaks ties between equal priorities.
    void send(std::uint32_t block, std::uint32_t priority, std::uint32_t sender, Request request) {
        sent_[block].push_back({priority, sender, request});
    }

    /// Calls `handle(request)` for all requests, most urgent (lowest priority number) first.
    template <class Handle>
    void deliver(Handle&& handle) {
        queue_.clear();
        sent_.for_each([&](const Entry& entry) { queue_.push_back(entry); });
        std::sort(queue_.begin(), queue_.end(), [](const Entry& a, const Entry& b) {
            return a.priority != b.priority ? a.priority < b.priority : a.sender < b.sender;
        });
        for (const Entry& entry : queue_)
            handle(entry.request);
    }

  private:
    struct Entry {
        std::uint32_t priority;
        std::uint32_t sender;
        Request request;
    };
    PerBlock<Entry> sent_;
    std::vector<Entry> queue_;
};

}  // namespace sim
