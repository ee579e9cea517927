// What the matrix of rights is asked about: an account for each column, and something for each {id} of a path.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "tests/api/rights/matrix.hpp"
#include "tests/api/support/api_server.hpp"

namespace multaqa::test {

class RightsStage {
  public:
    explicit RightsStage(std::string_view database_kind);

    ApiServer& server() { return server_; }
    // The status of the line's request by the caller of this column. Parameters of the path are filled by thing().
    int ask(const MatrixLine& line, const std::string& caller);

  private:
    struct Programme {
        std::string event, session, slug;
    };
    Programme add_programme(const std::string& slug, std::string_view visibility);
    void add_callers();
    void add_roundabout_callers();
    void grant(const std::string& event, const std::string& email, std::string_view role);
    std::string target(const MatrixLine& line, const std::string& caller);
    std::string query_of(const MatrixLine& line) const;
    // What stands for the parameter `name` behind `collection` ("events" in "/events/{id}"): made anew where the request
    // may end it. New kinds of things are added there.
    std::string thing(std::string_view collection, std::string_view name, const std::string& variant, const std::string& caller);
    std::string standing_thing(std::string_view collection);
    std::string block_room();
    std::string recurrence_of(const std::string& event);
    std::string put_logo();
    HttpHeaders headers_of(const std::string& caller) const;
    std::string own_or_other(const std::string& variant, const std::string& caller);  // whose account: its column
    std::string sign_in_of(const std::string& caller);
    ApiClient& client(const std::string& caller) { return *clients_.at(caller); }

    ApiServer server_;
    ApiClient protocol_;
    ApiClient admin_;
    Stage stage_;
    std::map<std::string, Programme> programmes_;  // by variant
    std::map<std::string, std::unique_ptr<ApiClient>> clients_;
    std::map<std::string, std::string> accounts_;  // id by column
    std::string organization_;
    std::map<std::string, std::string> standing_;  // id by collection
    int made_ = 0;
};

}  // namespace multaqa::test
