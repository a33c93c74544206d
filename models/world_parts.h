#pragma once

#include "sim/check.h"
#include "sim/state_bytes.h"

#include "models/world.h"

namespace models {

/// The parts of a world that change while it lives, for sim::StateWriter and sim::StateReader. A
/// struct is taken apart by the names of all its members: one that gets another member does not
/// compile until this list says what becomes of it. What a scenario says (terms, rules, costs,
/// start weeks) is left out: a world is read into one that was set up by the same scenario.
struct WorldParts {
    template <class Table>
    static void list_columns(auto& archive, auto& table) {
        std::size_t bytes = 0;
        Table::for_each_column(table, [&](auto& column) {
            archive(column);
            bytes += sizeof column;
        });
        SIM_CHECK(bytes == sizeof(Table), "for_each_column visits every column");
    }

    template <class Archive, class Id, class T>
    static void list(Archive& archive, const sim::Column<Id, T>& column) {
        archive(static_cast<std::uint64_t>(column.size()));
        archive.raw(column.data(), column.size() * sizeof(T));
    }
    template <class Archive, class Id, class T>
    static void list(Archive& archive, sim::Column<Id, T>& column) {
        std::uint64_t rows = 0;
        archive(rows);
        archive.raw(column.data(), rows == column.size() ? rows * sizeof(T) : ~std::size_t{});
    }
    template <class Archive>
    static void list(Archive& archive, const Eigen::MatrixXf& matrix) {
        archive(matrix.rows(), matrix.cols());
        archive.raw(matrix.data(), static_cast<std::size_t>(matrix.size()) * sizeof(float));
    }
    template <class Archive>
    static void list(Archive& archive, Eigen::MatrixXf& matrix) {
        Eigen::Index rows = 0, cols = 0;
        archive(rows, cols);
        matrix.resize(rows, cols);
        archive.raw(matrix.data(), static_cast<std::size_t>(matrix.size()) * sizeof(float));
    }
    static void list(auto& archive, sim::Either<Residents> auto& residents) {
        list_columns<Residents>(archive, residents);
    }
    static void list(auto& archive, sim::Either<Households> auto& households) {
        list_columns<Households>(archive, households);
    }
    static void list(auto& archive, sim::Either<ties::Ties> auto& ties) {
        auto& [other, strength, kind, contacts, begin, count, capacity] = ties;
        archive(other, strength, kind, contacts, begin, count, capacity);
    }
    static void list(auto& archive, sim::Either<interventions::Service> auto& service) {
        auto& [hours, vacant, staffed, books, clients] = service;
        archive(hours, vacant, staffed, books, clients);
    }
    static void list(auto& archive, sim::Either<interventions::Programme> auto& programme) {
        auto& [terms,
               costs,
               delivery,
               start_week,
               stop_week,
               number,
               places,
               volunteers,
               participants,
               waiting,
               involved,
               tally,
               ledger,
               service,
               attended] = programme;
        archive(places, volunteers, participants, waiting, involved, tally, ledger, service);
        archive(attended);
    }
    static void list(auto& archive, sim::Either<interventions::Reliefs> auto& reliefs) {
        auto& [all] = reliefs;
        archive(all);
    }
    static void list(auto& archive, sim::Either<volunteers::Stock> auto& stock) {
        auto& [volunteers, stopped, completed, books, open] = stock;
        archive(volunteers, stopped, completed, books, open);
    }
    static void list(auto& archive, sim::Either<collaboration::Network> auto& network) {
        auto& [rules,
               terms,
               commitments,
               costs,
               number,
               partners,
               members,
               familiarity,
               vision,
               energy,
               publicity,
               results,
               breadth,
               thinkers,
               scope,
               rivalry,
               begun,
               alive,
               anchored,
               coordinator,
               mixed,
               meeting,
               begin_week,
               end_week,
               without_since,
               end,
               since_meeting,
               newcomers,
               books,
               ledger] = network;
        archive(partners, members, familiarity, vision, energy, publicity, results, breadth);
        archive(thinkers, scope, rivalry, begun, alive, anchored, coordinator, mixed, meeting);
        archive(begin_week, end_week, without_since, end, since_meeting, newcomers, books, ledger);
    }
    static void list(auto& archive, sim::Either<cases::Casebook> auto& casebook) {
        auto& [cases, events, funnel, seen, generation] = casebook;
        archive(cases, events, funnel, seen, generation);
    }
    static void list(auto& archive, sim::Either<World> auto& world) {
        auto& [residents,
               households,
               ties,
               counts,
               programmes,
               reliefs,
               everyday,
               volunteers,
               posts,
               networks,
               casebook,
               casework,
               costs] = world;
        archive(residents, households, ties, counts);
        archive.each(programmes);
        archive(reliefs, volunteers, posts);
        archive.each(networks);
        archive(casebook, casework);
    }
};

}  // namespace models
