// SQL of what changes of zone data have moved, as the change has written it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.hpp"

namespace multaqa::planning::zone_move_store {

struct RecordedMove {
    std::int64_t n = 0;  // from 1, without gaps
    std::string body;    // JSON of the move, without clocks
};
std::vector<RecordedMove> list_page(store::Connection& db, std::string_view change, std::int64_t after, std::size_t limit);
bool is_change(store::Connection& db, std::string_view change);

}  // namespace multaqa::planning::zone_move_store
