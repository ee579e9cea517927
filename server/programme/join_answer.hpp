// The rooms of one session that one caller may join, with the links that lead in.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "programme/virtual_server.hpp"

namespace multaqa::programme {

struct JoinableRoom {
    VirtualLocation location;
    JoinLink link;
};
struct JoinAnswer {
    std::optional<Interval> window;  // absent where the session has no time yet
    std::map<std::string, JoinableRoom, std::less<>> rooms;
};

}  // namespace multaqa::programme
