#include "web_api/prepared.hpp"

#include <gtest/gtest.h>

#include "web_api/gzip.hpp"

namespace multaqa::web_api {
namespace {

std::shared_ptr<const std::string> bytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

PreparedSource example() {
    return {.content_type = "application/json", .cache_control = "no-cache", .etag = "abc", .headers = {{"X-Extra", "1"}},
            .identity = bytes("identity"), .gzip = bytes("gz"), .brotli = bytes("b")};
}

std::string chosen(const Prepared& prepared, std::string_view accept_encoding) {
    return *prepared.choose(accepted_codings(accept_encoding)).body;
}

TEST(Prepare, WritesTheWholeHead) {
    const auto prepared = prepare(example());
    EXPECT_EQ(prepared->gzip->head,
              "HTTP/1.1 200 OK\r\n"
              "Content-Type: application/json\r\n"
              "Content-Length: 2\r\n"
              "ETag: \"abc-gz\"\r\n"
              "Content-Encoding: gzip\r\n"
              "Cache-Control: no-cache\r\n"
              "Vary: Accept-Encoding\r\n"
              "X-Extra: 1\r\n"
              "X-Content-Type-Options: nosniff\r\n"
              "Referrer-Policy: no-referrer\r\n"
              "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
              "X-Frame-Options: DENY\r\n"
              "Cross-Origin-Resource-Policy: same-origin\r\n");
    EXPECT_EQ(prepared->not_modified_head,
              "HTTP/1.1 304 Not Modified\r\nCache-Control: no-cache\r\nVary: Accept-Encoding\r\nX-Extra: 1\r\n");
}

TEST(Prepare, GivesEveryCodingATagOfItsOwn) {
    const auto prepared = prepare(example());
    EXPECT_EQ(prepared->identity.etag, "\"abc\"");
    EXPECT_EQ(prepared->gzip->etag, "\"abc-gz\"");
    EXPECT_EQ(prepared->brotli->etag, "\"abc-br\"");
}

TEST(Prepare, LetsPagesLoadTheirOwnOriginOnly) {
    auto source = example();
    source.content_type = "text/html; charset=utf-8";
    const auto head = prepare(source)->identity.head;
    EXPECT_NE(head.find("default-src 'self'"), std::string::npos);
    EXPECT_EQ(head.find("unsafe-inline"), std::string::npos);
}

TEST(Prepared, ChoosesTheSmallestThatIsAccepted) {
    const auto prepared = prepare(example());
    EXPECT_EQ(chosen(*prepared, "gzip, br"), "b");
    EXPECT_EQ(chosen(*prepared, "gzip"), "gz");
    EXPECT_EQ(chosen(*prepared, "br;q=0.5, gzip"), "gz");
    EXPECT_EQ(chosen(*prepared, ""), "identity");
    EXPECT_EQ(chosen(*prepared, "gzip;q=0, br;q=0"), "identity");
    EXPECT_EQ(chosen(*prepared, "identity, gzip;q=0.5"), "identity");
}

TEST(Prepared, ChoosesAmongTheTwinsThatThereAre) {
    auto source = example();
    source.brotli = nullptr;
    EXPECT_EQ(chosen(*prepare(source), "gzip, br"), "gz");
    source.gzip = nullptr;
    EXPECT_EQ(chosen(*prepare(source), "gzip, br"), "identity");
}

TEST(PreparedTable, FindsExactlyWhatWasPut) {
    PreparedTable table;
    const auto first = prepare(example()), second = prepare(example());
    table.put("/a?x=1", first);
    table.put({{"/b", first}, {"/a?x=1", second}});
    EXPECT_EQ(table.find("/a?x=1"), second);
    EXPECT_EQ(table.find("/b"), first);
    EXPECT_EQ(table.find("/a"), nullptr);
    table.remove("/b");
    table.remove("/never-there");
    EXPECT_EQ(table.find("/b"), nullptr);
    EXPECT_EQ(table.find("/a?x=1"), second);
}

TEST(Gzip, IsUndoneByGunzip) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += std::to_string(i % 97) + ",";
    for (const auto effort : {Effort::fast, Effort::best}) {
        const auto packed = gzip(text, effort);
        EXPECT_LT(packed.size(), text.size() / 4);
        EXPECT_EQ(gunzip(packed, text.size()), text);
        EXPECT_THROW(gunzip(packed, text.size() - 1), std::runtime_error);
    }
    EXPECT_EQ(gunzip(gzip(""), 0), "");
    EXPECT_THROW(gunzip("not gzip", 100), std::runtime_error);
}

}  // namespace
}  // namespace multaqa::web_api
