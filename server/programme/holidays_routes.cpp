#include "programme/holidays_routes.hpp"

#include <utility>

#include "access/answer_routes.hpp"
#include "calendars/calendar_commands.hpp"
#include "calendars/calendar_queries.hpp"
#include "common/calendar_limits.hpp"
#include "common/text/utf8.hpp"
#include "programme/holidays_import.hpp"
#include "programme/import_documents.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::programme {
namespace {

using calendars::WorkingCalendar;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

struct HolidaysOrder {
    WorkingCalendarId calendar;
    std::int64_t version = 0;
    ImportQuestion::Mode mode = ImportQuestion::Mode::write;
    HolidaysQuestion question;
};

Result<HolidaysQuestion> holidays_question(Request& request, ImportQuestion::Mode& mode) {
    std::vector<Fault> faults;
    HolidaysQuestion question;
    const auto kind = calendars::parse_day_kind(request.query_parameter("kind").value_or("public"));
    if (!kind) faults.push_back({"?kind", "fault.enum", {}});
    question.kind = kind.value_or(question.kind);
    question.source = std::string(request.query_parameter("source").value_or(""));
    if (question.source.empty()) faults.push_back({"?source", "fault.required", {}});
    if (question.source.size() > limits::kCalendarSourceBytes)
        faults.push_back({"?source", "fault.too-long", {{"max", std::to_string(limits::kCalendarSourceBytes)}}});
    if (!is_plain_text(question.source)) faults.push_back({"?source", "fault.control-character", {}});
    const std::string_view dry_run = request.query_parameter("dryRun").value_or("false");
    if (dry_run != "true" && dry_run != "false") faults.push_back({"?dryRun", "fault.enum", {}});
    mode = dry_run == "true" ? ImportQuestion::Mode::dry_run : ImportQuestion::Mode::write;
    if (!faults.empty()) return validation_failed(std::move(faults));
    const auto type = request.header("content-type");
    if (type.substr(0, type.find(';')) != "text/calendar") return Problem{.code = ProblemCode::unsupported_media_type};
    question.bytes = std::move(request.body);
    return question;
}

// Whoever may not write hears that before anything else is looked at.
Result<HolidaysOrder> holidays_order(Request& request) {
    if (!request.caller.is_staff()) return not_found();
    auto id = access::id_of<WorkingCalendarId>(request);
    if (id.has_error()) return id.error();
    if (!request.caller.is_protocol()) return forbidden();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    HolidaysOrder order{std::move(*id), *version, ImportQuestion::Mode::write, {}};
    auto question = holidays_question(request, order.mode);
    if (question.has_error()) return question.error();
    order.question = std::move(*question);
    return order;
}

void import_holidays(const HolidaysParts& parts, const ExchangePtr& exchange) {
    const auto order = holidays_order(exchange->request());
    if (order.has_error()) return exchange->answer(order.error());
    const auto present = parts.database->read_value(
        [&](store::Connection& db) { return calendars::get_calendar(db, exchange->request().caller, order->calendar); });
    if (present.has_error()) return exchange->answer(present.error());
    if (present->version != order->version) return exchange->answer(Problem{.code = ProblemCode::version_mismatch});
    auto plan = plan_holidays(present->content, order->question, *parts.zones());
    if (plan.has_error()) return exchange->answer(plan.error());
    auto respond = [components = std::move(plan->components), mode = order->mode, messages = parts.messages](const WorkingCalendar& calendar) {
        return web_api::resource_response(200, holidays_report_json(components, mode, *messages), calendar.version);
    };
    if (order->mode == ImportQuestion::Mode::dry_run) return exchange->answer(respond(*present));
    access::answer_command<WorkingCalendar>(
        *parts.executor, exchange,
        calendars::update_calendar(order->calendar, order->version, putting(std::move(plan->days)), calendars::Origin::imported), respond);
}

}  // namespace

void add_holidays_routes(web_api::Router& router, const HolidaysParts& parts) {
    router.post("/api/v1/working-calendars/{id}/imports", web_api::Entry::signed_in,
                [parts](const ExchangePtr& exchange) { import_holidays(parts, exchange); });
}

}  // namespace multaqa::programme
