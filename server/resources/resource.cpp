#include "resources/resource.hpp"

#include <algorithm>

namespace multaqa::resources {
namespace {

constexpr std::string_view kOwnerOfAll = "resource-owner";

}  // namespace

Right right_over(const Caller& caller, const std::optional<OrganizationId>& owner) {
    if (caller.is_protocol()) return Right::decide;
    const std::string own = owner ? "organization:" + owner->text() : "";
    const bool is_granted = std::any_of(caller.grants.begin(), caller.grants.end(), [&](const Grant& grant) {
        return grant.scope == kOwnerOfAll || (owner && grant.scope == own);
    });
    return is_granted ? Right::decide : Right::request;
}

}  // namespace multaqa::resources
