#include "sim/run_journal.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "sim/sha256.h"
#include "sim/whole_file.h"

namespace sim {
namespace {

constexpr const char* kTitle = "wijk-runs 1 ";
constexpr std::size_t kKeyLength = 32, kCheckLength = 8;
constexpr std::string_view kEnd = "end ", kNote = " ! ";

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

/// What stands between the key and the check of a line "KEY ... CHECK"; nothing when it is torn.
std::optional<std::string> middle_of(const std::string& line) {
    if (line.size() < kKeyLength + kCheckLength + 2) return {};
    const std::size_t end = line.size() - kCheckLength - 1;
    if (line[end] != ' ' || check_of(line.substr(0, end)) != line.substr(end + 1)) return {};
    return line.substr(kKeyLength, end - kKeyLength);
}

/// The numbers of " VALUE VALUE".
std::optional<std::vector<double>> values_of(const std::string& middle) {
    std::vector<double> values;
    const char* at = middle.c_str();
    const char* const last = at + middle.size();
    while (at < last) {
        char* next = nullptr;
        values.push_back(std::strtod(at, &next));
        if (next == at) return {};
        at = next;
    }
    return values;
}

/// The last line of a journal that was ended after `lines` lines.
std::string last_line(std::size_t lines) {
    const auto text = fmt::format("{}{}", kEnd, lines);
    return text + " " + check_of(text);
}

/// Takes the lines after the title apart. Returns where the last whole line ends.
std::size_t read_lines(const std::string& text,
                       JournalContents& into,
                       std::size_t* counted = nullptr) {
    std::size_t at = text.find('\n') + 1, lines = 0;
    for (std::size_t end = 0; (end = text.find('\n', at)) != text.npos; at = end + 1) {
        const std::string line = text.substr(at, end - at);
        into.whole = line == last_line(lines);
        const auto middle = middle_of(line);
        if (!middle || into.whole) continue;
        ++lines;
        const auto key = line.substr(0, kKeyLength);
        if (middle->starts_with(kNote))
            into.notes[key] = middle->substr(kNote.size());
        else if (auto values = values_of(*middle))
            into.runs[key] = std::move(*values);
    }
    for (const auto& [key, values] : into.runs)
        into.notes.erase(key);
    if (counted != nullptr) *counted = lines;
    return at;
}

/// Takes the lock. A program that was killed may hold it for a moment longer.
bool locked_soon(int file) {
    constexpr int kTries = 20;
    constexpr useconds_t kWait = 50'000;  // microseconds
    for (int k = 0; k < kTries; ++k) {
        if (::flock(file, LOCK_EX | LOCK_NB) == 0) return true;
        if (errno != EWOULDBLOCK && errno != EINTR) return false;
        ::usleep(kWait);
    }
    errno = EWOULDBLOCK;
    return false;
}

/// Whether the open file still stands under its name.
bool stands_under(int file, const std::string& path) {
    struct stat open {
    }, named{};
    return ::fstat(file, &open) == 0 && ::stat(path.c_str(), &named) == 0 &&
           open.st_ino == named.st_ino && open.st_dev == named.st_dev;
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
    if (!locked_soon(file))
        return errno == EWOULDBLOCK
                   ? fail(Error::in_file(path, "is being written by another program"))
                   : fail_because(path, "the journal of runs cannot be locked");
    // Another program may have ended and renamed it between the two calls.
    if (!stands_under(file, path)) return open(path, fingerprint, replace_other);
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
    if (text.empty()) {
        if (!write_all(file_, title + "\n") || ::fsync(file_) != 0)
            return fail_because(path_, "cannot be written");
        return {};
    }
    // A torn last line would swallow the start of the next one.
    const auto at = read_lines(text, contents_);
    if (at < text.size() && ::ftruncate(file_, static_cast<::off_t>(at)) != 0)
        return fail_because(path_, "cannot be cut after its last whole line");
    return {};
}

std::string RunJournal::key_of(std::span<const double> parameters, std::uint64_t seed) {
    std::string text = std::to_string(seed);
    for (const double value : parameters)
        text += fmt::format(" {:a}", value);
    return sha256(text).substr(0, kKeyLength);
}

const std::vector<double>* RunJournal::find(const std::string& key) const {
    const auto found = contents_.runs.find(key);
    return found == contents_.runs.end() ? nullptr : &found->second;
}

Result<void> RunJournal::add_line(std::string line) const {
    line += " " + check_of(line) + "\n";
    if (!write_all(file_, line) || ::fsync(file_) != 0)
        return fail_because(path_, "cannot be written");
    return {};
}

Result<void> RunJournal::add(const std::string& key, std::span<const double> values) const {
    std::string line = key;
    for (const double value : values)
        line += fmt::format(" {:a}", value);
    return add_line(std::move(line));
}

Result<void> RunJournal::note(const std::string& key, std::string why) const {
    for (char& c : why)
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    return add_line(key + std::string(kNote) + why);
}

Result<void> RunJournal::finish(const std::string& path) {
    std::string text;
    if (!read_all(file_, text)) return fail_because(path_, "cannot be read");
    JournalContents now;
    std::size_t lines = 0;
    const auto end = read_lines(text, now, &lines);
    if (end < text.size() && ::ftruncate(file_, static_cast<::off_t>(end)) != 0)
        return fail_because(path_, "cannot be cut after its last whole line");
    if (!now.whole && !write_all(file_, last_line(lines) + "\n"))
        return fail_because(path_, "cannot be written");
    return rename_to_disk(path_, path, true);
}

Result<JournalContents> read_journal(const std::string& path, const std::string& fingerprint) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return fail_because(path, "cannot be opened");
    std::string text;
    const bool read = read_all(file, text);
    ::close(file);
    if (!read) return fail_because(path, "cannot be read");
    JournalContents contents;
    const auto first = text.substr(0, text.find('\n'));
    if (first.size() == text.size()) return contents;  // torn, or not begun
    if (first != kTitle + fingerprint)
        return fail(Error::in_file(path, "holds runs of other work"));
    read_lines(text, contents);
    return contents;
}

}  // namespace sim
