#include "programme/series.hpp"

namespace multaqa::programme {

SeriesContent patched(SeriesContent content, const SeriesPatch& patch) {
    content.title = patched(content.title, patch.title);
    content.description = patched(content.description, patch.description);
    if (patch.organizers) content.organizers = *patch.organizers;
    return content;
}

std::string scope_of(const SeriesId& series) { return "series:" + series.text(); }

}  // namespace multaqa::programme
