#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/check.h"

#include "models/residents/residents.h"

namespace models::ties {

enum class Kind : std::uint8_t {
    partner,
    parent_child,
    other_kin,
    friendship,
    neighbour,
    colleague,
    club,
    buddy,
    professional,
};
inline constexpr int kKinds = 9;
inline constexpr std::array<std::string_view, kKinds> kKindNames = {"partner",
                                                                    "parent_child",
                                                                    "other_kin",
                                                                    "friend",
                                                                    "neighbour",
                                                                    "colleague",
                                                                    "club",
                                                                    "buddy",
                                                                    "professional"};

constexpr bool is_kin(Kind kind) {
    return kind <= Kind::other_kin;
}

/// The other end of a tie: a resident's slot, or a person outside the area with a number of its
/// own.
inline constexpr std::uint32_t kOutside = 0x8000'0000u;
constexpr bool is_outside(std::uint32_t other) {
    return (other & kOutside) != 0;
}

inline constexpr float kStrengthScale = 65535.0f;
inline std::uint16_t to_strength(float s) {
    return static_cast<std::uint16_t>(s * kStrengthScale + 0.5f);
}
inline float from_strength(std::uint16_t s) {
    return static_cast<float>(s) * (1.0f / kStrengthScale);
}

inline constexpr std::uint8_t kMaxTies = 80;  // most ties that one person can hold

/// Name of a resident who moved out of the area, for those who stay her friends.
inline std::uint32_t mover_name(std::uint32_t uid) {
    return (uid * 2654435761u) >> 1;
}

/// Personal networks. A tie between two residents is stored at both ends with the same kind and
/// strength; one with somebody outside only here. The ties of resident r are the `count[r]` places
/// from `begin[r]`; `capacity[r]` places are kept for her.
struct Ties {
    std::vector<std::uint32_t> other;     // slot, or kOutside | number
    std::vector<std::uint16_t> strength;  // s in (0, 1], in 1/65535
    std::vector<Kind> kind;
    std::vector<std::uint8_t> contacts;  // days with contact this week, 0..7

    ResidentColumn<std::uint32_t> begin;
    ResidentColumn<std::uint8_t> count;
    ResidentColumn<std::uint8_t> capacity;

    bool full(ResidentId r) const { return count[r] >= capacity[r]; }

    /// Place of the tie from `r` to `other`, or -1.
    std::int64_t find(ResidentId r, std::uint32_t other_end) const {
        for (std::uint32_t k = begin[r]; k < begin[r] + count[r]; ++k)
            if (other[k] == other_end) return k;
        return -1;
    }
    /// Adds a tie at one end; there must be room.
    void add_end(ResidentId r, std::uint32_t other_end, Kind tie_kind, std::uint16_t s) {
        SIM_CHECK(!full(r), "a tie is added only where there is room");
        const std::uint32_t at = begin[r] + count[r]++;
        other[at] = other_end;
        strength[at] = s;
        kind[at] = tie_kind;
        contacts[at] = 0;
    }
    /// Removes the tie at place `at` of `r`; the last one takes its place.
    void remove_at(ResidentId r, std::uint32_t at) {
        const std::uint32_t last = begin[r] + --count[r];
        other[at] = other[last];
        strength[at] = strength[last];
        kind[at] = kind[last];
        contacts[at] = contacts[last];
    }
    void remove_end(ResidentId r, std::uint32_t other_end) {
        const std::int64_t at = find(r, other_end);
        if (at >= 0) remove_at(r, static_cast<std::uint32_t>(at));
    }
    /// A tie between two residents, at both ends. False where one is full or they know each other.
    bool connect(ResidentId a, ResidentId b, Kind tie_kind, float s) {
        if (a == b || full(a) || full(b) || find(a, b.row) >= 0) return false;
        add_end(a, b.row, tie_kind, to_strength(s));
        add_end(b, a.row, tie_kind, to_strength(s));
        return true;
    }
    /// A tie with somebody outside the area, named by 31 bits drawn by `a` alone: a shared counter
    /// would let one person's new friend change everybody's luck.
    bool connect_outside(ResidentId a, std::uint32_t name_bits, Kind tie_kind, float s) {
        if (full(a)) return false;
        add_end(a, kOutside | name_bits, tie_kind, to_strength(s));
        return true;
    }
    /// Makes room for a tie of strength `s` at `r`: a full person lets her weakest tie go that is
    /// not kin, if it is weaker. False where nothing can go.
    bool make_room(ResidentId r, float s) {
        if (!full(r)) return true;
        std::uint32_t weakest = begin[r];
        bool found = false;
        for (std::uint32_t k = begin[r]; k < begin[r] + count[r]; ++k) {
            if (is_kin(kind[k]) || from_strength(strength[k]) >= s) continue;
            if (found && strength[k] >= strength[weakest]) continue;
            weakest = k;
            found = true;
        }
        if (!found) return false;
        const std::uint32_t gone = other[weakest];
        remove_at(r, weakest);
        if (!is_outside(gone)) remove_end(ResidentId{gone}, r.row);
        return true;
    }
    void disconnect(ResidentId a, ResidentId b) {
        remove_end(a, b.row);
        remove_end(b, a.row);
    }
    /// Ends every tie of `r`, at both ends.
    void disconnect_all(ResidentId r) {
        for (std::uint32_t k = begin[r]; k < begin[r] + count[r]; ++k)
            if (!is_outside(other[k])) remove_end(ResidentId{other[k]}, r.row);
        count[r] = 0;
    }
};

}  // namespace models::ties
