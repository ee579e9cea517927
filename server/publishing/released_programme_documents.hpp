// The document that an event released to everybody, as exports read it: sessions in their order, texts in one language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "common/time/interval.hpp"
#include "common/time/plain_date_time.hpp"
#include "programme/publication.hpp"

namespace multaqa::publishing {

// A text in the language that was found for it; "" where that is unknown.
struct Words {
    std::string language;
    std::string text;
};

// One session of the public document, with what exports need besides it. Points into the programme that lists it.
struct ReleasedSession {
    std::string id;
    const json::object* shown = nullptr;    // of the public document
    const json::object* details = nullptr;  // of staff's: uid, sequence, updated and nothing else
    PlainDateTime start;
    std::string zone;
    std::string end_zone;  // "" where the same
    Interval utc;
};

// "" and false where the member is missing or of another kind.
std::string text_of(const json::object& object, std::string_view name);
bool has_flag(const json::object& object, std::string_view name);

class ReleasedProgramme {
  public:
    // Texts in `language`, falling back as in DECISIONS 43; "" asks for the event's own. `publication` outlives it.
    ReleasedProgramme(const programme::Publication& publication, std::string_view language);
    ReleasedProgramme(const ReleasedProgramme&) = delete;
    ReleasedProgramme& operator=(const ReleasedProgramme&) = delete;

    const programme::Publication& publication() const { return publication_; }
    const std::vector<ReleasedSession>& sessions() const { return sessions_; }  // by start, then id
    const json::object& event() const { return agenda_.at("event").as_object(); }
    const json::object& rooms() const { return agenda_.at("rooms").as_object(); }
    // Null where the document has none.
    const json::object* person(std::string_view id) const;
    const json::object* room_of(const json::object& session) const;  // its own, else its parent's
    const json::object* details_of(std::string_view session) const;  // staff's: uid, sequence, updated

    Words words(const json::object& object, std::string_view name) const { return words_in(language_, object, name); }
    // In the event's own language, whatever was asked for.
    Words own_words(const json::object& object, std::string_view name) const { return words_in(publication_.locale, object, name); }

  private:
    Words words_in(std::string_view language, const json::object& object, std::string_view name) const;
    void read_sessions();

    const programme::Publication& publication_;
    std::string language_;
    json::value agenda_;
    json::value details_;
    std::vector<ReleasedSession> sessions_;
};

}  // namespace multaqa::publishing
