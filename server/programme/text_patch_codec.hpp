// Merge patches of localized texts as clients write them.
#pragma once

#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "common/json/reader.hpp"
#include "programme/text_patch.hpp"

namespace multaqa::programme {

// The member `name` of what `reader` reads: absent, null (the whole text), or languages with text or null.
TextPatch read_text_patch(json::ObjectReader& reader, std::string_view name, std::vector<Fault>& faults, std::size_t max_bytes_each);
// The member's value; not to be written where the patch is empty.
json::value to_json(const TextPatch& patch);

}  // namespace multaqa::programme
