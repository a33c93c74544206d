#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/fields.h"
#include "sim/result.h"

namespace sim {

/// A field of a rules struct: what it is, its full name, and where its value lives.
struct BoundField {
    std::string name;  // "ties.contact.gain"
    Field about;
    std::variant<double*, int*, bool*> target;

    bool is_count() const { return std::holds_alternative<int*>(target); }
    bool is_flag() const { return std::holds_alternative<bool*>(target); }

    double value() const;

    /// Stores `value` as it is; `problem_with` says whether it may be stored.
    void store(double value) const;

    /// What is wrong with `value` for this field: not a number, outside the bounds, not whole.
    std::optional<Problem> problem_with(double value) const;

    /// "a number from 0 to 1, in 1/week"
    std::string allowed() const;
};

/// The visitor that collects the fields of a rules struct. See sim/fields.h.
class FieldBinder {
  public:
    template <class Body>
    void section(std::string_view full_name, Body&& body) {
        auto outer = std::exchange(section_, std::string(full_name));
        body();
        section_ = std::move(outer);
    }
    void number(double& value, const Field& about) { add(&value, about); }
    void count(int& value, const Field& about) { add(&value, about); }
    void flag(bool& value, const Field& about) { add(&value, about); }

    std::vector<BoundField> take() { return std::move(fields_); }

  private:
    void add(std::variant<double*, int*, bool*> target, const Field& about);

    std::string section_;
    std::vector<BoundField> fields_;
};

/// All fields of `rules`, which has a free `describe(fields, rules)` and must outlive the answer.
template <class Rules>
std::vector<BoundField> bind_fields(Rules& rules) {
    FieldBinder binder;
    describe(binder, rules);
    return binder.take();
}

/// The field with this full name, or null.
const BoundField* find_field(std::span<const BoundField> fields, std::string_view name);

/// Carries out `NAME=VALUE`, as given with --set on the command line. Returns the field it set.
Result<const BoundField*> set_field(std::span<const BoundField> fields,
                                    std::string_view assignment);

}  // namespace sim
