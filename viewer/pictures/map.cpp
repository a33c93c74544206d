// The wijk from above.

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/pictures/panels.h"

namespace viewer::pictures {

namespace {

constexpr float kPick = 14;  // pixels around a resident

struct Key {
    T name;
    Colour colour;
    Mark mark;
};

/// What a colour stands for; the first entry is what most people are.
std::vector<Key> keys_of(const Palette& c, MapColour colour) {
    switch (colour) {
        case MapColour::loneliness:
            return {{T::not_lonely, c.calm, Mark::circle},
                    {T::lonely, c.lonely, Mark::square},
                    {T::strongly_lonely, c.strongly, Mark::diamond},
                    {T::minor, c.minor, Mark::circle}};
        case MapColour::change:
            return {{T::unchanged, c.minor, Mark::circle},
                    {T::less_lonely, c.better, Mark::circle},
                    {T::more_lonely_person, c.worse, Mark::diamond}};
        case MapColour::help:
            return {{T::nobody_helped, c.minor, Mark::circle},
                    {T::in_contact, c.lonely, Mark::square},
                    {T::takes_part, c.what_if, Mark::diamond},
                    {T::volunteer, c.better, Mark::triangle}};
        case MapColour::age:
            break;
    }
    return {};
}

/// Picks colour, mark and size of everybody; made once a picture.
struct Marker {
    const Palette& c;
    MapColour by;
    std::vector<Key> keys;

    Dot key(std::size_t which, float radius) const {
        return {0, 0, radius, keys[which].colour, keys[which].mark};
    }
    Dot of_help(std::uint8_t help) const {
        if ((help & kTakesPart) != 0) return key(2, 2.0f);
        if ((help & kSeen) != 0) return key(1, 1.7f);
        return (help & kVolunteers) != 0 ? key(3, 1.9f) : key(0, 0.8f);
    }
    Dot of_change(const Frame& frame, const Frame* other, std::size_t k) const {
        const bool comparable = other != nullptr && frame.score[k] <= kHighestScore &&
                                other->score[k] <= kHighestScore &&
                                other->generation[k] == frame.generation[k];
        const int change = comparable ? int{frame.score[k]} - int{other->score[k]} : 0;
        if (change == 0) return key(0, 0.8f);
        return key(change < 0 ? 1 : 2,
                   1.2f + 0.25f * static_cast<float>(std::min(4, std::abs(change))));
    }
    Dot of(const Frame& frame, const Frame* other, std::size_t k) const {
        if (by == MapColour::age)
            return {0, 0, 1, between(c.minor, c.high, frame.age[k] / 90.0), Mark::circle};
        if (by == MapColour::help) return of_help(frame.help[k]);
        if (by == MapColour::change) return of_change(frame, other, k);
        const auto score = frame.score[k];
        if (score == kNotAsked) return key(3, 0.7f);
        if (score >= kStrongScore) return key(2, 1.6f);
        return score >= kLonelyScore ? key(1, 1.25f) : key(0, 1);
    }
};

void draw_outlines(Picture& out, const Pen& pen, const Homes& homes, const MapScale& scale) {
    for (const auto& outline : homes.outlines) {
        for (const auto& ring : outline.rings) {
            Line line{{}, pen.colours().muted, 1.5f, true};
            for (const auto& point : ring)
                line.spots.push_back(scale.spot(static_cast<float>(point.x) - homes.left,
                                                static_cast<float>(point.y) - homes.bottom));
            out.add(std::move(line));
        }
    }
}

/// The frame of the arm that is shown at this moment, and that of the other.
std::array<const Frame*, 2> frames_at(const Snapshot& snapshot, bool what_if, std::size_t moment) {
    std::array<const Frame*, 2> out{};
    for (std::size_t arm = 0; arm < 2; ++arm)
        if (moment < snapshot.frames[arm].size()) out[arm] = snapshot.frames[arm][moment].get();
    if (what_if) std::swap(out[0], out[1]);
    return out;
}

void draw_residents(Picture& out,
                    const Pen& pen,
                    const Homes& homes,
                    const MapView& view,
                    const std::array<const Frame*, 2>& frames,
                    const MapScale& scale) {
    Dots calm, marked;
    const auto& frame = *frames[0];
    const Marker marker{pen.colours(), view.colour, keys_of(pen.colours(), view.colour)};
    calm.dots.reserve(frame.score.size());
    const float size = std::clamp(scale.scale * 2.2f, 1.3f, 7.0f) * pen.size / 16;
    for (std::size_t k = 0; k < frame.score.size(); ++k) {
        if (frame.score[k] == kNobody) continue;
        const auto at = scale.spot(homes.x[k] - homes.left, homes.y[k] - homes.bottom);
        if (at.x < 0 || at.y < 0 || at.x > out.width || at.y > out.height) continue;
        auto dot = marker.of(frame, frames[1], k);
        dot.x = at.x, dot.y = at.y;
        const bool above = dot.radius > 1.1f;
        dot.radius *= size;
        (above ? marked : calm).dots.push_back(dot);
    }
    calm.dots.insert(calm.dots.end(), marked.dots.begin(), marked.dots.end());  // above the many
    out.add(std::move(calm));
    if (!view.slot || *view.slot >= homes.x.size()) return;
    const auto at =
        scale.spot(homes.x[*view.slot] - homes.left, homes.y[*view.slot] - homes.bottom);
    out.add(Dots{{{at.x, at.y, size * 3 + 3, pen.colours().text, Mark::ring}}});
}

/// Lonely adults of each buurt: a circle as large as they are many, with the number in it.
void draw_totals(Picture& out,
                 const Pen& pen,
                 const Snapshot& snapshot,
                 const MapView& view,
                 std::size_t moment,
                 const MapScale& scale) {
    const auto& homes = *snapshot.homes;
    const auto& c = pen.colours();
    const auto& seen = snapshot.pairs.front().seen;
    const auto first = snapshot.shape->groups.size() - snapshot.shape->buurten.size();
    for (std::size_t b = 0; b < homes.centres.size() && b < snapshot.shape->buurten.size(); ++b) {
        const double without = lonely_in_group(*seen[kBaseline][moment], first + b);
        const double with = lonely_in_group(*seen[kWhatIf][moment], first + b);
        const bool change = view.colour == MapColour::change;
        const double value = change ? with - without : view.what_if ? with : without;
        if (!std::isfinite(homes.centres[b].x)) continue;
        const auto at = scale.spot(static_cast<float>(homes.centres[b].x) - homes.left,
                                   static_cast<float>(homes.centres[b].y) - homes.bottom);
        const auto colour = !change     ? c.lonely
                            : value < 0 ? c.better
                            : value > 0 ? c.worse
                                        : c.same;
        const auto label = (change && value > 0 ? "+" : "") + pen.say(value);
        const float radius = std::max(pen.size * 1.1f, pen.width(label, 1, true) * 0.75f);
        out.add(Dots{{{at.x, at.y, radius, c.surface.faded(0.9), Mark::circle},
                      {at.x, at.y, radius, colour, Mark::ring}}});
        write(out, pen, at.x, at.y - pen.size * 0.6f, label, c.text, Anchor::middle, 1, 1e9f, true);
        write(out, pen, at.x, at.y + radius + 2, homes.buurten[b], c.text, Anchor::middle, 0.8f);
    }
}

void draw_keys(Picture& out, const Pen& pen, const MapView& view) {
    const auto& c = pen.colours();
    const float small = 0.82f, radius = pen.size * 0.3f;
    float x = pen.size * 0.7f, y = out.height - pen.row() * 1.1f;
    const auto entry = [&](const std::string& name, Colour colour, Mark mark) {
        const float wide = pen.width(name, small) + pen.size * 2.1f;
        if (x + wide > out.width && x > pen.size) x = pen.size * 0.7f, y -= pen.row();
        out.add(Dots{{{x + radius, y + pen.size * 0.45f, radius, colour, mark}}});
        write(out, pen, x + pen.size, y, name, c.text, Anchor::start, small);
        x += wide;
    };
    if (view.colour == MapColour::age) {
        for (const int age : {0, 30, 60, 90})
            entry(pen.say(age), between(c.minor, c.high, age / 90.0), Mark::circle);
        return;
    }
    for (const auto& key : keys_of(c, view.colour))
        entry(pen.say(key.name), key.colour, key.mark);
}

/// What the map shows, and what it cannot.
std::string note_of(const Pen& pen,
                    const Snapshot& snapshot,
                    const Frame* frame,
                    const MapView& view,
                    bool totals) {
    if (snapshot.homes->x.empty()) return pen.say(T::no_residents_known);
    if (view.totals || (totals && !snapshot.replayed)) return pen.say(T::map_of_totals);
    if (totals) return pen.say(T::help_not_kept);
    if (!snapshot.replayed) return pen.say(T::map_of_one_life);
    if (frame == nullptr || frame->score.empty()) return pen.say(T::not_recorded_yet);
    return pen.say(T::residents_of_week, pen.say(static_cast<double>(frame->people_week)));
}

void draw_length(Picture& out, const Pen& pen, const MapScale& scale) {
    float metres = 100;
    while (metres * scale.scale > out.width * 0.3f)
        metres /= 2;
    while (metres * 5 * scale.scale < out.width * 0.3f)
        metres *= 5;
    const float right = out.width - pen.size, y = out.height - pen.row() * 2.4f;
    out.line(right - metres * scale.scale, y, right, y, pen.colours().muted, 2);
    write(out,
          pen,
          right,
          y - pen.row(),
          pen.say(metres) + " m",
          pen.colours().muted,
          Anchor::end,
          0.8f);
}

}  // namespace

MapScale map_scale(const Homes& homes, const MapView& view, Size size) {
    // Below stand the keys, above what the map shows.
    const float margin = size.height * 0.03f, keys = size.height * 0.09f;
    const float note = size.height * 0.03f;
    const float wide = std::max(homes.right - homes.left, 50.0f);
    const float high = std::max(homes.top - homes.bottom, 50.0f);
    MapScale out;
    out.scale = view.zoom * std::min((size.width - 2 * margin) / wide,
                                     (size.height - 2 * margin - keys - note) / high);
    out.x = size.width / 2 - (wide / 2 + view.x) * out.scale;
    out.y = (size.height - keys + note) / 2 + (high / 2 + view.y) * out.scale;
    return out;
}

std::optional<std::uint32_t> resident_at(
    const Snapshot& snapshot, const MapView& view, std::size_t moment, Size size, Spot place) {
    if (!snapshot.homes) return {};
    const auto* frame = frames_at(snapshot, view.what_if, moment)[0];
    if (frame == nullptr) return {};
    const auto& homes = *snapshot.homes;
    const auto scale = map_scale(homes, view, size);
    std::optional<std::uint32_t> found;
    float nearest = kPick * kPick;
    for (std::uint32_t k = 0; k < frame->score.size(); ++k) {
        if (frame->score[k] > kHighestScore) continue;  // of adults only
        const auto at = scale.spot(homes.x[k] - homes.left, homes.y[k] - homes.bottom);
        const float away =
            (at.x - place.x) * (at.x - place.x) + (at.y - place.y) * (at.y - place.y);
        if (away < nearest) nearest = away, found = k;
    }
    return found;
}

Picture map_picture(
    const Pen& pen, const Snapshot& snapshot, const MapView& view, std::size_t moment, Size size) {
    if (!snapshot.homes)
        return empty_picture(
            pen, size.width, size.height, pen.say(snapshot.replayed ? T::no_outlines : T::living));
    // Without residents there are totals only.
    const bool totals = view.totals || snapshot.homes->x.empty() ||
                        (snapshot.replayed && view.colour == MapColour::help);
    // A change is always seen from the what-if.
    const bool what_if = view.what_if || view.colour == MapColour::change;
    const auto frames = frames_at(snapshot, what_if, moment);
    const auto scale = map_scale(*snapshot.homes, view, size);
    Picture out{size.width, size.height, {}};
    draw_outlines(out, pen, *snapshot.homes, scale);
    if (frames[0] != nullptr && !totals)
        draw_residents(out, pen, *snapshot.homes, view, frames, scale);
    if (totals && moment < snapshot.moments()) draw_totals(out, pen, snapshot, view, moment, scale);
    if (!totals) draw_keys(out, pen, view);
    draw_length(out, pen, scale);
    write_wrapped(out,
                  pen,
                  pen.size * 0.7f,
                  pen.size * 0.5f,
                  size.width - pen.size * 1.4f,
                  note_of(pen, snapshot, frames[0], view, totals),
                  pen.colours().muted,
                  0.8f);
    return out;
}

}  // namespace viewer::pictures
