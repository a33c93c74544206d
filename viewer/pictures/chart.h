#pragma once

#include <string>
#include <vector>

#include "viewer/pictures/picture.h"

namespace viewer::pictures {

/// Round values from low to high, about `count` of them.
std::vector<double> ticks(double low, double high, int count);

/// Decimals that tell ticks of this step apart.
int decimals_of(double step);

/// A plot inside a picture: values to pixels.
struct Chart {
    float left = 0, top = 0, right = 0, bottom = 0;  // of the plot itself
    double x0 = 0, x1 = 1, y0 = 0, y1 = 1;

    float x(double value) const {
        return left + static_cast<float>((value - x0) / (x1 - x0)) * (right - left);
    }
    float y(double value) const {
        return bottom - static_cast<float>((value - y0) / (y1 - y0)) * (bottom - top);
    }
};

/// Ends of an axis that holds all of `values`, with some room; NaN are left out.
void fit_y(Chart& chart, const std::vector<double>& values, double least_span);

/// Draws grid and labels of both axes; makes room for them inside the chart's edges first. The
/// x axis is in weeks, labelled in years.
void draw_axes(Picture& picture, const Pen& pen, Chart& chart, bool x_in_years);

/// The line of a series; NaN break it.
void draw_line(Picture& picture,
               const Chart& chart,
               const std::vector<double>& x,
               const std::vector<double>& y,
               Colour colour,
               float width);

void draw_band(Picture& picture,
               const Chart& chart,
               const std::vector<double>& x,
               const std::vector<double>& low,
               const std::vector<double>& high,
               Colour colour);

/// One entry of a legend: a short line and its name. Returns the x behind it.
float draw_key(
    Picture& picture, const Pen& pen, float x, float y, const std::string& name, Colour colour);

}  // namespace viewer::pictures
