#include "resources/merge_commands.hpp"

#include "common/limits.hpp"
#include "resources/calendar_commands.hpp"
#include "resources/equipment_commands.hpp"
#include "resources/equipment_store.hpp"
#include "resources/resources_codec.hpp"
#include "resources/room_commands.hpp"
#include "resources/room_store.hpp"
#include "resources/unavailability_commands.hpp"
#include "resources/vehicle_commands.hpp"
#include "resources/vehicle_store.hpp"

namespace multaqa::resources {
namespace {

constexpr std::string_view kPersonKind = "person";

std::vector<directory::MergeConflict> move_person_facts(command::Write& write, const directory::Merge& merge) {
    const PersonId gone{merge.gone};
    const PersonId survivor{merge.survivor};
    move_calendar(write, gone, survivor);
    return move_unavailabilities(write, gone, survivor);
}

// What is given away leaves the list, so each page is the first.
template <class List>
void give_all(command::Write& write, const directory::Merge& merge, List list) {
    for (const auto standing : {Standing::in_use, Standing::archived}) {
        const ResourceFilter filter{std::nullopt, OrganizationId{merge.gone}, 0, standing};
        for (auto page = list(write.db(), filter); !page.empty(); page = list(write.db(), filter))
            for (auto& item : page) give_to(write, std::move(item), OrganizationId{merge.survivor});
    }
}

}  // namespace

command::LockSet merge_locks(store::Connection&, const directory::Merge& merge) {
    command::LockSet locks{{kScope}, {}};
    if (merge.kind == kPersonKind)
        for (const auto& id : {merge.gone, merge.survivor}) locks.subjects.push_back(key_of(subject_of(PersonId{id})));
    return locks;
}

Result<std::vector<directory::MergeConflict>> move_merged(command::Write& write, const directory::Merge& merge) {
    if (merge.kind == kPersonKind) return move_person_facts(write, merge);
    give_all(write, merge, [](store::Connection& db, const ResourceFilter& filter) {
        return select_rooms(db, filter, RoomId{}, limits::kPageItems);
    });
    give_all(write, merge, [](store::Connection& db, const ResourceFilter& filter) {
        return select_vehicle_page(db, filter, VehicleId{}, limits::kPageItems);
    });
    give_all(write, merge, [](store::Connection& db, const ResourceFilter& filter) {
        return select_equipment_page(db, filter, EquipmentId{}, limits::kPageItems);
    });
    return std::vector<directory::MergeConflict>{};
}

}  // namespace multaqa::resources
