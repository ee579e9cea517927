// References between capabilities, which no foreign key guards because links are stored on the right (DECISIONS 27).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/connection.hpp"

namespace multaqa::app {

struct BrokenReference {
    std::string from;  // "session.room_id"
    std::string to;    // "room"
    std::int64_t rows = 0;
};
// Those that lead to nothing, counted.
std::vector<BrokenReference> list_broken_references(store::Connection& db);

}  // namespace multaqa::app
