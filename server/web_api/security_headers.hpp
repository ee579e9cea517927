// Headers that every answer bears against sniffing, framing, leaking referrers and injected script.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace multaqa::web_api {

// Pages may load what our own origin serves and nothing inline; everything else may load nothing at all.
const std::vector<std::pair<std::string, std::string>>& security_headers(std::string_view content_type);

}  // namespace multaqa::web_api
