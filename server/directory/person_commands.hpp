// Adding and changing people; for staff.
#pragma once

#include <optional>
#include <string_view>

#include "command/command.hpp"
#include "directory/draft.hpp"
#include "directory/name_users_commands.hpp"
#include "directory/person.hpp"

namespace multaqa::directory {

command::Command<PersonRecord> create_person(Draft<PersonDetails> draft,
                                             std::optional<command::IdempotencyKey> key = {});
// not_found, then version_mismatch, then the faults; an edit that changes nothing leaves the version as it
// is. Who was merged into another is not there to be changed.
command::Command<PersonRecord> update_person(PersonId id, std::int64_t version, Edit<PersonDetails> edit,
                                             NameUsers users);

// Steps of somebody else's command (imports, demo), which has checked the rights and named the scope
// "directory". Requires details without faults.
PersonRecord add_person(command::Write& write, const PersonDetails& details);
// Likewise; has locked what scopes_to_lock() names, and `present` was read in the same command. Refuses with the faults.
Result<PersonRecord> change_person(command::Write& write, const PersonRecord& present, const Edit<PersonDetails>& edit,
                                   const NameUsers& users);
// From now on a file's id of this source means the person.
void remember_person(command::Write& write, std::string_view source, std::string_view external_id, const PersonId& person);

// How a file names a person (DECISIONS 43). A name alone never finds anybody.
struct PersonInFile {
    std::string source;       // kind of the ids: "frab"; may be empty together with external_id
    std::string external_id;  // the file's guid of the person, or ""
    std::string email;        // or ""
    PersonDetails details;    // for one who is new; the e-mail is added to the contact points
};
enum class Origin { found, created };
struct FoundPerson {
    PersonId id;
    Origin origin{};
};
// By guid, else by e-mail, else a new person. A guid not seen before is remembered with whoever was found or
// created. Where several share an e-mail, the one of the same name in any language is meant; if there is
// none, it is a new person.
FoundPerson find_or_create_person(command::Write& write, const PersonInFile& wanted);

}  // namespace multaqa::directory
