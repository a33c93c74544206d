#include "tests/support/source_tree.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolders[] = {"sim", "models", "cli", "viewer", "tests", "bench"};

/// Walks over source text character by character and remembers in what it is.
class CommentStripper {
  public:
    std::string strip(const std::string& line) {
        std::string out;
        quote_ = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char next = i + 1 < line.size() ? line[i + 1] : '\0';
            if (in_comment_) {
                if (line[i] == '*' && next == '/') in_comment_ = false, ++i;
            } else if (quote_ != 0) {
                if (line[i] == '\\') ++i;
                if (line[i] == quote_) out += std::exchange(quote_, '\0');
            } else if (line[i] == '/' && next == '/') {
                break;
            } else if (line[i] == '/' && next == '*') {
                in_comment_ = true, ++i;
            } else {
                const bool digit_mark = line[i] == '\'' && i > 0 && std::isalnum(line[i - 1]);
                if (line[i] == '"' || (line[i] == '\'' && !digit_mark)) quote_ = line[i];
                out += line[i];
            }
        }
        return out;
    }

  private:
    bool in_comment_ = false;
    char quote_ = 0;
};

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::stringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::vector<std::string> without_comments(const std::vector<std::string>& lines) {
    CommentStripper stripper;
    std::vector<std::string> code;
    for (const auto& line : lines)
        code.push_back(stripper.strip(line));
    return code;
}

std::string included_by(const std::string& line) {
    constexpr std::string_view kInclude = "#include";
    if (!line.starts_with(kInclude)) return {};
    const auto start = line.find_first_of("\"<", kInclude.size());
    if (start == line.npos) return {};
    const auto end = line.find(line[start] == '<' ? '>' : '"', start + 1);
    return end == line.npos ? std::string() : line.substr(start, end - start + 1);
}

std::vector<SourceFile> source_files() {
    std::vector<SourceFile> files;
    const fs::path root = WIJK_SOURCE_DIR;
    for (const auto* folder : kFolders) {
        if (!fs::is_directory(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp") continue;
            std::stringstream text;
            text << std::ifstream(entry.path()).rdbuf();
            SourceFile file;
            file.path = fs::relative(entry.path(), root).string();
            file.lines = lines_of(text.str());
            file.code = without_comments(file.lines);
            files.push_back(std::move(file));
        }
    }
    std::sort(
        files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace tests
