#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/svg.h"
#include "models/validation/simulated.h"

namespace cli {

/// From numbers to pixels, straight.
struct Scale {
    double low = 0, high = 1;  // numbers
    double from = 0, to = 1;   // pixels

    double at(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

/// Round numbers from low to high, some four to seven of them.
std::vector<double> ticks(double low, double high);

/// "35 %" of 0.35, or the number itself.
std::string tick_label(double value, bool percent);

/// A published figure with its band, at one place of the horizontal axis.
struct Wanted {
    double x = 0;
    double low = 0, value = 0, high = 0;
};

struct Series {
    std::string name;
    std::string_view colour = kBlue;
    std::string_view dash = {};
    std::vector<models::validation::Simulated> points;  // one for each x
    std::vector<Wanted> wanted;
};

/// Lines with 95 % ranges over an axis with names or numbers.
struct LineChart {
    std::string title, description;
    std::string x_title, y_title;
    std::vector<double> x;
    std::vector<std::string> x_names;  // one for each x
    std::vector<Series> series;
    bool percent = false;
    char decimal_point = '.';    // of the numbers at the axis
    std::optional<double> mark;  // a line from top to bottom at this x
    std::string mark_name;
    double width = 620, height = 330;
};
std::string draw(const LineChart& chart);

struct Bar {
    std::string name;
    models::validation::Simulated simulated;
    std::optional<Wanted> wanted;
};

/// Bars that lie, with 95 % ranges and published bands.
struct BarChart {
    std::string title, description;
    std::vector<Bar> bars;
    bool percent = true;
    double width = 620;
};
std::string draw(const BarChart& chart);

}  // namespace cli
