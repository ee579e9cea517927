#include "programme/people_here_queries.hpp"

#include "directory/person_queries.hpp"
#include "programme/import_repetition.hpp"

namespace multaqa::programme {
namespace {

using Use = ImportedSession::Use;

std::optional<PersonId> participant_called(store::Connection& db, const Session& session, const LocalizedText& name) {
    std::vector<PersonId> ids;
    for (const auto& [id, participant] : session.content.participants) ids.push_back(id);
    for (const directory::Person& person : directory::list_people(db, ids))
        for (const auto& [language, text] : person.name.by_language())
            if (text == name.best("und")) return person.id;
    return std::nullopt;
}

// The stored session that the component is about; of a part its date, else the whole.
class StoredSessions {
  public:
    StoredSessions(const SessionTree& stored, const Recurrences& recurrences)
        : dates_(stored_dates(stored)), by_uid_(stored_by_uid(stored, recurrences)) {}
    const Session* of(const ImportedSession& session) const {
        const auto found = by_uid_.find(session.uid);
        if (found == by_uid_.end()) return nullptr;
        const Session* date = session.use == Use::part ? date_of(dates_, *found->second, session.part->id) : nullptr;
        return date ? date : found->second;
    }

  private:
    StoredDates dates_;
    StoredByUid by_uid_;
};

}  // namespace

std::map<std::size_t, PersonId> find_people_here(store::Connection& db, const ImportedProgramme& programme, const SessionTree& stored,
                                               const Recurrences& recurrences) {
    std::map<std::size_t, PersonId> found;
    const StoredSessions sessions(stored, recurrences);
    for (const ImportedSession& session : programme.sessions) {
        const Session* here = session.use == Use::usable || session.use == Use::part ? sessions.of(session) : nullptr;
        if (!here) continue;
        for (const ImportedParticipant& named : session.participants) {
            const ImportedPerson& person = programme.people[named.person];
            if (!person.guid.empty() || !person.email.empty()) continue;
            if (auto id = participant_called(db, *here, person.name)) found.insert_or_assign(named.person, *id);
        }
    }
    return found;
}

}  // namespace multaqa::programme
