// What the log of changes leaves out, since every change has it.
#pragma once

#include "common/json/json.hpp"

namespace multaqa::programme {

inline json::object without_version(json::object fields) {
    fields.erase("version");
    fields.erase("updated");
    return fields;
}

}  // namespace multaqa::programme
