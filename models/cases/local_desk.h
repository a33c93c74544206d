#pragma once

#include <vector>

#include "models/cases/handling.h"
#include "models/cases/spotting.h"
#include "models/collaboration/network.h"

namespace models::cases {

/// Who may see something this week, from the people who help and the networks that they sit in.
void look_around(const collaboration::People& people,
                 const std::vector<collaboration::Network>& networks,
                 Eyes& eyes);

/// The desk of an area: posts give their hours, networks their meetings. Where no network takes a
/// case, welfare and social workers do, each with what she sees and has to offer herself.
class LocalDesk final : public Desk {
  public:
    LocalDesk(const HandlingRules& rules,
              const collaboration::People& people,
              std::vector<collaboration::Network>& networks,
              interventions::Ledger& everyday,
              double professional_hour);

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
    collaboration::Network* network_of(const Case& one) const;
    double breadth_of(const Case& one) const;
    bool volunteer_for(const collaboration::Network& network, Spotter& found) const;
    bool take_of_volunteer(const Case& one, const Spotter& who, double hours);
    void book_hours(interventions::Ledger& ledger, double hours) const;
    collaboration::MemberId seat_of(const collaboration::Network& network,
                                    const Spotter& who) const;

    const HandlingRules& rules_;
    const collaboration::People& people_;
    std::vector<collaboration::Network>& networks_;
    interventions::Ledger& everyday_;  // of cases that no network handles
    double professional_hour_;         // euro
    std::vector<double> places_;       // left on the agenda of each network this week
};

}  // namespace models::cases
