#include "cli/export.h"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "sim/csv_text.h"
#include "sim/hdf5_tables.h"
#include "sim/whole_file.h"

#include "cli/messages.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

/// A folder that stands under its own name only when all its files do.
class WholeFolder {
  public:
    static sim::Result<WholeFolder> begin(const std::string& path) {
        std::error_code ignored;
        fs::path asked = fs::path(path).lexically_normal();
        if (!asked.has_filename()) asked = asked.parent_path();
        const auto wrong = [&](std::string what, std::string allowed) {
            return sim::fail(sim::Error::of(fmt::format("--csv {}: {}", path, what), allowed));
        };
        if (asked.empty()) return wrong("this is no name", "the name of a folder");
        if (fs::exists(asked, ignored) && !fs::is_directory(asked, ignored))
            return wrong("this is not a folder", "another name");
        if (fs::exists(asked, ignored) && !fs::is_empty(asked, ignored))
            return wrong("there is something in it", "a new or an empty folder");
        const auto parent = fs::absolute(asked).parent_path();
        if (!fs::is_directory(parent, ignored))
            return wrong("the folder it is to stand in does not exist", "a folder that does");
        const std::string partial = asked.string() + ".partial";
        fs::remove_all(partial, ignored);  // left by a program that was killed
        std::error_code why;
        if (!fs::create_directory(partial, why))
            return wrong("cannot be made: " + why.message(), "a place where one may write");
        return WholeFolder(asked.string(), partial);
    }

    std::string file(const std::string& name) const { return partial_ + "/" + name; }
    const std::string& path() const { return path_; }

    sim::Result<void> finish() const {
        std::error_code why;
        fs::rename(partial_, path_, why);
        if (!why) return {};
        return sim::fail(sim::Error::in_file(path_, "cannot be given its name: " + why.message()));
    }
    void discard() const {
        std::error_code ignored;
        fs::remove_all(partial_, ignored);
    }

  private:
    WholeFolder(std::string path, std::string partial)
        : path_(std::move(path)), partial_(std::move(partial)) {}

    std::string path_, partial_;
};

/// What each column of each table is.
std::string describe(const sim::Hdf5Reader& file, const std::vector<sim::TidyTable>& tables) {
    std::string out = "table,column,units,meaning\n";
    for (const auto& table : tables)
        for (const auto& column : columns_of(file, table))
            out += fmt::format("{},{},{},{}\n",
                               sim::csv_text(table.name),
                               sim::csv_text(column.name),
                               sim::csv_text(column.units),
                               sim::csv_text(column.meaning));
    return out;
}

}  // namespace

int export_tables(const ExportOptions& options) {
    const auto file = sim::Hdf5Reader::open(options.results);
    if (!file) return wrong_input(file.error());
    const auto tables = sim::tidy_tables(*file);
    if (tables.empty() || !file->has_attribute("complete"))
        return wrong_input(sim::Error::in_file(
            options.results, "this is not a results file", "the file that `wijk run` wrote"));
    const auto folder = WholeFolder::begin(options.folder);
    if (!folder) return wrong_input(folder.error());

    std::string told;
    const auto give_up = [&](const sim::Error& error) {
        folder->discard();
        return failed(error.text());
    };
    for (const auto& table : tables) {
        const auto rows = sim::write_csv(*file, table, folder->file(table.name + ".csv"));
        if (!rows) return give_up(rows.error());
        told += fmt::format("{}.csv: {} rows\n", table.name, *rows);
    }
    const auto columns = sim::WholeFile::begin(folder->file("columns.csv"), true);
    if (!columns) return give_up(columns.error());
    if (const auto put = columns->write_text(describe(*file, tables)); !put)
        return give_up(put.error());
    if (const auto done = folder->finish(); !done) return give_up(done.error());
    print(told);
    say("Tables: " + folder->path());
    return finish_output(kDone);
}

}  // namespace cli
