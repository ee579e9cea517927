// Steps that the commands on rooms, vehicles and equipment share.
#pragma once

#include "command/command.hpp"
#include "directory/draft.hpp"
#include "directory/reference_queries.hpp"
#include "resources/item_commands.hpp"
#include "resources/resource.hpp"
#include "resources/resource_store.hpp"

namespace multaqa::resources {

// The facts of a subject; `Subjects::new_` is known to nobody yet and needs no lock. What is blocked with its site is
// blocked for a new subject, too.
void put_facts(command::Write& write, const scheduling::Subject& subject, const SiteId& site, const scheduling::Place& place,
               minutes turnaround, Subjects subjects);

// What is blocked with the one site is open, what is blocked with the other closed: for what is carried from one to another.
void move_closures(command::Write& write, const scheduling::Subject& subject, const SiteId& from, const SiteId& to);

// Whether something takes it after `now`.
bool is_taken(store::Connection& db, const scheduling::Subject& subject, Instant now);

// What the form of the input cannot tell: whether there are such a site and such an owner. Who was merged stands for the
// survivor, who alone has grants to decide by.
template <class Fields>
void check_references(command::Write& write, Draft<Fields>& draft) {
    auto& fields = draft.fields;
    if (!fields.site.empty() && !has_site(write.db(), fields.site))
        draft.faults.push_back({"/siteId", "fault.not-found-reference", {}});
    if (fields.owner) directory::resolve(write.db(), *fields.owner, "/ownerId", draft.faults);
}

}  // namespace multaqa::resources
