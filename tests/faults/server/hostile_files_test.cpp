// Empty, broken, hostile and huge files against the real binary: a clear refusal each, and memory that stays bounded.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/faults/support/server_process.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/packed_workbook.hpp"

namespace multaqa::test {
namespace {

constexpr std::size_t kMegabyte = 1024 * 1024;

std::string calendar_of(std::size_t bytes) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    for (int n = 0; text.size() < bytes; ++n)
        text += "BEGIN:VEVENT\r\nUID:" + std::to_string(n) + "\r\nDTSTART:20270112T090000Z\r\nDURATION:PT1H\r\nSUMMARY:Meeting " + std::to_string(n) +
                "\r\nDESCRIPTION:" + std::string(900, 'd') + "\r\nEND:VEVENT\r\n";
    return text + "END:VCALENDAR\r\n";
}

std::string schedule_of(std::size_t bytes) {
    std::string text = "<schedule><conference><title>T</title></conference><day><room name=\"R\">";
    for (int n = 0; text.size() < bytes; ++n)
        text += "<event guid=\"g" + std::to_string(n) + "\"><date>2027-01-12T09:00:00Z</date><duration>01:00</duration><title>Talk</title><description>" +
                std::string(900, 'd') + "</description></event>";
    return text + "</room></day></schedule>";
}

std::string nested(const std::string& open, int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    return text;
}

class HostileFiles : public ::testing::Test {
  protected:
    void SetUp() override { server_.start(); }

    int import(const std::string& format, const std::string& body) {
        HttpClient client("127.0.0.1", server_.port());
        const std::string type = format == "ics" ? "text/calendar" : "application/xml";
        return client.request("POST", "/api/v1/imports?event=hostile&dryRun=true&format=" + format,
                              {{"Authorization", "Bearer " + server_.token()}, {"Content-Type", type}}, body).status;
    }

    int import_workbook(const std::string& body) {
        HttpClient client("127.0.0.1", server_.port());
        return client.request("POST", "/api/v1/imports?kind=people&dryRun=true&format=xlsx",
                              {{"Authorization", "Bearer " + server_.token()}, {"Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}},
                              body).status;
    }

    ServerProcess server_{"sqlite"};
};

TEST_F(HostileFiles, AreRefusedWithinBoundedMemory) {
    const std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY a \"" + std::string(1000, 'a') + "\"><!ENTITY b \"" + nested("&a;", 1000) +
                             "\"><!ENTITY c \"" + nested("&b;", 1000) + "\">]><schedule>&c;</schedule>";
    EXPECT_EQ(import("ics", ""), 422);
    EXPECT_EQ(import("frab", ""), 422);
    EXPECT_EQ(import("ics", std::string(kMegabyte, '\0')), 422);
    EXPECT_EQ(import("ics", nested("BEGIN:VCALENDAR\r\n", 100'000)), 422);
    EXPECT_EQ(import("frab", nested("<a>", 1'000'000)), 422);
    EXPECT_EQ(import("frab", bomb), 422);
    EXPECT_EQ(import("ics", "BEGIN:VCALENDAR\r\nX:" + std::string(15 * kMegabyte, 'x') + "\r\nEND:VCALENDAR\r\n"), 422);
    EXPECT_EQ(import("frab", "<schedule>" + std::string(15 * kMegabyte, 'x')), 422);
    const std::string row = "<row ht=\"" + std::string(4096, '1') + "\"/>";
    EXPECT_EQ(import_workbook(packed_workbook(repeated_part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", nested(row, 256), 3 * 1024,
                                                            "</sheetData></worksheet>"))), 422);  // three gigabytes
    // as large as allowed, and well-formed
    EXPECT_EQ(import("ics", calendar_of(15 * kMegabyte)), 200);
    EXPECT_EQ(import("frab", schedule_of(15 * kMegabyte)), 200);
    HttpClient raw("127.0.0.1", server_.port());
    raw.send_raw("POST /api/v1/imports?event=hostile&format=ics HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server_.token() +
                 "\r\nContent-Type: text/calendar\r\nContent-Length: 104857600\r\n\r\n");
    EXPECT_EQ(raw.read_answer("POST").status, 413);
    EXPECT_EQ(HttpClient("127.0.0.1", server_.port()).get("/readyz").status, 200);
    std::cout << "peak memory of the server over the set: " << server_.peak_memory_kib() / 1024 << " MiB (target 256)\n";
}

}  // namespace
}  // namespace multaqa::test
