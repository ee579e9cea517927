#include "directory/organization.hpp"

#include "common/text/words.hpp"

namespace multaqa::directory {
namespace {

using Kind = OrganizationKind;
constexpr Words<Kind, 17> kOrganizationKinds{{{Kind::state, "state"},
                                  {Kind::region, "region"},
                                  {Kind::province, "province"},
                                  {Kind::prefecture, "prefecture"},
                                  {Kind::city, "city"},
                                  {Kind::parliament, "parliament"},
                                  {Kind::ministry, "ministry"},
                                  {Kind::embassy, "embassy"},
                                  {Kind::federation, "federation"},
                                  {Kind::association, "association"},
                                  {Kind::network, "network"},
                                  {Kind::fund, "fund"},
                                  {Kind::bank, "bank"},
                                  {Kind::university, "university"},
                                  {Kind::company, "company"},
                                  {Kind::international_organization, "international-organization"},
                                  {Kind::other, "other"}}};

}  // namespace

std::optional<OrganizationKind> parse_organization_kind(std::string_view text) {
    return parse_word(kOrganizationKinds, text);
}

std::string_view word(OrganizationKind kind) {
    return word_of(kOrganizationKinds, kind);
}

bool is_country_code(std::string_view text) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return text.size() == 2 && is_capital(text[0]) && is_capital(text[1]);
}

}  // namespace multaqa::directory
