#include "common/json/reader.hpp"

#include <gtest/gtest.h>

#include "common/ids/id.hpp"

namespace multaqa::json {
namespace {

using Found = std::vector<std::pair<std::string, std::string>>;  // pointer, key

class Reading {
  public:
    explicit Reading(std::string_view text, std::string pointer = "")
        : source_(parse_trusted(text)), reader_(source_, faults_, std::move(pointer)) {}

    ObjectReader* operator->() { return &reader_; }
    Found faults() const {
        Found found;
        for (const auto& fault : faults_) found.emplace_back(fault.pointer, fault.key);
        return found;
    }
    const std::vector<Fault>& whole_faults() const { return faults_; }

  private:
    value source_;
    std::vector<Fault> faults_;
    ObjectReader reader_;
};

TEST(ObjectReader, ReadsEachKindOfField) {
    Reading body(R"({"text":"salle","number":7,"flag":true,"title":{"ar":"ا","fr":"b"},"start":"2027-01-12T09:00:00",
                     "date":"2027-01-12","duration":"PT1H30M","ids":["a","b"],"id":"01890a5d-ac96-774b-bcce-b302099a8057"})");
    EXPECT_EQ(body->required_text("text", 10), "salle");
    EXPECT_EQ(body->required_integer("number", 1, 10), 7);
    EXPECT_EQ(body->optional_flag("flag"), true);
    EXPECT_EQ(body->required_localized("title", 10), LocalizedText({{"ar", "ا"}, {"fr", "b"}}));
    EXPECT_EQ(body->optional_plain_date_time("start"), parse_plain_date_time("2027-01-12T09:00:00"));
    EXPECT_EQ(body->required_plain_date("date"), parse_plain_date("2027-01-12"));
    EXPECT_EQ(body->optional_duration("duration"), std::chrono::minutes{90});
    EXPECT_EQ(body->optional_texts("ids", 2, 1), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(body->required_id<RoomId>("id"), RoomId("01890a5d-ac96-774b-bcce-b302099a8057"));
    body->refuse_unknown();
    EXPECT_EQ(body.faults(), Found{});
}

TEST(ObjectReader, TellsAbsentFromNullFromPresent) {
    Reading body(R"({"n":null,"p":0})");
    EXPECT_EQ(body->presence("a"), Presence::absent);
    EXPECT_EQ(body->presence("n"), Presence::null);
    EXPECT_EQ(body->presence("p"), Presence::present);
}

TEST(ObjectReader, AcceptsOptionalFieldsThatAreMissingOrNull) {
    Reading body(R"({"text":null,"id":null})");
    EXPECT_EQ(body->optional_text("text", 10), std::nullopt);
    EXPECT_EQ(body->optional_integer("number", 1, 10), std::nullopt);
    EXPECT_EQ(body->optional_flag("flag"), std::nullopt);
    EXPECT_EQ(body->optional_localized("title", 10), std::nullopt);
    EXPECT_EQ(body->optional_plain_date_time("start"), std::nullopt);
    EXPECT_EQ(body->optional_plain_date("date"), std::nullopt);
    EXPECT_EQ(body->optional_duration("duration"), std::nullopt);
    EXPECT_EQ(body->optional_texts("ids", 1, 1), std::nullopt);
    EXPECT_EQ(body->optional_id<RoomId>("id"), std::nullopt);
    EXPECT_EQ(body.faults(), Found{});
}

TEST(ObjectReader, AsksForRequiredFieldsThatAreMissingOrNull) {
    Reading body(R"({"text":null})", "/sessions/0");
    body->required_text("text", 10);
    body->required_integer("number", 1, 10);
    body->required_localized("title", 10);
    body->required_plain_date("date");
    body->required_id<RoomId>("roomId");
    EXPECT_EQ(body.faults(), (Found{{"/sessions/0/text", "fault.required"},
                                    {"/sessions/0/number", "fault.required"},
                                    {"/sessions/0/title", "fault.required"},
                                    {"/sessions/0/date", "fault.required"},
                                    {"/sessions/0/roomId", "fault.required"}}));
}

TEST(ObjectReader, CollectsEveryFaultOfTheWrongKind) {
    Reading body(R"({"text":1,"number":"7","flag":"yes","title":"x","start":5,"date":[],"duration":{},"ids":{},"id":7,"word":1})");
    body->required_text("text", 10);
    body->required_integer("number", 1, 10);
    body->optional_flag("flag");
    body->optional_localized("title", 10);
    body->optional_plain_date_time("start");
    body->optional_plain_date("date");
    body->optional_duration("duration");
    body->optional_texts("ids", 1, 1);
    body->optional_id<RoomId>("id");
    body->optional_word("word", [](std::string_view) { return std::optional<int>(1); });
    Found wanted;
    for (const auto* const name : {"text", "number", "flag", "title", "start", "date", "duration", "ids", "id", "word"})
        wanted.emplace_back(std::string("/") + name, "fault.type");
    EXPECT_EQ(body.faults(), wanted);
}

TEST(ObjectReader, NamesTheFaultOfEachFormat) {
    Reading body(R"({"start":"2027-01-12T09:00:00Z","date":"12/01/2027","duration":"PT0M","id":"room 1","word":"perhaps"})");
    body->optional_plain_date_time("start");
    body->optional_plain_date("date");
    body->optional_duration("duration");
    body->optional_id<RoomId>("id");
    body->optional_word("word", [](std::string_view) { return std::optional<int>(); });
    EXPECT_EQ(body.faults(), (Found{{"/start", "fault.date-time"},
                                    {"/date", "fault.date"},
                                    {"/duration", "fault.duration"},
                                    {"/id", "fault.id"},
                                    {"/word", "fault.enum"}}));
}

TEST(ObjectReader, HoldsTextsToTheirLimitInBytes) {
    Reading body(R"({"a":"0123456789","b":"01234567890","c":"مممممم"})");
    EXPECT_EQ(body->required_text("a", 10), "0123456789");
    EXPECT_EQ(body->required_text("b", 10), std::nullopt);
    EXPECT_EQ(body->required_text("c", 10), std::nullopt);
    EXPECT_EQ(body.faults(), (Found{{"/b", "fault.too-long"}, {"/c", "fault.too-long"}}));
    EXPECT_EQ(body.whole_faults()[0].arguments, (std::vector<MessageArgument>{{"max", "10"}}));
}

TEST(ObjectReader, RefusesBlankRequiredTextsAndControlCharacters) {
    Reading body(R"({"a":" \n","b":"","c":"a\u0000b","d":"line\nbreak"})");
    body->required_text("a", 10);
    EXPECT_EQ(body->optional_text("b", 10), "");
    body->optional_text("c", 10);
    EXPECT_EQ(body->optional_text("d", 10), "line\nbreak");
    EXPECT_EQ(body.faults(), (Found{{"/a", "fault.empty-text"}, {"/c", "fault.control-character"}}));
}

TEST(ObjectReader, HoldsIntegersToTheirRange) {
    Reading body(R"({"a":0,"b":11,"c":10,"d":3.0,"e":3.5,"f":18446744073709551615,"g":1e300})");
    for (const auto* const name : {"a", "b", "c", "d", "e", "f", "g"}) body->optional_integer(name, 1, 10);
    EXPECT_EQ(body.faults(), (Found{{"/a", "fault.range"},
                                    {"/b", "fault.range"},
                                    {"/e", "fault.type"},
                                    {"/f", "fault.range"},
                                    {"/g", "fault.type"}}));
    EXPECT_EQ(body->optional_integer("d", 1, 10), 3);
}

TEST(ObjectReader, ChecksEachLanguageOfALocalizedText) {
    Reading body(R"({"t":{"ar":"ا","FR":"b","en":"","de":5,"it":"0123456789x"},"empty":{}})");
    EXPECT_EQ(body->required_localized("t", 10), std::nullopt);
    EXPECT_EQ(body->required_localized("empty", 10), std::nullopt);
    EXPECT_EQ(body->optional_localized("empty", 10), LocalizedText());
    EXPECT_EQ(body.faults(), (Found{{"/t/FR", "fault.language-tag"},
                                    {"/t/en", "fault.empty-text"},
                                    {"/t/de", "fault.type"},
                                    {"/t/it", "fault.too-long"},
                                    {"/empty", "fault.empty-text"}}));
}

TEST(ObjectReader, ChecksEachItemOfAList) {
    Reading body(R"({"a":["x",5,"yyy"],"b":["x","y","z"]})");
    EXPECT_EQ(body->optional_texts("a", 3, 2), std::nullopt);
    EXPECT_EQ(body->optional_texts("b", 2, 2), std::nullopt);
    EXPECT_EQ(body.faults(), (Found{{"/a/1", "fault.type"}, {"/a/2", "fault.too-long"}, {"/b", "fault.too-many-items"}}));
}

TEST(ObjectReader, RefusesFieldsThatNobodyAskedFor) {
    Reading body(R"({"known":1,"noted":2,"a/b~c":3,"Known":4})");
    body->optional_integer("known", 0, 9);
    body->note("noted");
    body->refuse_unknown();
    EXPECT_EQ(body.faults(), (Found{{"/a~1b~0c", "fault.unknown-field"}, {"/Known", "fault.unknown-field"}}));
}

TEST(ObjectReader, SaysOnceThatTheSourceIsNoObject) {
    Reading body("[]", "/sessions/1");
    EXPECT_EQ(body->required_text("text", 10), std::nullopt);
    EXPECT_EQ(body->required_id<RoomId>("id"), std::nullopt);
    body->refuse_unknown();
    EXPECT_EQ(body.faults(), (Found{{"/sessions/1", "fault.type"}}));
}

TEST(ObjectReader, StopsAtAHundredFaults) {
    std::string text = "{";
    for (int i = 0; i < 1000; ++i) text += (i == 0 ? "\"n" : ",\"n") + std::to_string(i) + "\":1";
    Reading body(text + "}");
    body->refuse_unknown();
    EXPECT_EQ(body.faults().size(), 100U);
}

TEST(LocalizedJson, GoesThereAndBack) {
    const LocalizedText text({{"ar", "ملتقى"}, {"fr-MA", "rencontre"}});
    EXPECT_EQ(serialize(to_json(text)), R"({"ar":"ملتقى","fr-MA":"rencontre"})");
    EXPECT_EQ(localized_from_json(parse_trusted(serialize(to_json(text)))), text);
}

}  // namespace
}  // namespace multaqa::json
