#include "models/experiment_starts.h"

#include <utility>

namespace models {
namespace {

using Kept = std::optional<KeptLife>;

/// Goes through the arms of one replicate.
class Finder {
  public:
    Finder(const ExperimentInput& input, const ExperimentOutput& output, std::uint32_t replicate)
        : input_(input), output_(output), replicate_(replicate) {}

    void add(const Company& company) {
        Kept lead = find(company.lead);
        Start start{{company.lead, {}}, {}};
        for (const Rider& rider : company.riders) {
            if (Kept own = find(rider.arm))
                go_on(std::move(*own));
            else if (!lead)
                start.company.riders.push_back(rider);
            else if (rider.parts >= lead->week)
                ride(rider, *lead, start.company);
            else
                starts.push_back({{rider.arm, {}}, {}});
        }
        if (!lead) {
            starts.push_back(std::move(start));
        } else {
            go_on(std::move(*lead), std::move(start.company));
        }
    }

    std::vector<Start> starts;

  private:
    Kept find(std::uint32_t arm) const {
        return input_.keeping.find ? input_.keeping.find(arm, replicate_) : Kept();
    }

    void ride(const Rider& rider, const KeptLife& lead, Company& company) {
        hand_over(output_, lead.frames, rider.arm);
        if (!lead.state.empty())
            company.riders.push_back(rider);
        else if (output_.finished)
            output_.finished(rider.arm, replicate_);
    }

    void go_on(KeptLife life) {
        Company alone{life.arm, {}};
        go_on(std::move(life), std::move(alone));
    }
    void go_on(KeptLife life, Company company) {
        hand_over(output_, life.frames, company.lead);
        if (!life.state.empty())
            starts.push_back({std::move(company), std::move(life)});
        else if (output_.finished)
            output_.finished(company.lead, replicate_);
    }

    const ExperimentInput& input_;
    const ExperimentOutput& output_;
    std::uint32_t replicate_;
};

}  // namespace

std::vector<Start> starts_of(const ExperimentInput& input,
                             const ExperimentOutput& output,
                             const std::vector<Company>& companies,
                             std::uint32_t replicate) {
    Finder finder(input, output, replicate);
    for (const Company& company : companies)
        finder.add(company);
    return std::move(finder.starts);
}

}  // namespace models
