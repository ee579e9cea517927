// The parts of the edge that need no socket.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "edge/admission.hpp"
#include "edge/read_buffer.hpp"
#include "edge/request_head.hpp"
#include "edge/response_head.hpp"
#include "edge/static_files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::edge {
namespace {

using State = HeaderScan::State;

HeaderScan scan(std::string_view text) { return scan_header(text, 0, 200, 100); }

TEST(ScanHeader, FindsTheEndAtWhateverPieceTheBytesArrive) {
    const std::string text = "\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\nrest";
    std::size_t scanned = 0;
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const auto result = scan_header(std::string_view(text).substr(0, size), scanned, 200, 100);
        const bool whole = size >= text.size() - 4;
        EXPECT_EQ(result.state, whole ? State::complete : State::incomplete) << size;
        if (whole) EXPECT_EQ(result.skipped + result.size, text.size() - 4);
        if (!whole) scanned = size;
    }
}

TEST(ScanHeader, RefusesBareLineFeedsAndFolds) {
    EXPECT_EQ(scan("GET / HTTP/1.1\n").state, State::malformed);
    EXPECT_EQ(scan("GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n").state, State::malformed);
    EXPECT_EQ(scan("GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n").state, State::malformed);
    EXPECT_EQ(scan("GET / HTTP/1.1\r\nA: b\r\n\tc").state, State::malformed);
    EXPECT_EQ(scan("1ET / HTTP/1.1").state, State::malformed);
}

TEST(ScanHeader, KeepsItsLimits) {
    EXPECT_EQ(scan("GET /" + std::string(130, 'a')).state, State::target_too_long);
    EXPECT_EQ(scan("GET / HTTP/1.1\r\nA: " + std::string(200, 'a')).state, State::too_large);
    EXPECT_EQ(scan("GET / HTTP/1.1\r\nA: " + std::string(160, 'a') + "\r\n\r\n").state, State::complete);
}

TEST(ReadBuffer, KeepsItsTextWhileItGrowsAndShifts) {
    ReadBuffer buffer;
    std::string expected;
    for (int round = 0; round < 200; ++round) {
        buffer.make_room(100);
        std::fill_n(buffer.free_begin(), 100, static_cast<char>('a' + round % 26));
        buffer.commit(100);
        expected.append(100, static_cast<char>('a' + round % 26));
        const std::size_t used = round % 3 == 0 ? 150 : 70;
        buffer.consume(std::min(used, expected.size()));
        expected.erase(0, std::min(used, expected.size()));
        ASSERT_EQ(buffer.text(), expected);
    }
}

TEST(Admission, CountsByAddressAndInAll) {
    Admission admission(3, 2, {"198.51.100.1"});
    auto a = admission.admit("192.0.2.1"), b = admission.admit("192.0.2.1");
    EXPECT_FALSE(admission.admit("192.0.2.1"));
    {
        const auto c = admission.admit("192.0.2.2");
        EXPECT_TRUE(c);
        EXPECT_FALSE(admission.admit("198.51.100.1")) << "full";
    }
    const auto moved = std::move(a);
    EXPECT_EQ(admission.count(), 2U);
    EXPECT_TRUE(moved);
    EXPECT_TRUE(b);
}

TEST(Admission, TakesAnIpv6NetworkForOneAddress) {
    EXPECT_EQ(admission_key("2001:db8:1:2::1"), admission_key("2001:db8:1:2:ffff::9"));
    EXPECT_NE(admission_key("2001:db8:1:2::1"), admission_key("2001:db8:1:3::1"));
    EXPECT_EQ(admission_key("192.0.2.1"), "192.0.2.1");
}

TEST(AppendHead, LeavesOutHeadersThatWouldSplitTheAnswer) {
    web_api::Response response{.status = 201, .headers = {{"A", "b"}, {"Evil", "x\r\nSet-Cookie: y"}, {"E\nvil", "x"}}, .body = nullptr};
    std::string head;
    append_head(head, response);
    EXPECT_EQ(head, "HTTP/1.1 201 Created\r\nA: b\r\nContent-Length: 0\r\n");
}

TEST(AppendHead, GivesNoLengthWhereNoneMayStand) {
    for (const int status : {204, 304}) {
        std::string head;
        append_head(head, web_api::Response{.status = status, .headers = {}, .body = nullptr});
        EXPECT_EQ(head.find("Content-Length"), std::string::npos);
    }
}

TEST(StaticFiles, AreLoadedWithTheirTwins) {
    const test::TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "assets");
    const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(folder.path() / name) << text; };
    write("index.html", "<!doctype html>");
    write("sw.js", std::string(5'000, 'x'));
    write("assets/a-12ab.js", "script");
    write("assets/a-12ab.js.br", "br");
    write("assets/a-12ab.js.gz", "gz");
    write("assets/font.woff2", "font");
    write(".hidden", "secret");
    web_api::PreparedTable table;
    table.put(load_static_files(folder.path()));
    EXPECT_EQ(table.find("/"), table.find("/index.html"));
    EXPECT_NE(table.find("/")->identity.head.find("Content-Type: text/html; charset=utf-8\r\n"), std::string::npos);
    EXPECT_NE(table.find("/")->identity.head.find("Cache-Control: no-cache\r\n"), std::string::npos);
    const auto script = table.find("/assets/a-12ab.js");
    EXPECT_NE(script->identity.head.find("max-age=31536000, immutable"), std::string::npos);
    EXPECT_EQ(*script->brotli->body, "br");
    EXPECT_EQ(*script->gzip->body, "gz");
    EXPECT_NE(table.find("/sw.js")->gzip, nullptr) << "packed at load";
    EXPECT_NE(table.find("/assets/font.woff2")->identity.head.find("font/woff2"), std::string::npos);
    EXPECT_EQ(table.find("/.hidden"), nullptr);
    EXPECT_EQ(table.find("/assets/a-12ab.js.gz"), nullptr);
}

TEST(StaticFiles, MayBeMissing) { EXPECT_TRUE(load_static_files("/nonexistent/folder").empty()); }

}  // namespace
}  // namespace multaqa::edge
