// All routes of the branding, and what they need from the composition root.
#pragma once

#include <functional>
#include <string>

#include "command/executor.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::branding {

struct BrandingParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    std::string documents;  // folder of uploaded bytes that the database does not keep itself
    // Told on the pool, after the commit and before the answer. May be empty.
    std::function<void()> changed;
};

void add_routes(web_api::Router& router, const BrandingParts& parts);

}  // namespace multaqa::branding
