#pragma once

#include <string>
#include <vector>

namespace tests {

/// A source file of the project as its architecture is judged by.
struct SourceFile {
    std::string path;  // "models/ties/contact.cpp"
    std::vector<std::string> lines;
    std::vector<std::string> code;  // the same without comments and without text in quotes
};

/// All .h and .cpp files of the project's folders, in order of their paths.
std::vector<SourceFile> source_files();

/// `text` split into lines.
std::vector<std::string> lines_of(const std::string& text);

/// The same number of lines, with blanks in place of comments and of what stands in quotes.
std::vector<std::string> without_comments(const std::vector<std::string>& lines);

/// The file that a line includes, with its quotes or brackets: "\"sim/rng.h\"", "<vector>".
std::string included_by(const std::string& line);

}  // namespace tests
