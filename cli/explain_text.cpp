// One life in two arms, in plain sentences.

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "cli/explain.h"

namespace cli {
namespace {

namespace explain = models::explain;
using explain::Life;
using explain::Moment;
using explain::Part;
using models::cases::Event;
using models::cases::EventKind;

constexpr std::array<std::string_view, models::cases::kDoors> kWho = {
    "the GP",
    "the district nurse",
    "a home carer",
    "a welfare worker",
    "a mental health worker",
    "a social worker",
    "the police officer of the wijk",
    "a pastor",
    "the caretaker of the building",
    "a hairdresser",
    "a pedicurist",
    "a volunteer",
    "a neighbour",
};

constexpr std::array<std::string_view, models::causes::kCauses> kCause = {
    "a lost partner",
    "a thin network",
    "health or mobility",
    "mental health",
    "money",
    "language or culture",
    "negative thinking",
    "a lost role",
};

/// How a woman or a man is spoken of.
struct Words {
    std::string_view she = "she", her = "her", whom = "her";
};

Words words_of(models::Sex sex) {
    return sex == models::Sex::man ? Words{"he", "his", "him"} : Words{};
}

std::string_view home_of(const Moment& m) {
    switch (m.position) {
        case models::Position::child:
            return "lives with a parent";
        case models::Position::alone:
            return "lives alone";
        case models::Position::partner_no_child:
            return "lives with a partner";
        case models::Position::partner_child:
            return "lives with a partner and children";
        case models::Position::single_parent:
            return "lives alone with children";
        case models::Position::other:
            return "lives with others";
        case models::Position::institution:
            return "lives in an institution";
    }
    return "";
}

std::uint32_t all_ties(const Moment& m) {
    std::uint32_t count = 0;
    for (const auto n : m.ties)
        count += n;
    return count;
}

std::string ties_text(const Moment& m) {
    std::string out = fmt::format("{} ties", all_ties(m));
    const char* between = ": ";
    for (std::size_t k = 0; k < m.ties.size(); ++k) {
        if (m.ties[k] == 0) continue;
        std::string name(models::ties::kKindNames[k]);
        std::ranges::replace(name, '_', ' ');
        out += fmt::format("{}{} {}", between, m.ties[k], name);
        between = ", ";
    }
    return out;
}

std::string person_text(const Moment& m) {
    std::string out = fmt::format(
        "a {} of {} who {}", m.sex == models::Sex::woman ? "woman" : "man", m.age, home_of(m));
    if (m.limited) out += ", severely limited by health";
    if (m.mobility_limited) out += ", who cannot get about easily";
    if (m.anxious) out += ", with a high risk of anxiety or depression";
    return out;
}

std::string state_text(const Moment& m) {
    return fmt::format("loneliness {:.2f} social and {:.2f} emotional, score {} of 11; {}",
                       m.social,
                       m.emotional,
                       m.score,
                       ties_text(m));
}

std::string event_text(const Words& w, const Event& event) {
    const auto value = event.value;
    switch (event.kind) {
        case EventKind::recognised:
            return fmt::format("{} sees that {} is lonely", kWho[value], w.she);
        case EventKind::signalled:
            return fmt::format("{} says so to others", kWho[value]);
        case EventKind::opened:
            return "somebody takes it up as the first responsible person";
        case EventKind::discussed:
            return fmt::format("it is discussed: {} is taken for the cause", kCause[value]);
        case EventKind::visited:
            return value ? fmt::format("a visit: {} lets them in", w.she)
                         : std::string("a visit: the door stays closed");
        case EventKind::referred:
            return fmt::format("{} is to be offered a programme", w.she);
        case EventKind::accepted:
            return fmt::format(
                "{} says yes{}", w.she, value ? ", introduced by a person" : " to the offer");
        case EventKind::started:
            return fmt::format("{} begins", w.she);
        case EventKind::ended:
            return fmt::format(
                "{} {}", w.she, value ? "stays to the end" : "leaves before the end");
        case EventKind::told:
            return "whoever signalled it hears what became of it";
        case EventKind::closed: {
            std::string status(models::cases::kStatusNames[value]);
            std::ranges::replace(status, '_', ' ');
            return fmt::format("the case is closed: {}", status);
        }
    }
    return "";
}

/// One line of a life.
struct Line {
    std::int32_t week = 0;
    std::string text;
};

void add_circumstances(const Words& w,
                       const Moment& before,
                       const Moment& now,
                       std::vector<Line>& lines) {
    const auto add = [&](bool holds, std::string text) {
        if (holds) lines.push_back({now.week, std::move(text)});
    };
    if (before.here && !now.here)
        return lines.push_back({now.week, fmt::format("{} died or moved away", w.she)});
    if (!before.here || !now.here) return;
    using models::Marital, models::Work;
    add(before.marital != Marital::widowed && now.marital == Marital::widowed,
        fmt::format("{} partner dies", w.her));
    add(before.marital != Marital::divorced && now.marital == Marital::divorced,
        fmt::format("{} is divorced", w.she));
    add(before.work != Work::retired && now.work == Work::retired,
        fmt::format("{} retires", w.she));
    add(before.position != now.position, fmt::format("at home: {} now {}", w.she, home_of(now)));
    add(!before.limited && now.limited, fmt::format("{} health limits {} severely", w.her, w.whom));
    add(before.limited && !now.limited,
        fmt::format("{} health no longer limits {}", w.her, w.whom));
    add(!before.mobility_limited && now.mobility_limited,
        fmt::format("{} can no longer get about easily", w.she));
    add(before.mobility_limited && !now.mobility_limited,
        fmt::format("{} gets about easily again", w.she));
    add(!before.anxious && now.anxious, "anxiety or depression begins");
    add(before.anxious && !now.anxious, "anxiety or depression lifts");
}

void add_parts(const Words& w, const Life& life, std::size_t k, std::vector<Line>& lines) {
    constexpr std::array<std::string_view, 4> kWhat = {
        "is no longer in", "is on the list of", "takes part in", "volunteers for"};
    for (std::size_t p = 0; p < life.parts[k].size(); ++p) {
        const auto now = life.parts[k][p];
        if (now == life.parts[k - 1][p]) continue;
        lines.push_back(
            {life.moments[k].week,
             fmt::format(
                 "{} {}: {}", w.she, kWhat[static_cast<std::size_t>(now)], life.programmes[p])});
    }
}

/// What happened in a life, in order.
std::vector<Line> lines_of(const Words& w, const Life& life) {
    std::vector<Line> lines;
    for (std::size_t k = 1; k < life.moments.size(); ++k) {
        add_circumstances(w, life.moments[k - 1], life.moments[k], lines);
        add_parts(w, life, k, lines);
    }
    for (const auto& event : life.events)
        lines.push_back(
            {static_cast<std::int32_t>(event.step) - static_cast<std::int32_t>(life.burn_in),
             event_text(w, event)});
    std::ranges::stable_sort(lines, {}, &Line::week);
    return lines;
}

/// What both lives share, then what only one of them has.
std::string timeline(const Words& w, const explain::TwoLives& two) {
    const auto first = lines_of(w, two.lives[0]), second = lines_of(w, two.lives[1]);
    std::string out;
    const auto same = [](const Line& a, const Line& b) {
        return a.week == b.week && a.text == b.text;
    };
    const auto in = [&](const Line& line, const std::vector<Line>& other) {
        return std::ranges::any_of(other, [&](const Line& one) { return same(one, line); });
    };
    std::vector<std::pair<Line, int>> all;  // 0 both, 1 the first, 2 the second
    for (const auto& line : first)
        all.emplace_back(line, in(line, second) ? 0 : 1);
    for (const auto& line : second)
        if (!in(line, first)) all.emplace_back(line, 2);
    std::ranges::stable_sort(all, {}, [](const auto& one) { return one.first.week; });
    for (const auto& [line, whose] : all) {
        const std::string where = whose == 0   ? "in both"
                                  : whose == 1 ? two.lives[0].arm
                                               : two.lives[1].arm;
        out += fmt::format("  week {:>4}  {:<20}  {}\n", line.week, where, line.text);
    }
    return out.empty() ? "  nothing out of the ordinary\n" : out;
}

std::string years_table(const explain::TwoLives& two) {
    std::string out = fmt::format("  {:<10}{:>28}{:>28}\n", "", two.lives[0].arm, two.lives[1].arm);
    const auto cell = [](const Moment& m) {
        return m.here ? fmt::format("{:.2f} / {:.2f}, {} ties", m.social, m.emotional, all_ties(m))
                      : std::string("-");
    };
    const std::size_t last = two.lives[0].moments.size() - 1;
    for (std::size_t k = 0;; k = std::min(k + 26, last)) {
        out += fmt::format("  week {:<5}{:>28}{:>28}\n",
                           two.lives[0].moments[k].week,
                           cell(two.lives[0].moments[k]),
                           cell(two.lives[1].moments[k]));
        if (k == last) return out;
    }
}

std::string parting_text(const Words& w, const explain::TwoLives& two) {
    const auto& moments = two.lives[0].moments;
    if (two.parting >= moments.size())
        return fmt::format(
            "The two lives are the same to the last bit: nothing of this reaches {}.\n", w.whom);
    const auto week = moments[two.parting].week;
    return two.through_others
               ? fmt::format(
                     "The two lives are the same until week {}. They part because somebody "
                     "whom {} knows lives otherwise by then.\n",
                     week,
                     w.she)
               : fmt::format("The two lives are the same until week {}.\n", week);
}

}  // namespace

std::string two_lives_text(const explain::TwoLives& two,
                           explain::Example example,
                           std::size_t checked) {
    const auto& start = std::ranges::find_if(two.lives[1].moments, &Moment::here);
    std::string out = fmt::format(
        "Resident {}, {}: {}.\n", two.uid, explain::rule_of(example), person_text(*start));
    out += fmt::format("In week {}: {}.\n", start->week, state_text(*start));
    const Words w = words_of(start->sex);
    out += "\n" + parting_text(w, two) + "\nWhat happens\n\n" + timeline(w, two);
    out += "\nLoneliness, social / emotional, and ties\n\n" + years_table(two);
    out += fmt::format(
        "\nCheck: lived again, the whole state is that of the results file at all {} moments of "
        "observation.\n",
        checked);
    return out;
}

}  // namespace cli
