#include "scheduling/rule_commands.hpp"

#include "scheduling/needs_codec.hpp"
#include "scheduling/occupancy_store.hpp"
#include "scheduling/people_facts_store.hpp"
#include "scheduling/rule_store.hpp"

namespace multaqa::scheduling {
namespace {

void touch(command::Write& write, const std::string& key) {
    write.require_subject(key);
    occupancy_store::touch_subject(write.db(), key, minutes{0});
}

// What was decided about an absence was decided about that time of it: another one is to be decided about again.
void forget_decisions(command::Write& write, const std::string& absence, const std::string& subject_key) {
    if (const auto window = people_facts_store::find_window(write.db(), absence))
        occupancy_store::erase_records_within(write.db(), ClashCode::P3, subject_key, *window);
}

}  // namespace

void put_place(command::Write& write, const Subject& subject, const Place& place, minutes turnaround) {
    const auto key = key_of(subject);
    touch(write, key);
    rule_store::put_place(write.db(), key, encode_place(place), place.site, turnaround);
}

void introduce_place(command::Write& write, const Subject& subject, const Place& place, minutes turnaround) {
    const auto key = key_of(subject);
    occupancy_store::touch_subject(write.db(), key, minutes{0});
    rule_store::put_place(write.db(), key, encode_place(place), place.site, turnaround);
}

void close_new_subject(command::Write& write, const std::string& id, const Subject& subject, const Interval& window) {
    rule_store::insert_closure(write.db(), id, key_of(subject), window);
}

void close_subject(command::Write& write, const std::string& id, const Subject& subject, const Interval& window) {
    const auto key = key_of(subject);
    touch(write, key);
    // What was decided about another closure was not decided about this one.
    occupancy_store::erase_records_within(write.db(), ClashCode::R4, key, window);
    rule_store::insert_closure(write.db(), id, key, window);
}

void reopen(command::Write& write, const std::string& id) {
    for (const auto& key : rule_store::list_closed_subjects(write.db(), id)) touch(write, key);
    rule_store::erase_closure(write.db(), id);
}

void reopen_subject(command::Write& write, const std::string& id, const Subject& subject) {
    const auto key = key_of(subject);
    touch(write, key);
    rule_store::erase_closure(write.db(), id, key);
}

std::vector<std::string> closed_subject_keys(store::Connection& db, const std::string& id) {
    return rule_store::list_closed_subjects(db, id);
}

void put_absence(command::Write& write, const std::string& id, const Subject& subject, const Absence& absence) {
    const auto key = key_of(subject);
    touch(write, key);
    forget_decisions(write, id, key);
    people_facts_store::put_absence(write.db(), id, key, absence);
    forget_decisions(write, id, key);
}

void drop_absence(command::Write& write, const std::string& id, const Subject& subject) {
    const auto key = key_of(subject);
    touch(write, key);
    forget_decisions(write, id, key);
    people_facts_store::erase_absence(write.db(), id);
}

void put_calendar(command::Write& write, const Subject& subject, const std::optional<ReadCalendar>& calendar) {
    const auto key = key_of(subject);
    touch(write, key);
    if (calendar)
        people_facts_store::put_calendar(write.db(), key, *calendar);
    else
        people_facts_store::erase_calendar(write.db(), key);
}

void put_travel_time(command::Write& write, const TravelTime& time) { people_facts_store::put_travel_time(write.db(), time); }

void drop_travel_time(command::Write& write, const TravelKey& key) { people_facts_store::erase_travel_time(write.db(), key); }

void put_position(command::Write& write, const std::string& site, const std::optional<Position>& position) {
    people_facts_store::put_position(write.db(), site, position);
}

void put_policy(command::Write& write, const Policy& policy) { rule_store::put_policy(write.db(), policy); }

void drop_policy(command::Write& write, const std::string& scope, const RuleCode& code) {
    rule_store::erase_policy(write.db(), scope, code);
}

}  // namespace multaqa::scheduling
