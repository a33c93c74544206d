#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "sim/check.h"

namespace sim {

/// One attribute of all rows of a table: a plain array that only this table's ids may index.
/// Never of bool: neighbouring bits would race.
template <class IdType, class T>
class Column {
  public:
    Column() = default;
    explicit Column(std::size_t rows, T value = T{}) : values_(rows, value) {}

    T& operator[](IdType id) {
        SIM_ASSERT(id.row < values_.size(), "an id is a row of its own table");
        return values_[id.row];
    }
    const T& operator[](IdType id) const {
        SIM_ASSERT(id.row < values_.size(), "an id is a row of its own table");
        return values_[id.row];
    }

    std::size_t size() const { return values_.size(); }
    void resize(std::size_t rows, T value = T{}) { values_.resize(rows, value); }
    T* data() { return values_.data(); }
    const T* data() const { return values_.data(); }
    std::span<T> span() { return values_; }
    std::span<const T> span() const { return values_; }
    std::size_t bytes() const { return values_.capacity() * sizeof(T); }

  private:
    std::vector<T> values_;
};

}  // namespace sim
