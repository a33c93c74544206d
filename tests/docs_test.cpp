// The documentation, held against the code: sources have headings, links lead somewhere, the front
// page names commands and files that exist.

#include <cctype>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/text_file.h"

#include "models/scenario.h"
#include "tests/support/program.h"
#include "tests/support/source_tree.h"

namespace tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

namespace fs = std::filesystem;

const fs::path kRoot = WIJK_SOURCE_DIR;

std::string text_of(const fs::path& file) {
    const auto text = sim::read_text_file(file.string());
    EXPECT_TRUE(text.has_value()) << file;
    return text ? *text : "";
}

/// `text` without what stands between fences or backticks.
std::string without_code(const std::string& text) {
    static const std::regex code("```[^`]*```|`[^`]*`");
    return std::regex_replace(text, code, "");
}

/// All matches of the first group of `pattern`.
std::vector<std::string> find_all(const std::string& text, const std::regex& pattern) {
    std::vector<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
        found.push_back((*it)[1]);
    return found;
}

/// The anchor that a heading gets: small letters, digits, - and _, blanks as -.
std::string anchor_of(const std::string& heading) {
    std::string anchor;
    for (const char c : heading) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) || c == '-' || c == '_' || byte >= 0x80) {
            anchor += static_cast<char>(std::tolower(byte));
        } else if (c == ' ') {
            anchor += '-';
        }
    }
    return anchor;
}

std::set<std::string> anchors_of(const fs::path& file) {
    std::set<std::string> anchors;
    bool fenced = false;
    for (const auto& line : lines_of(text_of(file))) {
        if (line.starts_with("```")) fenced = !fenced;
        if (fenced || !line.starts_with("#")) continue;
        anchors.insert(anchor_of(line.substr(line.find_first_not_of("# "))));
    }
    return anchors;
}

std::vector<fs::path> pages() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(kRoot)) {
        if (entry.path().extension() == ".md") found.push_back(entry.path());
    }
    for (const char* folder : {"docs", "scenarios"}) {
        for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
            if (entry.path().extension() == ".md") found.push_back(entry.path());
        }
    }
    return found;
}

/// Headings of docs/evidence.md that `names` lacks, one a line.
std::string without_heading(const std::set<std::string>& names) {
    const auto headings = anchors_of(kRoot / "docs/evidence.md");
    std::string missing;
    for (const auto& name : names) {
        if (name != "assumption" && !headings.contains(name)) missing += name + '\n';
    }
    return missing;
}

TEST(Docs, EverySourceOfARuleHasAHeading) {
    std::set<std::string> sources;
    for (const auto& parameter : models::list_parameters(models::Scenario{}))
        sources.insert(parameter.source);

    EXPECT_GT(sources.size(), 10u);
    EXPECT_THAT(without_heading(sources), IsEmpty());
}

TEST(Docs, EverySourceOfAScenarioHasAHeading) {
    std::set<std::string> sources;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "scenarios")) {
        if (entry.path().extension() != ".toml") continue;
        for (auto& name : find_all(text_of(entry.path()), std::regex("source *= *\"([^\"]*)\"")))
            sources.insert(std::move(name));
    }

    EXPECT_GT(sources.size(), 3u);
    EXPECT_THAT(without_heading(sources), IsEmpty());
}

TEST(Docs, EveryHeadingThatTheCodeNamesExists) {
    std::set<std::string> named;
    for (const auto& file : source_files()) {
        for (const auto& line : file.lines) {
            if (line.find("evidence.md#") == std::string::npos) continue;
            for (auto& name : find_all(line, std::regex("docs/evidence\\.md#([a-z-]+)")))
                named.insert(std::move(name));
        }
    }

    EXPECT_THAT(without_heading(named), IsEmpty());
}

TEST(Docs, EveryProcessHasAHeadingInTheModel) {
    const auto headings = anchors_of(kRoot / "docs/model.md");
    std::string missing;
    const auto pipeline = text_of(kRoot / "models/pipeline.cpp");
    const auto processes = find_all(pipeline, std::regex("\\{\"([a-z_]+\\.[a-z_]+)\""));

    for (const auto& process : processes) {
        if (!headings.contains(anchor_of(process))) missing += process + '\n';
    }

    EXPECT_GT(processes.size(), 5u);
    EXPECT_THAT(missing, IsEmpty());
}

TEST(Docs, EveryLinkLeadsSomewhere) {
    std::string broken;
    for (const auto& page : pages()) {
        const auto text = without_code(text_of(page));
        for (const auto& link : find_all(text, std::regex("\\]\\(([^)\\s]*)\\)"))) {
            if (link.starts_with("http")) continue;
            const auto hash = link.find('#');
            const auto path = link.substr(0, hash);
            const auto target = path.empty() ? page : page.parent_path() / path;
            const bool there = fs::exists(target);
            const bool anchored = hash == std::string::npos ||
                                  (there && anchors_of(target).contains(link.substr(hash + 1)));
            if (!there || !anchored) broken += page.string() + ": " + link + '\n';
        }
    }

    EXPECT_THAT(broken, IsEmpty());
}

TEST(Docs, TheFrontPageNamesFilesAndCommandsThatExist) {
    const auto readme = text_of(kRoot / "README.md");

    for (const char* script : {"run", "test"}) {
        EXPECT_THAT(readme, HasSubstr(std::string("./") + script));
        const auto permissions = fs::status(kRoot / script).permissions();
        EXPECT_NE(permissions & fs::perms::owner_exec, fs::perms::none) << script;
    }
    for (const auto& file :
         find_all(readme, std::regex("(?:run|check|cp) (scenarios/[a-z./-]+)"))) {
        if (file != "scenarios/mine.toml") {
            EXPECT_TRUE(fs::exists(kRoot / file)) << file;
        }
    }
    const auto help = run_wijk({"--help"}, kRoot.string()).out;
    const auto commands = find_all(readme, std::regex("(?:^|\\n|`)wijk ([a-z]+)"));
    EXPECT_GT(commands.size(), 4u);
    for (const auto& command : commands) {
        if (command.starts_with("--")) continue;
        EXPECT_THAT(help, HasSubstr("\n  " + command + " ")) << command;
    }
}

}  // namespace
}  // namespace tests
