#include "cli/row_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tests {
namespace {

using testing::HasSubstr;
using testing::Not;

cli::RowChart chart_with(double mean, double low, double high) {
    cli::RowChart chart;
    chart.caption = "What <changes>";
    chart.colour_low = "#111111";
    chart.colour_high = "#222222";
    chart.tick = [](double value) { return std::to_string(static_cast<int>(value)); };
    cli::ChartRow row;
    row.name = "Men";
    row.mean = mean;
    row.low = low;
    row.high = high;
    row.told = "-5 (-8 to -2)";
    chart.rows.push_back(row);
    return chart;
}

TEST(RowChart, FillsADotOnlyWhereTheIntervalLeavesOutZero) {
    EXPECT_THAT(row_chart_as_html(chart_with(-5, -8, -2)), HasSubstr("fill=\"#111111\""));
    EXPECT_THAT(row_chart_as_html(chart_with(5, 2, 8)), HasSubstr("fill=\"#222222\""));
    const auto unsure = row_chart_as_html(chart_with(-5, -12, 2));
    EXPECT_THAT(unsure, HasSubstr("r=\"5\" fill=\"#ffffff\""));
    EXPECT_THAT(unsure, Not(HasSubstr("#111111")));
}

TEST(RowChart, PutsZeroInTheMiddleAndEndsAtItsEdges) {
    const auto html = row_chart_as_html(chart_with(-5, -8, -2));

    // The axis goes from -8 to 8 over 4 to 96 % of the width.
    EXPECT_THAT(html, HasSubstr("<line x1=\"4.00%\" x2=\"38.50%\" y1=\"13\""));
    EXPECT_THAT(html, HasSubstr("<circle cx=\"21.25%\""));
    EXPECT_THAT(html, HasSubstr("<line x1=\"50.00%\" x2=\"50.00%\""));
}

TEST(RowChart, SaysInWordsWhatItDraws) {
    const auto html = row_chart_as_html(chart_with(-5, -8, -2));

    EXPECT_THAT(html, HasSubstr("<caption>What &lt;changes&gt;</caption>"));
    EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Men</th>"));
    EXPECT_THAT(html, HasSubstr("<td class=\"number\">-5 (-8 to -2)</td>"));
}

}  // namespace
}  // namespace tests
