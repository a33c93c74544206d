#include "sim/whole_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace sim {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> fail_because(const std::string& path, const std::string& what, int reason) {
    return fail(Error::in_file(path, what + ": " + std::strerror(reason)));
}

std::string folder_of(const std::string& path) {
    const auto folder = fs::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

bool locked_by_another(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool locked = ::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return locked;
}

Result<void> to_the_disk(const std::string& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return fail_because(path, "cannot be opened to bring it to the disk", errno);
    // A folder on a file system that cannot sync folders says EINVAL: nothing more can be done.
    const int reason = ::fsync(file) == 0 || errno == EINVAL ? 0 : errno;
    ::close(file);
    if (reason != 0) return fail_because(path, "cannot be brought to the disk", reason);
    return {};
}

/// Renames without ever replacing a file that appeared meanwhile, where the file system can.
int rename_to_new_name(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    if (fs::exists(to)) return EEXIST;
    return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Result<void> rename_to_disk(const std::string& from, const std::string& to, bool replace) {
    if (auto done = to_the_disk(from, O_RDONLY); !done) return done;
    const int reason = replace ? (std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno)
                               : rename_to_new_name(from, to);
    if (reason != 0)
        return fail_because(to, "cannot be given its name, the whole file is " + from, reason);
    return to_the_disk(folder_of(to), O_RDONLY | O_DIRECTORY);
}

Result<WholeFile> WholeFile::begin(std::string path, bool replace) {
    if (path.empty()) return fail(Error::of("the name of the output file is empty"));
    std::error_code ignored;
    const std::string folder = folder_of(path);
    if (!fs::exists(folder, ignored))
        return fail(Error::in_file(path, "the folder " + folder + " does not exist"));
    if (!fs::is_directory(folder, ignored))
        return fail(Error::in_file(path, folder + " is not a folder"));
    if (path.back() == '/' || fs::is_directory(path, ignored))
        return fail(Error::in_file(path, "is a folder", "the name of a file"));
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))
        return fail(Error::in_file(path, "is not a plain file"));
    if (fs::exists(path, ignored) && !replace)
        return fail(
            Error::in_file(path, "exists already", "another name, or --force to replace it"));
    if (::access(folder.c_str(), W_OK) != 0)
        return fail_because(path, "cannot be made in the folder " + folder, errno);
    WholeFile file(std::move(path), replace);
    if (fs::is_directory(file.partial_, ignored))
        return fail(Error::in_file(file.partial_, "is a folder, and is needed while writing"));
    if (locked_by_another(file.partial_))
        return fail(Error::in_file(file.partial_, "is being written by another program"));
    return file;
}

Result<void> WholeFile::write_text(std::string_view text) const {
    std::ofstream file(partial_, std::ios::binary);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    const bool good = file.good();
    if (good) return finish();
    discard();
    return fail(Error::in_file(partial_, "cannot be written"));
}

Result<void> WholeFile::finish() const {
    return rename_to_disk(partial_, path_, replace_);
}

void WholeFile::discard() const {
    std::error_code ignored;
    fs::remove(partial_, ignored);
}

}  // namespace sim
