#include "programme/import_screening.hpp"

#include <set>

namespace multaqa::programme {
namespace {

using Use = ImportedSession::Use;

class Screening {
  public:
    Screening(ImportedProgramme& programme, const StoredByUid& stored, const ImportContext& context)
        : programme_(programme), stored_(stored), context_(context) {}

    std::vector<ImportedComponent> components() {
        std::set<std::string> seen;
        for (ImportedSession& session : programme_.sessions) {
            if (session.use == Use::usable && !seen.insert(session.uid).second) {
                session.use = Use::refused;
                session.notes.push_back({"uid-twice", {}});
            }
            // nobody was told of it: there is nothing to cancel
            if (session.use == Use::usable && session.standing == ImportedSession::Standing::cancelled && !stored_.contains(session.uid)) {
                session.use = Use::skipped;
                session.notes.push_back({"cancelled-not-created", {}});
            }
            check_pool(session);
            note_floating(session);
        }
        std::vector<ImportedComponent> components;
        for (const ImportedSession& session : programme_.sessions) components.push_back(component_of(session));
        return components;
    }

  private:
    // A part falls with its whole.
    ImportedComponent component_of(const ImportedSession& session) const {
        ImportedComponent component{.outcome = ImportedComponent::Outcome::unchanged, .uid = session.uid, .summary = session.summary, .session = {}, .notes = session.notes};
        const bool is_lost = session.use == Use::part && programme_.sessions[session.part->whole].use != Use::usable;
        if (is_lost) component.notes.push_back({"recurrence-override", {}});
        if (session.use == Use::refused || is_lost) component.outcome = ImportedComponent::Outcome::refused;
        if (session.use == Use::skipped) component.outcome = ImportedComponent::Outcome::skipped;
        return component;
    }

    // A wall time without a zone is one of the event; nobody shall wonder where.
    void note_floating(ImportedSession& session) const {
        const bool is_used = session.use == Use::usable || session.use == Use::part;
        const bool is_floating = programme_.source == "ics" && is_used && session.zone.empty() && !session.all_day;
        if (is_floating) session.notes.push_back({"floating-time", {{"zone", zone_of(session, programme_, context_)}}});
    }

    // What waits in the pool is a draft with a length; of a session that is here already a row may say less.
    void check_pool(ImportedSession& session) const {
        if (session.use != Use::usable || session.is_placed) return;
        const auto stored = stored_.find(session.uid);
        if (stored != stored_.end() && is_placed(*stored->second)) return;
        const bool has_length = stored != stored_.end() || session.duration > minutes(0);
        if (!has_length) session.notes.push_back({.code = "no-duration", .arguments = {}, .column = "duration"});
        if (session.status.value_or(SessionStatus::draft) != SessionStatus::draft)
            session.notes.push_back({.code = "unplaced-status", .arguments = {}, .column = "status"});
        if (!session.notes.empty()) session.use = Use::refused;
    }

    ImportedProgramme& programme_;
    const StoredByUid& stored_;
    const ImportContext& context_;
};

}  // namespace

std::vector<ImportedComponent> screened(ImportedProgramme& programme, const StoredByUid& stored, const ImportContext& context) {
    return Screening(programme, stored, context).components();
}

}  // namespace multaqa::programme
