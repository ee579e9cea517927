#include "web_api/exchange.hpp"

#include <exception>
#include <utility>

#include "common/log.hpp"

namespace multaqa::web_api {

Exchange::Exchange(Request request, Respond respond, Render render)
    : request_(std::move(request)), respond_(std::move(respond)), render_(std::move(render)) {}

Exchange::~Exchange() {
    if (answered_.load()) return;
    log::error("request-unanswered", {{"request", request_.id}});
    try {
        answer(Problem{.code = ProblemCode::internal_error});
    } catch (const std::exception&) {
        log::error("request-answer-failed", {{"request", request_.id}});
    }
}

void Exchange::answer(Response response) {
    if (answered_.exchange(true)) {
        log::error("request-answered-twice", {{"request", request_.id}});
        return;
    }
    respond_(std::move(response));
}

void Exchange::answer(const Problem& problem) { answer(render_(problem, request_)); }

void Exchange::answer(Result<Response> result) {
    if (result.has_error()) return answer(result.error());
    answer(std::move(*result));
}

}  // namespace multaqa::web_api
