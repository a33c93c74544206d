#pragma once

#include <vector>

#include "sim/step.h"

#include "models/cases/handling.h"

namespace models::cases {

/// A desk with services beside it: a link worker and a neighbourhood team take cases that no
/// network takes, as far as their caseload and hours go, talk, look at true causes and refer;
/// services that go along make referrals warm. Everything else the desk behind it does.
class ServedDesk final : public Desk {
  public:
    /// All must outlive the desk.
    ServedDesk(const HandlingRules& rules,
               const sim::Step& step,
               std::vector<interventions::Programme>& programmes,
               Desk& behind);

    /// Once a week, before cases are handled: a talk with each client whose case is to be
    /// discussed.
    void talk(const Casebook& book);

    bool responsible_for(const Case& one, Spotter& found) override;
    bool take(const Case& one, const Spotter& who, double hours) override;
    int places_on_agenda(const Case& one) const override;
    void use_agenda(const Case& one) override;
    double diagnosis(const Case& one, bool together) const override;
    double broad(const Case& one, bool together) const override;
    void believed(const Case& one, bool right) override;
    double disputed(const Case& one) const override;
    void left_undecided(const Case& one) override;
    double warm(const Case& one) override;
    double agree_to_close(const Case& one) override;
    double knows_signaller(const Case& one) const override;
    void told(const Case& one, bool heard) override;
    void closed(const Case& one) override;

  private:
    interventions::Programme* service_of(const Spotter& who) const;
    bool goes_along(interventions::Programme& p, const Case& one);

    const HandlingRules& rules_;
    const sim::Step& step_;
    std::vector<interventions::Programme>& programmes_;
    Desk& behind_;
};

/// Posts from here on are no posts but services, by their place in the list of programmes.
inline constexpr std::uint16_t kServicePosts = 0xF000;

}  // namespace models::cases
