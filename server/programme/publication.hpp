// What of an event is published to everybody, in the bytes in which it was released.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "programme/event.hpp"

namespace multaqa::programme {

struct AgendaDocument {
    std::string etag;  // without quotes; covers content and audience
    std::shared_ptr<const std::string> bytes;
};

struct Publication {
    EventId event;
    std::string slug;
    std::string locale;
    std::vector<std::string> languages;
    ReleaseNumber number;
    Instant at;
    AgendaDocument agenda;                       // of the public audience
    std::shared_ptr<const std::string> details;  // of staff, of the same release: for uid, sequence, updated alone
    // Of formats that know whole numbers only: the same in every release and language.
    std::map<SessionId, std::int64_t> session_numbers;
    std::map<PersonId, std::int64_t> person_numbers;
};

}  // namespace multaqa::programme
