#pragma once

#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// A piece of a bar, from the end of the one before.
struct Piece {
    double size = 0;
    std::string_view colour;
};

/// One line of a chart: a name, a picture of its number, and the number in words.
struct ChartRow {
    std::string name;
    std::string note = {};               // after the name, in small
    double mean = 0, low = 0, high = 0;  // NaN: nothing is drawn
    std::string told = {};               // the number with its interval
    bool heading = false;                // only a name, over the rows that follow
    std::vector<Piece> pieces = {};      // instead of one bar
    // A second value to compare a bar with; NaN: none.
    double mark = std::numeric_limits<double>::quiet_NaN();
};

enum class RowStyle {
    dots,  // a dot with its interval around 0: full where the interval leaves out 0, else hollow
    bars,  // a bar from 0 with its interval
};

/// Numbers of one kind as a table of which one column is a picture. Text stays text, on any width
/// of the page and for who hears it; the pictures share one scale.
struct RowChart {
    std::string caption;
    std::string names, picture, numbers;  // heads of the columns
    std::vector<ChartRow> rows;
    RowStyle style = RowStyle::dots;
    std::string_view colour_low, colour_high;  // of what lies surely below and above 0
    std::function<std::string(double)> tick;   // how the axis writes a number
    double least = 0;                          // what the axis spans at least
};
std::string row_chart_as_html(const RowChart& chart);

}  // namespace cli
