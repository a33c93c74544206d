#include "sim/text_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

namespace sim {
namespace {

/// Length of the UTF-8 character that starts with `lead`; 0 when none does.
std::size_t length_of_character(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

/// Whether the second byte is one that may follow `lead`: no overlong forms, no surrogates.
bool may_follow(unsigned char lead, unsigned char second) {
    if (lead == 0xE0) return second >= 0xA0 && second <= 0xBF;
    if (lead == 0xED) return second >= 0x80 && second <= 0x9F;
    if (lead == 0xF0) return second >= 0x90 && second <= 0xBF;
    if (lead == 0xF4) return second >= 0x80 && second <= 0x8F;
    return second >= 0x80 && second <= 0xBF;
}

Problem bad_byte(const std::string& path, std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    const auto line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
    Problem problem;
    problem.file = path;
    problem.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
    problem.column = static_cast<int>(offset - line_start) + 1;
    const bool binary = text[offset] == '\0';
    problem.what = binary ? "this is a binary file" : "this byte is not UTF-8";
    problem.allowed = "a text file in UTF-8";
    return problem;
}

}  // namespace

std::size_t first_bad_byte(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
        const std::size_t length = length_of_character(byte(i));
        if (length == 0 || byte(i) == 0 || i + length > text.size()) return i;
        if (length > 1 && !may_follow(byte(i), byte(i + 1))) return i;
        for (std::size_t k = 2; k < length; ++k) {
            if (byte(i + k) < 0x80 || byte(i + k) > 0xBF) return i;
        }
        i += length;
    }
    return std::string_view::npos;
}

Result<std::string> read_text_file(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code failure;
    const auto status = fs::status(path, failure);
    if (status.type() == fs::file_type::not_found) {
        return fail(Error::in_file(path, "there is no such file"));
    }
    if (failure) return fail(Error::in_file(path, "cannot be opened: " + failure.message()));
    if (fs::is_directory(status)) {
        return fail(Error::in_file(path, "this is a folder", "a file"));
    }

    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return fail(Error::in_file(path, fmt::format("cannot be read: {}", std::strerror(errno))));
    }
    std::string text(kLargestTextFile + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad()) return fail(Error::in_file(path, "cannot be read to its end"));
    text.resize(static_cast<std::size_t>(file.gcount()));

    if (text.empty()) return fail(Error::in_file(path, "the file is empty"));
    if (text.size() > kLargestTextFile) {
        return fail(Error::in_file(path, "the file is huge", "at most 10 MB"));
    }
    const auto bad = first_bad_byte(text);
    if (bad != std::string_view::npos) return fail(Error{{bad_byte(path, text, bad)}});
    return text;
}

std::string beside(const std::string& file, const std::string& path) {
    return (std::filesystem::path(file).parent_path() / path).lexically_normal().string();
}

}  // namespace sim
