// All SQL of the branding: its one row.
#pragma once

#include "branding/branding.hpp"
#include "store/connection.hpp"

namespace multaqa::branding::branding_store {

Branding get(store::Connection& db);
void update(store::Connection& db, const Branding& branding, Instant now);

}  // namespace multaqa::branding::branding_store
