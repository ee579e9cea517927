// Beast's HTTP parser writing into a RequestHead and a body: no allocation for a request without body.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "edge/net.hpp"
#include "edge/request_head.hpp"

namespace multaqa::edge {

class RequestParser final : public boost::beast::http::basic_parser<true> {
  public:
    // `head` is cleared and filled. Its views stay good as long as the parsed bytes stay where they are.
    explicit RequestParser(RequestHead& head);

    // What Beast lets pass and we refuse: several Host fields, or none in HTTP/1.1, and transfer codings other than
    // "chunked". To be asked after the header.
    bool is_acceptable() const;
    // Before the first byte of the body; error::body_limit beyond it.
    void take_body(std::string& body, std::size_t limit);

  private:
    using Error = boost::beast::error_code;
    using Text = boost::beast::string_view;
    using Field = boost::beast::http::field;

    void on_request_impl(boost::beast::http::verb verb, Text method, Text target, int version, Error& error) override;
    void on_response_impl(int, Text, int, Error&) override {}
    void on_field_impl(Field name, Text name_text, Text value, Error& error) override;
    void on_header_impl(Error&) override { header_done_ = true; }
    void on_body_init_impl(boost::optional<std::uint64_t> const&, Error&) override {}
    std::size_t on_body_impl(Text text, Error& error) override;
    void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text text, Error& error) override;
    void on_finish_impl(Error&) override {}

    RequestHead& head_;
    std::string* body_ = nullptr;
    std::size_t body_limit_ = 0;
    bool header_done_ = false;
};

}  // namespace multaqa::edge
