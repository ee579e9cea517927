// CSV as offices save it: RFC 4180 with `;`, `,` or tab, in the encodings of common/text/charset.
#pragma once

#include <string_view>

#include "common/result/result.hpp"
#include "tables/table.hpp"

namespace multaqa::tables {

// import_unreadable: an encoding that cannot be told, a quote that does not end. import_too_large.
Result<Table> read_csv(std::string_view bytes);

}  // namespace multaqa::tables
