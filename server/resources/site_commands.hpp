// Adding, changing and archiving sites; for staff.
#pragma once

#include <optional>

#include "command/command.hpp"
#include "directory/draft.hpp"
#include "directory/name_users_commands.hpp"
#include "resources/site.hpp"

namespace multaqa::resources {

using directory::Draft;
using directory::Edit;
using directory::NameUsers;

// A zone that the zone database does not know: unknown_time_zone, or one more fault where there are others.
command::Command<Site> create_site(Draft<SiteFields> draft, std::optional<command::IdempotencyKey> key = {});
// not_found, then version_mismatch, then the faults; an edit that changes nothing leaves the version as it
// is. The opening hours of its rooms follow its zone.
command::Command<Site> update_site(SiteId id, std::int64_t version, Edit<SiteFields> edit, NameUsers users);
// Refused while a room, a vehicle or an equipment of it is in use.
command::Command<Site> archive_site(SiteId id, std::int64_t version);

// A step of somebody else's command (imports, demo), which has checked the rights and named the scope
// "resources". Requires fields without faults.
Site add_site(command::Write& write, const SiteFields& fields);

}  // namespace multaqa::resources
