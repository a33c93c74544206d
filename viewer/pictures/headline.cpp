// The answer in large type.

#include <algorithm>
#include <cmath>
#include <iterator>

#include "viewer/pictures/chart.h"
#include "viewer/pictures/panels.h"

namespace viewer::pictures {

namespace {

struct Look {
    T verdict, sentence;
    Colour colour;
    Mark mark;  // beside the colour
};

Look look_of(const Palette& c, Verdict verdict) {
    switch (verdict) {
        case Verdict::better:
            return {T::verdict_better, T::sentence_better, c.better, Mark::circle};
        case Verdict::worse:
            return {T::verdict_worse, T::sentence_worse, c.worse, Mark::diamond};
        case Verdict::same:
            return {T::verdict_same, T::sentence_same, c.same, Mark::square};
        case Verdict::undecided:
            return {T::verdict_undecided, T::sentence_undecided, c.undecided, Mark::triangle};
        case Verdict::too_few:
            break;
    }
    return {T::verdict_too_few, T::sentence_too_few, c.muted, Mark::ring};
}

std::string large_text(const Pen& pen, double mean) {
    const auto size = people(pen.language, mean);
    if (std::abs(mean) < 0.05) return pen.say(T::as_many_lonely);
    return pen.say(mean < 0 ? T::fewer_lonely : T::more_lonely, size);
}

std::string with_sign(const Pen& pen, double value) {
    const auto digits = pen.say(value, std::abs(value) < 9.95 ? 1 : 0);
    const bool nothing = digits.find_first_of("123456789") == digits.npos;
    return (value > 0 && !nothing ? "+" : "") + digits;
}

/// The interval as a bar on an axis with zero and the margin that makes no difference.
void draw_interval(Picture& out, const Pen& pen, const Answer& answer, Chart chart, Colour colour) {
    const auto& c = pen.colours();
    const auto& d = answer.difference;
    const bool known = std::isfinite(d.low) && std::isfinite(d.high);
    const double reach = 1.25 * std::max({answer.margin,
                                          std::abs(d.mean),
                                          known ? std::abs(d.low) : 0,
                                          known ? std::abs(d.high) : 0,
                                          0.1});
    chart.x0 = -reach, chart.x1 = reach;
    const float middle = (chart.top + chart.bottom) / 2, thick = pen.size * 0.5f;
    out.add(Box{chart.x(-answer.margin),
                chart.top,
                chart.x(answer.margin) - chart.x(-answer.margin),
                chart.bottom - chart.top,
                c.raised});
    out.line(chart.left, middle, chart.right, middle, c.line);
    out.line(chart.x(0), chart.top, chart.x(0), chart.bottom, c.muted, 1.5f);
    if (known)
        out.add(Box{chart.x(d.low),
                    middle - thick / 2,
                    std::max(3.0f, chart.x(d.high) - chart.x(d.low)),
                    thick,
                    colour.faded(0.55),
                    false,
                    thick / 2});
    if (std::isfinite(d.mean))
        out.add(Dots{{{chart.x(d.mean), middle, pen.size * 0.45f, colour, Mark::circle}}});
    for (const double end : {-reach * 0.8, 0.0, reach * 0.8})
        write(out,
              pen,
              chart.x(end),
              chart.bottom + 2,
              with_sign(pen, end),
              c.muted,
              Anchor::middle,
              0.78f);
}

std::string state_of(const Pen& pen, const Snapshot& snapshot) {
    const auto& answer = snapshot.answer;
    auto out = pen.say(T::lives_lived, pen.say(answer.lives));
    out += " · " + pen.say(answer.preliminary() ? T::preliminary : T::stands);
    if (snapshot.answer_seconds > 0)
        out += " · " + pen.say(T::answered_in, pen.say(snapshot.answer_seconds, 1));
    return out;
}

/// The verdict and what it says, in one sentence. Returns the y below it.
float draw_verdict(Picture& out,
                   const Pen& pen,
                   const Snapshot& snapshot,
                   const Look& look,
                   float column,
                   float right,
                   float top) {
    const auto& c = pen.colours();
    const auto& answer = snapshot.answer;
    const float m = pen.size * 0.6f;
    const float mark = pen.size * 0.55f;
    const float verdict = pen.width(pen.say(look.verdict), 1.35f, true);
    out.add(Dots{{{column + mark, top + m + mark * 1.3f, mark, look.colour, look.mark}}});
    write(out,
          pen,
          column + pen.size * 1.7f,
          top + m * 0.7f,
          pen.say(look.verdict),
          look.colour,
          Anchor::start,
          std::min(1.35f, 1.35f * (right - column - pen.size * 2) / verdict),
          1e9f,
          true);
    const auto& arm = snapshot.arm_title.in(pen.language);
    const float below =
        write_wrapped(out,
                      pen,
                      column,
                      top + pen.size * 2.5f,
                      right - column - m,
                      pen.say(look.sentence, "“" + arm + "”", people(pen.language, answer.margin)),
                      c.text,
                      0.95f);
    Picture caveat;
    const float end = write_wrapped(
        caveat, pen, column, below, right - column - m, pen.say(T::what_it_covers), c.muted, 0.8f);
    if (end <= out.height) std::ranges::move(caveat.shapes, std::back_inserter(out.shapes));
    return below;
}

std::string interval_of(const Pen& pen, const Answer& answer) {
    if (answer.units < sim::kFewestValues)
        return pen.say(
            T::no_interval_yet, pen.say(answer.lives_for_an_interval()), pen.say(answer.lives));
    return filled(pen.language,
                  T::interval,
                  with_sign(pen, answer.difference.low),
                  with_sign(pen, answer.difference.high),
                  pen.say(answer.adults));
}

/// The difference as large as it fits.
void draw_large(Picture& out, const Pen& pen, const Answer& answer, const Look& look, float most) {
    const auto large = large_text(pen, answer.difference.mean);
    const float m = pen.size * 0.6f;
    const float fits = std::min(2.3f, 2.3f * (most - 2 * m) / pen.width(large, 2.3f, true));
    write(out, pen, m, m * 0.6f, large, look.colour, Anchor::start, fits, 1e9f, true);
}

/// Difference and verdict at the left; interval and how it was come by at the right.
void draw_in_two(Picture& out, const Pen& pen, const Snapshot& snapshot, const Look& look) {
    const auto& c = pen.colours();
    const auto& answer = snapshot.answer;
    const float m = pen.size * 0.6f, column = out.width * 0.6f, rest = out.width - column - 2 * m;
    draw_large(out, pen, answer, look, column);
    const float below = draw_verdict(out, pen, snapshot, look, m, column, pen.size * 2.2f);
    draw_interval(
        out, pen, answer, {column + m, m, out.width - 2 * m, m + pen.size * 1.6f}, look.colour);
    const float y = write_wrapped(
        out, pen, column + m, pen.size * 3.4f, rest, interval_of(pen, answer), c.text, 0.85f);
    const float end = write_wrapped(out,
                                    pen,
                                    column + m,
                                    y,
                                    rest,
                                    state_of(pen, snapshot),
                                    answer.preliminary() ? c.undecided : c.muted,
                                    0.8f);
    out.height = std::max({out.height, below, end});  // in the smallest windows it scrolls
}

/// Difference, verdict and interval beside each other.
void draw_in_three(Picture& out, const Pen& pen, const Snapshot& snapshot, const Look& look) {
    const auto& c = pen.colours();
    const auto& answer = snapshot.answer;
    const float m = pen.size * 0.6f;
    const float column = out.width * 0.40f, right = out.width * 0.72f;
    draw_large(out, pen, answer, look, column);
    const auto line = [&](float y, const std::string& text, Colour colour, float scale) {
        const float fits = std::min(scale, scale * (column - 2 * m) / pen.width(text, scale));
        write(out, pen, m, y, text, colour, Anchor::start, fits);
    };
    line(pen.size * 3.4f, interval_of(pen, answer), c.text, 0.95f);
    line(pen.size * 4.8f,
         state_of(pen, snapshot),
         answer.preliminary() ? c.undecided : c.muted,
         0.85f);
    draw_verdict(out, pen, snapshot, look, column, right, 0);
    Chart chart{right + m, m, out.width - 2 * m, out.height - pen.size * 1.7f};
    chart.bottom = std::min(chart.bottom, chart.top + pen.size * 3.4f);
    draw_interval(out, pen, answer, chart, look.colour);
}

}  // namespace

Picture headline_picture(const Pen& pen, const Snapshot& snapshot, Size size) {
    Picture out{size.width, size.height, {}};
    const auto& c = pen.colours();
    const float m = pen.size * 0.6f;
    if (snapshot.answer.lives == 0) {
        write(out, pen, m, m, pen.say(T::living), c.muted, Anchor::start, 1.9f, size.width, true);
        return out;
    }
    const auto look = look_of(c, snapshot.answer.verdict);
    if (size.width < pen.size * 60)
        draw_in_two(out, pen, snapshot, look);
    else
        draw_in_three(out, pen, snapshot, look);
    return out;
}

}  // namespace viewer::pictures
