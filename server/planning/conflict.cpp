#include "planning/conflict.hpp"

#include "access/secret.hpp"
#include "common/text/base64url.hpp"

namespace multaqa::planning {

std::string opaque_occupancy_id(const std::string& occupancy_id) {
    return base64url_encode(access::hmac_sha256("multaqa.occupancy", occupancy_id).substr(0, 16));
}

}  // namespace multaqa::planning
