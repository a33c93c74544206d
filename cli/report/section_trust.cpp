// What it cannot tell, what it rests on, and how to repeat it.

#include <algorithm>
#include <map>
#include <set>

#include "sim/sha256.h"

#include "cli/output_files.h"
#include "cli/page.h"
#include "cli/report/sections.h"
#include "cli/row_chart.h"
#include "cli/svg.h"

namespace cli::report {
namespace {

namespace recorders = models::recorders;

constexpr std::string_view kGrades = "ABCD";
constexpr std::string_view kGradeColours[] = {"#0072B2", "#7db8da", "#f0c987", "#8c8c8c"};

/// Numbers of one part of the model, by grade.
struct Graded {
    std::string name;
    std::array<int, kGrades.size()> by_grade{};
    int all() const {
        int sum = 0;
        for (const int count : by_grade)
            sum += count;
        return sum;
    }
};

bool any_network(const ReportView& view) {
    return std::any_of(
        view.arms.begin(), view.arms.end(), [](const ArmStory& arm) { return arm.network; });
}

/// The part that a number belongs to; empty when this comparison does not use it.
std::string part_of(const ReportView& view,
                    const std::set<std::string>& programmes,
                    const std::string& parameter) {
    constexpr std::string_view kProgrammes = "interventions.";
    if (parameter.starts_with(kProgrammes)) {
        const auto rest = parameter.substr(kProgrammes.size());
        const auto name = rest.substr(0, rest.find('.'));
        return programmes.contains(name) ? "programme." + name : std::string();
    }
    const auto part = parameter.substr(0, parameter.find('.'));
    const bool of_networks = part == "collaboration" || part == "organisations";
    if (of_networks && !any_network(view)) return {};
    return "model." + part;
}

std::vector<Graded> grades_of(const ReportView& view) {
    std::set<std::string> programmes;
    for (const auto& arm : view.arms)
        programmes.insert(arm.programmes.begin(), arm.programmes.end());
    std::vector<Graded> out;
    for (const auto& one : view.parameters) {
        const auto part = part_of(view, programmes, one.name);
        if (part.empty()) continue;
        auto found =
            std::find_if(out.begin(), out.end(), [&](auto& graded) { return graded.name == part; });
        if (found == out.end()) found = out.insert(out.end(), Graded{part, {}});
        const auto grade = kGrades.find(one.grade);
        ++found->by_grade[grade == kGrades.npos ? kGrades.size() - 1 : grade];
    }
    return out;
}

std::string name_of(const ReportView& view, const std::string& part) {
    const auto dot = part.find('.');
    const auto kind = part.substr(0, dot), name = part.substr(dot + 1);
    return kind == "programme" ? view.words.programme(name) : view.words.name(kind, name);
}

RowChart chart_of(const ReportView& view, const std::vector<Graded>& grades) {
    RowChart chart;
    chart.caption = view.words("evidence.caption");
    chart.names = view.words("evidence.part");
    chart.picture = view.words("evidence.numbers");
    chart.numbers = view.words("evidence.grades");
    chart.style = RowStyle::bars;
    chart.tick = [&view](double value) { return view.numbers.decimal(value, 0); };
    for (const auto& part : grades) {
        ChartRow row;
        row.name = name_of(view, part.name);
        row.mean = part.all();
        row.told = view.words("evidence.told",
                              fmt::arg("a", part.by_grade[0]),
                              fmt::arg("b", part.by_grade[1]),
                              fmt::arg("c", part.by_grade[2]),
                              fmt::arg("d", part.by_grade[3]));
        for (std::size_t grade = 0; grade < kGrades.size(); ++grade)
            row.pieces.push_back({static_cast<double>(part.by_grade[grade]), kGradeColours[grade]});
        chart.rows.push_back(std::move(row));
    }
    return chart;
}

std::string legend(const ReportView& view) {
    std::string out = "<p class=\"small\">";
    for (std::size_t grade = 0; grade < kGrades.size(); ++grade)
        out += fmt::format(
            R"(<svg width="14" height="14" aria-hidden="true" style="display:inline;height:14px">)"
            R"(<rect width="14" height="14" fill="{}"/></svg> <strong>{}</strong> {}&ensp; )",
            kGradeColours[grade],
            kGrades[grade],
            escaped(view.words(fmt::format("grade.{}", kGrades[grade]))));
    return out + "</p>\n";
}

std::string entry(const std::string& term, const std::string& what) {
    if (what.empty()) return {};
    return fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(term), what);
}

std::string code(const std::string& text) {
    return text.empty() ? text : fmt::format("<code>{}</code>", escaped(text));
}

}  // namespace

std::string part_limits(const ReportView& view) {
    std::vector<std::string> entries;
    const auto add = [&](const char* key) { entries.push_back(inline_html(view.words(key))); };
    for (const char* key : {"limit.forecast",
                            "limit.persons",
                            "limit.effects",
                            "limit.form",
                            "limit.inside",
                            "limit.organisations",
                            "limit.children",
                            "limit.years"})
        add(key);
    if (view.effects.arms[0].draws < 2) add("limit.numbers_given");
    constexpr std::uint32_t kFew = 20;
    if (view.effects.replicates < kFew)
        entries.push_back(
            inline_html(view.words("limit.few", fmt::arg("runs", view.effects.replicates))));
    if (any_network(view)) add("limit.network");
    return heading(view, "limits") + "<div class=\"limits\">\n" + list(entries) + "</div>\n";
}

std::string part_evidence(const ReportView& view) {
    std::string out = heading(view, "evidence");
    const auto grades = grades_of(view);
    if (grades.empty()) return out + paragraph(view.words("evidence.unknown"));
    int all = 0, assumed = 0;
    for (const auto& part : grades) {
        all += part.all();
        assumed += part.by_grade.back();
    }
    out += paragraph(
        view.words("evidence.how",
                   fmt::arg("all", view.numbers.decimal(all, 0)),
                   fmt::arg("assumed", view.numbers.decimal(assumed, 0)),
                   fmt::arg("share", view.numbers.percent(static_cast<double>(assumed) / all, 0))));
    out += row_chart_as_html(chart_of(view, grades)) + legend(view);
    const auto drawn = view.shape().drawn.parameters.size();
    out += paragraph(drawn > 0 ? view.words("evidence.drawn", fmt::arg("numbers", drawn))
                               : view.words("evidence.given"));
    return out + paragraph(view.words("evidence.contested"));
}

std::string part_repeat(const ReportView& view) {
    const auto& from = view.run.from;
    const auto& w = view.words;
    std::string out = heading(view, "repeat") + paragraph(w("repeat.how")) + "<dl>\n";
    out += entry(w("repeat.command"), code(without_folder(from.command_line)));
    out += entry(w("repeat.again"), code("wijk rerun " + view.file));
    out += entry(
        w("repeat.scenario"),
        escaped(from.scenario_file) + " " + code("sha256 " + sim::sha256(from.scenario_text)));
    out += entry(w("repeat.seed"), code(fmt::format("{}", from.seed)));
    out += entry(w("repeat.version"), code(fmt::format("wijk {} ({})", from.version, from.commit)));
    out += entry(w("repeat.file"), code(view.file));
    out += entry(w("repeat.made"), code(view.command_line));
    out += "</dl>\n" + fmt::format("<h3>{}</h3>\n<dl>\n", escaped(w("terms.title")));
    for (const char* term : {"lonely", "interval", "verdict", "lonely_year", "run"})
        out += entry(w(fmt::format("term.{}", term)), escaped(w(fmt::format("meaning.{}", term))));
    return out + "</dl>\n";
}

}  // namespace cli::report
