#include "programme/outcome_commands.hpp"

#include <string>

#include "directory/reference_queries.hpp"
#include "programme/audience.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_store.hpp"
#include "programme/outcome_codec.hpp"
#include "programme/outcome_documents.hpp"
#include "programme/outcome_queries.hpp"
#include "programme/outcome_store.hpp"
#include "programme/session_queries.hpp"
#include "programme/session_store.hpp"
#include "programme/staff_news_documents.hpp"
#include "programme/stale_version.hpp"

namespace multaqa::programme {
namespace {

// Owners that are not there; those that stood there before are not asked about again.
Done check(store::Connection& db, const OutcomeContent& before, OutcomeContent& after) {
    auto faults = faults_of(after);
    auto& person = after.owner_person;
    if (person && person != before.owner_person) directory::resolve(db, *person, "/ownerPersonId", faults);
    auto& organization = after.owner_organization;
    if (organization && organization != before.owner_organization) directory::resolve(db, *organization, "/ownerOrganizationId", faults);
    if (faults.empty()) return {};
    return validation_failed(std::move(faults));
}

void record_change(command::Write& write, const Outcome& outcome, json::object before, json::object after) {
    auto change = encode_change(outcome, std::move(before), std::move(after));
    const auto revision = event_store::revision_of(write.db(), scope_of(outcome.event)) + 1;
    change.topics.push_back(revision_news(outcome.event, revision));
    write.record(std::move(change));
}

Result<Outcome> find_for_change(command::Write& write, const OutcomeId& id, std::int64_t version) {
    const auto& caller = write.context().caller;
    auto outcome = get_outcome(write.db(), caller, id);
    if (outcome.has_error()) return outcome;
    if (const auto allowed = get_event_as_staff(write.db(), caller, outcome->event); allowed.has_error()) return allowed.error();
    if (outcome->version != version) return version_mismatch(outcome->version);
    return outcome;
}

Result<Outcome> record(command::Write& write, const RecordOutcome& record) {
    auto& db = write.db();
    const auto& context = write.context();
    const auto session = get_session(db, context.caller, record.session);
    if (session.has_error()) return session.error();
    if (const auto allowed = get_event_as_staff(db, context.caller, session->event); allowed.has_error()) return allowed.error();
    auto content = record.content;
    if (const auto checked = check(db, {}, content); checked.has_error()) return checked.error();
    if (outcome_store::count_of_session(db, record.session) >= static_cast<std::int64_t>(kOutcomesPerSession))
        return validation_failed("", "fault.too-many-items", {{"max", std::to_string(kOutcomesPerSession)}});
    const Outcome outcome{.id = context.ids->next<OutcomeId>(),
                          .event = session->event,
                          .session = session->id,
                          .content = std::move(content),
                          .version = 1,
                          .created = context.now,
                          .updated = context.now};
    outcome_store::insert(db, outcome);
    record_change(write, outcome, {}, outcome_json(outcome));
    return outcome;
}

Outcome written(command::Write& write, const Outcome& before, Outcome after) {
    after.version = before.version + 1;
    after.updated = write.context().now;
    outcome_store::update(write.db(), after);
    record_change(write, after, outcome_json(before), outcome_json(after));
    return after;
}

Result<Outcome> change(command::Write& write, const PatchOutcome& patch) {
    const auto before = find_for_change(write, patch.outcome, patch.version);
    if (before.has_error()) return before.error();
    auto after = *before;
    after.content = patched(before->content, patch.patch);
    if (const auto checked = check(write.db(), before->content, after.content); checked.has_error()) return checked.error();
    if (after.content == before->content) return *before;
    return written(write, *before, std::move(after));
}

Result<OutcomeId> archive(command::Write& write, const ArchiveOutcome& archive) {
    const auto outcome = find_for_change(write, archive.outcome, archive.version);
    if (outcome.has_error()) return outcome.error();
    outcome_store::archive(write.db(), outcome->id, outcome->version + 1, write.context().now);
    record_change(write, *outcome, outcome_json(*outcome), {});
    return outcome->id;
}

command::LockSet locks_of(store::Connection& db, const OutcomeId& id) {
    const auto outcome = outcome_store::find(db, id);
    return outcome ? command::LockSet{{scope_of(outcome->event)}, {}} : command::LockSet{};
}

}  // namespace

void replace_owner(command::Write& write, const std::string& gone, const std::string& survivor) {
    for (const auto& before : outcome_store::list_of_owner(write.db(), gone)) {
        auto after = before;
        auto& content = after.content;
        if (content.owner_person && content.owner_person->text() == gone) content.owner_person = PersonId{survivor};
        if (content.owner_organization && content.owner_organization->text() == gone) content.owner_organization = OrganizationId{survivor};
        written(write, before, std::move(after));
    }
}

command::Command<Outcome> record_outcome(RecordOutcome wanted, std::optional<command::IdempotencyKey> key) {
    return {.name = "record-outcome",
            .locks = [wanted](store::Connection& db) -> command::LockSet {
                const auto event = session_store::find_event_of(db, wanted.session);
                return event ? command::LockSet{{scope_of(*event)}, {}} : command::LockSet{};
            },
            .run = [wanted](command::Write& write) { return record(write, wanted); },
            .key = std::move(key),
            .stored = [](const Outcome& outcome) { return command::StoredAnswer{201, outcome.id.text(), outcome.version}; }};
}

command::Command<Outcome> patch_outcome(PatchOutcome patch) {
    return {.name = "patch-outcome",
            .locks = [patch](store::Connection& db) { return locks_of(db, patch.outcome); },
            .run = [patch](command::Write& write) { return change(write, patch); },
            .key = {},
            .stored = {}};
}

command::Command<OutcomeId> archive_outcome(ArchiveOutcome wanted) {
    return {.name = "archive-outcome",
            .locks = [wanted](store::Connection& db) { return locks_of(db, wanted.outcome); },
            .run = [wanted](command::Write& write) { return archive(write, wanted); },
            .key = {},
            .stored = {}};
}

}  // namespace multaqa::programme
