#include "programme/import_routes.hpp"

#include "common/limits.hpp"
#include "programme/event.hpp"
#include "programme/import_documents.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;

// What the client calls the body must fit the format that it names.
bool fits(std::string_view content_type, ImportFormat format) {
    const std::string_view type = content_type.substr(0, content_type.find(';'));
    if (format == ImportFormat::ics) return type == "text/calendar";
    return type == "application/xml" || type == "text/xml";
}

std::optional<SessionStatus> status_of(std::string_view word) {
    const auto status = parse_session_status(word);
    return status == SessionStatus::cancelled ? std::nullopt : status;
}

Result<ImportQuestion> import_question(Request& request) {
    std::vector<Fault> faults;
    ImportQuestion question;
    const auto format = parse_import_format(request.query_parameter("format").value_or(""));
    if (!format) faults.push_back({"?format", "fault.enum", {}});
    const auto event = request.query_parameter("event");
    if (!event || !is_slug(*event)) faults.push_back({"?event", event ? "fault.slug" : "fault.required", {}});
    const auto status = status_of(request.query_parameter("status").value_or("draft"));
    if (!status) faults.push_back({"?status", "fault.enum", {}});
    const std::string_view dry_run = request.query_parameter("dryRun").value_or("false");
    if (dry_run != "true" && dry_run != "false") faults.push_back({"?dryRun", "fault.enum", {}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    if (!fits(request.header("content-type"), *format)) return Problem{.code = ProblemCode::unsupported_media_type};
    question.format = *format;
    question.event = std::string(*event);
    question.status = *status;
    question.zone = std::string(request.query_parameter("timeZone").value_or(""));
    question.mode = dry_run == "true" ? ImportQuestion::Mode::dry_run : ImportQuestion::Mode::write;
    question.bytes = std::move(request.body);
    return question;
}

}  // namespace

ImportDesk::ImportDesk(ImportParts parts, const Messages& messages)
    : parts_(std::move(parts)), messages_(messages), pool_(limits::kImportsAtOnce, limits::kImportsAtOnce) {}

void ImportDesk::accept(const ExchangePtr& exchange) {
    auto question = import_question(exchange->request());
    if (question.has_error()) return exchange->answer(question.error());
    auto kept = std::make_shared<ImportQuestion>(std::move(*question));
    const bool taken = pool_.try_post([this, exchange, kept] {
        const auto report = import_programme(parts_, exchange->request().caller, exchange->request().id, *kept);
        if (report.has_error()) return exchange->answer(report.error());
        exchange->answer(web_api::json_response(200, import_report_json(*report, messages_)));
    });
    if (!taken) exchange->answer(Problem{.code = ProblemCode::overloaded, .retry_after = std::chrono::seconds(10)});
}

void ImportDesk::add_routes(web_api::Router& router) {
    router.add({web_api::Method::post, "/api/v1/imports", Entry::signed_in, [this](const ExchangePtr& exchange) { accept(exchange); },
                limits::kImportBodyBytes});
}

}  // namespace multaqa::programme
