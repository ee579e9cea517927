#include "programme/agenda_queries.hpp"

#include "programme/agenda_documents.hpp"
#include "programme/agenda_store.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/event_store.hpp"
#include "programme/release_store.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {
namespace {

using Bytes = std::shared_ptr<const std::string>;

// Two numbers, since a renamed room moves the topic but not the event's revision.
std::string working_etag(store::Connection& db, const EventId& event, std::string_view zone_version) {
    const auto head = event_store::topic_head(db, topic_of(event, Audience::staff));
    return "w" + std::to_string(revision_of(db, event)) + "-" + std::to_string(head) + "-" + std::string(zone_version) + "-staff";
}

Bytes working_bytes(store::Connection& db, const EventId& event, std::string_view zone_version) {
    const auto agenda = load_working_agenda(db, event, zone_version);
    return std::make_shared<const std::string>(json::serialize(working_json(*agenda)));
}

Result<AgendaDocument> working_document(store::Connection& db, const AgendaQuestion& question) {
    AgendaDocument document{working_etag(db, question.event, question.zone_version), nullptr};
    if (document.etag != question.known_etag) document.bytes = working_bytes(db, question.event, question.zone_version);
    return document;
}

Result<AgendaDocument> released_document(store::Connection& db, const AgendaQuestion& question, const ReleaseNumber& number) {
    const auto etag = release_store::find_etag(db, question.event, number, question.audience);
    if (!etag) return not_found();
    if (*etag == question.known_etag) return AgendaDocument{*etag, nullptr};
    auto found = release_store::find_document(db, question.event, number, question.audience);
    if (!found) return not_found();
    return AgendaDocument{found->etag, std::make_shared<const std::string>(std::move(found->bytes))};
}

std::optional<Publication> publication_of(store::Connection& db, const Event& event) {
    if (!event.released || event.content.visibility != Visibility::public_) return std::nullopt;
    auto agenda = release_store::find_document(db, event.id, *event.released, Audience::public_);
    auto details = release_store::find_document(db, event.id, *event.released, Audience::staff);
    const auto release = release_store::find(db, event.id, *event.released);
    if (!agenda || !details || !release) return std::nullopt;
    return Publication{.event = event.id,
                       .slug = event.content.slug,
                       .locale = event.content.locale,
                       .languages = event.content.languages,
                       .number = *event.released,
                       .at = release->at,
                       .agenda = {agenda->etag, std::make_shared<const std::string>(std::move(agenda->bytes))},
                       .details = std::make_shared<const std::string>(std::move(details->bytes)),
                       .session_numbers = release_store::session_numbers(db, event.id),
                       .person_numbers = release_store::person_numbers(db, event.id)};
}

}  // namespace

std::optional<Agenda> load_working_agenda(store::Connection& db, const EventId& id, std::string_view zone_version) {
    auto event = event_store::find(db, id);
    if (!event) return std::nullopt;
    Agenda agenda;
    agenda.organizers = agenda_store::list_organizers(db, id);
    if (const auto release = release_store::find_newest(db, id)) agenda.release = {release->number, release->at, release->note};
    agenda.revision = revision_of(db, id);
    agenda.zone_version = zone_version;
    for (auto& session : session_store::list_of_event(db, id)) {
        auto key = session.id;
        agenda.sessions.emplace(std::move(key), std::move(session));
    }
    agenda.rooms = agenda_store::list_rooms(db, id);
    agenda.people = agenda_store::list_people(db, id);
    agenda.event = std::move(*event);
    return agenda;
}

Result<AgendaDocument> get_agenda(store::Connection& db, const Caller& caller, const AgendaQuestion& question) {
    const auto event = event_store::find(db, question.event);
    if (!event) return not_found();
    const auto sight = sight_of(caller, *event);
    if (sight == Sight::none) return not_found();
    if (question.audience == Audience::staff && sight != Sight::working) return forbidden();
    if (question.audience == Audience::staff && question.release.empty()) return working_document(db, question);
    if (!event->released) return not_found();
    if (question.release.empty() || question.release == "latest") return released_document(db, question, *event->released);
    const auto number = parse_release_number(question.release);
    if (!number) return validation_failed("?release", "fault.release-number");
    // What a later release took back is not shown to everybody again.
    if (*number != *event->released && sight != Sight::working) return not_found();
    return released_document(db, question, *number);
}

bool shows_released_agenda(store::Connection& db, const Caller& caller, std::string_view slug) {
    const auto event = event_store::find_by_slug(db, slug);
    return event && event->released && sight_of(caller, *event) != Sight::none;
}

Done may_follow(store::Connection& db, const Caller& caller, std::string_view topic) {
    const auto wanted = parse_topic(topic);
    if (!wanted) return not_found();
    const auto event = event_store::find(db, wanted->event);
    if (!event) return not_found();
    if (wanted->audience == Audience::staff) return require_working(caller, *event);
    if (!event->released) return not_found();
    return require_sight(caller, *event);
}

std::optional<Reach> reach_in_topic(store::Connection& db, const Caller& caller, std::string_view topic) {
    const auto wanted = parse_topic(topic);
    if (!wanted || wanted->audience != Audience::staff) return std::nullopt;
    const auto event = event_store::find(db, wanted->event);
    if (!event) return std::nullopt;
    const bool edits = caller.reach == Reach::reads_and_writes && require_staff(caller, *event).has_value();
    return edits ? Reach::reads_and_writes : Reach::reads;
}

Result<TopicSnapshot> topic_snapshot(store::Connection& db, std::string_view topic, std::string_view zone_version) {
    const auto wanted = parse_topic(topic);
    if (!wanted) return not_found();
    const auto event = event_store::find(db, wanted->event);
    if (!event) return not_found();
    TopicSnapshot snapshot;
    snapshot.seq = event_store::topic_head(db, topic);
    if (wanted->audience == Audience::staff) {
        snapshot.bytes = working_bytes(db, event->id, zone_version);
        return snapshot;
    }
    if (!event->released) return not_found();
    auto document = release_store::find_document(db, event->id, *event->released, wanted->audience);
    if (!document) return not_found();
    snapshot.bytes = std::make_shared<const std::string>(std::move(document->bytes));
    return snapshot;
}

std::optional<Publication> find_publication(store::Connection& db, const EventId& id) {
    const auto event = event_store::find(db, id);
    return event ? publication_of(db, *event) : std::nullopt;
}

std::optional<Publication> find_publication_by_slug(store::Connection& db, std::string_view slug) {
    const auto event = event_store::find_by_slug(db, slug);
    return event ? publication_of(db, *event) : std::nullopt;
}

std::vector<EventId> list_published_events(store::Connection& db) { return event_store::list_released_to_everybody(db); }

}  // namespace multaqa::programme
