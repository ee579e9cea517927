// Random commands over every capability, as clients could send them, in a world so small that they meet.
#pragma once

#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/contract/app/desk.hpp"

namespace multaqa::test {

class RandomHands {
  public:
    // `outside` is a desk at which callers are known by their tokens; `token` that of an account which may do everything
    // but manage accounts.
    RandomHands(Desk& desk, Desk& outside, std::string token, unsigned seed);

    // One command, refused or not; its answer.
    Desk::Answer step();
    // How often each kind of command was carried out.
    const std::map<std::string, int>& done() const { return done_; }
    static std::vector<std::string> kinds();
    // What the answer of the last step shows to be wrong by itself.
    std::vector<std::string> take_faults() { return std::exchange(faults_, {}); }

  private:
    static constexpr const char* kDay = "2027-01-12";  // on which everything happens, so that it meets
    struct Token {
        std::string id, secret, scope;  // "": everywhere
        bool only_reads = false;
        bool is_revoked = false;
    };
    using Deed = Desk::Answer (RandomHands::*)();
    struct Kind {
        const char* name;
        int weight;
        Deed deed;
    };
    static const std::vector<Kind>& table();

    Desk::Answer add_organization();
    Desk::Answer change_organization();
    Desk::Answer merge_organizations();
    Desk::Answer add_person();
    Desk::Answer change_person();
    Desk::Answer merge_people();
    Desk::Answer add_membership();
    Desk::Answer change_membership();
    Desk::Answer add_site();
    Desk::Answer change_site();
    Desk::Answer add_room();
    Desk::Answer change_room();
    Desk::Answer add_vehicle();
    Desk::Answer change_vehicle();
    Desk::Answer add_equipment();
    Desk::Answer change_equipment();
    Desk::Answer remove_resource();
    Desk::Answer declare_unavailability();
    Desk::Answer change_unavailability();
    Desk::Answer withdraw_unavailability();
    Desk::Answer tell_calendar();
    Desk::Answer enter_travel_time();
    Desk::Answer request_booking();
    Desk::Answer decide_booking();
    Desk::Answer block();
    Desk::Answer lift_blocking();
    Desk::Answer add_series();
    Desk::Answer change_series();
    Desk::Answer add_event();
    Desk::Answer change_event();
    Desk::Answer duplicate_event();
    Desk::Answer add_session();
    Desk::Answer change_session();
    Desk::Answer change_participants();
    Desk::Answer change_tree();
    Desk::Answer move_session();
    Desk::Answer remove_session();
    Desk::Answer repeat_session();
    Desk::Answer change_occurrences();
    Desk::Answer give_up();
    Desk::Answer publish();
    Desk::Answer reinstate();
    Desk::Answer set_policy();
    Desk::Answer apply_suggestion();
    Desk::Answer add_document();
    Desk::Answer change_document();
    Desk::Answer upload_document();
    Desk::Answer remove_document();
    Desk::Answer add_outcome();
    Desk::Answer change_outcome();
    Desk::Answer remove_outcome();
    Desk::Answer add_link();
    Desk::Answer import_calendar();
    Desk::Answer import_table();
    Desk::Answer add_token();
    Desk::Answer use_token();
    Desk::Answer revoke_token();
    Desk::Answer write_branding();
    Desk::Answer put_working_calendar();
    Desk::Answer put_logo();
    Desk::Answer remove_logo();

    int draw(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    bool one_in(int n) { return draw(n) == 0; }
    // One that was made of this kind; "" where there is none yet.
    std::string any(const std::string& collection);
    std::string number() { return std::to_string(draw(1000)); }
    std::string time();
    json::object name(std::string_view stem);
    json::object resource();
    void decide_on_conflict(json::object& body);
    json::object participants();
    json::object session_body();

    Desk::Answer create(const std::string& collection, const json::object& body);
    Desk::Answer create_at(const std::string& collection, const std::string& target, const json::object& body);
    // Under the version that stands, now and then under an older one.
    Desk::Answer change(const std::string& collection, const json::object& body);
    Desk::Answer remove(const std::string& collection);
    std::int64_t version_of(const std::string& target);
    std::int64_t seen_version(const std::string& target);
    Desk::Answer put(const std::string& target, const json::value& body);
    Desk::Answer import_rows(const std::string& query, const std::string& rows);
    static Desk::Answer nothing_there() { return {.status = 404}; }

    Desk& desk_;
    Desk& outside_;
    const std::string token_;
    std::mt19937 random_;
    std::map<std::string, std::vector<std::string>> made_;  // ids by collection
    std::map<std::string, int> done_;
    std::vector<Token> tokens_;
    std::vector<std::string> faults_;
    int slugs_ = 0;
};

}  // namespace multaqa::test
