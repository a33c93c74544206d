// The rules of the house, checked on every source file. A broken rule is printed as FILE:LINE: why.

#include "tests/support/architecture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/source_tree.h"

namespace tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Rule = std::vector<std::string> (*)(const SourceFile&);

/// What breaks `rule` in the whole tree, one a line.
std::string broken_everywhere(Rule rule) {
    std::string out;
    for (const auto& file : source_files()) {
        for (const auto& one : rule(file))
            out += one + '\n';
    }
    return out;
}

SourceFile file_with(const std::string& path, const std::string& text) {
    const auto lines = lines_of(text);
    return {path, lines, without_comments(lines)};
}

TEST(Architecture, HasSourceFilesInEachLayer) {
    int sim = 0, models = 0, cli = 0;
    for (const auto& file : source_files()) {
        sim += file.path.starts_with("sim/");
        models += file.path.starts_with("models/");
        cli += file.path.starts_with("cli/");
    }
    EXPECT_GT(sim, 10);
    EXPECT_GT(models, 10);
    EXPECT_GT(cli, 3);
}

TEST(Architecture, IncludesRunOneWay) {
    EXPECT_EQ(broken_everywhere(broken_layers), "");
}

TEST(Architecture, ChanceThreadsPrintingAndThrowingKeepToTheirPlaces) {
    EXPECT_EQ(broken_everywhere(broken_habits), "");
}

TEST(Architecture, FilesAndFunctionsAreShort) {
    EXPECT_EQ(broken_everywhere(broken_form), "");
}

TEST(Architecture, NamespacesMirrorFolders) {
    EXPECT_EQ(broken_everywhere(broken_namespace), "");
}

// The rules themselves: each must see what it is for.

TEST(ArchitectureRules, SeeAnIncludeThatRunsUp) {
    EXPECT_THAT(broken_layers(file_with("sim/a.cpp", "\n#include \"models/world.h\"\n")),
                ElementsAre("sim/a.cpp:2: sim includes models/world.h"));
    EXPECT_THAT(broken_layers(file_with("models/a.cpp", "#include \"cli/run.h\"\n")),
                ElementsAre(HasSubstr("models/a.cpp:1: ")));
    EXPECT_THAT(broken_layers(file_with("viewer/a.cpp", "#include \"cli/run.h\"\n")),
                ElementsAre(HasSubstr("viewer includes cli")));
}

TEST(ArchitectureRules, SeeTheOrderInsideModels) {
    EXPECT_THAT(broken_layers(file_with("models/ties/a.cpp", "#include \"models/world.h\"\n")),
                ElementsAre(HasSubstr("does not lie lower")));
    EXPECT_THAT(
        broken_layers(file_with("models/volunteers/a.h", "#include \"models/ties/ties.h\"\n")),
        ElementsAre(HasSubstr("does not lie lower")));
    EXPECT_THAT(broken_layers(file_with("models/magic/a.h", "#include \"models/streams.h\"\n")),
                ElementsAre(HasSubstr("no place in the order")));
    EXPECT_THAT(broken_layers(file_with("models/world.h", "#include \"models/ties/ties.h\"\n")),
                IsEmpty());
}

TEST(ArchitectureRules, SeeIncludesThatAreNotFromTheRoot) {
    EXPECT_THAT(
        broken_layers(file_with("sim/a.cpp", "#include \"rng.h\"\n#include \"../b/c.h\"\n")),
        ElementsAre(HasSubstr(":1: "), HasSubstr(":2: ")));
}

TEST(ArchitectureRules, SeeForbiddenHeadersAndWords) {
    const auto broken = [](const char* path, const char* text) {
        return broken_habits(file_with(path, text)).size();
    };
    EXPECT_EQ(broken("models/ties/a.cpp", "#include <random>\n"), 1u);
    EXPECT_EQ(broken("models/a.cpp", "std::printf(x);\n"), 1u);
    EXPECT_EQ(broken("models/a.cpp", "std::snprintf(x);\n"), 0u);
    EXPECT_EQ(broken("models/a.cpp", "#include <thread>\n"), 1u);
    EXPECT_EQ(broken("sim/parallel.h", "#include <thread>\n"), 0u);
    EXPECT_EQ(broken("cli/a.cpp", "if (bad) throw 1;\n"), 1u);
    EXPECT_EQ(broken("sim/a.h", "std::vector<bool> seen;\n"), 1u);
    EXPECT_EQ(broken("sim/a.h", "// never throw, no vector<bool>\n"), 0u);
    EXPECT_EQ(broken("sim/a.cpp", "f(\"do not throw\"); /* throw\n throw */\n"), 0u);
}

TEST(ArchitectureRules, SeeFilesLinesAndFunctionsThatAreTooLong) {
    std::string many(401, '\n');
    EXPECT_THAT(broken_form(file_with("sim/a.cpp", many)), ElementsAre(HasSubstr(":401: ")));
    EXPECT_THAT(broken_form(file_with("sim/a.cpp", std::string(101, '/'))),
                ElementsAre(HasSubstr("100 columns")));
    std::string body(51, '\n');
    EXPECT_THAT(broken_form(file_with("sim/a.cpp", "int f() {\n" + body + "}\n")),
                ElementsAre("sim/a.cpp:1: a function of more than 50 lines"));
    EXPECT_THAT(broken_form(file_with("sim/a.cpp", "namespace sim {\n" + body + "}\n")), IsEmpty());
}

TEST(ArchitectureRules, SeeNotesPathsAndHeadersWithoutPragma) {
    EXPECT_EQ(broken_form(file_with("sim/a.cpp",
                                    "// TO"
                                    "DO later\n"))
                  .size(),
              1u);
    EXPECT_EQ(broken_form(file_with("sim/a.cpp",
                                    "// TO"
                                    "DO(#12) later\n"))
                  .size(),
              0u);
    EXPECT_EQ(broken_form(file_with("sim/a.cpp",
                                    "f(\"/ho"
                                    "me/me/x\");\n"))
                  .size(),
              1u);
    EXPECT_EQ(broken_form(file_with("sim/a.h", "// a header\n")).size(), 1u);
    EXPECT_EQ(broken_form(file_with("sim/a.cpp", "#include <x>\n#include \"sim/a.h\"\n")).size(),
              1u);
}

TEST(ArchitectureRules, SeeCodeInAnotherNamespace) {
    EXPECT_EQ(broken_namespace(file_with("models/ties/a.h", "namespace models {\n")).size(), 1u);
    EXPECT_EQ(broken_namespace(file_with("models/ties/a.h", "namespace models::ties {\n")).size(),
              0u);
}

}  // namespace
}  // namespace tests
