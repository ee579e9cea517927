// What holds after every command, whatever was commanded: read from the rows, with rules written anew here.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/installation.hpp"
#include "tests/contract/app/desk.hpp"

namespace multaqa::test {

class Invariants {
  public:
    Invariants(app::Installation& installation, Desk& desk);

    // After each command: a refusal has written nothing; nobody and nothing is taken twice, and no closed room is taken,
    // unless somebody has said why. What is wrong, in one line each.
    std::vector<std::string> after(const Desk::Answer& answer);
    // Now and then: no reference to nothing, no hole in a number, and what followers hold is what is read afresh.
    std::vector<std::string> of_the_whole();

  private:
    struct Taken {
        std::string subject, owner, scope, lineage;
        std::int64_t start = 0, end = 0, firmness = 0, requirement = 0;
        friend bool operator==(const Taken&, const Taken&) = default;
    };
    using TakenById = std::map<std::string, Taken>;
    using Window = std::pair<std::int64_t, std::int64_t>;
    struct Followed {
        std::int64_t seq = 0;
        json::value document;
    };

    void check_double_bookings(store::Connection& db, const TakenById& taken, std::vector<std::string>& faults);
    void check_closed_places(store::Connection& db, const TakenById& taken, std::vector<std::string>& faults);
    void check_followers(std::vector<std::string>& faults);
    void check_follower(const std::string& event, const std::string& audience, std::vector<std::string>& faults);
    std::vector<std::pair<std::string, std::string>> entries_after(const std::string& topic, std::int64_t seq);

    app::Installation& installation_;
    Desk& desk_;
    std::int64_t revisions_ = 0;                              // of all scopes together
    TakenById taken_;                                         // as they stood after the last command
    std::map<std::string, Window> clashes_;                   // by pair: what has been judged when it came
    std::map<std::string, std::vector<Window>> closed_;       // by subject, after the last command
    std::map<std::string, Followed> followed_;                // by topic
};

}  // namespace multaqa::test
