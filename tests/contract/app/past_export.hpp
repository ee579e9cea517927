// A JSON export taken back to older revisions, by what /changes tells of everything that came after them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/json/json.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {

// Every page of a list.
std::vector<json::object> listed(Opened& opened, const std::string& target, app::LocalClient::Query query = {});

// As written by app::write_json_export, with the bookings as one member more: no export carries them, a backup does.
json::object told_content(Opened& opened);

struct PastContent {
    json::object content;
    std::map<std::string, int> left_out;    // by member: came into being since
    std::map<std::string, int> taken_back;  // by member: changed or gone since
    std::set<std::string> untouched;        // "member/key": stands as it does today
};
// `present` is the told_content() of `source`; `revisions` by scope, a scope that is missing had none yet. What the log
// cannot tell (personal fields, members that follow from others) must not have changed since: that fails the test.
PastContent content_at(Opened& source, json::object present, const std::map<std::string, std::int64_t>& revisions);

// "member/key" of one item.
std::string name_of_item(std::string_view member, const json::value& item);

}  // namespace multaqa::test
