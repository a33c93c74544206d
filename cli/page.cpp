#include "cli/page.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/svg.h"

namespace cli {
namespace {

constexpr const char* kStyle = R"(<style>
body { font-family: "DejaVu Sans", Verdana, Arial, sans-serif; font-size: 15px; line-height: 1.5;
  color: #1a1a1a; background: #fff; max-width: 940px; margin: 24px auto; padding: 0 20px; }
h1 { font-size: 26px; line-height: 1.25; margin-bottom: 4px; }
h2 { font-size: 20px; margin-top: 36px; border-bottom: 2px solid #d9d9d9; padding-bottom: 4px; }
h3 { font-size: 16px; margin: 24px 0 4px; }
h2, h3 { break-after: avoid; }
figure { margin: 8px 0 20px; break-inside: avoid; } figcaption { font-size: 13px; color: #4a4a4a; }
svg { max-width: 100%; height: auto; display: block; }
table { border-collapse: collapse; margin: 8px 0; font-size: 14px; } tr { break-inside: avoid; }
caption { text-align: left; font-size: 13px; color: #4a4a4a; padding-bottom: 4px; }
th, td { text-align: left; padding: 3px 14px 3px 0; border-bottom: 1px solid #e4e4e4;
  vertical-align: top; }
tbody th { font-weight: normal; }
td.number, th.number { text-align: right; }
td.number { white-space: nowrap; }
.summary { background: #f3f6f9; border-left: 5px solid #0072B2; padding: 10px 18px; }
.limits { background: #fdf3ec; border-left: 5px solid #D55E00; padding: 10px 18px; }
.small { font-size: 13px; color: #4a4a4a; } code { font-size: 13px; overflow-wrap: anywhere; }
.two > div { break-inside: avoid; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 36px; }
.verdict { display: inline-block; font-weight: bold; font-size: 17px; border: 2px solid;
  border-radius: 4px; padding: 0 10px; margin-right: 6px; background: #fff; }
.better { color: #00527f; } .worse { color: #a33f00; } .same, .undecided, .too_few { color: #333; }
.undecided, .too_few { border-style: dashed; }
.arm { margin: 14px 0; }
.arm + .arm { border-top: 1px solid #d3dbe2; padding-top: 12px; }
nav ul { columns: 2; padding-left: 20px; margin: 6px 0; } nav a { color: #00527f; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; }
.wide { overflow-x: auto; }
table.chart { width: 100%; table-layout: fixed; }
.chart th, .chart td { padding: 1px 8px 1px 0; vertical-align: middle; overflow-wrap: break-word; }
.chart .plot { width: 40%; padding: 0; } .chart td.plot svg, .chart th.plot svg { height: 26px; }
.chart td.number { white-space: normal; } .chart td.number, .chart th.number { width: 31%; }
.chart tr.head th { font-weight: bold; padding-top: 10px; }
.chart small { color: #5f5f5f; }
.words td.number { text-align: left; white-space: normal; }
.words th.number { text-align: left; }
dt { font-weight: bold; } dd { margin: 0 0 8px 0; }
@media (max-width: 800px) { .two { grid-template-columns: 1fr; } }
@media (max-width: 560px) { body { padding: 0 12px; margin: 12px auto; } h1 { font-size: 22px; }
  nav ul { columns: 1; } .chart .plot { width: 34%; } .chart { font-size: 12px; }
  .chart td.number, .chart th.number { width: 33%; } td.number { white-space: normal; }
  figure { overflow-x: auto; } figure svg { min-width: 520px; }
  .summary, .limits { padding: 6px 12px; } }
@media print { body { font-size: 11px; max-width: none; margin: 0; padding: 0; }
  table, caption, .small, figcaption, code { font-size: 10.5px; }
  table { break-inside: avoid; } table.long { break-inside: auto; } nav, .skip { display: none; }
  .summary, .limits, .chart, .verdict { print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  .arm, .limits { break-inside: avoid; } }
@page { margin: 15mm; }
</style>
)";

/// The first cell of a row names it, for who hears the table.
std::string row(const std::vector<std::string>& cells, bool head) {
    std::string out = "<tr>";
    for (std::size_t k = 0; k < cells.size(); ++k) {
        const bool names = head || k == 0;
        out += fmt::format("<{0}{1}{2}>{3}</{0}>",
                           names ? "th" : "td",
                           names ? (head ? " scope=\"col\"" : " scope=\"row\"") : "",
                           k > 0 ? " class=\"number\"" : "",
                           escaped(cells[k]));
    }
    return out + "</tr>\n";
}

}  // namespace

std::string page_start(std::string_view language, std::string_view title) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n{}</head>\n<body>\n",
        language,
        escaped(title),
        kStyle);
}

std::string page_end() {
    return "</body>\n</html>\n";
}

std::string inline_html(std::string_view text) {
    std::string out;
    bool bold = false;
    while (!text.empty()) {
        const auto at = text.find("**");
        out += escaped(text.substr(0, at));
        if (at == std::string_view::npos) break;
        out += bold ? "</strong>" : "<strong>";
        bold = !bold;
        text = text.substr(at + 2);
    }
    return bold ? out + "</strong>" : out;
}

std::string paragraph(std::string_view text) {
    return fmt::format("<p>{}</p>\n", inline_html(text));
}

std::string small_paragraph(std::string_view text) {
    return fmt::format("<p class=\"small\">{}</p>\n", inline_html(text));
}

std::string list(const std::vector<std::string>& entries) {
    std::string out = "<ul>\n";
    for (const auto& entry : entries)
        out += fmt::format("<li>{}</li>\n", entry);
    return out + "</ul>\n";
}

std::string figure(const std::string& svg, std::string_view caption) {
    if (svg.empty()) return {};
    return fmt::format(
        "<figure>\n{}<figcaption>{}</figcaption>\n</figure>\n", svg, escaped(caption));
}

std::string table_as_html(const Table& table) {
    if (table.rows.empty()) return {};
    std::string out = "<table>\n";
    if (!table.caption.empty())
        out += fmt::format("<caption>{}</caption>\n", escaped(table.caption));
    out += "<thead>\n" + row(table.header, true) + "</thead>\n<tbody>\n";
    for (const auto& cells : table.rows)
        out += row(cells, false);
    return out + "</tbody>\n</table>\n";
}

std::string table_as_markdown(const Table& table) {
    if (table.rows.empty()) return {};
    std::string out = fmt::format("| {} |\n|---|", fmt::join(table.header, " | "));
    for (std::size_t k = 1; k < table.header.size(); ++k)
        out += "---:|";
    out += '\n';
    for (const auto& cells : table.rows)
        out += fmt::format("| {} |\n", fmt::join(cells, " | "));
    return out;
}

}  // namespace cli
