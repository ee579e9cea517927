// The parameters of a page of a filtered list: $1 after, $2 archived, $3 site, $4 owner, $5 least, $6 limit.
#pragma once

#include <string>

#include "resources/resource_filter.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

inline store::Values page_of(const ResourceFilter& filter, const std::string& after, std::size_t limit) {
    return {after, filter.standing == Standing::in_use ? 0 : 1, filter.site, filter.owner, filter.least,
            static_cast<std::int64_t>(limit)};
}

}  // namespace multaqa::resources
