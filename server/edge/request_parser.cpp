#include "edge/request_parser.hpp"

#include <boost/beast/http/error.hpp>

#include "web_api/header_values.hpp"

namespace multaqa::edge {
namespace {

namespace http = boost::beast::http;
using web_api::Method;

Method method_of(http::verb verb) {
    switch (verb) {
        case http::verb::get: return Method::get;
        case http::verb::head: return Method::head;
        case http::verb::post: return Method::post;
        case http::verb::put: return Method::put;
        case http::verb::patch: return Method::patch;
        case http::verb::delete_: return Method::delete_;
        case http::verb::options: return Method::options;
        default: return Method::other;
    }
}

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

RequestParser::RequestParser(RequestHead& head) : head_(head) {
    head_.clear();
    header_limit(static_cast<std::uint32_t>(-1));  // scan_header() has seen to it
    body_limit(boost::none);                       // known only when the route is
}

bool RequestParser::is_acceptable() const {
    if (head_.hosts > 1 || (head_.version == 11 && head_.hosts == 0)) return false;
    if (head_.transfer_encoding.empty()) return true;
    return head_.version == 11 && web_api::equal_ignoring_case(head_.transfer_encoding, "chunked");
}

void RequestParser::take_body(std::string& body, std::size_t limit) {
    body_ = &body;
    body_limit_ = limit;
}

void RequestParser::on_request_impl(http::verb verb, Text, Text target, int version, Error&) {
    head_.method = method_of(verb);
    head_.target = view(target);
    head_.version = version;
}

void RequestParser::on_field_impl(Field name, Text name_text, Text value, Error&) {
    if (header_done_) return;  // trailers: nobody here needs them
    const auto text = view(value);
    head_.fields.emplace_back(view(name_text), text);
    switch (name) {
        case http::field::host: head_.host = text; ++head_.hosts; break;
        case http::field::accept_encoding: head_.accept_encoding = text; break;
        case http::field::if_none_match: head_.if_none_match = text; break;
        case http::field::expect: head_.expect = text; break;
        case http::field::upgrade: head_.upgrade = text; break;
        case http::field::transfer_encoding:
            head_.transfer_encoding = head_.transfer_encoding.empty() ? text : std::string_view("several");
            break;
        case http::field::cookie:
        case http::field::authorization: ++head_.credentials; break;
        case http::field::unknown:
            if (web_api::equal_ignoring_case(view(name_text), "x-request-id")) head_.request_id = text;
            break;
        default: break;
    }
}

std::size_t RequestParser::on_body_impl(Text text, Error& error) {
    if (!body_ || body_->size() + text.size() > body_limit_) {
        error = http::error::body_limit;
        return 0;
    }
    body_->append(text.data(), text.size());
    return text.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text text, Error& error) {
    return on_body_impl(text, error);
}

}  // namespace multaqa::edge
