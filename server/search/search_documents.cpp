#include "search/search_documents.hpp"

#include "common/json/reader.hpp"

namespace multaqa::search {

json::object document(const Hit& hit) {
    json::object result{{"kind", word(hit.kind)}, {"id", hit.id}, {"name", json::to_json(hit.name)}};
    if (!hit.event.empty()) result.emplace("eventId", hit.event);
    if (!hit.slug.empty()) result.emplace("slug", hit.slug);
    return result;
}

}  // namespace multaqa::search
