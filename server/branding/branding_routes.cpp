// /branding: the name, colour, language and letterhead of the institution; /branding/logo: its picture.
#include "branding/branding_routes.hpp"

#include <memory>
#include <utility>

#include "access/answer_routes.hpp"
#include "branding/branding_codec.hpp"
#include "branding/branding_commands.hpp"
#include "branding/branding_queries.hpp"
#include "common/limits.hpp"
#include "programme/document.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::branding {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;
using BrandingCommand = Result<command::Command<Branding>>;

constexpr const char* kBranding = "/api/v1/branding";
constexpr const char* kLogo = "/api/v1/branding/logo";

Response respond_with_branding(const Branding& branding) {
    auto response = web_api::resource_response(200, branding_json(branding), branding.version);
    return std::move(response.with("Cache-Control", "no-cache"));
}

// The bytes of an address never change, and no other type is ever said of them than the one they were found to have.
Result<Response> show_logo(const BrandingParts& parts, const Request& request) {
    const auto sha256 = request.path_parameter("sha256");
    auto logo = parts.database->read_value([&](store::Connection& db) { return find_logo(db, parts.documents, sha256); });
    if (!logo) return not_found();
    Response response{200, {{"Content-Type", logo->media_type}}, std::move(logo->bytes)};
    return std::move(response.with("ETag", "\"" + std::string(sha256) + "\"")
                         .with("Cache-Control", "public, max-age=31536000, immutable"));
}

// Whoever may not change it hears that before anything else is looked at.
Result<std::int64_t> version_to_change(const Request& request) {
    if (!may_change_branding(request.caller)) return forbidden();
    return web_api::required_version(request);
}

BrandingCommand branding_put(const Request& request) {
    const auto version = version_to_change(request);
    if (version.has_error()) return version.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    auto content = read_branding(*body);
    if (content.has_error()) return content.error();
    return put_branding({*version, std::move(*content)});
}

BrandingCommand logo_put(const BrandingParts& parts, Request& request) {
    const auto version = version_to_change(request);
    if (version.has_error()) return version.error();
    auto media_type = programme::bare_media_type(request.header("content-type"));
    if (!is_picture_type(media_type)) return Problem{.code = ProblemCode::unsupported_media_type};
    if (request.body.empty()) return validation_failed("", "fault.required");
    auto bytes = std::make_shared<const std::string>(std::move(request.body));
    return put_logo(*parts.database, parts.documents, request.caller, {*version, std::move(media_type), std::move(bytes)});
}

BrandingCommand logo_removal(const Request& request) {
    const auto version = version_to_change(request);
    if (version.has_error()) return version.error();
    return remove_logo(*version);
}

void answer_branding(const BrandingParts& parts, const ExchangePtr& exchange, BrandingCommand command) {
    access::answer_command<Branding>(*parts.executor, exchange, std::move(command), [changed = parts.changed](const Branding& branding) {
        if (changed) changed();
        return respond_with_branding(branding);
    });
}

}  // namespace

void add_routes(web_api::Router& router, const BrandingParts& parts) {
    router.get(kBranding, Entry::anyone, [parts](const Request&) -> Result<Response> {
        return respond_with_branding(parts.database->read_value(get_branding));
    });
    router.put(kBranding, Entry::signed_in,
               [parts](const ExchangePtr& exchange) { answer_branding(parts, exchange, branding_put(exchange->request())); });
    router.get(std::string(kLogo) + "/{sha256}", Entry::anyone, [parts](const Request& request) { return show_logo(parts, request); });
    router.add({web_api::Method::put, kLogo, Entry::signed_in,
                [parts](const ExchangePtr& exchange) { answer_branding(parts, exchange, logo_put(parts, exchange->request())); },
                limits::kLogoBytes});
    router.delete_(kLogo, Entry::signed_in,
                   [parts](const ExchangePtr& exchange) { answer_branding(parts, exchange, logo_removal(exchange->request())); });
}

}  // namespace multaqa::branding
