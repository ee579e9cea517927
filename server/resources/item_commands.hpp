// The use cases that sites, rooms, vehicles and equipment share: add, change, archive. For staff; a resource that has an
// owner is changed by those who decide over it.
#pragma once

#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command/command.hpp"
#include "directory/draft.hpp"
#include "directory/name_users_commands.hpp"
#include "resources/resource.hpp"
#include "resources/resources_codec.hpp"

namespace multaqa::resources {

using directory::Draft;
using directory::Edit;
using directory::NameUsers;

void move_closures(command::Write& write, const scheduling::Subject& subject, const SiteId& from, const SiteId& to);

// A Kind says, with static members, what is particular to one of them:
//   Fields, Item, ItemId · kWord "room"
//   check(write, draft)            faults that only the database or the zones can tell
//   owner_of(fields), is_guarded(fields)   who decides; whether the fields are for deciders only
//   select(db, id), insert(db, item), update(db, item)
//   subjects(db, id)               keys of the subjects whose facts follow from it
//   project(write, item, Subjects) its facts for scheduling
//   is_in_use(db, item, now)
enum class Subjects { new_, known };

template <class Kind>
bool may_keep(const Caller& caller, const typename Kind::Fields& fields) {
    return !Kind::is_guarded(fields) || right_over(caller, Kind::owner_of(fields)) == Right::decide;
}

// A step of a command that has checked the rights and named the scope. Requires fields without faults.
template <class Kind>
typename Kind::Item add_item(command::Write& write, const typename Kind::Fields& fields, const NameUsers& users = {}) {
    typename Kind::Item item{fields, write.context().ids->template next<typename Kind::ItemId>(), 1, write.context().now};
    Kind::insert(write.db(), item);
    Kind::project(write, item, Subjects::new_);
    auto logged = resource_change(Kind::kWord, "Added", item.id.text(), {}, to_json(fields));
    logged.topics = directory::topics_to_tell(users, write, Kind::kWord, item.id.text());
    write.record(std::move(logged));
    return item;
}

// Whoever shows the site shows what is new on it; "" for what has none.
inline command::LockSet locks_of_new_item(store::Connection& db, const NameUsers& users, const std::string& site) {
    return {directory::scopes_to_lock(users, db, "site", site, kScope), {}};
}

template <class Kind>
command::Command<typename Kind::Item> create_item(Draft<typename Kind::Fields> draft, std::optional<command::IdempotencyKey> key,
                                                  NameUsers users = {}) {
    using Item = typename Kind::Item;
    command::Command<Item> command;
    command.name = "create-" + std::string(Kind::kWord);
    std::string site;
    if constexpr (requires { draft.fields.site; }) site = draft.fields.site.text();
    command.locks = [users, site](store::Connection& db) { return locks_of_new_item(db, users, site); };
    command.run = [draft = std::move(draft), users](command::Write& write) -> Result<Item> {
        if (!write.context().caller.is_staff()) return forbidden();
        auto checked = draft;
        Kind::check(write, checked);
        if (!checked.faults.empty()) return directory::refusal(std::move(checked.faults));
        if (!may_keep<Kind>(write.context().caller, checked.fields)) return forbidden();
        return add_item<Kind>(write, checked.fields, users);
    };
    command.key = std::move(key);
    command.stored = [](const Item& made) { return command::StoredAnswer{201, made.id.text(), made.version}; };
    return command;
}

template <class Kind>
command::LockSet locks_of_item(store::Connection& db, const NameUsers& users, const typename Kind::ItemId& id) {
    return {directory::scopes_to_lock(users, db, Kind::kWord, id.text(), kScope), Kind::subjects(db, id)};
}

// The present item, if this version of it may be changed.
template <class Kind>
Result<typename Kind::Item> find_for_change(command::Write& write, const typename Kind::ItemId& id, std::int64_t version) {
    if (!write.context().caller.is_staff()) return not_found();
    auto present = Kind::select(write.db(), id);
    if (!present) return not_found();
    if (!may_keep<Kind>(write.context().caller, *present)) return forbidden();
    if (present->version != version) return Problem{.code = ProblemCode::version_mismatch};
    return std::move(*present);
}

// Who shows it where it is carried away from; before it is written. Empty where it stays on its site.
template <class Kind>
std::vector<std::string> scopes_left_behind(command::Write& write, const NameUsers& users, const typename Kind::Item& present,
                                            const typename Kind::Item& changed) {
    if constexpr (requires { changed.site; })
        if (changed.site != present.site && users.scopes) return users.scopes(write.db(), Kind::kWord, present.id.text());
    return {};
}

// A step of a command that has locked locks_of_item() and read `present` itself. Refuses with the faults, or forbidden.
template <class Kind>
Result<typename Kind::Item> change_item(command::Write& write, const typename Kind::Item& present, const Edit<typename Kind::Fields>& edit,
                                        const NameUsers& users) {
    using Fields = typename Kind::Fields;
    using Item = typename Kind::Item;
    if (!may_keep<Kind>(write.context().caller, present)) return forbidden();
    auto draft = edit(present);
    Kind::check(write, draft);
    if (!draft.faults.empty()) return directory::refusal(std::move(draft.faults));
    if (draft.fields == static_cast<const Fields&>(present)) return present;
    if (!may_keep<Kind>(write.context().caller, draft.fields)) return forbidden();
    Item changed = present;
    static_cast<Fields&>(changed) = std::move(draft.fields);
    changed.version += 1;
    changed.updated_at = write.context().now;
    const auto shown_in = scopes_left_behind<Kind>(write, users, present, changed);
    Kind::update(write.db(), changed);
    Kind::project(write, changed, Subjects::known);
    if constexpr (requires { changed.site; })
        if (changed.site != present.site) move_closures(write, subject_of(present.id), present.site, changed.site);
    auto logged = resource_change(Kind::kWord, "Changed", present.id.text(), to_json(static_cast<const Fields&>(present)),
                                  to_json(static_cast<const Fields&>(changed)));
    logged.topics = directory::topics_to_tell(users, write, Kind::kWord, present.id.text());
    if (!shown_in.empty() && users.withdrawn) {
        auto withdrawn = users.withdrawn(write, Kind::kWord, present.id.text(), shown_in);
        std::move(withdrawn.begin(), withdrawn.end(), std::back_inserter(logged.topics));
    }
    write.record(std::move(logged));
    return changed;
}

// What is carried to another site is shown there, too.
template <class Kind>
void add_locks_of_new_site(store::Connection& db, const NameUsers& users, const typename Kind::ItemId& id,
                           const Edit<typename Kind::Fields>& edit, command::LockSet& locks) {
    if constexpr (requires(const typename Kind::Fields& fields) { fields.site; }) {
        const auto present = Kind::select(db, id);
        if (!present) return;
        const auto site = edit(*present).fields.site;
        if (site == present->site) return;
        for (auto& scope : locks_of_new_item(db, users, site.text()).scopes) locks.scopes.push_back(std::move(scope));
    }
}

template <class Kind>
command::Command<typename Kind::Item> update_item(typename Kind::ItemId id, std::int64_t version,
                                                  Edit<typename Kind::Fields> edit, NameUsers users) {
    using Item = typename Kind::Item;
    command::Command<Item> command;
    command.name = "update-" + std::string(Kind::kWord);
    command.locks = [users, id, edit](store::Connection& db) {
        auto locks = locks_of_item<Kind>(db, users, id);
        add_locks_of_new_site<Kind>(db, users, id, edit, locks);
        return locks;
    };
    command.run = [id, version, edit = std::move(edit), users](command::Write& write) -> Result<Item> {
        const auto present = find_for_change<Kind>(write, id, version);
        if (present.has_error()) return present.error();
        return change_item<Kind>(write, *present, edit, users);
    };
    return command;
}

// A step of merging organisations: the resource goes over to another owner.
template <class Kind>
void change_owner(command::Write& write, typename Kind::Item item, const OrganizationId& owner) {
    using Fields = typename Kind::Fields;
    const Fields before = item;
    item.owner = owner;
    item.version += 1;
    item.updated_at = write.context().now;
    Kind::update(write.db(), item);
    write.record(resource_change(Kind::kWord, "Changed", item.id.text(), to_json(before), to_json(static_cast<const Fields&>(item))));
}

// Refused while something still takes it, or lies in it: with status_transition_refused. Who shows what is on offer shows it
// no more.
template <class Kind>
command::Command<typename Kind::Item> archive_item(typename Kind::ItemId id, std::int64_t version, NameUsers users = {}) {
    using Item = typename Kind::Item;
    command::Command<Item> command;
    command.name = "archive-" + std::string(Kind::kWord);
    command.locks = [id, users](store::Connection& db) { return locks_of_item<Kind>(db, users, id); };
    command.run = [id, version, users](command::Write& write) -> Result<Item> {
        auto item = find_for_change<Kind>(write, id, version);
        if (item.has_error() || item->standing == Standing::archived) return item;
        for (const auto& key : Kind::subjects(write.db(), id)) write.require_subject(key);
        if (Kind::is_in_use(write.db(), *item, write.context().now))
            return Problem{.code = ProblemCode::status_transition_refused, .faults = {{"", "fault.resource-in-use", {}}}};
        const auto shown_in = users.scopes ? users.scopes(write.db(), Kind::kWord, id.text()) : std::vector<std::string>{};
        item->standing = Standing::archived;
        item->version += 1;
        item->updated_at = write.context().now;
        Kind::update(write.db(), *item);
        auto logged = resource_change(Kind::kWord, "Archived", id.text(), {}, {});
        if (users.withdrawn) logged.topics = users.withdrawn(write, Kind::kWord, id.text(), shown_in);
        write.record(std::move(logged));
        return item;
    };
    return command;
}

}  // namespace multaqa::resources
