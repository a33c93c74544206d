#include <algorithm>
#include <cmath>

#include "models/population/frame.h"

namespace models::population {

namespace {

enum Purpose : std::uint32_t { kStudents = 40, kWorkers = 42, kEarlyPension = 44, kTotals = 46 };

// Main activity. CBS counts a pupil with a job on Saturdays as at work; here she is a student.
// Assumptions with the shape of the Labour Force Survey: docs/population.md#attributes.
constexpr int kPensionAge = 67;
constexpr double kPupilsWithJob = 0.60;    // of 15-17
constexpr double kStudentsWithJob = 0.70;  // of 18-29
constexpr double kEarlyRetired = 0.35;     // of those of 60-66 who do not work

double student_share(int age) {
    if (age < 18) return 1;
    if (age < 21) return 0.72;
    if (age < 25) return 0.42;
    return age < 30 ? 0.08 : 0;
}

constexpr std::array<double, 8> kOddsOfWork{4.0, 8.0, 8.0, 8.5, 4.5, 2.3, 0.45, 0.10};

std::size_t age_class(int age) {
    if (age < 25) return 0;
    if (age < 35) return 1;
    if (age < 45) return 2;
    if (age < 55) return 3;
    if (age < 60) return 4;
    if (age < 65) return 5;
    return age < kPensionAge ? 6 : 7;
}

Table work_odds() {
    constexpr std::array<double, 3> by_education{0.45, 1.0, 1.7};
    Table odds(8 * 3, 2);
    for (std::size_t age = 0; age < 8; ++age) {
        for (std::size_t level = 0; level < 3; ++level) {
            const double working = kOddsOfWork[age] * by_education[level];
            odds.at(static_cast<int>(age * 3 + level), 0) = 1 / (1 + working);
            odds.at(static_cast<int>(age * 3 + level), 1) = working / (1 + working);
        }
    }
    return odds;
}

void choose_students(Frame& frame, std::uint32_t first, std::uint32_t end) {
    auto& persons = frame.population.persons;
    double expected = 0;
    std::vector<double> weights;
    for (std::uint32_t p = first; p < end; ++p) {
        const int age = persons.age[p];
        double weight = 0;
        if (age < 18) {
            persons.work[p] = Work::student;
        } else if (age < 30 && (frame.role[p] == Role::child || frame.role[p] == Role::alone ||
                                frame.role[p] == Role::other)) {
            expected += student_share(age);
            weight = student_share(age) / (1.02 - student_share(age));
            if (persons.education[p] == Education::low) weight *= 0.5;
        }
        weights.push_back(weight);
    }
    const auto n = static_cast<std::size_t>(std::lround(expected));
    for (const auto i : draw_weighted(weights, n, frame.draws(kStudents, first)))
        persons.work[first + i] = Work::student;
}

/// Everybody who does not work: retired above the pension age, some before.
void set_not_working(Frame& frame, std::uint32_t p) {
    auto& persons = frame.population.persons;
    const int age = persons.age[p];
    const bool early = frame.draws(kEarlyPension).rng(p).chance(kEarlyRetired);
    persons.work[p] =
        age >= kPensionAge || (age >= 60 && early) ? Work::retired : Work::not_working;
}

}  // namespace

double working_wanted(const Frame& frame, int buurt) {
    const auto i = static_cast<std::size_t>(buurt);
    const auto& persons = frame.population.persons;
    double surveyed = 0, side_jobs = 0;
    for (std::uint32_t p = frame.first_person[i]; p < frame.first_person[i + 1]; ++p) {
        if (persons.age[p] < 15 || persons.age[p] > 74) continue;
        ++surveyed;
        if (persons.work[p] == Work::student)
            side_jobs += persons.age[p] < 18 ? kPupilsWithJob : kStudentsWithJob;
    }
    return std::max(0.0, frame.margins.buurten[i].working.of[0] * surveyed - side_jobs);
}

void assign_work(Frame& frame) {
    auto& persons = frame.population.persons;
    persons.work.assign(persons.rows(), Work::not_working);
    std::vector<double> wanted;
    double sum = 0;
    for (int b = 0; b < frame.buurten(); ++b) {
        const auto i = static_cast<std::size_t>(b);
        choose_students(frame, frame.first_person[i], frame.first_person[i + 1]);
        wanted.push_back(working_wanted(frame, b));
        sum += wanted.back();
    }
    const auto totals =
        round_to_total(wanted, static_cast<int>(std::lround(sum)), frame.draws(kTotals));
    const Table odds = work_odds();
    for (int b = 0; b < frame.buurten(); ++b) {
        const auto i = static_cast<std::size_t>(b);
        std::vector<std::uint32_t> rows;
        std::vector<int> cells;
        for (std::uint32_t p = frame.first_person[i]; p < frame.first_person[i + 1]; ++p) {
            if (persons.work[p] == Work::student) continue;
            if (persons.age[p] > 74) {
                persons.work[p] = Work::retired;
                continue;
            }
            rows.push_back(p);
            cells.push_back(static_cast<int>(age_class(persons.age[p]) * 3 +
                                             static_cast<std::size_t>(persons.education[p])));
        }
        const int working = std::min(totals[i], static_cast<int>(rows.size()));
        const std::array<int, 2> split{static_cast<int>(rows.size()) - working, working};
        const auto works =
            allocate(cells, odds, split, frame.draws(kWorkers, frame.first_person[i]));
        for (std::size_t n = 0; n < rows.size(); ++n) {
            if (works[n] == 1)
                persons.work[rows[n]] = Work::working;
            else
                set_not_working(frame, rows[n]);
        }
    }
}

}  // namespace models::population
