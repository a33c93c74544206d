#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "viewer/paired_lives.h"

namespace viewer {

/// Lives that were lived before, so that an undone change and the unchanged baseline come at once.
/// The latest keys are kept, up to about a number of bytes. Not for several threads at once.
class LifeCache {
  public:
    std::shared_ptr<const Beginning> beginning(const std::string& key, std::uint32_t replicate);
    void keep(const std::string& key,
              std::uint32_t replicate,
              std::shared_ptr<const Beginning> value);

    std::shared_ptr<const ArmSeries> series(const std::string& key, std::uint32_t replicate);
    void keep(const std::string& key,
              std::uint32_t replicate,
              std::shared_ptr<const ArmSeries> value);

  private:
    template <class T>
    struct Shelf {
        std::map<std::string, std::map<std::uint32_t, std::shared_ptr<const T>>> kept;
        std::deque<std::string> order;  // of keys, the latest last
        double bytes = 0;

        std::shared_ptr<const T> find(const std::string& key, std::uint32_t replicate);
        void keep(const std::string& key,
                  std::uint32_t replicate,
                  std::shared_ptr<const T> value,
                  double most_bytes);
    };
    Shelf<Beginning> beginnings_;
    Shelf<ArmSeries> series_;
};

}  // namespace viewer
