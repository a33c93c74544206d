#pragma once

#include <string>
#include <string_view>

#include "sim/result.h"

namespace sim {

/// A file that stands under its own name only when it is whole: it is written as `NAME.partial`,
/// and `finish` brings it to the disk and renames it. Whatever happens before that, a killed
/// program or a full disk, leaves nothing under the name itself.
class WholeFile {
  public:
    /// Checks that `path` can be written: its folder exists, nothing stands there (or a plain file
    /// when `replace` is true), and no other program is writing its partial. Writes nothing.
    static Result<WholeFile> begin(std::string path, bool replace);

    /// Where to write until the file is whole.
    const std::string& partial() const { return partial_; }
    const std::string& path() const { return path_; }

    /// Writes `text` as the whole file and finishes it; on failure nothing is left.
    Result<void> write_text(std::string_view text) const;

    /// The partial to the disk, then to its own name, then the name to the disk.
    Result<void> finish() const;

    /// Removes the partial.
    void discard() const;

  private:
    WholeFile(std::string path, bool replace)
        : path_(std::move(path)), partial_(path_ + ".partial"), replace_(replace) {}

    std::string path_;
    std::string partial_;
    bool replace_ = false;
};

/// Brings the file `from` to the disk, gives it the name `to`, which no file may have, and brings
/// the name to the disk.
Result<void> rename_to_disk(const std::string& from, const std::string& to, bool replace = false);

}  // namespace sim
