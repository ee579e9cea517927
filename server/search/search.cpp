#include "search/search.hpp"

#include "common/text/words.hpp"

namespace multaqa::search {
namespace {

constexpr Words<FoundKind, 9> kFoundKinds{{{FoundKind::person, "person"},
                                      {FoundKind::organization, "organization"},
                                      {FoundKind::site, "site"},
                                      {FoundKind::room, "room"},
                                      {FoundKind::vehicle, "vehicle"},
                                      {FoundKind::equipment, "equipment"},
                                      {FoundKind::series, "series"},
                                      {FoundKind::event, "event"},
                                      {FoundKind::session, "session"}}};

}  // namespace

std::optional<FoundKind> parse_found_kind(std::string_view text) { return parse_word(kFoundKinds, text); }
std::string_view word(FoundKind kind) { return word_of(kFoundKinds, kind); }

}  // namespace multaqa::search
