#include "sim/csv_reader.h"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace sim {

namespace {

/// Walks over the characters and knows the line and column it stands at.
struct Cursor {
    std::vector<char>& text;
    std::size_t at = 0;
    std::size_t out = 0;  // unquoted fields are written back to the front of the same buffer
    int line = 1;
    int column = 1;

    bool ended() const { return at >= text.size(); }
    char peek() const { return text[at]; }
    char next() {
        const char c = text[at++];
        if (c == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            ++column;  // continuation bytes of UTF-8 do not move the column
        }
        return c;
    }
};

bool ends_field(char c) {
    return c == ',' || c == '\n' || c == '\r';
}

CsvCell read_field(Cursor& cursor, const std::string& file, Error& error) {
    CsvCell cell{{}, cursor.line, cursor.column};
    const std::size_t start = cursor.out;
    if (!cursor.ended() && cursor.peek() == '"') {
        cursor.next();
        bool closed = false;
        while (!cursor.ended()) {
            const char c = cursor.next();
            if (c != '"') {
                cursor.text[cursor.out++] = c;
            } else if (!cursor.ended() && cursor.peek() == '"') {
                cursor.text[cursor.out++] = cursor.next();
            } else {
                closed = true;
                break;
            }
        }
        if (!closed)
            error.problems.push_back(
                {file, cell.line, cell.column, "a quote is not closed", {}, {}});
        else if (!cursor.ended() && !ends_field(cursor.peek()))
            error.problems.push_back(
                {file, cursor.line, cursor.column, "text after a closing quote", "a comma", {}});
    }
    while (!cursor.ended() && !ends_field(cursor.peek()))
        cursor.text[cursor.out++] = cursor.next();
    cell.text = {cursor.text.data() + start, cursor.out - start};
    return cell;
}

void end_line(Cursor& cursor) {
    if (!cursor.ended() && cursor.peek() == '\r') cursor.next();
    if (!cursor.ended() && cursor.peek() == '\n') cursor.next();
}

}  // namespace

std::size_t CsvTable::find(std::string_view name) const {
    for (std::size_t column = 0; column < columns_; ++column)
        if (header(column) == name) return column;
    return kMissing;
}

Problem CsvTable::problem(std::size_t row,
                          std::size_t column,
                          std::string what,
                          std::string allowed) const {
    const CsvCell& at = cell(row, column);
    return {file_, at.line, at.column, std::move(what), std::move(allowed), {}};
}

double CsvTable::number(std::size_t row, std::size_t column, Error& error) const {
    const std::string_view field = text(row, column);
    if (field.empty()) return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    const auto [end, code] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (code == std::errc{} && end == field.data() + field.size() && std::isfinite(value))
        return value;
    error.problems.push_back(
        problem(row, column, "\"" + std::string(field) + "\" is not a number", "a number"));
    return std::numeric_limits<double>::quiet_NaN();
}

Result<CsvTable> parse_csv(std::string_view text, std::string file) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    CsvTable table;
    table.file_ = std::move(file);
    table.text_.assign(text.begin(), text.end());
    Cursor cursor{table.text_};
    Error error;
    while (!cursor.ended()) {
        const int line = cursor.line;
        const std::size_t first = table.cells_.size();
        table.cells_.push_back(read_field(cursor, table.file_, error));
        while (!cursor.ended() && cursor.peek() == ',') {
            cursor.next();
            table.cells_.push_back(read_field(cursor, table.file_, error));
        }
        if (!cursor.ended() && !ends_field(cursor.peek())) break;  // reported by read_field
        end_line(cursor);
        const std::size_t fields = table.cells_.size() - first;
        const bool blank = fields == 1 && table.cells_[first].text.empty();
        if (blank) {
            table.cells_.resize(first);
        } else if (table.columns_ == 0) {
            table.columns_ = fields;
        } else if (fields != table.columns_) {
            error.problems.push_back({table.file_,
                                      line,
                                      1,
                                      std::to_string(fields) + " fields",
                                      std::to_string(table.columns_) + ", as in the header",
                                      {}});
            table.cells_.resize(first);
        }
    }
    if (table.columns_ == 0 && error.problems.empty())
        error.problems.push_back({table.file_, 0, 0, "the file is empty", "a header row", {}});
    if (!error.problems.empty()) return fail(std::move(error));
    return table;
}

Result<CsvTable> read_csv(const std::string& path, std::span<const std::string_view> needed) {
    std::error_code code;
    if (std::filesystem::is_directory(path, code))
        return fail(Error::in_file(path, "this is a folder", "a CSV file"));
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                               &std::fclose);
    if (!file) return fail(Error::in_file(path, "cannot be opened", "a CSV file that exists"));
    std::string text;
    char block[1 << 16];
    while (const std::size_t n = std::fread(block, 1, sizeof block, file.get()))
        text.append(block, n);
    auto table = parse_csv(text, path);
    if (!table) return table;

    Error error;
    for (const auto name : needed)
        if (table->find(name) == CsvTable::kMissing)
            error.problems.push_back({path, 1, 1, "no column " + std::string(name), {}, {}});
    if (!error.problems.empty()) return fail(std::move(error));
    return table;
}

}  // namespace sim
