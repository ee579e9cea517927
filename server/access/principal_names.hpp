// What accounts and people are called, for those who may know it.
#pragma once

#include <map>
#include <string>

#include "common/text/localized_text.hpp"

namespace multaqa::access {

// By principal: "account:{id}", "person:{id}" (acts_for.hpp). Whose name is not known, or not to be told, is left out.
using PrincipalNames = std::map<std::string, LocalizedText, std::less<>>;

}  // namespace multaqa::access
