#include "sim/run_journal.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>

#include "sim/sha256.h"

namespace sim {
namespace {

constexpr const char* kTitle = "wijk-runs 1 ";
constexpr std::size_t kKeyLength = 32, kCheckLength = 8;

tl::unexpected<Error> fail_because(const std::string& path, const std::string& what) {
    return fail(Error::in_file(path, what + ": " + std::strerror(errno)));
}

std::string check_of(std::string_view line) {
    return sha256(line).substr(0, kCheckLength);
}

/// Writes all of `text` in one go where the file system can, so that lines of two threads never
/// mix: the file is open for appending.
bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ::ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool read_all(int file, std::string& text) {
    std::array<char, 1 << 16> block{};
    for (::off_t at = 0;;) {
        const ::ssize_t got = ::pread(file, block.data(), block.size(), at);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0) return true;
        text.append(block.data(), static_cast<std::size_t>(got));
        at += got;
    }
}

/// The values of a line "KEY VALUE VALUE CHECK"; nothing when it is not whole.
std::optional<std::vector<double>> values_of(const std::string& line) {
    if (line.size() < kKeyLength + kCheckLength + 2) return {};
    const std::size_t end = line.size() - kCheckLength - 1;
    if (line[end] != ' ' || check_of(line.substr(0, end)) != line.substr(end + 1)) return {};
    std::vector<double> values;
    const char* at = line.c_str() + kKeyLength;
    const char* last = line.c_str() + end;
    while (at < last) {
        char* next = nullptr;
        values.push_back(std::strtod(at, &next));
        if (next == at) return {};
        at = next;
    }
    return values;
}

}  // namespace

RunJournal::~RunJournal() {
    if (file_ >= 0) ::close(file_);
}

Result<RunJournal> RunJournal::open(const std::string& path,
                                    const std::string& fingerprint,
                                    bool replace_other) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (file < 0) return fail_because(path, "the journal of runs cannot be opened");
    RunJournal journal(path, file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK
                   ? fail(Error::in_file(path, "is being written by another program"))
                   : fail_because(path, "the journal of runs cannot be locked");
    if (auto read = journal.read(fingerprint, replace_other); !read) return fail(read.error());
    return journal;
}

Result<void> RunJournal::read(const std::string& fingerprint, bool replace_other) {
    std::string text;
    if (!read_all(file_, text)) return fail_because(path_, "cannot be read");
    const std::string title = kTitle + fingerprint;
    if (text.find('\n') == text.npos && (title + "\n").starts_with(text) && !text.empty()) {
        if (::ftruncate(file_, 0) != 0) return fail_because(path_, "cannot be emptied");
        text.clear();  // a first line that a crash tore
    }
    const bool other = !text.empty() && !text.starts_with(title + "\n");
    if (other && !replace_other)
        return fail(Error::in_file(path_,
                                   "holds runs of other work: the parameters, the targets, the "
                                   "panel, the seed, the data or the program is another",
                                   "another --out, or --force to begin anew"));
    if (other) {
        if (::ftruncate(file_, 0) != 0) return fail_because(path_, "cannot be emptied");
        text.clear();
    }
    std::size_t at = 0, line_end = 0;
    bool first = true;
    for (; (line_end = text.find('\n', at)) != text.npos; at = line_end + 1, first = false) {
        const std::string line = text.substr(at, line_end - at);
        if (first) continue;
        if (auto values = values_of(line)) runs_[line.substr(0, kKeyLength)] = std::move(*values);
    }
    // A torn last line would swallow the start of the next one.
    if (at < text.size() && ::ftruncate(file_, static_cast<::off_t>(at)) != 0)
        return fail_because(path_, "cannot be cut after its last whole line");
    if (first && (!write_all(file_, title + "\n") || ::fsync(file_) != 0))
        return fail_because(path_, "cannot be written");
    return {};
}

std::string RunJournal::key_of(std::span<const double> parameters, std::uint64_t seed) {
    std::string text = std::to_string(seed);
    for (const double value : parameters)
        text += fmt::format(" {:a}", value);
    return sha256(text).substr(0, kKeyLength);
}

const std::vector<double>* RunJournal::find(const std::string& key) const {
    const auto found = runs_.find(key);
    return found == runs_.end() ? nullptr : &found->second;
}

Result<void> RunJournal::add(const std::string& key, std::span<const double> values) const {
    std::string line = key;
    for (const double value : values)
        line += fmt::format(" {:a}", value);
    line += " " + check_of(line) + "\n";
    if (!write_all(file_, line) || ::fsync(file_) != 0)
        return fail_because(path_, "cannot be written");
    return {};
}

}  // namespace sim
