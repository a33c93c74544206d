#include "sim/file_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sim {

Result<FileLock> FileLock::wait_for(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0)
        return fail(Error::in_file(path, std::string("cannot be made: ") + std::strerror(errno)));
    while (::flock(file, LOCK_EX) != 0) {
        if (errno == EINTR) continue;
        const int reason = errno;
        ::close(file);
        return fail(
            Error::in_file(path, std::string("cannot be locked: ") + std::strerror(reason)));
    }
    return FileLock(file);
}

FileLock::~FileLock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace sim
