#include "programme/import_routes.hpp"

#include "common/limits.hpp"
#include "programme/event.hpp"
#include "programme/import_documents.hpp"
#include "programme/zone_answers_codec.hpp"

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
    auto answers = zone_answers(request.query_parameter("timeZones").value_or(""), faults);
    if (!faults.empty()) return validation_failed(std::move(faults));
    if (!fits(request.header("content-type"), *format)) return Problem{.code = ProblemCode::unsupported_media_type};
    question.format = *format;
    question.event = std::string(*event);
    question.status = *status;
    question.zone = std::string(request.query_parameter("timeZone").value_or(""));
    question.zone_answers = std::move(answers);
    question.mode = dry_run == "true" ? ImportQuestion::Mode::dry_run : ImportQuestion::Mode::write;
    question.bytes = std::move(request.body);
    return question;
}

bool fits(std::string_view content_type, directory::TableFormat format) {
    const std::string_view type = content_type.substr(0, content_type.find(';'));
    if (format == directory::TableFormat::csv) return type == "text/csv";
    return type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

// The parameters that say whose ids the file holds and where to look in it.
void read_source(const Request& request, directory::TableQuestion& question, std::vector<Fault>& faults) {
    question.sheet = std::string(request.query_parameter("sheet").value_or(""));
    question.source = std::string(request.query_parameter("source").value_or(question.source));
    if (!is_slug(question.source)) faults.push_back({"?source", "fault.slug", {}});
    question.zone = std::string(request.query_parameter("timeZone").value_or(""));
}

Result<TableOrder> table_order(Request& request, directory::TableFormat format) {
    std::vector<Fault> faults;
    TableOrder order;
    order.question.format = format;
    const auto kind = parse_table_kind(request.query_parameter("kind").value_or(""));
    if (!kind) faults.push_back({"?kind", request.query_parameter("kind") ? "fault.enum" : "fault.required", {}});
    order.event = std::string(request.query_parameter("event").value_or(""));
    if (kind == TableKind::sessions && !is_slug(order.event)) faults.push_back({"?event", order.event.empty() ? "fault.required" : "fault.slug", {}});
    const auto status = status_of(request.query_parameter("status").value_or("draft"));
    if (!status) faults.push_back({"?status", "fault.enum", {}});
    const std::string_view dry_run = request.query_parameter("dryRun").value_or("false");
    if (dry_run != "true" && dry_run != "false") faults.push_back({"?dryRun", "fault.enum", {}});
    read_source(request, order.question, faults);
    if (!faults.empty()) return validation_failed(std::move(faults));
    if (!fits(request.header("content-type"), format)) return Problem{.code = ProblemCode::unsupported_media_type};
    order.kind = *kind;
    order.status = *status;
    order.question.mode = dry_run == "true" ? tables::Mode::dry_run : tables::Mode::write;
    order.question.bytes = std::move(request.body);
    return order;
}

}  // namespace

ImportDesk::ImportDesk(ImportParts parts, directory::TableParts tables)
    : parts_(std::move(parts)), tables_(std::move(tables)), pool_(limits::kImportsAtOnce, limits::kImportsAtOnce) {}

void ImportDesk::run(const ExchangePtr& exchange, std::function<Result<web_api::Response>()> work) {
    const bool taken = pool_.try_post([exchange, work = std::move(work)] { exchange->answer(work()); });
    if (!taken) exchange->answer(Problem{.code = ProblemCode::overloaded, .retry_after = std::chrono::seconds(10)});
}

void ImportDesk::accept(const ExchangePtr& exchange) {
    if (const auto format = directory::parse_table_format(exchange->request().query_parameter("format").value_or(""))) return accept_table(exchange, *format);
    auto question = import_question(exchange->request());
    if (question.has_error()) return exchange->answer(question.error());
    auto kept = std::make_shared<ImportQuestion>(std::move(*question));
    run(exchange, [this, exchange, kept]() -> Result<web_api::Response> {
        const auto report = import_programme(parts_, exchange->request().caller, exchange->request().id, *kept);
        if (report.has_error()) return report.error();
        return web_api::json_response(200, import_report_json(*report, *tables_.messages));
    });
}

void ImportDesk::accept_table(const ExchangePtr& exchange, directory::TableFormat format) {
    // whoever may import nothing hears of no fault of his request
    // (of sessions, the event decides)
    const bool is_of_event = exchange->request().query_parameter("kind") == "sessions";
    if (!is_of_event && !exchange->request().caller.is_staff()) return exchange->answer(forbidden());
    auto order = table_order(exchange->request(), format);
    if (order.has_error()) return exchange->answer(order.error());
    auto kept = std::make_shared<TableOrder>(std::move(*order));
    run(exchange, [this, exchange, kept]() -> Result<web_api::Response> {
        const auto report = import_table(parts_, tables_, exchange->request().caller, exchange->request().id, *kept);
        if (report.has_error()) return report.error();
        return web_api::json_response(200, tables::to_json(*report, *tables_.messages));
    });
}

void ImportDesk::add_routes(web_api::Router& router) {
    router.add({web_api::Method::post, "/api/v1/imports", Entry::signed_in, [this](const ExchangePtr& exchange) { accept(exchange); },
                limits::kImportBodyBytes});
}

}  // namespace multaqa::programme
