// What takes a resource, by name, for those who may know it.
#pragma once

#include <map>
#include <string>

#include "common/text/localized_text.hpp"

namespace multaqa::resources {

struct OwnerName {
    LocalizedText title;
    std::string event_slug;  // of a session; "" of a booking
};
using OwnerNames = std::map<std::string, OwnerName, std::less<>>;  // by the owner's id

}  // namespace multaqa::resources
