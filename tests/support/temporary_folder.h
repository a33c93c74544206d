#pragma once

#include <string>
#include <string_view>

namespace tests {

/// A folder of its own for a test; goes with all that is in it.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }
    std::string path(std::string_view name) const { return path_ + "/" + std::string(name); }

    /// Writes a file and returns its path.
    std::string write(std::string_view name, std::string_view text) const;

    /// How many files and folders are in it.
    int entries() const;

  private:
    std::string path_;
};

}  // namespace tests
