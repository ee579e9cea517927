// The demo (DECISIONS 44): JSON files in the API's own shapes, loaded through the API's own routes, released once.
#pragma once

#include <string>
#include <vector>

#include "app/local_client.hpp"

namespace multaqa::app {

struct DemoAccount {
    std::string email;
    std::string role;
    std::string password;
};

// Loads every *.json of the folder in order of name. In a file, "@key" stands for the id of the thing with that
// "key". Throws std::runtime_error naming file and thing when one is refused: the demo is ours and must be right.
struct DemoEvent {
    std::string id;
    std::string slug;
};
std::vector<DemoEvent> load_demo(LocalClient& client, const std::string& folder);

// One account per role at multaqa.example, with random passwords.
std::vector<DemoAccount> make_demo_accounts();
// DATA/demo-accounts.json, readable by the owner alone; written before the accounts are made.
void write_demo_accounts(const std::string& data_folder, const std::vector<DemoAccount>& accounts);
std::vector<DemoAccount> read_demo_accounts(const std::string& data_folder);

}  // namespace multaqa::app
