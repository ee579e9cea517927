#include "resources/unavailability_commands.hpp"

#include <algorithm>

#include "common/limits.hpp"
#include "common/resource_limits.hpp"
#include "directory/person_queries.hpp"
#include "directory/reference_queries.hpp"
#include "resources/resources_codec.hpp"
#include "resources/unavailability_store.hpp"
#include "scheduling/clash.hpp"
#include "scheduling/rule_commands.hpp"

namespace multaqa::resources {
namespace {

command::LockSet locks_of_person(store::Connection& db, const PersonId& named) {
    const auto person = directory::survivor_of(db, named);
    // Only who exists: a request must not be able to fill the table of subjects with what it makes up.
    command::LockSet locks{{kScope}, {}};
    if (directory::find_person(db, person)) locks.subjects.push_back(key_of(subject_of(person)));
    return locks;
}

command::LockSet locks_of_unavailability(store::Connection& db, const UnavailabilityId& id) {
    const auto found = select_unavailability(db, id);
    return found ? locks_of_person(db, found->person) : command::LockSet{};
}

Result<PlacedTime> place_for(command::Write& write, const PersonId& person, const WantedAbsence& wanted) {
    const auto home = directory::find_person(write.db(), person)->home_zone.value_or("");
    const auto& asked = std::visit([](const auto& time) -> const std::string& { return time.zone; }, wanted);
    if (asked.empty() && home.empty()) return validation_failed("/timeZone", "fault.required");
    return place(*write.context().zones, wanted, home);
}

Done fill(command::Write& write, Unavailability& unavailability, const WantedUnavailability& wanted) {
    auto time = place_for(write, unavailability.person, wanted.time);
    if (time.has_error()) return time.error();
    if (wanted.as_of && *wanted.as_of > write.context().now) return validation_failed("/asOf", "fault.in-future");
    unavailability.time = std::move(*time);
    unavailability.extent = std::holds_alternative<WholeDays>(wanted.time) ? Extent::whole_days : Extent::times;
    unavailability.certainty = wanted.certainty;
    unavailability.source = wanted.source;
    unavailability.as_of = wanted.as_of;
    unavailability.reason = wanted.reason;
    return {};
}

void project(command::Write& write, const Unavailability& unavailability) {
    scheduling::put_absence(write, unavailability.id.text(), subject_of(unavailability.person), absence_of(unavailability));
}

Result<SeenUnavailability> declare(command::Write& write, const PersonId& named, const WantedUnavailability& wanted) {
    const auto& context = write.context();
    const auto person = directory::survivor_of(write.db(), named);
    if (!may_know(write.db(), context.caller, person)) return not_found();
    if (count_unavailabilities(write.db(), person) >= static_cast<std::int64_t>(limits::kUnavailabilities))
        return validation_failed("", "fault.too-many-unavailabilities", {{"max", std::to_string(limits::kUnavailabilities)}});
    Unavailability unavailability;
    unavailability.person = person;
    if (const auto filled = fill(write, unavailability, wanted); filled.has_error()) return filled.error();
    unavailability.id = context.ids->next<UnavailabilityId>();
    unavailability.by = context.caller.account;
    unavailability.updated_at = context.now;
    insert_unavailability(write.db(), unavailability);
    project(write, unavailability);
    write.record(unavailability_change("UnavailabilityDeclared", nullptr, &unavailability));
    return seen_by(write.db(), context.caller, std::move(unavailability), context.now);
}

Result<Unavailability> find_to_change(command::Write& write, const UnavailabilityId& id, std::int64_t version) {
    auto found = select_unavailability(write.db(), id);
    if (!found || !may_know(write.db(), write.context().caller, found->person)) return not_found();
    if (found->version != version) return Problem{.code = ProblemCode::version_mismatch};
    return std::move(*found);
}

// Who changes something else does not place it anew: what zone data shifted out of a gap may still come back.
void keep_meant(Unavailability& changed, const Unavailability& present) {
    auto& time = changed.time;
    const auto& old = present.time;
    const bool is_same = changed.extent == present.extent && time.start == old.start && time.zone == old.zone &&
                         time.duration == old.duration && time.fold == old.fold;
    if (is_same) time.meant = old.meant;
}

Result<SeenUnavailability> change(command::Write& write, const UnavailabilityId& id, std::int64_t version, const json::value& patch) {
    const auto& context = write.context();
    const auto present = find_to_change(write, id, version);
    if (present.has_error()) return present.error();
    const auto wanted = read_unavailability_patch(*present, patch);
    if (wanted.has_error()) return wanted.error();
    Unavailability changed = *present;
    if (const auto filled = fill(write, changed, *wanted); filled.has_error()) return filled.error();
    keep_meant(changed, *present);
    if (changed == *present) return seen_by(write.db(), context.caller, std::move(changed), context.now);
    changed.by = context.caller.account;
    changed.version += 1;
    changed.updated_at = context.now;
    update_unavailability(write.db(), changed);
    project(write, changed);
    write.record(unavailability_change("UnavailabilityChanged", &*present, &changed));
    return seen_by(write.db(), context.caller, std::move(changed), context.now);
}

Result<SeenUnavailability> withdraw(command::Write& write, const UnavailabilityId& id, std::int64_t version) {
    auto present = find_to_change(write, id, version);
    if (present.has_error()) return present.error();
    scheduling::drop_absence(write, id.text(), subject_of(present->person));
    erase_unavailability(write.db(), id);
    write.record(unavailability_change("UnavailabilityWithdrawn", &*present, nullptr));
    return SeenUnavailability{std::move(*present), {}};
}

// What is still to be moved to another day stands under the same id as everywhere else.
directory::MergeConflict conflict_with(const scheduling::Occupancy& occupancy) {
    scheduling::Clash clash;
    clash.code = scheduling::ClashCode::P3;
    clash.first = occupancy;
    directory::MergeConflict conflict{std::string(word(clash.code)), conflict_id(clash), {}};
    if (occupancy.owner.kind == "session") conflict.sessions.push_back(occupancy.owner.id);
    return conflict;
}

}  // namespace

command::Command<SeenUnavailability> declare_unavailability(PersonId person, WantedUnavailability wanted,
                                                            std::optional<command::IdempotencyKey> key) {
    command::Command<SeenUnavailability> command;
    command.name = "declare-unavailability";
    command.locks = [person](store::Connection& db) { return locks_of_person(db, person); };
    command.run = [person, wanted = std::move(wanted)](command::Write& write) { return declare(write, person, wanted); };
    command.key = std::move(key);
    command.stored = [](const SeenUnavailability& made) {
        return command::StoredAnswer{201, made.unavailability.id.text(), made.unavailability.version};
    };
    return command;
}

command::Command<SeenUnavailability> change_unavailability(UnavailabilityId id, std::int64_t version, json::value patch) {
    command::Command<SeenUnavailability> command;
    command.name = "change-unavailability";
    command.locks = [id](store::Connection& db) { return locks_of_unavailability(db, id); };
    command.run = [id, version, patch = std::move(patch)](command::Write& write) { return change(write, id, version, patch); };
    return command;
}

command::Command<SeenUnavailability> withdraw_unavailability(UnavailabilityId id, std::int64_t version) {
    command::Command<SeenUnavailability> command;
    command.name = "withdraw-unavailability";
    command.locks = [id](store::Connection& db) { return locks_of_unavailability(db, id); };
    command.run = [id, version](command::Write& write) { return withdraw(write, id, version); };
    return command;
}

std::vector<directory::MergeConflict> move_unavailabilities(command::Write& write, const PersonId& gone, const PersonId& survivor) {
    std::vector<directory::MergeConflict> conflicts;
    const auto& context = write.context();
    // What is moved leaves the list, so each page is the first.
    for (auto page = select_unavailabilities(write.db(), gone, {}, limits::kPageItems); !page.empty();
         page = select_unavailabilities(write.db(), gone, {}, limits::kPageItems))
        for (const auto& before : page) {
            auto moved = before;
            moved.person = survivor;
            moved.version += 1;
            moved.updated_at = context.now;
            update_unavailability(write.db(), moved);
            scheduling::drop_absence(write, before.id.text(), subject_of(gone));
            project(write, moved);
            write.record(unavailability_change("UnavailabilityChanged", &before, &moved));
            for (const auto& met : seen_by(write.db(), context.caller, moved, context.now).clashes) {
                auto conflict = conflict_with(met.occupancy);
                const bool is_told = std::find(conflicts.begin(), conflicts.end(), conflict) != conflicts.end();
                if (!is_told && met.occupancy.requirement == scheduling::Requirement::required) conflicts.push_back(std::move(conflict));
            }
        }
    return conflicts;
}

}  // namespace multaqa::resources
