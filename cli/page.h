#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cli {

// Whole HTML pages: no network, no scripts, readable in print, on a telephone and aloud.

/// The head of a page up to its first heading; `language` as HTML names it.
std::string page_start(std::string_view language, std::string_view title);
std::string page_end();

/// Escaped text in which **bold** becomes markup.
std::string inline_html(std::string_view text);

std::string paragraph(std::string_view text);
/// Of class "small".
std::string small_paragraph(std::string_view text);

/// Entries are HTML already.
std::string list(const std::vector<std::string>& entries);

/// A picture with its caption; nothing when there is no picture.
std::string figure(const std::string& svg, std::string_view caption);

/// Cells of text; the first column stands at the left, the others at the right.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::string caption = {};  // may be empty
};
std::string table_as_html(const Table& table);
std::string table_as_markdown(const Table& table);

}  // namespace cli
