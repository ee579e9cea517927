// All routes of the programme and what they need from the composition root.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "command/executor.hpp"
#include "common/ids/id.hpp"
#include "common/time/zone_database.hpp"
#include "programme/virtual_server.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::programme {

struct ProgrammeParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    command::Clock clock;
    IdSource* ids = nullptr;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
    VirtualServers virtual_servers;
    std::string documents;  // folder of what the database does not keep itself
    // Told on the pool, after the commit and before the answer, that what is published of an event may have changed:
    // a release, or a new slug or visibility. May be empty.
    std::function<void(const EventId&)> publication_changed;
};

void add_series_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_event_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_event_access_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_session_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_recurrence_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_release_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_agenda_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_outcome_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_document_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_join_routes(web_api::Router& router, const ProgrammeParts& parts);
void add_participation_routes(web_api::Router& router, const ProgrammeParts& parts);
inline void add_routes(web_api::Router& router, const ProgrammeParts& parts) {
    add_series_routes(router, parts);
    add_event_routes(router, parts);
    add_event_access_routes(router, parts);
    add_session_routes(router, parts);
    add_recurrence_routes(router, parts);
    add_release_routes(router, parts);
    add_agenda_routes(router, parts);
    add_outcome_routes(router, parts);
    add_document_routes(router, parts);
    add_join_routes(router, parts);
    add_participation_routes(router, parts);
}

}  // namespace multaqa::programme
