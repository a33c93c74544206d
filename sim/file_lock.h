#pragma once

#include <string>
#include <utility>

#include "sim/result.h"

namespace sim {

/// Held by one program at a time, on this machine and, where the file system carries locks (NFS
/// does), on others. It ends with the object, and with the program however that ends.
class FileLock {
  public:
    /// Waits until nobody else holds the lock of this file, which is made where it is not there.
    static Result<FileLock> wait_for(const std::string& path);

    FileLock(FileLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    FileLock& operator=(FileLock&& other) noexcept {
        std::swap(file_, other.file_);
        return *this;
    }
    ~FileLock();

  private:
    explicit FileLock(int file) : file_(file) {}
    int file_ = -1;
};

}  // namespace sim
