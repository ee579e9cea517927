// What is answered to who may join.
#pragma once

#include "common/json/json.hpp"
#include "programme/join_answer.hpp"

namespace multaqa::programme {

// JoinAnswer of schema/openapi.yaml.
json::object join_json(const JoinAnswer& answer);

}  // namespace multaqa::programme
