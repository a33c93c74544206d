#include "viewer/life_cache.h"

#include <algorithm>

namespace viewer {

namespace {

constexpr double kMostBytes = 700e6;  // of each shelf

double bytes_of(const Beginning& one) {
    const auto& world = one.settlement.world;
    // The population beside the world takes about 40 bytes a person.
    return world.residents.rows() * (world.bytes_per_resident() + 40);
}

double bytes_of(const ArmSeries& one) {
    double bytes = 0;
    for (const auto& seen : one.seen)
        bytes += static_cast<double>(sizeof(*seen) + seen->indicators.size() * sizeof(float));
    for (const auto& frame : one.frames)
        bytes += 4.0 * static_cast<double>(frame->score.size());
    return bytes;
}

}  // namespace

template <class T>
std::shared_ptr<const T> LifeCache::Shelf<T>::find(const std::string& key,
                                                   std::uint32_t replicate) {
    const auto of_key = kept.find(key);
    if (of_key == kept.end()) return {};
    std::erase(order, key);
    order.push_back(key);
    const auto found = of_key->second.find(replicate);
    return found == of_key->second.end() ? nullptr : found->second;
}

template <class T>
void LifeCache::Shelf<T>::keep(const std::string& key,
                               std::uint32_t replicate,
                               std::shared_ptr<const T> value,
                               double most_bytes) {
    const double size = bytes_of(*value);
    while (bytes + size > most_bytes && !order.empty() && order.front() != key) {
        for (const auto& [number, old] : kept[order.front()])
            bytes -= bytes_of(*old);
        kept.erase(order.front());
        order.pop_front();
    }
    if (bytes + size > most_bytes) return;  // lived anew when it is needed again
    std::erase(order, key);
    order.push_back(key);
    auto& place = kept[key][replicate];
    if (place) bytes -= bytes_of(*place);
    bytes += size;
    place = std::move(value);
}

std::shared_ptr<const Beginning> LifeCache::beginning(const std::string& key,
                                                      std::uint32_t replicate) {
    return beginnings_.find(key, replicate);
}

void LifeCache::keep(const std::string& key,
                     std::uint32_t replicate,
                     std::shared_ptr<const Beginning> value) {
    beginnings_.keep(key, replicate, std::move(value), kMostBytes);
}

std::shared_ptr<const ArmSeries> LifeCache::series(const std::string& key,
                                                   std::uint32_t replicate) {
    return series_.find(key, replicate);
}

void LifeCache::keep(const std::string& key,
                     std::uint32_t replicate,
                     std::shared_ptr<const ArmSeries> value) {
    series_.keep(key, replicate, std::move(value), kMostBytes);
}

}  // namespace viewer
