// Who follows a topic, as far as the others who follow it may know.
#pragma once

#include <string>

#include "common/identity/caller.hpp"
#include "common/json/json.hpp"

namespace multaqa::live {

struct Colleague {
    std::string id;     // of the account that truly sits there
    json::object name;  // language to text, as it is sent; empty: it has none that may be told
    Reach reach = Reach::reads;
    friend bool operator==(const Colleague&, const Colleague&) = default;
};

}  // namespace multaqa::live
