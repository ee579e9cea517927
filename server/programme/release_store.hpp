// All SQL of releases and their encoded documents.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/audience.hpp"
#include "programme/release.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::release_store {

std::optional<Release> find(store::Connection& db, const EventId& event, const ReleaseNumber& number);
std::optional<Release> find_newest(store::Connection& db, const EventId& event);
// The newest of those that took a revision up to this one.
std::optional<Release> find_newest_until(store::Connection& db, const EventId& event, std::int64_t revision);
// Newest first, older than `before` where given.
std::vector<Release> list_page(store::Connection& db, const EventId& event, const std::optional<ReleaseNumber>& before, std::size_t limit);

struct Document {
    std::string etag;
    std::string bytes;
};
std::optional<Document> find_document(store::Connection& db, const EventId& event, const ReleaseNumber& number, Audience audience);
std::optional<std::string> find_etag(store::Connection& db, const EventId& event, const ReleaseNumber& number, Audience audience);

void insert(store::Connection& db, const Release& release);
void insert_document(store::Connection& db, const EventId& event, const ReleaseNumber& number, Audience audience, const Document& document);

// Numbers for those of `ids` that have none yet, in this order. Requires the event's scope to be locked.
void number_sessions(store::Connection& db, const EventId& event, std::span<const SessionId> ids);
void number_people(store::Connection& db, const EventId& event, std::span<const PersonId> ids);
std::map<SessionId, std::int64_t> session_numbers(store::Connection& db, const EventId& event);
// Events of which some release has shown one of the people.
std::vector<EventId> list_events_showing(store::Connection& db, std::span<const PersonId> people);
std::map<PersonId, std::int64_t> person_numbers(store::Connection& db, const EventId& event);

}  // namespace multaqa::programme::release_store
