// The page and the manifests of the application, as the web build has made them, in the name of the institution.
#pragma once

#include <string>
#include <string_view>

#include "branding/branding.hpp"

namespace multaqa::branding {

// `page` is index.html: its language and direction become those of the default language, its title the name, and the member
// `content` of <meta name="multaqa-branding"> the branding as everybody reads it. What of these is not in it is left out.
std::string page_document(std::string_view page, const Branding& branding);

// `manifest` is a web manifest (W3C) for readers of `language`: the names, and the colour as the institution has it. Throws
// std::runtime_error where it is no JSON.
std::string manifest_document(std::string_view manifest, const Branding& branding, UiLanguage language);

}  // namespace multaqa::branding
